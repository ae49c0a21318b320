// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtWebSockets/QWebSocket>

#include <memory>
#include <optional>

namespace chautari::test {

//! \brief A WebSocket client for tests: keeps every frame, hands them out by type.
class WsClient
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    //! Starts to connect.
    WsClient(const QUrl &server, const QString &pathAndQuery, const Headers &headers = {});
    ~WsClient();

    void send(const QJsonObject &frame);
    void sendMessage(qint64 conversation, const QString &content, const QString &clientMessageId = {});
    void sendTyping(qint64 conversation, bool isTyping);

    //! The first frame of that type not yet taken, waiting for it; an empty object when none came.
    QJsonObject take(const QString &type, int timeoutMs = 5'000);
    //! Waits until the server has worked off what was sent: nothing that came before it can still be missing.
    bool roundTrip();
    [[nodiscard]] int count(const QString &type) const; //!< not yet taken
    [[nodiscard]] QStringList types() const; //!< of all frames not yet taken, in order

    //! The close code, or 0 when it did not close in time.
    int waitForClose(int timeoutMs = 10'000);
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    QWebSocket &socket() { return *m_socket; }
    //! Closes and waits for it.
    void close();

private:
    std::unique_ptr<QWebSocket> m_socket;
    QList<QJsonObject> m_frames;
    bool m_isClosed = false;
};

//! Of a frame.
inline QJsonObject dataOf(const QJsonObject &frame)
{
    return frame.value(QStringLiteral("data")).toObject();
}

} // namespace chautari::test
