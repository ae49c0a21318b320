// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

#include <functional>

namespace chautari::test {

struct FakeRequest
{
    QByteArray method;
    QByteArray path; //!< with the query
    QByteArray head; //!< the whole header block
    QByteArray body;
};

struct FakeAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    QByteArray moreHeaders = {}; //!< whole lines with CRLF
};

//! \brief A web server that says whatever a test wants: another product, an original SewaBazaar, a Chautari with
//! expired tokens. Answers every request with the script and closes the connection.
class FakeServer : public QTcpServer
{
    Q_OBJECT
public:
    using Script = std::function<FakeAnswer(const FakeRequest &)>;

    explicit FakeServer(Script script);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const QList<FakeRequest> &requests() const { return m_requests; }
    //! How often this path was asked for.
    [[nodiscard]] int count(const QByteArray &path) const;

private:
    void serve(QTcpSocket *socket);

    Script m_script;
    QList<FakeRequest> m_requests;
};

} // namespace chautari::test
