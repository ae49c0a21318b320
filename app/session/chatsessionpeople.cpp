// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ChatSession, what a person sees of others and lets them see.
#include "app/session/chatsession_p.h"

#include <algorithm>

namespace chautari {

void ChatSession::loadService(ServiceId service)
{
    d->post([service](SessionWorker &worker) { worker.loadService(service); });
}

void ChatSession::loadFiles(ConversationId conversation, qint64 beforeSeq)
{
    d->post([conversation, beforeSeq](SessionWorker &worker) { worker.loadFiles(conversation, beforeSeq); });
}

int ChatSession::readHistory(ConversationId conversation, qint64 beforeSeq, Timestamp beforeAt)
{
    const int request = ++d->lastRead;
    d->post([request, conversation, beforeSeq, beforeAt](
                SessionWorker &worker) { worker.readHistory(request, conversation, beforeSeq, beforeAt); });
    return request;
}

const QList<UserBasic> &ChatSession::blocked() const
{
    return d->blocked;
}

bool ChatSession::isBlocked(UserId user) const
{
    return std::ranges::any_of(d->blocked, [user](const UserBasic &person) { return person.id == user; });
}

void ChatSession::setBlocked(UserId user, bool isBlocked)
{
    d->post([user, isBlocked](SessionWorker &worker) { worker.setBlocked(user, isBlocked); });
}

void ChatSession::loadPrivacy()
{
    d->post([](SessionWorker &worker) { worker.loadPrivacy(); });
}

void ChatSession::setPrivacy(const PrivacySettings &settings)
{
    d->post([settings](SessionWorker &worker) { worker.setPrivacy(settings); });
}

const PlaceSettings &ChatSession::place() const
{
    return d->place;
}

void ChatSession::joinByCode(const QString &code)
{
    d->post([code](SessionWorker &worker) { worker.joinByCode(code); });
}

const Notice &ChatSession::notice() const
{
    return d->notice;
}

void ChatSession::keepConsole(const ConsoleOrder &order)
{
    d->post([order](SessionWorker &worker) { worker.keepConsole(order); });
}

void ChatSession::keepPlace(const PlaceOrder &order)
{
    d->post([order](SessionWorker &worker) { worker.keepPlace(order); });
}

} // namespace chautari
