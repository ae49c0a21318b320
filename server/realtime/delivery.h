// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/lazyframe.h"
#include "shared/core/ids.h"

#include <deque>
#include <memory>
#include <vector>

namespace chautari::server {

//! One frame for every socket of one user.
struct Delivery
{
    Delivery(UserId receiver, QByteArray encoded)
        : to(receiver)
        , frame(std::move(encoded))
    { }
    Delivery(UserId receiver, std::function<QByteArray()> encode)
        : to(receiver)
        , frame(std::move(encode))
    { }
    Delivery(UserId receiver, LazyFrame::EncodeWithLinks encode)
        : to(receiver)
        , frame(std::move(encode))
    { }

    UserId to;
    LazyFrame frame;
    //! Valid when writing this frame makes a message "delivered" to a stock client (rulings.md 23).
    ConversationId conversation;
    MessageId message;
};

//! Sockets that must go: of one sign-in, or (without a session) of a user.
struct Expulsion
{
    UserId user;
    SessionId session;
    QByteArray reason;
};

//! \brief What one commit, or one step of the hub, means for the sockets. Immutable once posted; shared by all I/O
//! threads.
struct DeliveryBatch
{
    std::deque<Delivery> deliveries; //!< they cannot be moved
    std::vector<Expulsion> expulsions;
    qint64 position = 0; //!< of the last change in it; 0 when nothing was stored (presence, typing)

    [[nodiscard]] bool isEmpty() const { return deliveries.empty() && expulsions.empty() && position == 0; }
};

using SharedBatch = std::shared_ptr<const DeliveryBatch>;

} // namespace chautari::server
