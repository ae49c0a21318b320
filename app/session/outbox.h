// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"
#include "app/store/outboxfile.h"

#include <optional>

namespace chautari {

//! \brief What an Outbox does to the world. Tests script it.
class OutboxOwner
{
public:
    virtual ~OutboxOwner() = default;
    OutboxOwner() = default;
    OutboxOwner(const OutboxOwner &) = delete;
    OutboxOwner &operator=(const OutboxOwner &) = delete;

    //! The answer comes as handleStored() or handleError(); without one the same is asked again.
    virtual void transmit(const OutgoingMessage &outgoing) = 0;
    virtual void outgoingChanged(const OutgoingMessage &outgoing) = 0;
    virtual void outgoingDone(const QString &clientMessageId) = 0;
    //! It could not be written to the disk: it is in memory only.
    virtual void outboxNotWritten(const Error &error) = 0;
};

//! \brief What the server has not confirmed, in the order it was done. What is shown as waiting is on the disk first
//! (guarantees.md G5). One per conversation is under way at a time, so that a refusal or a wait can never let a later
//! one overtake. The same client_message_id is used for every try; the server stores it once (rulings.md 8). A state
//! machine: times are monotonic milliseconds that the caller passes, and tick() is to be called at nextDeadline().
class Outbox
{
public:
    static constexpr qint64 answerTimeoutMs = 10'000;

    explicit Outbox(OutboxOwner &owner)
        : m_owner(owner)
    { }

    //! From now on everything is written there too, until clear(); what is there already is taken up.
    void open(OutboxFile &file);
    //! A change of a conversation takes the place of a waiting one of its kind: nobody needs the steps in between.
    void add(OutgoingMessage outgoing, qint64 now);
    //! A message that is known to be refused: shown as Failed at once.
    void addFailed(OutgoingMessage outgoing, const QString &problem);
    //! Another text for one that is not under way. False when it is, or has gone.
    bool edit(const QString &clientMessageId, const QString &text, qint64 now);
    //! Tells its owner about everything that waits in that conversation, for whoever opens it now.
    void tellAbout(ConversationId conversation) const;
    void setOnline(bool isOnline, qint64 now);
    //! Messages go as requests whose end is always told, not as frames that can vanish.
    void setAlwaysAnswered(bool isAlwaysAnswered) { m_isAlwaysAnswered = isAlwaysAnswered; }
    void retry(const QString &clientMessageId, qint64 now);
    void remove(const QString &clientMessageId, qint64 now);
    void tick(qint64 now);
    [[nodiscard]] std::optional<qint64> nextDeadline() const;
    void clear();

    //! Written down before the first try, so that a later one knows where to look.
    bool noteTry(const QString &clientMessageId, qint64 newest);
    //! The one that is under way in that conversation, or null. Valid until the next call.
    [[nodiscard]] const OutgoingMessage *underWay(ConversationId conversation) const;
    //! A change of this kind that the server has not confirmed.
    [[nodiscard]] bool hasChange(ConversationId conversation, OutgoingKind kind) const;
    //! Null when it does not wait here. Valid until the next call.
    [[nodiscard]] const OutgoingMessage *find(const QString &clientMessageId) const;
    //! The server has it: by an ack, by its own `message` frame or by a page of history. Returns what was waiting.
    std::optional<OutgoingMessage> handleStored(const QString &clientMessageId, qint64 now);
    //! An error frame that names a message of ours; false when it does not.
    bool handleError(const ErrorEvent &error, qint64 now);

private:
    struct Entry
    {
        OutgoingMessage message;
        qint64 answerDue = 0; //!< while Sending
        qint64 notBefore = 0; //!< while Queued: the server asked to wait
        int refusals = 0;
    };

    [[nodiscard]] qsizetype indexOf(const QString &clientMessageId) const;
    void append(OutgoingMessage outgoing);
    [[nodiscard]] QStringList outdatedBy(const OutgoingMessage &outgoing) const;
    void setState(Entry &entry, OutgoingState state, const QString &problem = {});
    void transmit(Entry &entry, qint64 now);
    void pump(qint64 now);

    void update(const OutgoingMessage &outgoing);

    OutboxOwner &m_owner;
    OutboxFile *m_file = nullptr;
    QList<Entry> m_entries;
    bool m_isOnline = false;
    bool m_isAlwaysAnswered = false;
    qint64 m_pausedUntil = 0; //!< the rate is per user: everybody waits
};

} // namespace chautari
