// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mail/smtpmailer.h"

#include "server/mail/mailtext.h"
#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

struct CurlCleanup
{
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

struct Upload
{
    QByteArray text;
    qsizetype position = 0;
};

size_t readUpload(char *buffer, size_t size, size_t count, void *context)
{
    auto *upload = static_cast<Upload *>(context);
    const qsizetype bytes = std::min(qsizetype(size * count), upload->text.size() - upload->position);
    std::memcpy(buffer, upload->text.constData() + upload->position, size_t(bytes));
    upload->position += bytes;
    return size_t(bytes);
}

bool isLoopback(const QUrl &url)
{
    return url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
}

Result<QByteArray> readPassword(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::of(
            ErrorCode::ValidationFailed, u"The password file %1 cannot be read: %2."_s.arg(path, file.errorString()));
    return file.readLine().trimmed();
}

} // namespace

Result<std::unique_ptr<SmtpMailer>> SmtpMailer::create(const SmtpSettings &settings, const Clock &clock)
{
    const QUrl url(settings.url, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"smtp"_s && url.scheme() != u"smtps"_s))
        return Error::of(ErrorCode::ValidationFailed,
            u"--smtp-url %1 is not understood. Give smtp://HOST:PORT or smtps://HOST:PORT."_s.arg(settings.url));
    if (!validation::isEmailAddress(settings.from))
        return Error::of(ErrorCode::ValidationFailed, u"--mail-from %1 is not an e-mail address."_s.arg(settings.from));
    Result<QByteArray> password = readPassword(settings.passwordFile);
    if (!password)
        return password.error();
    return std::unique_ptr<SmtpMailer>(new SmtpMailer(settings, std::move(*password), clock));
}

SmtpMailer::SmtpMailer(SmtpSettings settings, QByteArray password, const Clock &clock)
    : m_settings(std::move(settings))
    , m_password(std::move(password))
    , m_clock(clock)
{ }

// libcurl asks nobody while it waits for the answer to QUIT, up to two minutes: only an end of the socket wakes it.
void SmtpMailer::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_isCancelled = true;
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

void SmtpMailer::takeSocket(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_socket = socket;
}

// Under the lock, so that cancel() never meets a number that belongs to somebody else by now.
void SmtpMailer::closeSocket(int socket)
{
    const std::lock_guard lock(m_mutex);
    if (socket == m_socket)
        m_socket = -1;
    ::close(socket);
}

bool SmtpMailer::isCancelled()
{
    const std::lock_guard lock(m_mutex);
    return m_isCancelled;
}

int SmtpMailer::handleSocket(void *self, int socket, int)
{
    static_cast<SmtpMailer *>(self)->takeSocket(socket);
    return CURL_SOCKOPT_OK;
}

int SmtpMailer::handleClose(void *self, int socket)
{
    static_cast<SmtpMailer *>(self)->closeSocket(socket);
    return 0;
}

int SmtpMailer::handleProgress(void *self, qint64, qint64, qint64, qint64)
{
    return static_cast<SmtpMailer *>(self)->isCancelled() ? 1 : 0;
}

Result<void> SmtpMailer::send(const Mail &mail)
{
    Result<QByteArray> text = mailText(mail, m_settings.from, m_clock.now());
    if (!text)
        return text.error();
    Upload upload{std::move(*text), 0};
    const std::unique_ptr<CURL, CurlCleanup> handle(curl_easy_init());
    const std::unique_ptr<curl_slist, CurlCleanup> receivers(
        curl_slist_append(nullptr, QByteArray('<' + mail.to.toLatin1() + '>').constData()));
    if (!handle || !receivers)
        return Error::of(ErrorCode::Internal, u"out of memory"_s);
    CURL *const curl = handle.get();
    const QByteArray url = m_settings.url.toUtf8();
    const QByteArray from = '<' + m_settings.from.toLatin1() + '>';
    const QByteArray user = m_settings.user.toUtf8();
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, long(limits::mailSeconds));
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, long(limits::mailSeconds)); // also of the goodbye
    const bool mayBePlain = isLoopback(QUrl(m_settings.url));
    curl_easy_setopt(curl, CURLOPT_USE_SSL, long(mayBePlain ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!user.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, m_password.constData());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, receivers.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, readUpload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, handleProgress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, handleSocket);
    curl_easy_setopt(curl, CURLOPT_SOCKOPTDATA, this);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETFUNCTION, handleClose);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETDATA, this);
    const CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK)
        return {};
    return Error::of(ErrorCode::Internal, QString::fromUtf8(curl_easy_strerror(code)));
}

} // namespace chautari::server
