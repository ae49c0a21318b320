// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/bustle.h"

#include <QtCore/QJsonDocument>

namespace chautari::soak {

using namespace Qt::StringLiterals;

Bustle::Bustle(const Town &town, quint32 seed)
    : m_town(town)
    , m_random(seed)
    , m_http(town.url())
{
    m_peers.append({1, town.provider(1)});
    const QJsonObject begin{
        {u"service_id"_s, 2}, {u"provider_id"_s, town.provider(2).id}, {u"initial_message"_s, u"Hello"_s}};
    const auto answer
        = m_http.post(u"/api/messaging/conversations/"_s, begin, QString::fromLatin1(viewer().token)).json();
    const qint64 second = answer.value(u"conversation_id"_s).toInteger();
    if (second == 0)
        qFatal("no second conversation could be begun");
    m_peers.append({second, town.provider(2)});
}

void Bustle::happen()
{
    ++m_happened;
    const auto &[conversation, provider] = m_peers.at(m_random.bounded(int(m_peers.size())));
    const Person who = m_random.bounded(2) == 0 ? viewer() : provider;
    const QString itself = u"conversations/%1/"_s.arg(conversation);
    const int what = int(m_random.bounded(20));
    if (what < 9 || m_said.value(conversation).isEmpty())
        say(who, conversation);
    else if (what < 14)
        change(who, conversation);
    else if (what == 14)
        ask("PATCH", itself, who, {{u"is_pinned"_s, m_random.bounded(2) == 0}});
    else if (what == 15)
        ask("PATCH", itself, who, {{u"note"_s, u"note %1"_s.arg(m_random.generate())}});
    else if (what == 16)
        ask("POST", itself + (m_random.bounded(2) == 0 ? u"archive/"_s : u"unarchive/"_s), who);
    else if (what < 19)
        ask("POST", itself + u"mark_as_read/"_s, who);
    else if (m_random.bounded(3) == 0)
        ask("DELETE", itself, who);
}

void Bustle::say(const Person &who, qint64 conversation)
{
    const auto answer = m_http.post(u"/api/messaging/messages/"_s,
        {{u"conversation"_s, conversation}, {u"text"_s, u"said %1"_s.arg(m_random.generate())}},
        QString::fromLatin1(who.token));
    if (const qint64 id = answer.json().value(u"id"_s).toInteger())
        m_said[conversation].append(id);
}

//! Many are refused, for it is another's message or gone already: that, too, is life.
void Bustle::change(const Person &who, qint64 conversation)
{
    const QList<qint64> &said = m_said[conversation];
    const qsizetype back = m_random.bounded(std::min(said.size(), qsizetype(12)));
    const QString message = u"messages/%1/"_s.arg(said.at(said.size() - 1 - back));
    switch (m_random.bounded(5)) {
    case 0:
        return ask("PATCH", message, who, {{u"text"_s, u"edited %1"_s.arg(m_random.generate())}});
    case 1:
        return ask("DELETE", message, who, {{u"deletion_type"_s, u"everyone"_s}});
    case 2:
        return ask("DELETE", message, who, {{u"deletion_type"_s, u"self"_s}});
    case 3:
        return ask("POST", message + u"reactions/"_s, who, {{u"emoji"_s, u"👍"_s}});
    default:
        return ask("DELETE", message + u"reactions/"_s, who, {{u"emoji"_s, u"👍"_s}});
    }
}

void Bustle::ask(const QByteArray &method, const QString &path, const Person &who, const QJsonObject &body)
{
    const auto answer = m_http.send(method, u"/api/messaging/"_s + path, QString::fromLatin1(who.token),
        {{"Content-Type", "application/json"}}, QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (answer.status == 0 || answer.status >= 500)
        qFatal("%s %s was answered %d", method.constData(), qPrintable(path), answer.status);
}

} // namespace chautari::soak
