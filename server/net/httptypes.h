// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filebody.h"
#include "server/net/multipartform.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHostAddress>
#include <QtWebSockets/QWebSocket>

#include <memory>
#include <optional>

namespace chautari::server {

class AcceptedSocket;

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

//! \brief A complete request, already inside every limit of the guard. A value: it may outlive its connection.
struct HttpRequest
{
    QByteArray method; //!< upper case
    QString path; //!< percent-decoded, starts with '/'
    QUrlQuery query;
    HttpHeaders headers;
    QByteArray body; //!< empty when it was streamed
    QHostAddress peer;
    bool isTls = false;
    std::shared_ptr<const MultipartForm> form = {}; //!< of a body planned as BodyPlan::Kind::Multipart, else null
    std::shared_ptr<const UploadedFile> bodyFile = {}; //!< of a body planned as BodyPlan::Kind::File, else null

    //! The first header of that name (case-insensitive), else empty.
    [[nodiscard]] QByteArray header(const char *name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "application/json"; //!< empty: no body at all (204)
    QByteArray body;
    HttpHeaders headers; //!< Content-Length, Connection and Date are the front's business
    std::shared_ptr<const FileBody> file = {}; //!< sent instead of `body`
};

//! \brief What becomes of a request's body, decided when its head is known and before a byte of it is read.
struct BodyPlan
{
    enum class Kind {
        Memory, //!< HttpRequest::body, up to limits::httpBodyBytes
        Multipart, //!< HttpRequest::form: fields in memory, files on disk; up to limits::multipartBytes in all
        File, //!< HttpRequest::bodyFile: the whole body in one file; 413 at the head when it is over the limit
        Refuse, //!< nothing is read; the connection closes after the answer
    };

    static BodyPlan memory() { return {}; }
    //! \param fileBytes a larger file is read and dropped, and marked isOverLimit.
    static BodyPlan multipart(qint64 fileBytes) { return {Kind::Multipart, fileBytes, {}}; }
    static BodyPlan file(qint64 fileBytes) { return {Kind::File, fileBytes, {}}; }
    static BodyPlan refuse(HttpResponse answer) { return {Kind::Refuse, 0, std::move(answer)}; }

    Kind kind = Kind::Memory;
    qint64 fileBytes = 0;
    HttpResponse refusal = {};
};

//! \brief The one answer to one request. Copies share it; the first send() wins; when the last copy goes without one,
//! the client gets a 500. Belongs to the I/O thread of its connection; a connection that has gone swallows the answer.
class HttpReply
{
public:
    class Sink
    {
    public:
        virtual ~Sink() = default;
        virtual void send(HttpResponse response) = 0; //!< called at most once
    };

    explicit HttpReply(std::unique_ptr<Sink> sink)
        : m_state(std::make_shared<State>(std::move(sink)))
    { }
    void send(HttpResponse response) const { m_state->send(std::move(response)); }

private:
    struct State
    {
        explicit State(std::unique_ptr<Sink> s)
            : sink(std::move(s))
        { }
        State(const State &) = delete;
        State &operator=(const State &) = delete;
        ~State()
        {
            if (sink)
                send(HttpResponse{500, "application/json",
                    R"({"detail":"Internal server error.","error":"Internal server error.","code":"internal"})", {}});
        }
        void send(HttpResponse response)
        {
            if (const std::unique_ptr<Sink> once = std::move(sink))
                once->send(std::move(response));
        }
        std::unique_ptr<Sink> sink;
    };
    std::shared_ptr<State> m_state;
};

//! \brief A connection that has become a WebSocket, and the one below it: for backpressure and for writing frames that
//! were encoded once. It dies with its WebSocket.
struct WebSocketUpgrade
{
    std::unique_ptr<QWebSocket> socket;
    AcceptedSocket *connection = nullptr;
    HttpRequest request; //!< without body: path, query, Origin, Authorization, X-Client
};

//! \brief What the layers above do with the connections of one I/O thread. One object per thread, living in it.
class ConnectionHandler : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void handleRequest(const HttpRequest &request, HttpReply reply) = 0;
    //! Called for every request with a body, when its head is complete. What is streamed to disk costs the server space
    //! before handleRequest() can ask who sent it: whoever plans that has checked the token.
    virtual BodyPlan planBody(const HttpRequest &head)
    {
        Q_UNUSED(head);
        return BodyPlan::memory();
    }
    //! An answer refuses the upgrade (404 for an unknown path); nullopt accepts it. Who may stay is decided after it.
    virtual std::optional<HttpResponse> refuseUpgrade(const HttpRequest &request) = 0;
    virtual void handleWebSocket(WebSocketUpgrade upgrade) = 0;
    //! Stop taking work; close WebSockets with 1012 (restart).
    virtual void drain() = 0;
};

} // namespace chautari::server
