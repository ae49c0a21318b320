// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messagegeometry.h"

#include "shared/core/limits.h"

namespace chautari {

namespace {

constexpr int layoutsKept = 400; // qt-notes.md 7.1
constexpr int joinedGap = 2;
constexpr int groupGap = grid + grid / 2;
constexpr int bottomMargin = grid;
constexpr qint64 joinMicroseconds = 5 * 60 * qint64(1'000'000);

} // namespace

MessageGeometry::MessageGeometry(const MessageListModel &model)
    : m_model(model)
    , m_layouts(layoutsKept)
{ }

void MessageGeometry::setStyle(const MessageStyle &style)
{
    m_style = style;
    guessAll();
}

void MessageGeometry::reset()
{
    m_extents.clear();
    m_extents.reserve(m_model.rowCount());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        m_extents.append(extentOf(row));
    }
    guessAll();
}

void MessageGeometry::guessAll()
{
    m_layouts.clear();
    const int count = int(m_extents.size());
    m_heights.reset(guesses(0, count - 1));
    m_isExact.fill(false, count);
}

void MessageGeometry::insertRows(int first, int last)
{
    m_extents.insert(first, last - first + 1, {});
    for (int row = first; row <= last; ++row) {
        m_extents[row] = extentOf(row);
    }
    m_heights.insert(first, guesses(first, last));
    m_isExact.insert(first, last - first + 1, false);
    forget(last + 1);
}

void MessageGeometry::removeRows(int first, int last)
{
    m_extents.remove(first, last - first + 1);
    m_heights.remove(first, last - first + 1);
    m_isExact.remove(first, last - first + 1);
    forget(first);
}

void MessageGeometry::changeRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        m_layouts.remove(keyOf(row));
        m_extents[row] = extentOf(row);
        forget(row);
    }
    forget(last + 1);
}

// What stands above a row depends on its neighbour, so a change there makes this height a guess again.
void MessageGeometry::forget(int row)
{
    if (row < m_isExact.size()) {
        m_isExact[row] = false;
    }
}

void MessageGeometry::setUnreadSeq(qint64 seq)
{
    const qint64 old = std::exchange(m_unreadSeq, seq);
    for (int row = 0; row < m_model.storedCount(); ++row) {
        const qint64 rowSeq = m_model.row(row).message.seq;
        if (rowSeq == old || rowSeq == seq) {
            forget(row);
        }
    }
}

qint64 MessageGeometry::contentHeight() const
{
    return headHeight() + m_heights.total() + bottomMargin;
}

int MessageGeometry::headHeight() const
{
    return m_style.metaHeight + 4 * grid;
}

int MessageGeometry::bandHeight() const
{
    return m_style.metaHeight + 3 * grid;
}

QDate MessageGeometry::dayOf(int row) const
{
    return m_model.row(row).message.createdAt.toLocalTime().date();
}

MessageGeometry::Above MessageGeometry::above(int row) const
{
    Above result;
    const MessageRow &current = m_model.row(row);
    const MessageRow *before = row > 0 ? &m_model.row(row - 1) : nullptr;
    result.hasDay = before == nullptr || dayOf(row) != dayOf(row - 1);
    result.hasUnreadLine = m_unreadSeq > 0 && current.message.seq == m_unreadSeq;
    if (before != nullptr && !result.hasDay && !result.hasUnreadLine) {
        const qint64 apart = current.message.createdAt.microseconds() - before->message.createdAt.microseconds();
        result.isJoined = current.message.sender.id == before->message.sender.id && qAbs(apart) < joinMicroseconds
            && before->delivery != DeliveryState::Failed;
    }
    const int bands = int(result.hasDay) + int(result.hasUnreadLine);
    result.gap = result.isJoined ? joinedGap : bands > 0 ? 0 : groupGap;
    result.height = result.gap + bands * bandHeight();
    return result;
}

bool MessageGeometry::isJoinedWithNext(int row) const
{
    return row + 1 < rowCount() && above(row + 1).isJoined;
}

MessageGeometry::Key MessageGeometry::keyOf(int row) const
{
    const Message &message = m_model.row(row).message;
    return message.seq > 0 ? Key{message.seq, QString()} : Key{0, message.clientMessageId};
}

MessageGeometry::Extent MessageGeometry::extentOf(int row) const
{
    const QString &text = m_model.row(row).shown;
    return {int(text.size()), int(text.count(u'\n'))};
}

// Cheap on purpose: it runs over every row when the width changes (100,000 rows in a millisecond), so it looks at
// numbers that lie side by side and never at texts, fonts or calendars.
int MessageGeometry::guess(int row) const
{
    const Extent &extent = m_extents.at(row);
    const int perLine = qMax(1, m_style.textWidth / m_style.averageWidth);
    const int lines = 1 + extent.units / perLine + extent.breaks;
    return qMin(lines, limits::messageCodePoints) * m_style.bodyHeight + 2 * grid + groupGap;
}

QList<int> MessageGeometry::guesses(int first, int last) const
{
    QList<int> result;
    result.reserve(qMax(0, last - first + 1));
    for (int row = first; row <= last; ++row) {
        result.append(guess(row));
    }
    return result;
}

bool MessageGeometry::measure(int row)
{
    if (m_isExact.at(row)) {
        return false;
    }
    m_isExact[row] = true;
    const int exact = above(row).height + layout(row).size().height();
    if (exact == m_heights.height(row)) {
        return false;
    }
    m_heights.setHeight(row, exact);
    return true;
}

const MessageLayout &MessageGeometry::layout(int row) const
{
    const Key key = keyOf(row);
    if (const MessageLayout *known = m_layouts.object(key)) {
        return *known;
    }
    auto *made = new MessageLayout(m_model.row(row), m_style, m_model.me());
    ++m_layoutsMade;
    m_layouts.insert(key, made); // the cache owns it
    return *made;
}

int MessageGeometry::blockLeft(int row) const
{
    constexpr int side = 2 * grid;
    constexpr int avatarColumn = 5 * grid;
    const bool isAtLeft = m_model.row(row).isOwn() == (m_style.direction == Qt::RightToLeft);
    const int away = m_model.row(row).isOwn() ? side : side + avatarColumn;
    if (isAtLeft) {
        return m_style.columnLeft + away;
    }
    return m_style.columnLeft + m_style.columnWidth - away - layout(row).size().width();
}

} // namespace chautari
