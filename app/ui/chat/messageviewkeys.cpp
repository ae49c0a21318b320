// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the message list answers the keyboard.
#include "app/ui/chat/messageview.h"

#include "app/ui/chat/accessiblemessages.h"
#include "app/ui/chat/voiceplayback.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int voiceBackMs = -5'000; // contract.md 8
constexpr int voiceOnMs = 10'000;

} // namespace

void MessageView::keyPressEvent(QKeyEvent *event)
{
    const int line = verticalScrollBar()->singleStep();
    const int page = qMax(line, viewport()->height() - line);
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const bool isLineWise = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Up:
        return isLineWise ? scrollBy(-line) : moveCurrent(-1);
    case Qt::Key_Down:
        return isLineWise ? scrollBy(line) : moveCurrent(1);
    case Qt::Key_PageUp:
        return scrollBy(-page);
    case Qt::Key_PageDown:
        return scrollBy(page);
    case Qt::Key_Home:
        return scrollToOldest();
    case Qt::Key_End:
        return scrollToNewest();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (event->key() == Qt::Key_Space && m_current.isValid()
            && (!m_chosen.isEmpty() || event->modifiers().testFlag(Qt::ControlModifier))) {
            return setChosen(m_current.row(), !isChosen(m_current.row()));
        }
        if (m_focused.kind != RowAction::None) {
            return perform(m_focused);
        }
        return activateCurrent();
    case Qt::Key_Escape:
        if (!m_chosen.isEmpty()) {
            return clearChosen();
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (commandCurrentVoice(
                {VoiceCommand::Kind::Step, double(event->key() == Qt::Key_Left ? voiceBackMs : voiceOnMs)}))
            return;
        break;
    case Qt::Key_Less:
    case Qt::Key_Greater:
        if (commandCurrentVoice({VoiceCommand::Kind::Speed, event->key() == Qt::Key_Less ? -1.0 : 1.0}))
            return;
        break;
    default:
        break;
    }
    event->ignore();
}

bool MessageView::event(QEvent *event)
{
    // A window-wide shortcut for copying must not take the key from marked text.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void MessageView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Messages"));
        restyle();
    } else if (event->type() == QEvent::LayoutDirectionChange) {
        restyle();
    }
}

QList<MessageView::Action> MessageView::actions() const
{
    QList<Action> all;
    if (m_older == OlderState::Failed) {
        all << Action{-1, RowAction::Reload};
    }
    for (const int row : m_model.failedRows()) {
        all << Action{row, RowAction::Retry} << Action{row, RowAction::Delete};
    }
    return all;
}

// Tab walks over the buttons drawn in the list before it leaves, as if they were widgets.
bool MessageView::focusNextPrevChild(bool next)
{
    const QList<Action> all = actions();
    const qsizetype current = all.indexOf(m_focused);
    const qsizetype target = next ? current + 1 : current - 1;
    if (next ? target < all.size() : current >= 0) {
        focusAction(target >= 0 ? all.at(target) : Action{});
        return true;
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void MessageView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_hasKeyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    const QList<Action> all = actions();
    if (event->reason() == Qt::BacktabFocusReason && !all.isEmpty()) {
        focusAction(all.last());
    }
    viewport()->update();
}

void MessageView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_focused = {};
    viewport()->update();
}

void MessageView::focusAction(const Action &action)
{
    m_focused = action;
    if (action.kind == RowAction::Reload) {
        scrollToOldest();
    } else if (action.row >= 0) {
        ensureVisible(action.row);
    }
    viewport()->update();
}

void MessageView::activate(int row, RowAction action)
{
    perform({row, action});
}

void MessageView::perform(Action action)
{
    if (action.kind == RowAction::Reload) {
        m_older = OlderState::Loading;
        m_focused = {};
        viewport()->update();
        Q_EMIT olderWanted();
        return;
    }
    if (action.row < 0 || action.row >= m_model.rowCount()) {
        return;
    }
    const QString id = m_model.row(action.row).outgoingId();
    m_focused = {};
    viewport()->update();
    if (action.kind == RowAction::Retry) {
        Q_EMIT retryRequested(id);
    } else if (action.kind == RowAction::Delete) {
        Q_EMIT deleteRequested(id);
    }
}

// ---- the message that keys are about
// ----------------------------------------------------------------------------------

