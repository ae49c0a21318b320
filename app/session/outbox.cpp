// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/outbox.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>
#include <limits>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

enum class Verdict { RateLimited, TryLater, Permanent };

Verdict verdictOf(const ErrorEvent &error)
{
    if (error.codeName == errorCodeName(ErrorCode::RateLimited))
        return Verdict::RateLimited;
    const bool isTemporary = error.codeName == errorCodeName(ErrorCode::ServerBusy)
        || error.codeName == errorCodeName(ErrorCode::StorageFull)
        || error.codeName == errorCodeName(ErrorCode::Internal) || error.retryAfterSeconds > 0;
    return isTemporary ? Verdict::TryLater : Verdict::Permanent;
}

// The server's own words are English; the reasons that happen are said in the person's language.
QString problemOf(const ErrorEvent &error, OutgoingKind kind)
{
    if (changesMessage(kind) && error.codeName == errorCodeName(ErrorCode::NotFound))
        return QCoreApplication::translate("ChatSession", "This message is not there any more.");
    if (error.codeName == errorCodeName(ErrorCode::IdReused))
        return QCoreApplication::translate("ChatSession", "The server already has another message in its place.");
    if (error.codeName == errorCodeName(ErrorCode::NotFound)
        || error.codeName == errorCodeName(ErrorCode::PermissionDenied))
        return QCoreApplication::translate("ChatSession", "You cannot write in this conversation any more.");
    if (!error.message.isEmpty())
        return error.message;
    return QCoreApplication::translate("ChatSession", "The server refused this message.");
}

constexpr int longestWaitSeconds = 60;
constexpr qint64 never = std::numeric_limits<qint64>::max();

} // namespace

void Outbox::open(OutboxFile &file)
{
    m_file = &file;
    const Result<QList<OutgoingMessage>> kept = file.outgoing();
    if (!kept) {
        m_owner.outboxNotWritten(kept.error());
        return;
    }
    for (const OutgoingMessage &outgoing : *kept) {
        m_entries.append({outgoing});
        m_owner.outgoingChanged(outgoing);
    }
}

void Outbox::add(OutgoingMessage outgoing, qint64 now)
{
    if (indexOf(outgoing.clientMessageId) >= 0)
        return; // the same once more
    outgoing.state = OutgoingState::Queued;
    const QStringList outdated = outdatedBy(outgoing);
    append(std::move(outgoing));
    for (const QString &id : outdated) // after the new one is on the disk: a crash in between leaves both, in order
        handleStored(id, now);
    pump(now);
}

QStringList Outbox::outdatedBy(const OutgoingMessage &outgoing) const
{
    QStringList outdated;
    for (const Entry &entry : m_entries) {
        const OutgoingMessage &waiting = entry.message;
        if (isConversationChange(outgoing.kind) && waiting.kind == outgoing.kind
            && waiting.conversation == outgoing.conversation && waiting.state != OutgoingState::Sending)
            outdated.append(waiting.clientMessageId);
    }
    return outdated;
}

void Outbox::addFailed(OutgoingMessage outgoing, const QString &problem)
{
    outgoing.state = OutgoingState::Failed;
    outgoing.problem = problem;
    append(std::move(outgoing));
}

// On the disk first, then on the screen.
void Outbox::append(OutgoingMessage outgoing)
{
    const Result<void> written = m_file ? m_file->add(outgoing) : Result<void>();
    for (qsizetype i = 0; i < outgoing.files.size() && m_file && written; ++i)
        outgoing.files[i].path = m_file->filePath(outgoing.clientMessageId, i);
    m_entries.append({outgoing});
    m_owner.outgoingChanged(outgoing);
    if (!written)
        m_owner.outboxNotWritten(written.error());
}

bool Outbox::edit(const QString &clientMessageId, const QString &text, qint64 now)
{
    const qsizetype index = indexOf(clientMessageId);
    if (index < 0 || m_entries.at(index).message.state == OutgoingState::Sending)
        return false;
    m_entries[index].message.text = text;
    update(m_entries.at(index).message);
    m_owner.outgoingChanged(m_entries.at(index).message);
    pump(now);
    return true;
}

void Outbox::tellAbout(ConversationId conversation) const
{
    for (const Entry &entry : m_entries) {
        if (entry.message.conversation == conversation)
            m_owner.outgoingChanged(entry.message);
    }
}

void Outbox::update(const OutgoingMessage &outgoing)
{
    if (!m_file)
        return;
    if (const Result<void> written = m_file->update(outgoing); !written)
        m_owner.outboxNotWritten(written.error());
}

void Outbox::setOnline(bool isOnline, qint64 now)
{
    if (m_isOnline == isOnline)
        return;
    m_isOnline = isOnline;
    for (Entry &entry : m_entries) {
        if (entry.message.state == OutgoingState::Sending)
            setState(entry, OutgoingState::Queued);
    }
    pump(now);
}

void Outbox::retry(const QString &clientMessageId, qint64 now)
{
    const qsizetype index = indexOf(clientMessageId);
    if (index < 0 || m_entries.at(index).message.state != OutgoingState::Failed)
        return;
    m_entries[index].notBefore = 0;
    setState(m_entries[index], OutgoingState::Queued);
    pump(now);
}

void Outbox::remove(const QString &clientMessageId, qint64 now)
{
    handleStored(clientMessageId, now);
}

void Outbox::tick(qint64 now)
{
    if (!m_isOnline)
        return;
    for (Entry &entry : m_entries) {
        if (entry.message.state == OutgoingState::Sending && entry.answerDue <= now)
            transmit(entry, now);
    }
    pump(now);
}

