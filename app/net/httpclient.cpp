// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "app/net/keyguard.h"
#include "app/net/networkproblem.h"
#include "app/net/proxyrule.h"
#include "app/net/wiretap.h"

#include <QtCore/QFile>
#include <QtCore/QUuid>
#include <QtNetwork/QHttpMultiPart>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

#include <algorithm>
#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int transferTimeoutMs = 20'000;
constexpr char diskProblem[] = "diskProblem"; // of a reply that goes into a file
constexpr qint64 downloadBufferBytes = 256 * 1024;
// A page of 100 conversations with 10 messages of 5,000 four-byte characters each would be 20 MB; real ones are far
// below 1 MB. More than this comes from something that is no Chautari server.
constexpr qint64 answerBytes = 32 * 1024 * 1024;

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest out(request.url);
    out.setTransferTimeout(transferTimeoutMs);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // HTTP/2 brings nothing here, and its parser in Qt 6.4 has open CVEs (guarantees.md 4.4-L).
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setRawHeader("Accept", request.download ? "*/*" : "application/json");
    out.setRawHeader("X-Client", "chautari/" CHAUTARI_VERSION);
    out.setRawHeader("User-Agent", "chautari/" CHAUTARI_VERSION);
    if (!request.bearer.isEmpty())
        out.setRawHeader("Authorization", "Bearer " + request.bearer);
    if (!request.body.isEmpty())
        out.setRawHeader("Content-Type", "application/json");
    return out;
}

// RFC 7578: a name is written as it is, in UTF-8; what would end it early is escaped as browsers do.
QByteArray quoted(const QString &name)
{
    return name.toUtf8().replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
}

QByteArray dispositionOf(const HttpForm::File &file)
{
    return "form-data; name=\"" + file.field + "\"; filename=\"" + quoted(file.name) + '"';
}

QHttpMultiPart *multiPart(const HttpForm &form)
{
    auto *parts = new QHttpMultiPart(QHttpMultiPart::FormDataType);
    for (const auto &[name, value] : form.fields) {
        QHttpPart part;
        part.setRawHeader("Content-Disposition", "form-data; name=\"" + name + '"');
        part.setBody(value.toUtf8());
        parts->append(part);
    }
    for (const HttpForm::File &sent : form.files) {
        auto *file = new QFile(sent.path, parts);
        if (!file->open(QIODevice::ReadOnly))
            continue;
        QHttpPart part;
        part.setRawHeader("Content-Disposition", dispositionOf(sent));
        part.setRawHeader("Content-Type", sent.contentType.toLatin1());
        part.setBodyDevice(file);
        parts->append(part);
    }
    return parts;
}

// The same in memory.
QByteArray composed(const HttpForm &form, const QByteArray &boundary)
{
    QByteArray body;
    for (const auto &[name, value] : form.fields)
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value.toUtf8()
            + "\r\n";
    for (const HttpForm::File &sent : form.files) {
        if (QFile file(sent.path); file.open(QIODevice::ReadOnly))
            body += "--" + boundary + "\r\nContent-Disposition: " + dispositionOf(sent)
                + "\r\nContent-Type: " + sent.contentType.toLatin1() + "\r\n\r\n" + file.readAll() + "\r\n";
    }
    return body + "--" + boundary + "--\r\n";
}

