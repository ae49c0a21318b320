// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/networkproblem.h"

#include <QtCore/QCoreApplication>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

enum class Problem { UnknownHost, NothingListens, Timeout, Closed, Tls, NotChautari, NoNetwork, Other };

QString place(const QUrl &url)
{
    return url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
}

QString sentence(Problem problem, const QUrl &url)
{
    switch (problem) {
    case Problem::UnknownHost:
        return QCoreApplication::translate("ChatSession", "No computer named \"%1\" was found. Check the address.")
            .arg(url.host());
    case Problem::NothingListens:
        return QCoreApplication::translate(
            "ChatSession", "Nothing answers at %1. Is the server running, and is the address right?")
            .arg(place(url));
    case Problem::Timeout:
        return QCoreApplication::translate("ChatSession", "%1 does not answer. Check the address and your network.")
            .arg(place(url));
    case Problem::Closed:
        return QCoreApplication::translate("ChatSession", "%1 closed the connection.").arg(place(url));
    case Problem::Tls:
        return QCoreApplication::translate(
            "ChatSession", "No secure connection to %1 is possible: its certificate cannot be trusted.")
            .arg(place(url));
    case Problem::NotChautari:
        return QCoreApplication::translate("ChatSession", "This address answers, but it is not a Chautari server.");
    case Problem::NoNetwork:
        return QCoreApplication::translate("ChatSession", "There is no way to %1 from here. Check your network.")
            .arg(place(url));
    case Problem::Other:
        return QCoreApplication::translate("ChatSession", "The connection to %1 failed.").arg(place(url));
    }
    Q_UNREACHABLE();
}

// The two enums of Qt have dozens of values each; most of them cannot happen here and read as "failed".
Problem classify(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Problem::UnknownHost;
    case QNetworkReply::ConnectionRefusedError:
        return Problem::NothingListens;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // what a transfer timeout looks like
        return Problem::Timeout;
    case QNetworkReply::RemoteHostClosedError:
        return Problem::Closed;
    case QNetworkReply::SslHandshakeFailedError:
        return Problem::Tls;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        return Problem::NotChautari;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Problem::NoNetwork;
    default:
        return Problem::Other;
    }
}

Problem classify(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return Problem::UnknownHost;
    case QAbstractSocket::ConnectionRefusedError:
        return Problem::NothingListens;
    case QAbstractSocket::SocketTimeoutError:
        return Problem::Timeout;
    case QAbstractSocket::RemoteHostClosedError:
        return Problem::Closed;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
        return Problem::Tls;
    case QAbstractSocket::NetworkError:
        return Problem::NoNetwork;
    default:
        return Problem::Other;
    }
}

} // namespace

Error networkProblem(QNetworkReply::NetworkError error, const QUrl &url)
{
    return Error::of(ErrorCode::ServerBusy, sentence(classify(error), url));
}

Error networkProblem(QAbstractSocket::SocketError error, const QUrl &url)
{
    return Error::of(ErrorCode::ServerBusy, sentence(classify(error), url));
}

Error otherKey(const QUrl &url, const QString &pinned, const QString &found)
{
    return Error::of(ErrorCode::ServerBusy,
        QCoreApplication::translate("ChatSession",
            "%1 does not have the key that was agreed: it may be another computer that poses as it. Nothing was sent. "
            "Agreed: %2. Found: %3. Ask who runs the server.")
            .arg(place(url), pinned, found.isEmpty() ? u"?"_s : found));
}

Error notChautari()
{
    return Error::of(ErrorCode::NotAcceptable, sentence(Problem::NotChautari, {}));
}

} // namespace chautari
