// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/conversationcontroller.h"
#include "server/api/healthcontroller.h"
#include "server/api/messagecontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! /api/messaging/ (contract.md 5). The controllers outlive the router.
void addMessagingRoutes(
    Router &router, HealthController &health, ConversationController &conversations, MessageController &messages);

//! Its parts. Messages stand below their conversation as well (guarantees.md W38).
void addConversationRoutes(Router &router, ConversationController &conversations);
void addMessageRoutes(Router &router, MessageController &messages);

//! What was missed, for who comes back (architecture.md "Order, identity, resume").
void addSyncRoutes(Router &router, const Services &services, QObject *context);

} // namespace chautari::server
