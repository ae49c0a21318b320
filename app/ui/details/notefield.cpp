// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/details/notefield.h"

#include "app/ui/widgets/styleproperty.h"
#include "app/ui/widgets/theme.h"
#include "shared/core/localtext.h"
#include "shared/core/validation.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int pauseMs = 800;
constexpr int noteLines = 3;
constexpr int nearTenths = 8; // of the limit: from here on it is counted

} // namespace

NoteField::NoteField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_hint(new QLabel(this))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    m_edit->setObjectName(u"noteEdit"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    m_hint->setObjectName(u"noteHintLabel"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setProperty("textSize", u"meta"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid / 2);
    column->addWidget(m_edit);
    column->addWidget(m_hint);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_pause.start();
        refresh();
    });
    connect(&m_pause, &QTimer::timeout, this, &NoteField::save);
    retranslate();
}

void NoteField::setNote(ConversationId conversation, const QString &note, int limit)
{
    m_limit = limit;
    if (conversation != m_conversation) {
        save();
    } else if (text() != m_said || note == m_said) {
        refresh();
        return;
    }
    m_conversation = conversation;
    m_said = note.trimmed();
    m_pause.stop();
    const QSignalBlocker blocker(m_edit);
    m_edit->setPlainText(note);
    refresh();
}

void NoteField::save()
{
    m_pause.stop();
    if (!m_conversation.isValid() || text() == m_said || isTooLong())
        return;
    m_said = text();
    Q_EMIT noteWritten(m_conversation, m_said);
}

QString NoteField::text() const
{
    return m_edit->toPlainText().trimmed();
}

bool NoteField::isTooLong() const
{
    return m_limit > 0 && validation::codePointCount(text()) > m_limit;
}

bool NoteField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide))
        save();
    return QWidget::eventFilter(watched, event);
}

void NoteField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refresh();
    QWidget::changeEvent(event);
}

void NoteField::refresh()
{
    const int count = int(validation::codePointCount(text()));
    QString hint = tr("Only you see this.");
    if (isTooLong())
        hint = tr("This note is not saved: it has %1 of %2 characters.")
                   .arg(localtext::toString(count), localtext::toString(m_limit));
    else if (m_limit > 0 && count * 10 > m_limit * nearTenths)
        hint = tr("%1 of %2 characters").arg(localtext::toString(count), localtext::toString(m_limit));
    m_hint->setText(hint);
    m_edit->setAccessibleDescription(hint);
    setStyleProperty(*m_hint, "tone", isTooLong() ? u"danger"_s : u"muted"_s);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * noteLines + 3 * grid);
}

void NoteField::retranslate()
{
    m_edit->setPlaceholderText(tr("What to remember about this"));
    m_edit->setAccessibleName(tr("Private note"));
    m_edit->setToolTip(tr("A note for yourself. It is saved as you write."));
    refresh();
}

} // namespace chautari
