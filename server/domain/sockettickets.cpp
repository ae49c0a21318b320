// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/sockettickets.h"

#include "shared/core/limits.h"

#include <sodium.h>

namespace chautari::server {

namespace {

constexpr qsizetype ticketBytes = 32;

QByteArray hashOf(const QByteArray &ticket)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()),
        reinterpret_cast<const unsigned char *>(ticket.constData()), size_t(ticket.size()), nullptr, 0);
    return hash;
}

} // namespace

Result<QString> SocketTickets::issue(const Identity &who)
{
    QByteArray bytes(ticketBytes, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    const QByteArray ticket = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const qint64 nowMs = m_clock.monotonicMs();
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= limits::socketTickets)
        m_entries.removeIf([nowMs](const auto &entry) { return entry.value().expiresMs <= nowMs; });
    if (m_entries.size() >= limits::socketTickets)
        return Error{ErrorCode::ServerBusy, {}, {}, limits::socketTicketSeconds};
    m_entries.insert(hashOf(ticket), Entry{who, nowMs + limits::socketTicketSeconds * 1000LL});
    return QString::fromLatin1(ticket);
}

std::optional<Identity> SocketTickets::redeem(const QByteArray &ticket)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(hashOf(ticket));
    if (entry == m_entries.cend())
        return std::nullopt;
    const Entry found = *entry;
    m_entries.erase(entry);
    if (found.expiresMs <= m_clock.monotonicMs())
        return std::nullopt;
    return found.who;
}

} // namespace chautari::server
