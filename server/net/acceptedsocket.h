// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/connectiontally.h"
#include "server/net/maskwatch.h"

#include <QtCore/QSet>
#include <QtNetwork/QTcpSocket>

namespace chautari::server {

//! \brief A server's side of one connection: a QTcpSocket that gives its ticket back when it is destroyed, whoever does
//! that, and that its I/O thread can find again at the end.
class AcceptedSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    using Registry = QSet<AcceptedSocket *>;

    AcceptedSocket(ConnectionTicket ticket, Registry &registry);
    ~AcceptedSocket() override;

    //! Before QtHttpServer hands it to QtWebSockets, and when it has: from then on the peer's frames must be masked, or
    //! the connection is cut without a word, as protocol errors are.
    void expectFrames() { m_stage = Stage::Expecting; }
    void watchFrames();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    enum class Stage : quint8 { Http, Expecting, Connected, Watching };

    void lookAtNewBytes();

    ConnectionTicket m_ticket;
    Registry &m_registry;
    Stage m_stage = Stage::Http;
    MaskWatch m_masks;
    qint64 m_seenBytes = 0; //!< of those that wait to be read
};

} // namespace chautari::server
