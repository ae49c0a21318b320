// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/healthcontroller.h"

#include "server/api/profilepicture.h"
#include "shared/core/limits.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

Health HealthController::health() const
{
    ServerInfo server;
    server.product = u"Chautari"_s;
    server.version = QStringLiteral(CHAUTARI_VERSION);
    server.api = protocolVersion;
    // What exists today, and nothing that is only planned: clients build their controls from this list.
    server.capabilities = {u"socket_auth"_s, u"client_message_id"_s, u"ack"_s, u"marks"_s, u"presence_snapshot"_s,
        u"seq_history"_s, u"edit"_s, u"edit_history"_s, u"delete"_s, u"reactions"_s, u"reply"_s, u"flag"_s,
        u"conversation_settings"_s, u"attachments"_s, u"uploads"_s, u"sync"_s, u"resume"_s, u"blocks"_s, u"privacy"_s};
    server.limits.text = limits::messageCodePoints;
    server.limits.body = limits::httpBodyBytes;
    server.limits.frame = limits::webSocketFrameBytes;
    server.limits.pageSize = limits::pageSizeMax;
    server.limits.socketsPerUser = m_services.socketsPerUser;
    server.limits.messagesPerSecond = m_services.rates.messagesPerSecond;
    server.limits.messageBurst = int(m_services.rates.messageBurst);
    server.limits.editMinutes = limits::editMinutes;
    server.limits.deleteEveryoneMinutes = limits::deleteEveryoneMinutes;
    server.limits.edits = limits::versionsPerMessage;
    server.limits.reactions = limits::reactionsPerMessage;
    server.limits.note = limits::noteLength;
    server.limits.flagReason = limits::flagReasonLength;
    server.limits.file = m_services.media.rules.fileBytes();
    server.limits.upload = m_services.media.uploadBytes;
    server.limits.filesPerMessage = limits::filesPerMessage;
    server.limits.profilePicture = profilePictureBytes(m_services.media.rules);
    server.limits.extensions = m_services.media.rules.extensions();
    server.epoch = m_services.storage.epoch();
    server.serverId = m_services.serverId;
    server.spki = m_services.tlsFingerprint;
    server.hasJoinCode = m_services.accountMemory.joinDesk.isOpen();
    server.place = m_services.directory.place();
    // The first three keys are the original's, whose version clients may compare.
    return Health{u"healthy"_s, u"messaging"_s, u"1.0.0"_s, server};
}

} // namespace chautari::server
