// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>

namespace chautari {

//! How a message of mine is shown (ui.md "The message list").
enum class DeliveryState { Incoming, Queued, Sending, Sent, Delivered, Read, Failed };

//! One row: a stored message, or one that waits on this computer (`message.seq` is 0 then).
struct MessageRow
{
    Message message;
    QString shown; //!< what the bubble says (displaytext::bubble); its files are shown beside it
    DeliveryState delivery = DeliveryState::Incoming;
    bool isFolded = false; //!< `shown` is only its beginning
    QString problem; //!< why it, or a change of it, failed
    QString changeId; //!< client_message_id of the newest change of it that waits here; empty = none does
    QStringList localFiles; //!< where the bytes of the files of a waiting one are

    [[nodiscard]] bool hasFailed() const { return delivery == DeliveryState::Failed || !problem.isEmpty(); }
    //! What Retry and Delete below it are about.
    [[nodiscard]] const QString &outgoingId() const { return changeId.isEmpty() ? message.clientMessageId : changeId; }

    [[nodiscard]] bool isOwn() const { return delivery != DeliveryState::Incoming; }
    [[nodiscard]] bool isStored() const { return message.seq > 0; }
};

//! \brief The messages of one conversation in their order: stored ones by seq, then waiting ones as they were written.
//! An outgoing row becomes its stored row in place, without a flicker. What waits to change a stored one (an edit, a
//! deletion, a reaction) is shown as if it had happened. GUI thread; fed with SessionChanges.
class MessageListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        MessageIdRole = Qt::UserRole + 1, //!< qint64, 0 while waiting
        DeliveryRole, //!< int(DeliveryState)
        ClientMessageIdRole,
    };

    explicit MessageListModel(QObject *parent = nullptr);

    void setMe(UserId me);
    [[nodiscard]] UserId me() const { return m_me; }
    void setConversation(ConversationId conversation); //!< clears
    [[nodiscard]] ConversationId conversation() const { return m_conversation; }
    void apply(const SessionChanges &changes); //!< takes what belongs to this conversation

    [[nodiscard]] const MessageRow &row(int index) const { return m_rows.at(index); }
    [[nodiscard]] int rowOfMessage(MessageId id) const; //!< -1 when not loaded
    [[nodiscard]] int rowOfOutgoing(const QString &clientMessageId) const; //!< -1 when it does not wait
    //! Those that want an answer of the person: Retry or Delete.
    [[nodiscard]] QList<int> failedRows() const;
    [[nodiscard]] int storedCount() const { return m_stored; }
    void unfold(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the text, Qt::AccessibleTextRole "author, text, time, state".
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    //! The words for a state: what a screen reader says and a tooltip shows. Empty for Incoming.
    [[nodiscard]] static QString stateText(DeliveryState state);

private:
    void applyMessages(const QList<Message> &messages);
    void updateStored(int row, const Message &message);
    void storeOutgoing(int row, const Message &message);
    void insertFresh(QList<Message> fresh);
    void upsertOutgoing(const OutgoingMessage &outgoing);
    void upsertChange(const OutgoingMessage &change);
    bool removeChange(const QString &clientMessageId);
    void showChanges(MessageId target);
    [[nodiscard]] MessageRow changedRow(const Message &stored) const;
    void removeOutgoing(const QString &clientMessageId);
    void applyMark(const MessageStatusEvent &mark);
    void applyDeletion(const MessageDeletedEvent &deletion);
    [[nodiscard]] int lowerBound(qint64 seq) const; //!< first stored row with at least this seq
    void showText(MessageRow &row) const;
    [[nodiscard]] MessageRow storedRow(const Message &message) const;
    void remember(const Message &message);
    void emitChanged(int first, int last);

    UserId m_me;
    ConversationId m_conversation;
    QList<MessageRow> m_rows; //!< [0, m_stored) stored, the rest waiting
    int m_stored = 0;
    QHash<MessageId, qint64> m_seqOf; //!< so that a row is found in O(log n) and a prepend touches nothing here
    QHash<MessageId, QList<OutgoingMessage>> m_changes; //!< that wait, in their order
    QHash<MessageId, Message> m_unchanged; //!< the messages of those, as the server has them
    QSet<QString> m_unfolded; //!< keys of rows
    QHash<QString, qint64> m_storedClientIds; //!< a late word about an outgoing message must not bring it back
    qint64 m_deliveredSeq = 0; //!< the peer's marks: they outlive the rows loaded so far
    qint64 m_readSeq = 0;
};

} // namespace chautari
