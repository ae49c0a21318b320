// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the message list answers the mouse, and what is selected in it.
#include "app/ui/chat/messageview.h"

#include "app/models/displaytext.h"
#include "shared/core/localtext.h"

#include <QtCore/QLocale>
#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QHelpEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int dragTickMs = 40;

} // namespace

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
