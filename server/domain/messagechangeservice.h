// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"
#include "server/storage/stores.h"
#include "shared/core/clock.h"
#include "shared/protocol/message.h"

namespace chautari::server {

//! What came of a change that the clock or another device may have overtaken.
struct MessageChange
{
    enum class Outcome {
        Done,
        TooLate, //!< see `limitMinutes` and `ageMinutes`
        Conflict //!< the message is not the one the client knew (rulings.md 24)
    };

    Outcome outcome = Outcome::Done;
    bool hasChanged = false; //!< false also when everything was already as wished
    MessageRecord message; //!< as it is now
    ConversationRecord conversation;
    int limitMinutes = 0;
    int ageMinutes = 0;
};

//! \brief What may become of a message after it was sent: edited, deleted, flagged, answered with an emoji. Stateless;
//! runs in a transaction. Strangers get NotFound, and so does everybody for what was deleted for everyone.
class MessageChangeService
{
public:
    MessageChangeService(const Directory &directory, const Clock &clock)
        : m_directory(directory)
        , m_clock(clock)
    { }

    //! PATCH: the text, by its sender, within limits::editMinutes. The same text again changes nothing.
    Result<MessageChange> edit(WriteTransaction &tx, UserId who, MessageId id, const EditMessageRequest &request) const;
    //! \param within when valid, the conversation that the message must be in.
    Result<MessageChange> remove(
        WriteTransaction &tx, UserId who, MessageId id, DeletionType deletion, ConversationId within = {}) const;
    //! Any participant's; `reason` is cut to limits::flagReasonLength.
    Result<void> flag(WriteTransaction &tx, UserId who, MessageId id, const QString &reason) const;
    Result<MessageChange> react(
        WriteTransaction &tx, UserId who, MessageId id, const QString &emoji, bool isRemoved) const;
    //! What it said, oldest first; the last one is what it says now.
    Result<QList<MessageVersionRecord>> history(Stores &stores, UserId who, MessageId id) const;

private:
    //! Not for those who may not write there any more.
    [[nodiscard]] std::optional<Error> mayWrite(UserId who, const ConversationRecord &conversation) const;
    //! Filled in when more than `limitMinutes` have passed since the message was sent.
    [[nodiscard]] bool isTooLate(MessageChange &change, int limitMinutes) const;

    const Directory &m_directory;
    const Clock &m_clock;
};

} // namespace chautari::server
