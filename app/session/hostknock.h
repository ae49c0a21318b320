// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/serveraddress.h"
#include "shared/core/error.h"
#include "shared/protocol/health.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QPointer>

class QNetworkAccessManager;
class QNetworkReply;

namespace chautari {

//! How far one gets at an address.
enum class Reach {
    Fine,
    UnknownName, //!< no such computer
    NoWay, //!< no network leads there, or nobody of this network has the address
    Refused, //!< a computer is there, and nothing listens
    Silent, //!< no answer in time
    NoTls, //!< something listens, and speaks no TLS
    OtherKey, //!< nothing was sent
    NotChautari,
    NewerServer, //!< of a wire that this program does not know
    Broken, //!< anything else
};

//! What came of knocking at one address.
struct KnockAnswer
{
    Reach reach = Reach::Broken;
    ServerAddress server{}; //!< where; pinned to the key there, if one was seen
    Health health{}; //!< only with Fine
    QDateTime serverTime{}; //!< by its own clock, in whole seconds; not valid = it did not say
    Error problem{}; //!< a sentence; not with Fine
};

//! \brief Asks one address for its health, once. Over TLS nothing at all is said before the key there has been seen to
//! be a wanted one; no issuer is trusted for that. Without a proxy, since a neighbour is not behind one. Any one thread
//! with an event loop; goes away quietly when it is destroyed.
class HostKnock : public QObject
{
    Q_OBJECT
public:
    //! \param network of the same thread; outlives it
    //! \param key the first bytes of the wanted key's SHA-256, or all of them; empty: any
    HostKnock(
        QNetworkAccessManager &network, const QUrl &place, QByteArray key, int patienceMs, QObject *parent = nullptr);
    ~HostKnock() override;

Q_SIGNALS:
    void answered(const chautari::KnockAnswer &answer); //!< once, later

private:
    [[nodiscard]] bool isWanted(const KeyPin &pin) const;
    void finish();

    QPointer<QNetworkReply> m_reply;
    QByteArray m_key;
    KeyPin m_seen;
    bool m_hasOtherKey = false;
};

} // namespace chautari
