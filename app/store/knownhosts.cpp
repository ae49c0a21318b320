// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/knownhosts.h"

#include "shared/core/logging.h"
#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QSaveFile>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr auto fileName = "/hosts.json"_L1;
constexpr qint64 mostFileBytes = 256 * 1024; // ours are far below it

void write(JsonWriter &w, const KnownHost &host)
{
    w.beginObject();
    w.key("key_pin").value(host.keyPin);
    w.key("name").value(host.name);
    w.key("server_url").value(host.server.toString());
    w.key("also_at").beginArray();
    for (const QString &place : host.alsoAt)
        w.value(place);
    w.endArray();
    w.endObject();
}

KnownHost readKnownHost(JsonReader &r)
{
    KnownHost host;
    host.keyPin = r.string("key_pin");
    host.name = r.stringOr("name");
    host.server = QUrl(r.string("server_url"));
    host.alsoAt = r.stringList("also_at");
    return host;
}

} // namespace

QList<KnownHost> knownhosts::all(const QString &root)
{
    QFile file(root + fileName);
    if (root.isEmpty() || file.size() > mostFileBytes || !file.open(QIODevice::ReadOnly))
        return {};
    const Result<QJsonObject> json = parseJsonObject(file.readAll());
    if (!json)
        return {};
    JsonReader r(*json);
    const QList<KnownHost> hosts = r.list<KnownHost>("hosts", readKnownHost);
    return r.finish(0) ? hosts : QList<KnownHost>();
}

void knownhosts::remember(const QString &root, const KnownHost &host)
{
    if (root.isEmpty())
        return;
    QList<KnownHost> hosts = all(root);
    if (!hosts.isEmpty() && hosts.constFirst() == host)
        return;
    hosts.removeIf([&host](const KnownHost &other) { return other.keyPin == host.keyPin; });
    hosts.prepend(host);
    hosts = hosts.mid(0, most);
    JsonWriter w;
    w.beginObject();
    w.key("hosts").beginArray();
    for (const KnownHost &each : std::as_const(hosts))
        write(w, each);
    w.endArray();
    w.endObject();
    QDir().mkpath(root);
    QSaveFile file(root + fileName);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(w.take());
    if (!isOpen || !file.commit())
        qCWarning(logClient) << "a host is not remembered:" << file.errorString();
}

} // namespace chautari
