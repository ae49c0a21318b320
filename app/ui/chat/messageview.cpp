// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messageview.h"

#include "app/ui/chat/accessiblemessages.h"
#include "app/ui/chat/jumpbutton.h"
#include "app/ui/chat/voiceplayback.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

MessageView::MessageView(MessageListModel &model, const ThemeController &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_theme(theme)
    , m_geometry(model)
    , m_painter(model, m_geometry, theme)
    , m_jumpButton(new JumpButton(theme, viewport()))
{
    installAccessibleMessages();
    setObjectName(u"messageView"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, 0, verticalScrollBar()->sizeHint().width(), 0);
    setAccessibleName(tr("Messages"));
    setMinimumSize(30 * grid, 12 * grid);
    viewport()->setMouseTracking(true);
    m_jumpButton->hide();
    connect(m_jumpButton, &QAbstractButton::clicked, this, [this] {
        scrollToNewest();
        setFocus(Qt::OtherFocusReason);
    });
    connect(&m_theme, &ThemeController::changed, this, [this] { restyle(); });
    watchModel();
    restyle();
}

MessageView::~MessageView() = default;

void MessageView::setFiles(AttachmentFiles &files)
{
    m_painter.setFiles(&files);
    connect(&files, &AttachmentFiles::changed, viewport(), qOverload<>(&QWidget::update));
}

void MessageView::setVoice(VoicePlayback &voice)
{
    m_voice = &voice;
    m_painter.setVoice(&voice);
    connect(&voice, &VoicePlayback::changed, this, [this](int row) {
        if (row < 0 || row >= m_model.rowCount())
            viewport()->update();
        else
            viewport()->update(rowRect(row));
    });
    connect(&voice, &VoicePlayback::stateChanged, this, [this](int row) {
        if (row >= 0 && row < m_model.rowCount())
            renameMessage(*this, row);
    });
    connect(&voice, &VoicePlayback::followed, this, [this](int row) { ensureVisible(row); });
}

void MessageView::watchModel()
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { handleInserted(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { handleRemoved(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsMoved, this,
        [this](const QModelIndex &, int from, int, const QModelIndex &, int before) {
            handleMoved(from, before > from ? before - 1 : before);
        });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
            handleChanged(first.row(), last.row(), roles);
        });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { handleReset(); });
}

// ---- the model changed
// -----------------------------------------------------------------------------------------------

void MessageView::handleInserted(int first, int last)
{
    const int count = last - first + 1;
    const bool wasEmpty = m_geometry.rowCount() == 0;
    m_geometry.insertRows(first, last);
    m_selection.rowsInserted(first, count);
    m_anchorRow += !wasEmpty && m_anchorRow >= first ? count : 0;
    m_focused.row += m_focused.row >= first ? count : 0;
    const bool isNews = !wasEmpty && !m_isOpening && last >= m_model.storedCount() - 1 && !m_model.row(last).isOwn();
    if (isNews && !m_isSticky) {
        m_newBelow += count;
    }
    placeUnreadLine();
    settle();
    if (m_isOpening) {
        showUnreadLine();
    }
    if (isNews) {
        announce(first, last);
    }
}

void MessageView::handleRemoved(int first, int last)
{
    const int count = last - first + 1;
    m_geometry.removeRows(first, last);
    m_selection.rowsRemoved(first, count);
    if (m_anchorRow > last) {
        m_anchorRow -= count;
    } else if (m_anchorRow >= first) {
        m_anchorRow = qMax(0, qMin(first, m_geometry.rowCount() - 1));
    }
    if (m_focused.row >= first) {
        m_focused = m_focused.row > last ? Action{m_focused.row - count, m_focused.kind} : Action{};
    }
    settle();
}

