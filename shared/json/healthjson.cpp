// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/healthjson.h"

#include "shared/json/placejson.h"

namespace chautari {

namespace {

void writeLimits(JsonWriter &w, const ServerLimits &limits)
{
    w.beginObject();
    w.key("text").value(limits.text);
    w.key("body").value(limits.body);
    w.key("frame").value(limits.frame);
    w.key("page_size").value(limits.pageSize);
    w.key("sockets_per_user").value(limits.socketsPerUser);
    w.key("messages_per_second").value(limits.messagesPerSecond);
    w.key("message_burst").value(limits.messageBurst);
    w.key("edit_minutes").value(limits.editMinutes);
    w.key("delete_everyone_minutes").value(limits.deleteEveryoneMinutes);
    w.key("edits").value(limits.edits);
    w.key("reactions").value(limits.reactions);
    w.key("note").value(limits.note);
    w.key("flag_reason").value(limits.flagReason);
    w.key("file").value(limits.file);
    w.key("upload").value(limits.upload);
    w.key("files_per_message").value(limits.filesPerMessage);
    w.key("profile_picture").value(limits.profilePicture);
    w.key("extensions").beginArray();
    for (const QString &extension : limits.extensions)
        w.value(extension);
    w.endArray();
    w.endObject();
}

ServerLimits readLimits(JsonReader &r)
{
    ServerLimits limits;
    limits.text = r.intOr("text", 0);
    limits.body = r.integerOr("body", 0);
    limits.frame = r.integerOr("frame", 0);
    limits.pageSize = r.intOr("page_size", 0);
    limits.socketsPerUser = r.intOr("sockets_per_user", 0);
    limits.messagesPerSecond = r.numberOr("messages_per_second", 0);
    limits.messageBurst = r.intOr("message_burst", 0);
    limits.editMinutes = r.intOr("edit_minutes", 0);
    limits.deleteEveryoneMinutes = r.intOr("delete_everyone_minutes", 0);
    limits.edits = r.intOr("edits", 0);
    limits.reactions = r.intOr("reactions", 0);
    limits.note = r.intOr("note", 0);
    limits.flagReason = r.intOr("flag_reason", 0);
    limits.file = r.integerOr("file", 0);
    limits.upload = r.integerOr("upload", 0);
    limits.filesPerMessage = r.intOr("files_per_message", 0);
    limits.profilePicture = r.integerOr("profile_picture", 0);
    if (r.has("extensions"))
        limits.extensions = r.stringList("extensions");
    return limits;
}

void writeServer(JsonWriter &w, const ServerInfo &server)
{
    w.beginObject();
    w.key("product").value(server.product);
    w.key("version").value(server.version);
    w.key("api").value(server.api);
    w.key("capabilities").beginArray();
    for (const QString &capability : server.capabilities)
        w.value(capability);
    w.endArray();
    w.key("limits");
    writeLimits(w, server.limits);
    w.key("epoch").value(server.epoch);
    w.key("server_id").value(server.serverId);
    w.key("spki").valueOrNull(server.spki);
    w.key("place");
    write(w, server.place);
    w.key("join_code").value(server.hasJoinCode);
    w.endObject();
}

ServerInfo readServer(JsonReader &r)
{
    ServerInfo server;
    server.product = r.stringOr("product");
    server.version = r.stringOr("version");
    server.api = r.intOr("api", 0);
    server.capabilities = r.stringList("capabilities");
    server.limits = r.object<ServerLimits>("limits", readLimits);
    server.epoch = r.string("epoch");
    server.serverId = r.string("server_id");
    server.spki = r.stringOr("spki");
    if (r.has("place"))
        server.place = r.object<PlaceSettings>("place", readPlaceSettings);
    server.hasJoinCode = r.booleanOr("join_code", false);
    return server;
}

} // namespace

void write(JsonWriter &w, const Health &health)
{
    w.beginObject();
    w.key("status").value(health.status);
    w.key("service").value(health.service);
    w.key("version").value(health.version);
    if (health.server) {
        w.key("server");
        writeServer(w, *health.server);
    }
    w.endObject();
}

Result<Health> readHealth(const QJsonObject &json)
{
    JsonReader r(json);
    Health health;
    health.status = r.string("status");
    health.service = r.stringOr("service");
    health.version = r.stringOr("version");
    if (r.has("server") && !r.isNull("server"))
        health.server = r.object<ServerInfo>("server", readServer);
    return r.finish(std::move(health));
}

} // namespace chautari
