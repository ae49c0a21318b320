// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/attachmentcontroller.h"
#include "server/api/authcontroller.h"
#include "server/api/conversationcontroller.h"
#include "server/api/healthcontroller.h"
#include "server/api/messagecontroller.h"
#include "server/api/notificationcontroller.h"
#include "server/api/ownercontroller.h"
#include "server/api/passwordcontroller.h"
#include "server/api/placecontroller.h"
#include "server/api/servicecontroller.h"
#include "server/api/sessioncontroller.h"
#include "server/api/uploadcontroller.h"
#include "server/api/usercontroller.h"
#include "server/http/cors.h"
#include "server/http/ownhosts.h"
#include "server/http/router.h"

namespace chautari::server {

//! \brief The REST door: every request of one I/O thread goes through handle(). Finds the path, then asks in the
//! original's order: acceptable? who? too often? this method? One object per I/O thread, living as long as its context.
class HttpApi
{
public:
    //! \param context lives in the I/O thread and as long as it: answers of the storage come there.
    //! \param allowedOrigins web pages beyond those of loopback.
    HttpApi(const Services &services, QObject *context, QList<QByteArray> allowedOrigins = {});
    HttpApi(const HttpApi &) = delete;
    HttpApi &operator=(const HttpApi &) = delete;

    void handle(const HttpRequest &request, const HttpReply &reply);
    //! Who may send a file is asked before a byte of it is taken.
    BodyPlan planBody(const HttpRequest &head);
    [[nodiscard]] const Router &router() const { return m_router; }

private:
    [[nodiscard]] HttpResponse refusal(
        const Router::Endpoint &endpoint, const HttpRequest &head, const Error &error) const;
    void dispatch(const Router::Endpoint &endpoint, const ExchangePtr &exchange);
    [[nodiscard]] std::optional<Error> tooMany(const Exchange &exchange) const;

    const Services &m_services;
    QObject *m_context;
    AuthController m_auth;
    PasswordController m_passwords;
    SessionController m_sessions;
    UserController m_users;
    ServiceController m_serviceOffers;
    HealthController m_health;
    ConversationController m_conversations;
    MessageController m_messages;
    NotificationController m_notifications;
    AttachmentController m_attachments;
    UploadController m_uploads;
    PlaceController m_place;
    OwnerController m_owner;
    Cors m_cors;
    OwnHosts m_ownHosts;
    Router m_router;
};

} // namespace chautari::server