// An outgoing message found its place among the stored ones.
void MessageView::handleMoved(int from, int to)
{
    const auto moved = [from, to](int row) {
        if (row == from) {
            return to;
        }
        const int taken = row > from ? row - 1 : row;
        return taken >= to ? taken + 1 : taken;
    };
    m_geometry.removeRows(from, from);
    m_geometry.insertRows(to, to);
    m_selection.rowsRemoved(from, 1);
    m_selection.rowsInserted(to, 1);
    m_anchorRow = moved(m_anchorRow);
    m_focused.row = m_focused.row >= 0 ? moved(m_focused.row) : -1;
    settle();
}

void MessageView::handleChanged(int first, int last, const QList<int> &roles)
{
    // Ticks change no height: a read mark over a thousand rows costs one repaint.
    if (roles.isEmpty() || roles.contains(int(Qt::DisplayRole))) {
        m_geometry.changeRows(first, last);
        settle();
    }
    viewport()->update();
}

void MessageView::handleReset()
{
    m_geometry.setUnreadSeq(0);
    m_geometry.reset();
    m_selection.clear();
    m_focused = {};
    m_current = QPersistentModelIndex();
    m_anchorRow = 0;
    m_anchorOffset = 0;
    m_isSticky = true;
    m_newBelow = 0;
    settle();
}

void MessageView::announce(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        announceMessage(*this, row);
        Q_EMIT newsAnnounced(m_model.index(row).data(Qt::AccessibleTextRole).toString());
    }
}

void MessageView::beginConversation(int unreadCount)
{
    clearChosen();
    m_unreadCount = unreadCount;
    m_unreadBaseSeq = 0;
    m_isOpening = true;
    m_older = OlderState::Loading;
    placeUnreadLine();
    settle();
    showUnreadLine();
}

void MessageView::setOlderState(OlderState state)
{
    m_older = state;
    m_isOpening = false;
    if (state != OlderState::Failed && m_focused.kind == RowAction::Reload) {
        m_focused = {};
    }
    viewport()->update();
    askForOlder();
}

// Counts from the newest message back; with fewer loaded than unread, the line waits above the oldest one.
void MessageView::placeUnreadLine()
{
    if (m_unreadCount <= 0 || m_model.storedCount() == 0) {
        return;
    }
    if (m_unreadBaseSeq == 0 || m_isOpening) {
        m_unreadBaseSeq = m_model.row(m_model.storedCount() - 1).message.seq;
    }
    int missing = m_unreadCount;
    qint64 found = 0;
    for (int row = m_model.storedCount() - 1; row >= 0 && missing > 0; --row) {
        const MessageRow &message = m_model.row(row);
        if (!message.isOwn() && message.message.seq <= m_unreadBaseSeq) {
            found = message.message.seq;
            --missing;
        }
    }
    if (found != m_geometry.unreadSeq()) {
        m_geometry.setUnreadSeq(found);
    }
    if (missing == 0 && !m_isOpening) {
        m_unreadCount = 0; // placed for good
    }
}

void MessageView::showUnreadLine()
{
    const qint64 seq = m_geometry.unreadSeq();
    if (seq == 0 || viewport()->height() <= 0) {
        return;
    }
    m_isSticky = true;
    settle();
    int row = m_model.storedCount() - 1;
    while (row >= 0 && m_model.row(row).message.seq != seq) {
        --row;
    }
    if (row >= 0 && m_geometry.rowTop(row) < m_top) {
        m_isSticky = false;
        m_anchorRow = row;
        m_anchorOffset = -(m_geometry.above(row).height + viewport()->height() / 5);
        settle();
    }
}

// ---- places
// ----------------------------------------------------------------------------------------------------------

void MessageView::restyle()
{
    m_geometry.setStyle(MessageStyle::of(m_theme, viewport()->width(), layoutDirection()));
    verticalScrollBar()->setSingleStep(m_geometry.style().bodyHeight * 2);
    settle();
    viewport()->update();
}

qint64 MessageView::lastTop() const
{
    return qMax<qint64>(0, m_geometry.contentHeight() - viewport()->height());
}

qint64 MessageView::wantedTop() const
{
    if (m_isSticky || m_geometry.rowCount() == 0) {
        return lastTop();
    }
    return std::clamp<qint64>(m_geometry.bubbleTop(m_anchorRow) + m_anchorOffset, 0, lastTop());
}

