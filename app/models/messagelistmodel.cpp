// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/messagelistmodel.h"

#include "app/models/displaytext.h"
#include "shared/core/localtext.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace chautari {

namespace {

DeliveryState deliveryOf(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Sent:
        return DeliveryState::Sent;
    case MessageStatus::Delivered:
        return DeliveryState::Delivered;
    case MessageStatus::Read:
        return DeliveryState::Read;
    }
    return DeliveryState::Sent;
}

DeliveryState deliveryOf(OutgoingState state)
{
    switch (state) {
    case OutgoingState::Queued:
        return DeliveryState::Queued;
    case OutgoingState::Sending:
        return DeliveryState::Sending;
    case OutgoingState::Failed:
        return DeliveryState::Failed;
    }
    return DeliveryState::Queued;
}

void emptyOut(Message &message)
{
    message.deletion = DeletionType::Everyone;
    message.text.clear();
    message.attachments.clear();
    message.reactions.clear();
    message.replyTo.reset();
}

void applyReaction(Message &message, const QString &emoji, bool isSet, UserId me)
{
    const auto same = std::ranges::find(message.reactions, emoji, &Reaction::emoji);
    if (same == message.reactions.end()) {
        if (isSet) {
            message.reactions.append({emoji, {me}});
        }
        return;
    }
    same->users.removeAll(me);
    if (isSet) {
        same->users.append(me);
    } else if (same->users.isEmpty()) {
        message.reactions.erase(same);
    }
}

// As the server will have it.
void applyChange(Message &message, const OutgoingMessage &change, UserId me)
{
    if (change.state == OutgoingState::Failed && change.kind != OutgoingKind::Edit) {
        return; // it did not happen; a refused text stays to be seen
    }
    switch (change.kind) {
    case OutgoingKind::Edit:
        message.text = change.text;
        message.editedAt = change.createdAt;
        break;
    case OutgoingKind::DeleteForMe:
    case OutgoingKind::DeleteForEveryone:
        emptyOut(message);
        break;
    case OutgoingKind::React:
        applyReaction(message, change.text, change.isSet, me);
        break;
    default:
        break;
    }
}

QString foldKey(const Message &message)
{
    return message.clientMessageId.isEmpty() ? QString::number(message.id.value()) : message.clientMessageId;
}

} // namespace

MessageListModel::MessageListModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void MessageListModel::setMe(UserId me)
{
    m_me = me;
}

void MessageListModel::setConversation(ConversationId conversation)
{
    beginResetModel();
    m_conversation = conversation;
    m_rows.clear();
    m_stored = 0;
    m_seqOf.clear();
    m_storedClientIds.clear();
    m_changes.clear();
    m_unchanged.clear();
    m_deliveredSeq = 0;
    m_readSeq = 0;
    endResetModel();
}

void MessageListModel::apply(const SessionChanges &changes)
{
    if (!m_conversation.isValid()) {
        return;
    }
    applyMessages(changes.messages);
    for (const OutgoingMessage &outgoing : changes.outgoing) {
        if (outgoing.conversation != m_conversation) {
            continue;
        }
        if (outgoing.kind == OutgoingKind::Message) {
            upsertOutgoing(outgoing);
        } else if (changesMessage(outgoing.kind)) {
            upsertChange(outgoing);
        }
    }
    for (const QString &id : changes.outgoingDone) {
        if (!removeChange(id)) {
            removeOutgoing(id);
        }
    }
    for (const MessageDeletedEvent &deletion : changes.deletions) {
        applyDeletion(deletion);
    }
    for (const MessageStatusEvent &mark : changes.marks) {
        if (mark.conversation == m_conversation && mark.updatedBy != m_me) {
            applyMark(mark);
        }
    }
}

int MessageListModel::lowerBound(qint64 seq) const
{
    const auto end = m_rows.cbegin() + m_stored;
    const auto found = std::lower_bound(
        m_rows.cbegin(), end, seq, [](const MessageRow &row, qint64 value) { return row.message.seq < value; });
    return int(found - m_rows.cbegin());
}

int MessageListModel::rowOfMessage(MessageId id) const
{
    const auto seq = m_seqOf.constFind(id);
    return seq == m_seqOf.cend() ? -1 : lowerBound(*seq);
}

int MessageListModel::rowOfOutgoing(const QString &clientMessageId) const
{
    if (clientMessageId.isEmpty()) {
        return -1;
    }
    for (int row = m_stored; row < m_rows.size(); ++row) {
        if (m_rows.at(row).message.clientMessageId == clientMessageId) {
            return row;
        }
    }
    return -1;
}