std::optional<qint64> Outbox::nextDeadline() const
{
    if (!m_isOnline)
        return std::nullopt;
    std::optional<qint64> next;
    QSet<ConversationId> busy;
    for (const Entry &entry : m_entries) {
        if (entry.message.state == OutgoingState::Failed || busy.contains(entry.message.conversation))
            continue;
        busy.insert(entry.message.conversation);
        const qint64 due = entry.message.state == OutgoingState::Sending ? entry.answerDue
                                                                         : std::max(entry.notBefore, m_pausedUntil);
        if (due != never)
            next = next ? std::min(*next, due) : due;
    }
    return next;
}

void Outbox::clear()
{
    m_entries.clear();
    m_file = nullptr;
    m_isOnline = false;
    m_pausedUntil = 0;
}

bool Outbox::noteTry(const QString &clientMessageId, qint64 newest)
{
    const qsizetype index = indexOf(clientMessageId);
    if (index < 0)
        return false;
    OutgoingMessage &outgoing = m_entries[index].message;
    outgoing.triedAfter = newest;
    const Result<void> written = m_file ? m_file->update(outgoing) : Result<void>();
    if (!written)
        m_owner.outboxNotWritten(written.error());
    return bool(written);
}

const OutgoingMessage *Outbox::underWay(ConversationId conversation) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const Entry &entry) {
        return entry.message.conversation == conversation && entry.message.state == OutgoingState::Sending;
    });
    return found == m_entries.end() ? nullptr : &found->message;
}

bool Outbox::hasChange(ConversationId conversation, OutgoingKind kind) const
{
    return std::ranges::any_of(m_entries,
        [&](const Entry &entry) { return entry.message.conversation == conversation && entry.message.kind == kind; });
}

const OutgoingMessage *Outbox::find(const QString &clientMessageId) const
{
    const qsizetype index = indexOf(clientMessageId);
    return index < 0 ? nullptr : &m_entries.at(index).message;
}

std::optional<OutgoingMessage> Outbox::handleStored(const QString &clientMessageId, qint64 now)
{
    const qsizetype index = indexOf(clientMessageId);
    if (index < 0)
        return std::nullopt;
    const OutgoingMessage outgoing = m_entries.takeAt(index).message;
    // When this is not written, the message goes once more after the next start, and the server says that it has it.
    if (const Result<void> removed = m_file ? m_file->remove(clientMessageId) : Result<void>(); !removed)
        m_owner.outboxNotWritten(removed.error());
    m_owner.outgoingDone(clientMessageId);
    pump(now);
    return outgoing;
}

bool Outbox::handleError(const ErrorEvent &error, qint64 now)
{
    const qsizetype index = indexOf(error.clientMessageId);
    if (index < 0)
        return false;
    Entry &entry = m_entries[index];
    // An answer to an earlier try of a message that has failed or waits anyway says nothing new.
    if (entry.message.state != OutgoingState::Sending)
        return true;
    ++entry.refusals;
    const int doubling = 1 << std::min(entry.refusals - 1, 6);
    const qint64 waitMs = 1000LL * std::min(std::max(error.retryAfterSeconds, doubling), longestWaitSeconds);
    switch (verdictOf(error)) {
    case Verdict::RateLimited:
        m_pausedUntil = now + 1000LL * std::max(error.retryAfterSeconds, 1);
        setState(entry, OutgoingState::Queued);
        break;
    case Verdict::TryLater:
        entry.notBefore = now + waitMs;
        setState(entry, OutgoingState::Queued);
        break;
    case Verdict::Permanent:
        setState(entry, OutgoingState::Failed, problemOf(error, entry.message.kind));
        break;
    }
    pump(now);
    return true;
}

qsizetype Outbox::indexOf(const QString &clientMessageId) const
{
    if (clientMessageId.isEmpty())
        return -1;
    const auto found = std::ranges::find_if(
        m_entries, [&](const Entry &entry) { return entry.message.clientMessageId == clientMessageId; });
    return found == m_entries.end() ? -1 : found - m_entries.begin();
}

void Outbox::setState(Entry &entry, OutgoingState state, const QString &problem)
{
    const bool isWritten = entry.message.problem == problem;
    entry.message.state = state;
    entry.message.problem = problem;
    if (!isWritten)
        update(entry.message);
    m_owner.outgoingChanged(entry.message);
}

void Outbox::transmit(Entry &entry, qint64 now)
{
    // Over HTTP an answer or its absence is always told; only a frame can vanish with its connection unnoticed.
    const bool isFrame
        = !m_isAlwaysAnswered && entry.message.kind == OutgoingKind::Message && entry.message.files.isEmpty();
    entry.answerDue = isFrame ? now + answerTimeoutMs : never;
    m_owner.transmit(OutgoingMessage(entry.message)); // a copy: the answer may come at once
}

// The first one of each conversation that has not failed is the only one that may go.
void Outbox::pump(qint64 now)
{
    if (!m_isOnline || now < m_pausedUntil)
        return;
    QSet<ConversationId> busy;
    for (Entry &entry : m_entries) {
        if (entry.message.state == OutgoingState::Failed || busy.contains(entry.message.conversation))
            continue;
        busy.insert(entry.message.conversation);
        if (entry.message.state != OutgoingState::Queued || entry.notBefore > now)
            continue;
        setState(entry, OutgoingState::Sending);
        transmit(entry, now);
    }
}

} // namespace chautari
