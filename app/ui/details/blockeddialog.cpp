// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/details/blockeddialog.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/elidedlabel.h"
#include "app/ui/widgets/emptystate.h"
#include "app/ui/widgets/servertext.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace chautari {

BlockedDialog::BlockedDialog(ChatSession &session, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_theme(theme)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Glyph::Block, theme, m_stack))
    , m_problem(new QLabel(this))
    , m_closeButton(new QPushButton(this))
{
    setObjectName(u"blockedDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *scroll = new QScrollArea(m_stack);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *people = new QWidget(scroll);
    people->setProperty("pane", u"surface"_s);
    people->setAttribute(Qt::WA_StyledBackground);
    m_rows = new QVBoxLayout(people);
    m_rows->setContentsMargins(0, 0, grid, 0);
    m_rows->setSpacing(grid);
    m_rows->addStretch(1);
    scroll->setWidget(people);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scroll);
    m_problem->setObjectName(u"blockProblemLabel"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", u"danger"_s);
    m_problem->hide();
    m_closeButton->setObjectName(u"closeButton"_s);
    m_closeButton->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(2 * grid);
    column->addWidget(m_stack, 1);
    column->addWidget(m_problem);
    column->addWidget(m_closeButton, 0, Qt::AlignRight);
    resize(440, 360);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_session, &ChatSession::blockedChanged, this, &BlockedDialog::fill);
    connect(&m_session, &ChatSession::blockFailed, this, [this](UserId, const QString &sentence) {
        fill();
        m_problem->setText(localizedServerText(sentence));
        m_problem->show();
    });
    retranslate();
}

void BlockedDialog::fill()
{
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget() != m_closeButton;
    while (m_rows->count() > 1) {
        QLayoutItem *item = m_rows->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater(); // the click that led here may come from one of its buttons
        delete item;
    }
    m_problem->hide();
    for (const UserBasic &person : m_session.blocked())
        addRow(person);
    m_stack->setCurrentIndex(m_session.blocked().isEmpty() ? 0 : 1);
    if (hadFocus)
        m_closeButton->setFocus(Qt::OtherFocusReason);
}

void BlockedDialog::addRow(const UserBasic &person)
{
    auto *row = new QWidget;
    const QString name = displaytext::name(person.displayName());
    auto *avatar = new Avatar(m_theme, 4 * grid, row);
    avatar->setPerson(person.id, name);
    auto *label = new ElidedLabel(row);
    label->setObjectName(u"blockedNameLabel"_s);
    label->setPlainText(name);
    auto *button = new QPushButton(tr("Unblock"), row);
    button->setObjectName(u"unblockButton"_s);
    button->setAutoDefault(false);
    button->setAccessibleName(tr("Unblock %1").arg(displaytext::isolated(name)));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(grid + grid / 2);
    line->addWidget(avatar);
    line->addWidget(label, 1);
    line->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, button, id = person.id] {
        button->setEnabled(false); // until the answer
        m_session.setBlocked(id, false);
    });
    m_rows->insertWidget(m_rows->count() - 1, row);
}

void BlockedDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void BlockedDialog::retranslate()
{
    setWindowTitle(tr("Blocked people"));
    m_empty->setTexts(tr("Nobody is blocked"),
        m_session.profile().hasBlocks
            ? tr("You can block somebody in the details of a conversation (Ctrl+I).")
            : tr("This server cannot refuse somebody's messages. Archive or mute the conversation instead."));
    m_closeButton->setText(tr("Close"));
    fill();
}

} // namespace chautari