//! Bytes that can be read once: what cannot be rewound, Qt does not send again. No QBuffer, which Qt looks behind.
class OneReading : public QIODevice
{
public:
    explicit OneReading(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_read + QIODevice::bytesAvailable();
    }
    bool reset() override { return false; }

protected:
    qint64 readData(char *into, qint64 most) override
    {
        const qint64 count = qMin(most, m_bytes.size() - m_read);
        if (count <= 0)
            return -1;
        std::copy_n(m_bytes.constData() + m_read, count, into);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

QString nameOf(HttpVerb verb)
{
    switch (verb) {
    case HttpVerb::Get:
        return u"GET"_s;
    case HttpVerb::Post:
        return u"POST"_s;
    case HttpVerb::Put:
        return u"PUT"_s;
    case HttpVerb::Patch:
        return u"PATCH"_s;
    case HttpVerb::Delete:
        return u"DELETE"_s;
    }
    Q_UNREACHABLE();
}

QNetworkReply *postOnce(QNetworkAccessManager &network, QNetworkRequest out, const HttpRequest &request)
{
    QByteArray body = request.body;
    if (request.form) {
        const QByteArray boundary = "chautari-" + QUuid::createUuid().toByteArray(QUuid::Id128);
        out.setRawHeader("Content-Type", "multipart/form-data; boundary=" + boundary);
        body = composed(*request.form, boundary);
    }
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    out.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    auto *once = new OneReading(body);
    QNetworkReply *reply = network.post(out, once);
    once->setParent(reply);
    return reply;
}

} // namespace

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_network(new QNetworkAccessManager(this))
{ }

HttpClient::~HttpClient()
{
    abandon();
}

void HttpClient::send(const HttpRequest &request, Callback done)
{
    if (m_tap)
        done = noted(request, std::move(done));
    m_network->setProxy(proxyFor(request.url));
    const bool isGuarded = m_guard && m_guard->guards(request.url);
    if (isGuarded && m_guard->hasRefused()) {
        HttpAnswer answer;
        answer.networkError = m_guard->refusal();
        QMetaObject::invokeMethod(
            m_network, [done = std::move(done), answer] { done(answer); }, Qt::QueuedConnection);
        return;
    }
    QNetworkRequest out = networkRequest(request);
    if (isGuarded)
        m_guard->prepare(out);
    QNetworkReply *reply = start(request, out);
    if (isGuarded)
        m_guard->watch(*reply);
    m_replies.insert(reply);
    if (request.download)
        receiveIntoFile(reply, *request.download);
    connect(reply, &QNetworkReply::downloadProgress, reply,
        [reply, most = request.download ? request.download->mostBytes : answerBytes](qint64 received, qint64) {
            if (received > most)
                reply->abort();
        });
    if (request.form && request.form->progress)
        connect(reply, &QNetworkReply::uploadProgress, reply,
            [reply, progress = request.form->progress](qint64 sent, qint64 total) {
                if (total > 0 && !progress(sent, total))
                    QMetaObject::invokeMethod(reply, &QNetworkReply::abort, Qt::QueuedConnection);
            });
    connect(reply, &QNetworkReply::finished, this, [this, reply, done = std::move(done)] { finish(reply, done); });
}

// The query of a link to a file is its signature, and that of a search what somebody looks for: neither is noted.
HttpClient::Callback HttpClient::noted(const HttpRequest &request, Callback done) const
{
    WireEvent event;
    event.kind = WireKind::Request;
    event.name = nameOf(request.verb);
    event.detail = request.url.path();
    event.sent = request.body;
    return [tap = m_tap, event = std::move(event), begin = WireTap::tickUs(), done = std::move(done)](
               const HttpAnswer &answer) {
        WireEvent told = event;
        told.status = answer.status;
        told.bytes = answer.body.size();
        told.body = answer.body;
        told.tookUs = WireTap::tickUs() - begin;
        tap->note(std::move(told));
        done(answer);
    };
}

void HttpClient::receiveIntoFile(QNetworkReply *reply, const HttpDownload &download)
{
    auto *file = new QFile(download.path, reply);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        reply->setProperty(diskProblem, int(ErrorCode::PermissionDenied));
        QMetaObject::invokeMethod(reply, &QNetworkReply::abort, Qt::QueuedConnection);
        return;
    }
    reply->setReadBufferSize(downloadBufferBytes);
    const auto take = [reply, file] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (!file->isOpen() || status < 200 || status > 299)
            return;
        const QByteArray bytes = reply->readAll();
        if (file->write(bytes) == bytes.size() && file->flush())
            return;
        reply->setProperty(diskProblem, int(ErrorCode::StorageFull));
        file->close();
        reply->abort();
    };
    connect(reply, &QNetworkReply::readyRead, file, take);
    connect(reply, &QNetworkReply::finished, file, [take, file] { // before finish(): connected earlier
        take();
        file->close();
    });
    if (download.progress)
        connect(reply, &QNetworkReply::downloadProgress, file, download.progress);
}

QNetworkReply *HttpClient::start(const HttpRequest &request, const QNetworkRequest &out)
{
    switch (request.verb) {
    case HttpVerb::Get:
        return m_network->get(out);
    case HttpVerb::Post:
        if (request.isOnce)
            return postOnce(*m_network, out, request);
        if (request.form) {
            QHttpMultiPart *parts = multiPart(*request.form);
            QNetworkReply *reply = m_network->post(out, parts);
            parts->setParent(reply);
            return reply;
        }
        return m_network->post(out, request.body);
    case HttpVerb::Put:
        return m_network->put(out, request.body);
    case HttpVerb::Patch:
        return m_network->sendCustomRequest(out, "PATCH", request.body);
    case HttpVerb::Delete:
        return m_network->sendCustomRequest(out, "DELETE", request.body);
    }
    Q_UNREACHABLE();
}

void HttpClient::abandon()
{
    const QSet<QNetworkReply *> replies = std::exchange(m_replies, {});
    for (QNetworkReply *reply : replies) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void HttpClient::finish(QNetworkReply *reply, const Callback &done)
{
    m_replies.remove(reply);
    reply->deleteLater();
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // A status can be there although the body broke off: then it is no answer.
    const bool isCutOff = reply->error() != QNetworkReply::NoError
        && reply->error() < QNetworkReply::ContentAccessDenied; // network, proxy and redirect errors come first
    if (const QVariant problem = reply->property(diskProblem); problem.isValid())
        answer.networkError = Error::of(ErrorCode(problem.toInt()));
    else if (answer.status == 0 || isCutOff)
        answer.networkError = m_guard && m_guard->guards(reply->url()) && m_guard->hasRefused()
            ? m_guard->refusal()
            : networkProblem(reply->error(), reply->url());
    answer.body = reply->readAll();
    answer.retryAfterSeconds = reply->rawHeader("Retry-After").toInt();
    // A copy: the callback may destroy this client and with it the connection that holds the function.
    const Callback callback = done;
    callback(answer);
}

} // namespace chautari
