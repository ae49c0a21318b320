// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/conversationlistmodel.h"

#include "app/models/displaytext.h"
#include "shared/core/limits.h"
#include "shared/core/localtext.h"

#include <QtCore/QLocale>

namespace chautari {

namespace {

Timestamp sortTime(const Conversation &conversation)
{
    return conversation.lastMessageAt.isValid() ? conversation.lastMessageAt : conversation.createdAt;
}

bool isBefore(const Conversation &a, const Conversation &b)
{
    if (a.isPinned != b.isPinned) {
        return a.isPinned;
    }
    const auto order = sortTime(a) <=> sortTime(b);
    return order != 0 ? order > 0 : a.id > b.id;
}

} // namespace

ConversationListModel::ConversationListModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void ConversationListModel::setMe(UserId me)
{
    m_me = me;
}

void ConversationListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_online.clear();
    m_typing.clear();
    endResetModel();
}

void ConversationListModel::apply(const SessionChanges &changes)
{
    for (const Conversation &conversation : changes.conversations) {
        upsert(conversation);
    }
    for (const ConversationId gone : changes.conversationsGone) {
        remove(gone);
    }
    for (const Message &message : changes.messages) {
        noteMessage(message);
    }
    for (const TypingEvent &event : changes.typing) {
        if (event.user == m_me) {
            continue;
        }
        m_typing.insert(event.conversation, event.isTyping);
        emitChanged(rowOf(event.conversation));
    }
    for (const PresenceEvent &event : changes.presence) {
        m_online.insert(event.user, event.isOnline);
        for (int row = 0; row < m_rows.size(); ++row) {
            if (m_rows.at(row).otherParticipant().id == event.user) {
                emitChanged(row);
            }
        }
    }
}

int ConversationListModel::rowOf(ConversationId conversation) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).id == conversation) {
            return row;
        }
    }
    return -1;
}

const Conversation *ConversationListModel::conversation(ConversationId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows.at(row);
}

int ConversationListModel::totalUnread() const
{
    int total = 0;
    for (const Conversation &conversation : m_rows) {
        total += conversation.isMuted || conversation.isArchived() ? 0 : conversation.unreadCount;
    }
    return total;
}

void ConversationListModel::upsert(const Conversation &conversation)
{
    const int row = rowOf(conversation.id);
    if (row >= 0) {
        m_rows[row] = conversation;
        emitChanged(row);
        place(row);
        return;
    }
    int target = 0;
    while (target < m_rows.size() && isBefore(m_rows.at(target), conversation)) {
        ++target;
    }
    beginInsertRows({}, target, target);
    m_rows.insert(target, conversation);
    endInsertRows();
}

// Only a message newer than the preview changes the list: history comes through here as well.
void ConversationListModel::noteMessage(const Message &message)
{
    const int row = rowOf(message.conversation);
    if (row < 0) {
        return;
    }
    Conversation &conversation = m_rows[row];
    QList<Message> &latest = conversation.latestMessages;
    if (!latest.isEmpty() && message.seq <= latest.first().seq) {
        return;
    }
    latest.prepend(message);
    if (latest.size() > limits::latestMessages) {
        latest.removeLast();
    }
    conversation.lastMessageAt = message.createdAt;
    emitChanged(row);
    place(row);
}

void ConversationListModel::remove(ConversationId conversation)
{
    const int row = rowOf(conversation);
    if (row < 0) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void ConversationListModel::place(int row)
{
    int target = 0;
    for (int other = 0; other < m_rows.size(); ++other) {
        target += other != row && isBefore(m_rows.at(other), m_rows.at(row)) ? 1 : 0;
    }
    if (target == row) {
        return;
    }
    // Qt counts the destination before the row is taken out.
    if (beginMoveRows({}, row, row, {}, target > row ? target + 1 : target)) {
        m_rows.move(row, target);
        endMoveRows();
    }
}

void ConversationListModel::emitChanged(int row)
{
    if (row >= 0) {
        Q_EMIT dataChanged(index(row), index(row));
    }
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

ConversationListModel::Waiting ConversationListModel::waiting(const Conversation &conversation) const
{
    if (conversation.latestMessages.isEmpty()) {
        return Waiting::Nobody;
    }
    return conversation.latestMessages.first().sender.id == m_me ? Waiting::ForThem : Waiting::ForMe;
}

QString ConversationListModel::lastText(const Conversation &conversation) const
{
    if (conversation.latestMessages.isEmpty()) {
        return {};
    }
    const Message &last = conversation.latestMessages.first();
    const QString line = displaytext::oneLine(displaytext::message(last));
    return last.sender.id == m_me ? tr("You: %1").arg(line) : line;
}

QString ConversationListModel::sentence(const Conversation &conversation) const
{
    const UserBasic &other = conversation.otherParticipant();
    QStringList parts{displaytext::isolated(displaytext::name(other.displayName()))};
    if (!conversation.service.title.isEmpty()) {
        parts << displaytext::isolated(displaytext::name(conversation.service.title));
    }
    if (conversation.unreadCount > 0) {
        parts << tr("%n unread message(s)", nullptr, conversation.unreadCount);
    }
    if (conversation.unreadCount == 0 && conversation.isMarkedUnread) {
        parts << tr("marked as unread");
    }
    if (conversation.isPinned) {
        parts << tr("pinned");
    }
    if (conversation.isMuted) {
        parts << tr("muted");
    }
    if (conversation.isArchived()) {
        parts << tr("archived");
    }
    if (m_online.value(other.id, other.isOnline)) {
        parts << tr("online");
    }
    if (m_typing.value(conversation.id)) {
        parts << tr("typing");
    } else if (const QString last = lastText(conversation); !last.isEmpty()) {
        parts << displaytext::isolated(last);
        parts << localtext::toString(conversation.lastMessageAt.toLocalTime(), QLocale::ShortFormat);
    }
    return parts.join(tr(", ", "between the parts of a spoken sentence"));
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index)) {
        return {};
    }
    const Conversation &conversation = m_rows.at(index.row());
    const UserBasic &other = conversation.otherParticipant();
    switch (role) {
    case Qt::DisplayRole:
        return displaytext::name(other.displayName());
    case Qt::AccessibleTextRole:
        return sentence(conversation);
    case ConversationRole:
        return QVariant::fromValue(conversation);
    case ConversationIdRole:
        return conversation.id.value();
    case OnlineRole:
        return m_online.value(other.id, other.isOnline);
    case TypingRole:
        return m_typing.value(conversation.id);
    case UnreadRole:
        return conversation.unreadCount;
    case LastTextRole:
        return lastText(conversation);
    case LastTimeRole:
        return sortTime(conversation).microseconds();
    case PinnedRole:
        return conversation.isPinned;
    case MutedRole:
        return conversation.isMuted;
    case ArchivedRole:
        return conversation.isArchived();
    case MarkedUnreadRole:
        return conversation.isMarkedUnread;
    case WaitingRole:
        return int(waiting(conversation));
    default:
        return {};
    }
}

} // namespace chautari
