// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/services/quickcontact.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/servertext.h"
#include "app/ui/widgets/styleproperty.h"
#include "app/ui/widgets/theme.h"
#include "shared/core/localtext.h"
#include "shared/core/validation.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int shownLines = 5;

QLabel *contactLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

QuickContact::QuickContact(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_form(new QWidget)
    , m_label(contactLabel(m_form, u"firstMessageLabel"_s))
    , m_openingsButton(new QPushButton(m_form))
    , m_openings(new QMenu(m_openingsButton))
    , m_edit(new QPlainTextEdit(m_form))
    , m_counter(contactLabel(m_form, u"firstMessageCountLabel"_s))
    , m_problem(contactLabel(m_form, u"contactProblemLabel"_s))
    , m_sendButton(new QPushButton(m_form))
    , m_knownLabel(contactLabel(this, u"knownLabel"_s))
    , m_continueButton(new QPushButton(this))
    , m_whyNot(contactLabel(this, u"whyNotLabel"_s))
{
    buildForm();
    auto *known = new QWidget;
    auto *knownColumn = new QVBoxLayout(known);
    knownColumn->setContentsMargins(0, 0, 0, 0);
    knownColumn->setSpacing(grid);
    knownColumn->addStretch(1);
    knownColumn->addWidget(m_knownLabel);
    knownColumn->addWidget(m_continueButton, 0, Qt::AlignRight);
    m_continueButton->setObjectName(u"continueButton"_s);
    m_continueButton->setProperty("kind", u"primary"_s);
    m_whyNot->setProperty("tone", u"muted"_s);
    m_whyNot->setAlignment(Qt::AlignBottom | Qt::AlignLeft);
    for (QWidget *page : std::initializer_list<QWidget *>{m_form, known, m_whyNot})
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_continueButton, &QPushButton::clicked, this, &QuickContact::continueRequested);
    retranslate();
}

void QuickContact::buildForm()
{
    m_label->setProperty("tone", u"strong"_s);
    m_label->setWordWrap(false);
    m_label->setBuddy(m_edit);
    m_openingsButton->setObjectName(u"openingsButton"_s);
    m_openingsButton->setProperty("kind", u"link"_s);
    m_openingsButton->setAutoDefault(false);
    m_openings->setObjectName(u"openingsMenu"_s);
    m_openingsButton->setMenu(m_openings);
    m_edit->setObjectName(u"firstMessageEdit"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    m_counter->setProperty("tone", u"muted"_s);
    m_counter->setProperty("textSize", u"meta"_s);
    m_problem->setProperty("tone", u"danger"_s);
    m_problem->hide();
    m_sendButton->setObjectName(u"sendFirstButton"_s);
    m_sendButton->setProperty("kind", u"primary"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_label, 1);
    top->addWidget(m_openingsButton);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_counter, 1);
    bottom->addWidget(m_sendButton);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid / 2);
    column->addLayout(top);
    column->addWidget(m_edit, 1);
    column->addWidget(m_problem);
    column->addLayout(bottom);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_problem->hide();
        refresh();
        Q_EMIT textChanged();
    });
    connect(m_sendButton, &QPushButton::clicked, this, &QuickContact::send);
}

void QuickContact::setState(State state, const QString &provider)
{
    m_state = state;
    m_provider = provider;
    m_stack->setCurrentIndex(int(state));
    retranslate();
}

void QuickContact::setLimit(int codePoints)
{
    m_limit = codePoints;
    refresh();
}

void QuickContact::setSending(bool isSending)
{
    m_isSending = isSending;
    m_edit->setReadOnly(isSending);
    retranslate();
}

// The fields of the request that are not shown here are ours to fill: what is said of them stands with the rest.
void QuickContact::showError(const Error &error)
{
    QStringList sentences;
    for (const FieldError &field : error.fields) {
        for (const QString &sentence : field.messages)
            sentences << localizedServerText(sentence);
    }
    if (sentences.isEmpty())
        sentences << localizedServerText(error.firstMessage());
    m_problem->setText(sentences.join(u' '));
    m_problem->show();
    m_edit->setAccessibleDescription(m_problem->text());
    focusContact();
}

void QuickContact::clear()
{
    m_edit->clear();
    m_problem->hide();
}

void QuickContact::focusContact()
{
    if (m_state != State::NotAllowed) {
        QWidget *target = m_state == State::New ? static_cast<QWidget *>(m_edit) : m_continueButton;
        target->setFocus(Qt::OtherFocusReason);
    }
}

QString QuickContact::text() const
{
    return m_edit->toPlainText().trimmed();
}

void QuickContact::send()
{
    if (m_sendButton->isEnabled())
        Q_EMIT sendRequested();
}

bool QuickContact::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            send();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QuickContact::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refresh();
    QWidget::changeEvent(event);
}

void QuickContact::refresh()
{
    const int count = int(validation::codePointCount(text()));
    const bool isTooLong = m_limit > 0 && count > m_limit;
    m_counter->setText(m_limit > 0
            ? tr("%1 of %2 characters").arg(localtext::toString(count), localtext::toString(m_limit))
            : QString());
    setStyleProperty(*m_counter, "tone", isTooLong ? u"danger"_s : u"muted"_s);
    m_sendButton->setEnabled(count > 0 && !isTooLong && !m_isSending);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * shownLines + 3 * grid);
}

void QuickContact::fillOpenings()
{
    m_openings->clear();
    for (const QString &opening :
        {tr("Hello! Is this service available this week?"), tr("Hello! How much would it cost at my place?"),
            tr("Hello! When could you come?"), tr("Hello! I would like to know more about this service.")}) {
        connect(m_openings->addAction(opening), &QAction::triggered, this, [this, opening] {
            m_edit->setPlainText(opening);
            m_edit->moveCursor(QTextCursor::End);
            focusContact();
        });
    }
}

void QuickContact::retranslate()
{
    const QString name = displaytext::isolated(m_provider);
    m_label->setText(tr("Your &first message"));
    m_openingsButton->setText(tr("&Openings") + u" ▾");
    m_openingsButton->setAccessibleName(tr("Openings"));
    m_openingsButton->setToolTip(tr("Begin with a sentence that is ready (Alt+O)"));
    m_edit->setPlaceholderText(tr("What do you need, where, and when?"));
    m_edit->setAccessibleName(tr("Your first message"));
    m_edit->setToolTip(tr("Send with Ctrl+Enter"));
    m_sendButton->setText(m_isSending ? tr("Sending…") : tr("Send"));
    m_sendButton->setToolTip(tr("Send (Ctrl+Enter)"));
    m_knownLabel->setText(tr("You already talk with %1 about this service.").arg(name));
    m_continueButton->setText(tr("Continue chat"));
    m_whyNot->setText(tr("Customers begin the conversations. Whoever wants a service writes to its provider, and it "
                         "stands in your list then."));
    fillOpenings();
    refresh();
}

} // namespace chautari