// Known rows are changed where they stand; a page of new ones is inserted as one block, so that a view re-anchors once.
void MessageListModel::applyMessages(const QList<Message> &messages)
{
    QList<Message> fresh;
    for (const Message &message : messages) {
        if (message.conversation != m_conversation || message.seq <= 0) {
            continue;
        }
        const int row = lowerBound(message.seq);
        if (row < m_stored && m_rows.at(row).message.seq == message.seq) {
            updateStored(row, message);
            continue;
        }
        const int waiting = rowOfOutgoing(message.clientMessageId);
        if (waiting >= 0 && message.sender.id == m_me) {
            storeOutgoing(waiting, message);
        } else {
            fresh.append(message);
        }
    }
    insertFresh(std::move(fresh));
}

void MessageListModel::showText(MessageRow &row) const
{
    row.shown = displaytext::bubble(row.message);
    const qsizetype size = displaytext::foldedSize(row.shown);
    row.isFolded = size < row.shown.size() && !m_unfolded.contains(foldKey(row.message));
    if (row.isFolded) {
        row.shown = row.shown.left(size) + QChar(0x2026);
    }
}

void MessageListModel::unfold(int row)
{
    m_unfolded.insert(foldKey(m_rows.at(row).message));
    showText(m_rows[row]);
    emitChanged(row, row);
}

MessageRow MessageListModel::storedRow(const Message &message) const
{
    MessageRow row;
    row.message = message;
    showText(row);
    if (message.sender.id != m_me) {
        return row;
    }
    MessageStatus status = message.status;
    if (message.seq <= m_deliveredSeq) {
        status = std::max(status, MessageStatus::Delivered);
    }
    if (message.seq <= m_readSeq) {
        status = MessageStatus::Read;
    }
    row.message.status = status;
    row.delivery = deliveryOf(status);
    return row;
}

void MessageListModel::remember(const Message &message)
{
    m_seqOf.insert(message.id, message.seq);
    if (!message.clientMessageId.isEmpty()) {
        m_storedClientIds.insert(message.clientMessageId, message.seq);
    }
}

void MessageListModel::updateStored(int row, const Message &message)
{
    MessageRow &old = m_rows[row];
    const auto unchanged = m_unchanged.find(message.id);
    const qint64 position = unchanged != m_unchanged.end() ? unchanged->position : old.message.position;
    if (message.position < position) {
        return; // an older picture of the row that arrived late
    }
    if (unchanged != m_unchanged.end()) {
        *unchanged = message;
        remember(message);
        showChanges(message.id);
        return;
    }
    MessageRow next = storedRow(message);
    if (next.isOwn() && next.message.status < old.message.status) {
        next.message.status = old.message.status;
        next.delivery = old.delivery;
    }
    if (next.message == old.message) {
        return;
    }
    remember(message);
    old = std::move(next);
    emitChanged(row, row);
}

void MessageListModel::storeOutgoing(int row, const Message &message)
{
    const int target = lowerBound(message.seq);
    remember(message);
    if (row != target) {
        beginMoveRows({}, row, row, {}, target);
        m_rows.move(row, target);
        m_rows[target] = storedRow(message);
        ++m_stored;
        endMoveRows();
    } else {
        m_rows[target] = storedRow(message);
        ++m_stored;
    }
    emitChanged(target, target);
}

void MessageListModel::insertFresh(QList<Message> fresh)
{
    std::stable_sort(fresh.begin(), fresh.end(), [](const Message &a, const Message &b) { return a.seq < b.seq; });
    const auto isSameSeq = [](const Message &a, const Message &b) { return a.seq == b.seq; };
    fresh.erase(std::unique(fresh.begin(), fresh.end(), isSameSeq), fresh.end());
    qsizetype from = 0;
    while (from < fresh.size()) {
        const int target = lowerBound(fresh.at(from).seq);
        const qint64 limit = target < m_stored ? m_rows.at(target).message.seq : std::numeric_limits<qint64>::max();
        qsizetype to = from + 1;
        while (to < fresh.size() && fresh.at(to).seq < limit) {
            ++to;
        }
        const int count = int(to - from);
        beginInsertRows({}, target, target + count - 1);
        m_rows.insert(target, count, MessageRow{});
        for (int i = 0; i < count; ++i) {
            const Message &message = fresh.at(from + i);
            remember(message);
            if (m_changes.contains(message.id)) {
                m_unchanged.insert(message.id, message);
            }
            m_rows[target + i] = changedRow(message);
        }
        m_stored += count;
        endInsertRows();
        from = to;
    }
}