void MessageView::setCurrentRow(int row)
{
    m_current
        = row >= 0 && row < m_model.rowCount() ? QPersistentModelIndex(m_model.index(row)) : QPersistentModelIndex();
    if (m_current.isValid()) {
        ensureVisible(row);
        focusMessage(*this, row);
    }
    viewport()->update();
}

void MessageView::setChosen(int row, bool isChosen)
{
    const QPersistentModelIndex index(m_model.index(row));
    m_chosen.removeIf([&index](const QPersistentModelIndex &one) { return !one.isValid() || one == index; });
    if (isChosen && m_model.row(row).isStored() && m_model.row(row).message.deletion == DeletionType::None) {
        m_chosen.append(index);
    }
    viewport()->update();
    Q_EMIT chosenChanged(int(m_chosen.size()));
}

bool MessageView::isChosen(int row) const
{
    return std::ranges::any_of(m_chosen, [row](const QPersistentModelIndex &one) { return one.row() == row; });
}

QList<int> MessageView::chosenRows() const
{
    QList<int> rows;
    for (const QPersistentModelIndex &one : m_chosen) {
        if (one.isValid()) {
            rows.append(one.row());
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void MessageView::clearChosen()
{
    if (m_chosen.isEmpty()) {
        return;
    }
    m_chosen.clear();
    viewport()->update();
    Q_EMIT chosenChanged(0);
}

// From the newest one on the screen at first. A bubble taller than the screen is scrolled through before it is left.
void MessageView::moveCurrent(int step)
{
    stopOpening();
    m_hasKeyboardFocus = true;
    if (m_model.rowCount() == 0) {
        return;
    }
    if (!m_current.isValid()) {
        return setCurrentRow(visibleRows().second);
    }
    const int line = verticalScrollBar()->singleStep();
    const QRect rect = rowRect(m_current.row());
    if (step < 0 && rect.top() < 0 && rect.bottom() >= line) {
        return scrollBy(qMax(-line, rect.top()));
    }
    if (step > 0 && rect.bottom() >= viewport()->height() && rect.top() < viewport()->height() - line) {
        return scrollBy(qMin(line, rect.bottom() - viewport()->height() + 1));
    }
    const int next = m_current.row() + step;
    if (next < 0) {
        return scrollToOldest();
    }
    if (next >= m_model.rowCount()) {
        return scrollToNewest();
    }
    setCurrentRow(next);
}

void MessageView::activateCurrent()
{
    if (!m_current.isValid()) {
        return;
    }
    const int row = m_current.row();
    const MessageLayout &layout = m_geometry.layout(row);
    if (!layout.tiles().isEmpty()) {
        activatePart(row, {RowPart::Kind::Tile, 0});
    } else if (!layout.more().isEmpty()) {
        activatePart(row, {RowPart::Kind::More, 0});
    } else if (!layout.quote().isEmpty()) {
        activatePart(row, {RowPart::Kind::Quote, 0});
    } else {
        openMenu(row, {}, viewport()->mapToGlobal(bubbleRect(row).center()));
    }
}

void MessageView::activatePart(int row, const RowPart &part)
{
    switch (part.kind) {
    case RowPart::Kind::None:
        return;
    case RowPart::Kind::More:
        m_model.unfold(row);
        return;
    case RowPart::Kind::Tile:
        if (commandVoice(row, part, partRect(row, part).topLeft()))
            return; // the button at its left
        Q_EMIT tileActivated(row, m_geometry.layout(row).tiles().at(part.index).attachment);
        return;
    case RowPart::Kind::Quote:
        Q_EMIT quoteActivated(row);
        return;
    case RowPart::Kind::Reaction:
        Q_EMIT reactionActivated(row, part.index);
        return;
    }
}

// False: it is not a voice message.
bool MessageView::commandVoice(int row, const RowPart &part, const QPoint &point)
{
    if (m_voice == nullptr || part.kind != RowPart::Kind::Tile)
        return false;
    const MessageTile &tile = m_geometry.layout(row).tiles().at(part.index);
    if (tile.kind != MessageTile::Kind::Voice)
        return false;
    m_voice->perform(row, tile.attachment, voiceCommandAt(partRect(row, part), point, m_geometry.style()));
    return true;
}

bool MessageView::commandCurrentVoice(const VoiceCommand &command)
{
    const int attachment = m_current.isValid() ? VoicePlayback::voiceOf(m_model.row(m_current.row())) : -1;
    if (m_voice == nullptr || attachment < 0)
        return false;
    m_voice->perform(m_current.row(), attachment, command);
    return true;
}

} // namespace chautari
