// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/hostlookup.h"

#include "app/session/serverprobe.h"
#include "shared/json/errorjson.h"
#include "shared/json/healthjson.h"

#include <QtCore/QThread>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerMs = 4'000;
constexpr qint64 mostBytes = 64 * 1024;

//! The fingerprint's first bytes, as hosts tell them.
bool beginsWith(const KeyPin &pin, const QByteArray &prefix)
{
    const QByteArray key = QByteArray::fromBase64(
        pin.toString().section(u'/', 1).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return pin.isSet() && key.startsWith(prefix);
}

} // namespace

class HostLookup::Worker : public QObject
{
    Q_OBJECT
public:
    void look(const QString &id, QStringList addresses, quint16 port, const QByteArray &pinPrefix)
    {
        if (addresses.isEmpty()) {
            Q_EMIT notFound(id);
            return;
        }
        QUrl url;
        url.setScheme(u"https"_s);
        url.setHost(addresses.takeFirst());
        url.setPort(port);
        const ServerAddress server = ServerAddress::fromHttpUrl(url);
        QNetworkRequest request(server.api(u"/messaging/health/"_s));
        request.setTransferTimeout(answerMs);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        if (!m_network) { // made here, so that it lives in this thread
            m_network = new QNetworkAccessManager(this);
            m_network->setProxy(QNetworkProxy::NoProxy); // a neighbour is not behind one
        }
        QNetworkReply *reply = m_network->get(request);
        reply->setReadBufferSize(mostBytes);
        // Which key it is, is what is asked here: no issuer could vouch for it.
        connect(reply, &QNetworkReply::sslErrors, reply, [reply] { reply->ignoreSslErrors(); });
        connect(reply, &QNetworkReply::finished, this, [this, reply, server, id, addresses, port, pinPrefix] {
            reply->deleteLater();
            const KeyPin pin = KeyPin::of(reply->sslConfiguration().peerCertificate());
            const Result<QJsonObject> json = parseJsonObject(reply->read(mostBytes));
            const Result<Health> health = judgedHealth(json ? readHealth(*json) : Result<Health>(json.error()));
            if (!health || !beginsWith(pin, pinPrefix))
                return look(id, addresses, port, pinPrefix);
            Q_EMIT found(id, {server.pinned(pin), *health});
        });
    }

Q_SIGNALS:
    void found(const QString &id, const chautari::HostFacts &facts);
    void notFound(const QString &id);

private:
    QNetworkAccessManager *m_network = nullptr;
};

HostLookup::HostLookup(QThread *thread, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker)
{
    connect(m_worker, &Worker::found, this, &HostLookup::found);
    connect(m_worker, &Worker::notFound, this, &HostLookup::notFound);
    m_worker->moveToThread(thread);
}

HostLookup::~HostLookup()
{
    m_worker->deleteLater();
}

void HostLookup::look(const QString &id, const QStringList &addresses, quint16 port, const QByteArray &pinPrefix)
{
    QMetaObject::invokeMethod(m_worker,
        [worker = m_worker, id, addresses, port, pinPrefix] { worker->look(id, addresses, port, pinPrefix); });
}

} // namespace chautari

#include "hostlookup.moc"
