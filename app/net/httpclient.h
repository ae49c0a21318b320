// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/error.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace chautari {

class KeyGuard;
class WireTap;

enum class HttpVerb { Get, Post, Put, Patch, Delete };

//! A form with files, read from the disk while it is sent.
struct HttpForm
{
    struct File
    {
        QByteArray field;
        QString name; //!< as the server is told
        QString contentType;
        QString path;
    };

    QList<std::pair<QByteArray, QString>> fields;
    QList<File> files;
    //! How much of it has gone; called often. False = it is not wanted any more: the request ends with an error.
    std::function<bool(qint64 sent, qint64 total)> progress{};
};

//! Where a body goes that is no answer to be read: straight to the disk.
struct HttpDownload
{
    QString path; //!< written anew; incomplete unless the answer is a success
    qint64 mostBytes = 0; //!< more is not taken
    std::function<void(qint64 received, qint64 total)> progress; //!< total -1 = not known
};

struct HttpRequest
{
    HttpVerb verb = HttpVerb::Get;
    QUrl url;
    QByteArray body; //!< JSON; not with Get
    QByteArray bearer; //!< empty = anonymous
    std::optional<HttpForm> form{}; //!< instead of a body; only with Post
    //! Never sent again by Qt itself: up to 6.6 it repeats a POST whose connection ended before the answer.
    bool isOnce = false;
    std::optional<HttpDownload> download{}; //!< only with Get; the body of an error comes as usual
};

struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    int retryAfterSeconds = 0;
    std::optional<Error> networkError; //!< set when there was no HTTP answer at all
};

//! \brief Requests and answers, nothing of what they mean: one QNetworkAccessManager, a transfer timeout, an upper size
//! for answers, no redirects to other hosts. Lives in the client-core thread.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    using Callback = std::function<void(const HttpAnswer &)>;
    //! `done` is called exactly once, later, unless abandon() or the destructor comes first.
    void send(const HttpRequest &request, Callback done);
    //! Aborts everything under way; its callbacks are dropped.
    void abandon();
    //! Outlives this object. Without one the certificates of the system decide.
    void setKeyGuard(KeyGuard *guard) { m_guard = guard; }
    //! What is asked from now on is noted there; null: nowhere.
    void setTap(std::shared_ptr<WireTap> tap) { m_tap = std::move(tap); }

private:
    QNetworkReply *start(const HttpRequest &request, const QNetworkRequest &out);
    void receiveIntoFile(QNetworkReply *reply, const HttpDownload &download);
    void finish(QNetworkReply *reply, const Callback &done);
    [[nodiscard]] Callback noted(const HttpRequest &request, Callback done) const;

    QNetworkAccessManager *m_network;
    QSet<QNetworkReply *> m_replies;
    std::shared_ptr<WireTap> m_tap;
    KeyGuard *m_guard = nullptr;
};

} // namespace chautari
