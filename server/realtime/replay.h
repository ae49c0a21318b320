// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/syncservice.h"

#include <QtCore/QObject>

#include <deque>

class QTcpSocket;

namespace chautari::server {

class RealtimeEndpoint;

//! \brief Tells one socket what it has missed, page by page, and only as fast as the client reads: what waits to be
//! told waits in the database, so it never counts as queue (rulings.md 3). Live frames go their own way meanwhile; both
//! are put over what the client has, by position. Lives in the socket's I/O thread, owned by its session; the transport
//! outlives it.
class Replay : public QObject
{
    Q_OBJECT
public:
    Replay(RealtimeEndpoint &endpoint, QTcpSocket &transport, UserId user, QString baseUrl, const ResumeCommand &from);

    [[nodiscard]] bool isDone() const { return !m_isReading && m_page.frames.empty() && !m_page.hasMore; }

private:
    struct Encoded
    {
        std::deque<QByteArray> frames;
        qint64 position = 0;
        bool hasMore = false;
    };

    void readPage();
    void take(const Result<Encoded> &page);
    void write();

    RealtimeEndpoint &m_endpoint;
    QTcpSocket &m_transport;
    UserId m_user;
    QString m_baseUrl;
    SyncRequest m_request;
    Encoded m_page;
    bool m_isReading = false;
};

} // namespace chautari::server