void MessageView::anchorAt(qint64 top)
{
    m_anchorRow = qMax(0, m_geometry.rowAt(top));
    m_anchorOffset = m_geometry.rowCount() > 0 ? top - m_geometry.bubbleTop(m_anchorRow) : 0;
}

bool MessageView::measureVisible(qint64 top)
{
    bool hasChanged = false;
    const qint64 bottom = top + viewport()->height();
    for (int row = qMax(0, m_geometry.rowAt(top)); row < m_geometry.rowCount(); ++row) {
        if (m_geometry.rowTop(row) >= bottom) {
            break;
        }
        hasChanged = m_geometry.measure(row) || hasChanged;
    }
    return hasChanged;
}

// Heights of rows that were never seen are guesses. Whenever one becomes exact, the place is computed again from the
// anchor, so a wrong guess above moves the scroll bar and never the text. Ends because each round measures a new row.
void MessageView::settle()
{
    if (m_isSettling || viewport()->height() <= 0) {
        return;
    }
    m_isSettling = true;
    while (measureVisible(wantedTop())) { }
    m_top = wantedTop();
    m_isSticky = m_top >= lastTop();
    m_slack = int(qMax<qint64>(0, viewport()->height() - m_geometry.contentHeight()));
    anchorAt(m_top);
    updateScrollBar();
    m_isSettling = false;
    updateJumpButton();
    viewport()->update();
    Q_EMIT visibleRangeChanged();
    askForOlder();
}

// The viewport has the same width with and without a scroll bar, so that its coming breaks no lines anew.
void MessageView::updateScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    const bool isNeeded = lastTop() > 0;
    const bool isShown = verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOn;
    if (isNeeded != isShown) {
        setViewportMargins(0, 0, isNeeded ? 0 : bar->sizeHint().width(), 0);
        setVerticalScrollBarPolicy(isNeeded ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    }
    bar->setPageStep(viewport()->height());
    bar->setRange(0, int(lastTop()));
    bar->setValue(int(m_top));
}

void MessageView::updateJumpButton()
{
    if (m_isSticky) {
        m_newBelow = 0;
    }
    m_jumpButton->setCount(m_newBelow);
    m_jumpButton->setVisible(!m_isSticky && (m_newBelow > 0 || lastTop() - m_top > viewport()->height() / 3));
    const QSize size = m_jumpButton->sizeHint();
    const QRect place(
        QPoint(viewport()->width() - size.width() - 2 * grid, viewport()->height() - size.height() - 2 * grid), size);
    m_jumpButton->setGeometry(QStyle::visualRect(layoutDirection(), viewport()->rect(), place));
}

void MessageView::askForOlder()
{
    const bool isNear = m_top < viewport()->height() * 3 / 2;
    if (m_older != OlderState::More || !isNear || m_geometry.rowCount() == 0 || viewport()->height() <= 0) {
        return;
    }
    m_older = OlderState::Loading;
    viewport()->update();
    Q_EMIT olderWanted();
}

void MessageView::scrollToNewest()
{
    stopOpening();
    m_isSticky = true;
    settle();
}

void MessageView::scrollToOldest()
{
    stopOpening();
    m_isSticky = false;
    anchorAt(0);
    settle();
    anchorAt(0); // the first row is exact now
    settle();
}

// Twice: the heights around the row are exact only when they have been on the screen.
void MessageView::scrollToRow(int row)
{
    stopOpening();
    m_isSticky = false;
    for (int i = 0; i < 2; ++i) {
        m_geometry.measure(row);
        const int spare = viewport()->height() - m_geometry.rowHeight(row);
        anchorAt(qMax<qint64>(0, m_geometry.rowTop(row) - qMax(0, spare / 2)));
        settle();
    }
}

void MessageView::scrollBy(int pixels)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pixels);
}

