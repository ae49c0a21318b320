// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/replylist.h"

#include "app/ui/compose/composeedit.h"

#include <QtCore/QEvent>
#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int mostRows = 5;
constexpr int rowSpacing = 2;
constexpr int mostShown = 120; // characters of a reply

} // namespace

ReplyList::ReplyList(ComposeEdit &edit, QWidget *parent)
    : QListWidget(parent)
    , m_edit(edit)
{
    setObjectName(u"replyList"_s);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setUniformItemSizes(true);
    setSpacing(rowSpacing);
    hide();
    m_edit.installEventFilter(this);
    connect(&m_edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!isHidden())
            look();
    });
    connect(this, &QListWidget::itemClicked, this, [this] { take(); });
}

void ReplyList::setReplies(const QList<CannedReply> &replies)
{
    m_replies = replies;
    hide();
}

// The slash that begins the word before the cursor; -1 = there is none.
int ReplyList::slashBefore() const
{
    const QTextCursor cursor = m_edit.textCursor();
    if (cursor.hasSelection())
        return -1;
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    for (qsizetype at = before.size() - 1; at >= 0 && !before.at(at).isSpace(); --at) {
        if (before.at(at) == u'/' && (at == 0 || before.at(at - 1).isSpace()))
            return cursor.block().position() + int(at);
    }
    return -1;
}

void ReplyList::look()
{
    const int slash = slashBefore();
    if (slash < 0)
        m_dismissed = -1;
    if (slash < 0 || slash == m_dismissed || m_replies.isEmpty() || m_edit.isComposing()) {
        hide();
        return;
    }
    QTextCursor word = m_edit.textCursor();
    word.setPosition(slash + 1, QTextCursor::KeepAnchor);
    show(cannedreplies::matching(m_replies, word.selectedText()));
}

void ReplyList::show(const QList<CannedReply> &found)
{
    if (found == m_found && !isHidden())
        return; // what was chosen stays chosen
    m_found = found;
    clear();
    for (const CannedReply &reply : found)
        addItem(QString(u'/' + reply.name + u"  "_s + reply.text.simplified().left(mostShown)));
    setVisible(!found.isEmpty());
    if (!found.isEmpty()) {
        fitHeight();
        choose(0);
    }
}

void ReplyList::fitHeight()
{
    const int shown = std::min(count(), mostRows);
    setFixedHeight(shown * std::max(1, sizeHintForRow(0) + 2 * rowSpacing) + 2 * frameWidth());
}

void ReplyList::choose(int row)
{
    setCurrentRow(row);
    // The field has the focus, so the list has to say by itself where it stands.
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

// One step to undo.
void ReplyList::take()
{
    const int slash = slashBefore();
    const int row = currentRow();
    hide();
    if (slash < 0 || row < 0 || row >= m_found.size())
        return;
    const CannedReply reply = m_found.at(row);
    QTextCursor word = m_edit.textCursor();
    word.setPosition(slash, QTextCursor::KeepAnchor);
    word.insertText(cannedreplies::filled(reply.text, m_words));
    m_edit.setTextCursor(word);
    hide(); // a text may begin with a slash
    if (!reply.files.isEmpty())
        Q_EMIT filesChosen(reply.files);
}

bool ReplyList::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        choose((currentRow() + (key == Qt::Key_Up ? count() - 1 : 1)) % count());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take();
        return true;
    case Qt::Key_Escape:
        m_dismissed = slashBefore();
        hide();
        return true;
    default:
        return false;
    }
}

bool ReplyList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_edit && event->type() == QEvent::FocusOut)
        hide();
    if (watched == &m_edit && event->type() == QEvent::KeyPress && !isHidden() && !m_edit.isComposing()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (isPlain && takeKey(key->key()))
            return true;
    }
    return QListWidget::eventFilter(watched, event);
}

void ReplyList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if ((event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) && count() > 0)
        fitHeight();
}

} // namespace chautari
