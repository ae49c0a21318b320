// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the message list answers mouse and keyboard.
#include "app/models/displaytext.h"
#include "app/ui/chat/accessiblemessages.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/chat/voiceplayback.h"
#include "shared/core/localtext.h"

#include <QtCore/QLocale>
#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int dragTickMs = 40;
constexpr int voiceBackMs = -5'000; // contract.md 8
constexpr int voiceOnMs = 10'000;

} // namespace

// ---- keyboard
// --------------------------------------------------------------------------------------------------------

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

// ---- mouse
// -----------------------------------------------------------------------------------------------------------

TextPosition MessageView::positionAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    if (row < 0) {
        return {};
    }
    const MessageLayout &layout = m_geometry.layout(row);
    const QPoint origin(m_geometry.blockLeft(row), toViewport(m_geometry.bubbleTop(row)));
    return {row, layout.cursorAt(point - origin)};
}

MessageView::Action MessageView::actionAt(const QPoint &point) const
{
    if (headActionRect().contains(point)) {
        return {-1, RowAction::Reload};
    }
    const int row = rowAt(point.y());
    if (row < 0) {
        return {};
    }
    const QPoint origin(m_geometry.blockLeft(row), toViewport(m_geometry.bubbleTop(row)));
    const RowAction kind = m_geometry.layout(row).actionAt(point - origin);
    return kind == RowAction::None ? Action{} : Action{row, kind};
}

std::pair<int, RowPart> MessageView::partAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    if (row < 0) {
        return {};
    }
    const QPoint origin(m_geometry.blockLeft(row), toViewport(m_geometry.bubbleTop(row)));
    return {row, m_geometry.layout(row).partAt(point - origin)};
}

QUrl MessageView::linkAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    if (row < 0) {
        return {};
    }
    const QPoint origin(m_geometry.blockLeft(row), toViewport(m_geometry.bubbleTop(row)));
    return m_geometry.layout(row).linkAt(point - origin);
}

QDate MessageView::dayAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    return row >= 0 && dayRect(row).contains(point) ? m_geometry.dayOf(row) : QDate();
}

void MessageView::mousePressEvent(QMouseEvent *event)
{
    stopOpening();
    m_hasKeyboardFocus = false;
    if (event->button() != Qt::LeftButton) {
        return;
    }
    m_pressedAt = event->position().toPoint();
    m_isDragging = false;
    if (event->modifiers().testFlag(Qt::ShiftModifier) && !m_selection.isEmpty()) {
        extendSelection(m_pressedAt);
        return;
    }
    m_selection.start(positionAt(m_pressedAt));
    const int row = rowAt(m_pressedAt.y());
    m_current = row >= 0 ? QPersistentModelIndex(m_model.index(row)) : QPersistentModelIndex();
    viewport()->update();
}

void MessageView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!event->buttons().testFlag(Qt::LeftButton)) {
        updateCursor(point);
        return;
    }
    const bool isFar = (point - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!m_isDragging && !isFar) {
        return;
    }
    m_isDragging = true;
    m_dragPoint = point;
    extendSelection(point);
    const bool isOutside = point.y() < 0 || point.y() >= viewport()->height();
    if (isOutside && !m_dragTimer.isActive()) {
        m_dragTimer.start(dragTickMs, this);
    } else if (!isOutside) {
        m_dragTimer.stop();
    }
}

void MessageView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int beyond = m_dragPoint.y() < 0 ? m_dragPoint.y() : m_dragPoint.y() - viewport()->height() + 1;
    scrollBy(qBound(-8 * grid, beyond, 8 * grid));
    extendSelection(m_dragPoint);
}

void MessageView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragTimer.stop();
    if (event->button() != Qt::LeftButton || std::exchange(m_isDragging, false)) {
        return;
    }
    const QPoint point = event->position().toPoint();
    if (!m_chosen.isEmpty() || event->modifiers().testFlag(Qt::ControlModifier)) {
        if (const int row = rowAt(point.y()); row >= 0) {
            setChosen(row, !isChosen(row));
        }
        return;
    }
    const Action action = actionAt(point);
    if (action.kind != RowAction::None && action == actionAt(m_pressedAt)) {
        perform(action);
        return;
    }
    const QUrl url = linkAt(point);
    if (url.isValid() && url == linkAt(m_pressedAt)) {
        Q_EMIT linkActivated(url);
        return;
    }
    if (const QDate day = dayAt(point); day.isValid() && day == dayAt(m_pressedAt)) {
        Q_EMIT dayActivated(day);
        return;
    }
    const auto [row, part] = partAt(point);
    if (part.kind != RowPart::Kind::None && std::pair(row, part) == partAt(m_pressedAt)
        && !commandVoice(row, part, point)) {
        activatePart(row, part);
    }
}

void MessageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_geometry.rowCount() == 0 || event->button() != Qt::LeftButton) {
        return;
    }
    const TextPosition at = positionAt(event->position().toPoint());
    const QString text = m_geometry.layout(at.row).text().text();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(at.cursor);
    const qsizetype start = finder.isAtBoundary() ? at.cursor : finder.toPreviousBoundary();
    finder.setPosition(start);
    const qsizetype end = finder.toNextBoundary();
    m_selection.set({at.row, int(start)}, {at.row, int(end < 0 ? text.size() : end)});
    viewport()->update();
}

void MessageView::extendSelection(const QPoint &point)
{
    m_selection.extend(positionAt(point));
    viewport()->update();
}

void MessageView::updateCursor(const QPoint &point)
{
    if (actionAt(point).kind != RowAction::None || linkAt(point).isValid() || dayAt(point).isValid()
        || partAt(point).second.kind != RowPart::Kind::None) {
        viewport()->setCursor(Qt::PointingHandCursor);
        return;
    }
    const int row = rowAt(point.y());
    const bool isOverText = row >= 0 && bubbleRect(row).contains(point);
    viewport()->setCursor(isOverText ? Qt::IBeamCursor : Qt::ArrowCursor);
}

// Only our own words and a date: a tool tip would interpret markup of others.
QString MessageView::toolTipAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    if (dayAt(point).isValid()) {
        return tr("Go to a day (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_G).toString(QKeySequence::NativeText));
    }
    if (row < 0 || !bubbleRect(row).contains(point)) {
        return {};
    }
    const MessageRow &message = m_model.row(row);
    const QString time = localtext::toString(message.message.createdAt.toLocalTime(), QLocale::LongFormat);
    const QString state = MessageListModel::stateText(message.delivery);
    return state.isEmpty() ? time : tr("%1, %2", "time, state").arg(time, state);
}

bool MessageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MessageView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const int row = currentRow();
        openMenu(row, {}, row >= 0 ? viewport()->mapToGlobal(bubbleRect(row).center()) : event->globalPos());
        return;
    }
    const int row = rowAt(event->pos().y());
    const bool isOnBubble = row >= 0 && bubbleRect(row).contains(event->pos());
    openMenu(isOnBubble ? row : -1, linkAt(event->pos()), event->globalPos());
}

void MessageView::openMenu(int row, const QUrl &url, const QPoint &globalPosition)
{
    QString text = selectedText();
    if (text.isEmpty() && row >= 0) {
        text = displaytext::message(m_model.row(row).message);
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"messageMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row >= 0) {
        Q_EMIT menuOpening(row, menu);
        menu->addSeparator();
    }
    QAction *copyAction = menu->addAction(tr("Copy"));
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setEnabled(!text.isEmpty());
    connect(copyAction, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text); });
    if (url.isValid()) {
        QAction *link = menu->addAction(tr("Copy link address"));
        connect(link, &QAction::triggered, this,
            [url] { QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded)); });
    }
    QAction *all = menu->addAction(tr("Select all"));
    all->setShortcut(QKeySequence::SelectAll);
    connect(all, &QAction::triggered, this, [this] { selectAll(); });
    menu->popup(globalPosition);
}

// ---- selection
// -------------------------------------------------------------------------------------------------------

QString MessageView::selectedText() const
{
    return m_selection.text(m_model);
}

void MessageView::selectAll()
{
    if (m_model.rowCount() == 0) {
        return;
    }
    const int last = m_model.rowCount() - 1;
    m_selection.set({0, 0}, {last, int(laidOutText(m_model.row(last).shown).size())});
    viewport()->update();
}

void MessageView::copy() const
{
    const QString text = selectedText();
    if (!text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
    }
}

} // namespace chautari
