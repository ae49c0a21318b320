// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestores.h"

#include <QtCore/QCache>

#include <functional>

namespace chautari::server {

//! \brief The writer's transaction: a batch of commands, each of which happens wholly or not at all. Also what only the
//! one writer may keep in memory because nobody else changes it: counters, and the conversations that are being written
//! to.
//!
//! A command's savepoint costs 8 to 12 us (SQLite copies every page it touches), a third of a stored message. So it is
//! taken at the first write that could have to be undone. The append of a message is held back until the command either
//! does something else with the database, then it is written inside the savepoint, or succeeds, then there is nothing
//! left that could fail but the disk, and a failing disk undoes the batch.
class SqliteWriteSession final : public WriteTransaction
{
public:
    SqliteWriteSession(SqliteConnection &connection, const TextCipher &cipher);
    Result<void> loadCounters();

    // ---- for the writer --------------------------------------------------------------------------------------------
    Result<void> begin();
    std::optional<Error> run(const std::function<std::optional<Error>(WriteTransaction &)> &command);
    //! After a command: the batch cannot be committed any more.
    [[nodiscard]] bool isBroken() const;
    [[nodiscard]] Error brokenBecause() const;
    Result<void> commit(); //!< rolled back when it fails
    void rollback();
    std::vector<DomainEvent> takeEvents() { return std::exchange(m_events, {}); }
    //! Whether something was deleted that must not stay in the log.
    bool takeHasErased() { return std::exchange(m_hasErased, false); }
    [[nodiscard]] qint64 position() const { return m_counters.position; }

    Stores &stores() override { return m_stores; }
    void publish(DomainEvent event) override { m_events.push_back(std::move(event)); }

    // ---- for the stores --------------------------------------------------------------------------------------------
    void settle(); //!< before any other statement: writes what is held back
    void protect(); //!< before a write: makes it possible to undo this command alone
    //! The conversation as of now, uncommitted changes included; null when there is none.
    Result<const ConversationRecord *> conversation(ConversationId id);
    void rememberUnchanged(const ConversationRecord &record);
    void rememberChanged(const ConversationRecord &record);
    void holdBack(const MessageRecord &message, const ConversationRecord &conversation);
    void noteErased() { m_hasErased = true; }
    qint64 nextPosition() { return ++m_counters.position; }
    MessageId nextMessageId() { return MessageId(++m_counters.message); }
    ConversationId nextConversationId() { return ConversationId(++m_counters.conversation); }

private:
    struct Counters
    {
        qint64 position = 0;
        qint64 conversation = 0;
        qint64 message = 0;
    };
    struct HeldBack
    {
        MessageRecord message;
        ConversationRecord conversation;
    };

    std::optional<Error> finishCommand();
    void undoCommand();
    Result<void> writeHeldBack();
    Result<void> savePosition();

    SqliteConnection &m_connection;
    const TextCipher &m_cipher;
    SqliteStores m_stores;
    QCache<ConversationId, ConversationRecord> m_conversations;

    Counters m_counters;
    Counters m_atBegin;
    std::vector<DomainEvent> m_events;

    // Of the running command
    Counters m_atCommand;
    size_t m_eventsAtCommand = 0;
    std::vector<ConversationId> m_changed;
    std::optional<HeldBack> m_heldBack;
    std::optional<Error> m_commandFailure;
    bool m_isProtected = false;
    bool m_isHalfWritten = false;
    bool m_hasErased = false; // also when it was rolled back: the log is emptied once too often
};

} // namespace chautari::server
