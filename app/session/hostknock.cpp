// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/hostknock.h"

#include "app/net/keyguard.h"
#include "app/net/networkproblem.h"
#include "app/session/serverprobe.h"
#include "shared/json/errorjson.h"
#include "shared/json/healthjson.h"

#include <QtCore/QLocale>
#include <QtCore/QTimeZone>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 64 * 1024;

Reach reachOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Reach::UnknownName;
    case QNetworkReply::ConnectionRefusedError:
        return Reach::Refused;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // what a transfer timeout looks like
        return Reach::Silent;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: // EHOSTUNREACH and ENETUNREACH, by way of QAbstractSocket::NetworkError
        return Reach::NoWay;
    case QNetworkReply::SslHandshakeFailedError:
        return Reach::NoTls;
    default:
        return Reach::Broken;
    }
}

// RFC 9110 5.6.7, as servers write it.
QDateTime serverTimeOf(const QNetworkReply &reply)
{
    QDateTime time
        = QLocale::c().toDateTime(QString::fromLatin1(reply.rawHeader("Date")), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeZone(QTimeZone::utc());
    return time;
}

} // namespace

HostKnock::HostKnock(QNetworkAccessManager &network, const QUrl &place, QByteArray key, int patienceMs, QObject *parent)
    : QObject(parent)
    , m_key(std::move(key))
{
    QNetworkRequest request(ServerAddress::fromHttpUrl(place).api(u"/messaging/health/"_s));
    request.setTransferTimeout(patienceMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    KeyGuard::prepare(request);
    m_reply = network.get(request);
    m_reply->setReadBufferSize(mostBytes);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
        m_seen = KeyPin::of(certificate);
        const bool isNamed
            = std::ranges::any_of(errors, [&](const QSslError &error) { return error.certificate() == certificate; });
        if (isWanted(m_seen) && isNamed)
            m_reply->ignoreSslErrors(errors);
        else
            m_hasOtherKey = true;
    });
    connect(m_reply, &QNetworkReply::finished, this, &HostKnock::finish);
}

HostKnock::~HostKnock()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

bool HostKnock::isWanted(const KeyPin &pin) const
{
    return pin.isSet() && pin.bytes().startsWith(m_key);
}

void HostKnock::finish()
{
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    reply->deleteLater();
    const QUrl place = reply->url();
    const bool isTls = place.scheme() == "https"_L1;
    if (const KeyPin pin = KeyPin::of(reply->sslConfiguration().peerCertificate()); pin.isSet())
        m_seen = pin; // a connection that is used once more has been asked about before
    KnockAnswer answer;
    answer.server = ServerAddress::fromHttpUrl(place);
    if (isTls && m_seen.isSet())
        answer.server = answer.server.pinned(m_seen);
    answer.serverTime = serverTimeOf(*reply);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_hasOtherKey || (isTls && m_seen.isSet() && !isWanted(m_seen))) {
        answer.reach = Reach::OtherKey;
        answer.problem = otherKey(
            place, m_key.size() == KeyPin::bytesOfAll ? KeyPin::ofBytes(m_key).toString() : u"?"_s, m_seen.toString());
    } else if (status == 0 || !reply->isOpen()) { // the second: broken off in the middle
        answer.reach = reachOf(reply->error());
        answer.problem = networkProblem(reply->error(), place);
    } else {
        const Result<QJsonObject> json = parseJsonObject(reply->read(mostBytes));
        const Result<Health> told = json ? readHealth(*json) : Result<Health>(json.error());
        const Result<Health> health = judgedHealth(told);
        if (health) {
            answer.reach = Reach::Fine;
            answer.health = *health;
        } else {
            answer.reach = told && told->server ? Reach::NewerServer : Reach::NotChautari;
            answer.problem = health.error();
        }
    }
    Q_EMIT answered(answer);
}

} // namespace chautari