void MessageListModel::upsertOutgoing(const OutgoingMessage &outgoing)
{
    if (m_storedClientIds.contains(outgoing.clientMessageId)) {
        return;
    }
    MessageRow next;
    next.message.conversation = m_conversation;
    next.message.sender.id = m_me;
    next.message.text = outgoing.text;
    for (const OutgoingFile &sent : outgoing.files) {
        Attachment file;
        file.kind = sent.contentType.startsWith(QLatin1StringView("image/")) ? MessageType::Image
            : sent.contentType.startsWith(QLatin1StringView("audio/"))       ? MessageType::Audio
                                                                             : MessageType::File;
        file.fileName = sent.name;
        file.fileSize = sent.size;
        next.message.attachments.append(file);
        next.localFiles.append(sent.path);
    }
    if (const int answered = rowOfMessage(outgoing.replyTo); answered >= 0) {
        const Message &target = m_rows.at(answered).message;
        next.message.replyTo = ReplyPreview{target.id, target.seq, target.sender.id, target.sender.displayName(),
            target.type, target.text, target.deletion == DeletionType::Everyone};
    } else if (outgoing.replyTo.isValid()) {
        next.message.replyTo = ReplyPreview{outgoing.replyTo, 0, {}, {}, MessageType::Text, {}, false};
    }
    next.message.createdAt = outgoing.createdAt;
    next.message.clientMessageId = outgoing.clientMessageId;
    showText(next);
    next.delivery = deliveryOf(outgoing.state);
    next.problem = outgoing.state == OutgoingState::Failed ? outgoing.problem : QString();
    const int row = rowOfOutgoing(outgoing.clientMessageId);
    if (row >= 0) {
        m_rows[row] = std::move(next);
        emitChanged(row, row);
        return;
    }
    const int last = int(m_rows.size());
    beginInsertRows({}, last, last);
    m_rows.append(std::move(next));
    endInsertRows();
}

// ---- changes that wait
// ------------------------------------------------------------------------------------------------

void MessageListModel::upsertChange(const OutgoingMessage &change)
{
    QList<OutgoingMessage> &waiting = m_changes[change.target];
    const auto same = std::ranges::find(waiting, change.clientMessageId, &OutgoingMessage::clientMessageId);
    if (same != waiting.end()) {
        *same = change;
    } else {
        waiting.append(change);
    }
    if (const int row = rowOfMessage(change.target); row >= 0 && !m_unchanged.contains(change.target)) {
        m_unchanged.insert(change.target, m_rows.at(row).message);
    }
    showChanges(change.target);
}

bool MessageListModel::removeChange(const QString &clientMessageId)
{
    for (auto waiting = m_changes.begin(); waiting != m_changes.end(); ++waiting) {
        if (waiting->removeIf([&](const OutgoingMessage &one) { return one.clientMessageId == clientMessageId; })
            == 0) {
            continue;
        }
        const MessageId target = waiting.key();
        if (waiting->isEmpty()) {
            m_changes.erase(waiting);
        }
        showChanges(target);
        if (!m_changes.contains(target)) {
            m_unchanged.remove(target);
        }
        return true;
    }
    return false;
}

void MessageListModel::showChanges(MessageId target)
{
    const int row = rowOfMessage(target);
    if (row < 0) {
        return;
    }
    m_rows[row] = changedRow(m_unchanged.value(target, m_rows.at(row).message));
    emitChanged(row, row);
}

MessageRow MessageListModel::changedRow(const Message &stored) const
{
    Message message = stored;
    const QList<OutgoingMessage> changes = m_changes.value(stored.id);
    for (const OutgoingMessage &change : changes) {
        applyChange(message, change, m_me);
    }
    MessageRow row = storedRow(message);
    if (changes.isEmpty()) {
        return row;
    }
    // What went wrong is shown before what still waits.
    const auto failed = std::ranges::find(changes, OutgoingState::Failed, &OutgoingMessage::state);
    const OutgoingMessage &shown = failed != changes.end() ? *failed : changes.last();
    row.changeId = shown.clientMessageId;
    if (row.isOwn() && shown.kind != OutgoingKind::React) {
        row.delivery = deliveryOf(shown.state);
    }
    row.problem = failed != changes.end() ? shown.problem : QString();
    return row;
}