void MessageView::ensureVisible(int row)
{
    m_geometry.measure(row);
    const qint64 top = m_geometry.rowTop(row);
    const qint64 bottom = top + m_geometry.rowHeight(row);
    if (top >= m_top && bottom <= m_top + viewport()->height()) {
        return;
    }
    m_isSticky = false;
    anchorAt(top < m_top ? top : qMin(top, bottom - viewport()->height()));
    settle();
}

void MessageView::scrollContentsBy(int, int)
{
    if (m_isSettling) {
        return;
    }
    stopOpening();
    const QScrollBar *bar = verticalScrollBar();
    const qint64 distance = bar->value() - m_top;
    m_isSticky = bar->value() >= bar->maximum();
    if (qAbs(distance) <= 2 * viewport()->height()) {
        m_anchorOffset += distance;
    } else {
        anchorAt(bar->value());
    }
    settle();
}

void MessageView::resizeEvent(QResizeEvent *)
{
    if (m_isSettling) {
        return;
    }
    const MessageStyle &old = m_geometry.style();
    const MessageStyle next = MessageStyle::of(m_theme, viewport()->width(), layoutDirection());
    if (old.columnWidth != next.columnWidth || old.columnLeft != next.columnLeft) {
        m_geometry.setStyle(next);
    }
    settle();
    if (m_isOpening) {
        showUnreadLine();
    }
}

int MessageView::toViewport(qint64 contentY) const
{
    return int(contentY - m_top) + m_slack;
}

qint64 MessageView::toContent(int viewportY) const
{
    return viewportY + m_top - m_slack;
}

int MessageView::rowAt(int viewportY) const
{
    return m_geometry.rowAt(toContent(viewportY));
}

QRect MessageView::rowRect(int row) const
{
    return {0, toViewport(m_geometry.rowTop(row)), viewport()->width(), m_geometry.rowHeight(row)};
}

QRect MessageView::bubbleRect(int row) const
{
    return m_geometry.layout(row).bubble().translated(m_geometry.blockLeft(row), toViewport(m_geometry.bubbleTop(row)));
}

QRect MessageView::actionRect(int row, RowAction action) const
{
    if (action == RowAction::Reload) {
        return headActionRect();
    }
    const QRect rect = m_geometry.layout(row).actionRect(action);
    return rect.isEmpty() ? rect : rect.translated(m_geometry.blockLeft(row), toViewport(m_geometry.bubbleTop(row)));
}

void MessageView::setHighlight(const QString &words)
{
    m_painter.setHighlight(words.split(u' ', Qt::SkipEmptyParts));
    viewport()->update();
}

QRect MessageView::partRect(int row, const RowPart &part) const
{
    return m_geometry.layout(row).partRect(part).translated(
        m_geometry.blockLeft(row), toViewport(m_geometry.bubbleTop(row)));
}

QRect MessageView::dayRect(int row) const
{
    const MessageGeometry::Above above = m_geometry.above(row);
    if (!above.hasDay) {
        return {};
    }
    const QString text = MessagePainter::dayText(m_geometry.dayOf(row), QDate::currentDate());
    const MessageStyle &style = m_geometry.style();
    const int width = QFontMetrics(style.meta).horizontalAdvance(text) + 4 * grid;
    return {style.columnLeft + (style.columnWidth - width) / 2, toViewport(m_geometry.rowTop(row) + above.gap), width,
        m_geometry.bandHeight()};
}

std::pair<int, int> MessageView::visibleRows() const
{
    if (m_geometry.rowCount() == 0) {
        return {0, -1};
    }
    return {m_geometry.rowAt(m_top), m_geometry.rowAt(m_top + viewport()->height() - 1)};
}

int MessageView::lastSeenRow() const
{
    const auto [first, last] = visibleRows();
    for (int row = last; row >= first; --row) {
        const bool isWhole = m_geometry.rowTop(row) + m_geometry.rowHeight(row) <= m_top + viewport()->height();
        // A bubble taller than the screen counts when its end was reached, or it never would.
        if (isWhole && !m_model.row(row).isOwn()) {
            return row;
        }
    }
    return -1;
}

} // namespace chautari