void MessageListModel::removeOutgoing(const QString &clientMessageId)
{
    const int row = rowOfOutgoing(clientMessageId);
    if (row < 0) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

// Everything at or below the old mark already shows it, so only the rows between the marks are looked at.
void MessageListModel::applyMark(const MessageStatusEvent &mark)
{
    const bool isRead = mark.status == MessageStatus::Read;
    qint64 &known = isRead ? m_readSeq : m_deliveredSeq;
    if (mark.status == MessageStatus::Sent || mark.upToSeq <= known) {
        return;
    }
    const int first = lowerBound(known + 1);
    const int end = lowerBound(mark.upToSeq + 1);
    known = mark.upToSeq;
    int firstChanged = -1;
    int lastChanged = -1;
    for (int row = first; row < end; ++row) {
        MessageRow &current = m_rows[row];
        if (!current.isOwn() || current.message.status >= mark.status) {
            continue;
        }
        current.message.status = mark.status;
        if (current.changeId.isEmpty()) {
            current.delivery = deliveryOf(mark.status);
        }
        firstChanged = firstChanged < 0 ? row : firstChanged;
        lastChanged = row;
    }
    if (firstChanged >= 0) {
        Q_EMIT dataChanged(index(firstChanged), index(lastChanged), {DeliveryRole, Qt::AccessibleTextRole});
    }
}

void MessageListModel::applyDeletion(const MessageDeletedEvent &deletion)
{
    const int row = deletion.conversation == m_conversation ? rowOfMessage(deletion.message) : -1;
    if (row < 0) {
        return;
    }
    m_changes.remove(deletion.message);
    m_unchanged.remove(deletion.message);
    if (deletion.deletion == DeletionType::Self) {
        beginRemoveRows({}, row, row);
        m_seqOf.remove(deletion.message);
        m_rows.removeAt(row);
        --m_stored;
        endRemoveRows();
        return;
    }
    Message message = m_rows.at(row).message;
    emptyOut(message);
    message.position = std::max(message.position, deletion.position);
    m_rows[row] = storedRow(message);
    emitChanged(row, row);
}

void MessageListModel::emitChanged(int first, int last)
{
    Q_EMIT dataChanged(index(first), index(last));
}

QList<int> MessageListModel::failedRows() const
{
    QList<int> rows;
    for (auto waiting = m_changes.cbegin(); waiting != m_changes.cend(); ++waiting) {
        const int row = rowOfMessage(waiting.key());
        if (row >= 0 && m_rows.at(row).hasFailed()) {
            rows.append(row);
        }
    }
    std::ranges::sort(rows);
    for (int row = m_stored; row < m_rows.size(); ++row) {
        if (m_rows.at(row).hasFailed()) {
            rows.append(row);
        }
    }
    return rows;
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString MessageListModel::stateText(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Incoming:
        return {};
    case DeliveryState::Queued:
        return tr("waiting to be sent");
    case DeliveryState::Sending:
        return tr("sending");
    case DeliveryState::Sent:
        return tr("sent");
    case DeliveryState::Delivered:
        return tr("delivered");
    case DeliveryState::Read:
        return tr("read");
    case DeliveryState::Failed:
        return tr("not sent");
    }
    return {};
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index)) {
        return {};
    }
    const MessageRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.shown;
    case Qt::AccessibleTextRole: {
        const QString author
            = row.isOwn() ? tr("You") : displaytext::isolated(displaytext::name(row.message.sender.displayName()));
        const QString text = displaytext::isolated(displaytext::oneLine(displaytext::message(row.message), 1000));
        const QString time = localtext::toString(row.message.createdAt.toLocalTime().time(), QLocale::ShortFormat);
        QString state = row.problem.isEmpty() ? stateText(row.delivery) : row.problem;
        if (!row.message.reactions.isEmpty()) {
            const QString reactions = displaytext::reactions(row.message.reactions);
            state = state.isEmpty() ? reactions : tr("%1, %2", "state, reactions").arg(state, reactions);
        }
        // arg() with several arguments replaces in one pass: a "%2" inside a message stays what it is.
        return state.isEmpty() ? tr("%1, %2, %3", "author, text, time").arg(author, text, time)
                               : tr("%1, %2, %3, %4", "author, text, time, state").arg(author, text, time, state);
    }
    case MessageIdRole:
        return row.message.id.value();
    case DeliveryRole:
        return int(row.delivery);
    case ClientMessageIdRole:
        return row.message.clientMessageId;
    default:
        return {};
    }
}

} // namespace chautari
