// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/clientcore.h"
#include "lan/hostfinder.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace chautari {

//! \brief A host has a key, and addresses only for a while. When a pinned server is lost, or somebody with another key
//! stands at its address, this listens on the network for a host that may have its key, knocks at the addresses that it
//! had or that its invitation named, looks whether it really has the key, and moves the session there. What is found
//! and has another key is left alone: anybody can say the first bytes of a key. GUI thread.
class HostFollower : public QObject
{
    Q_OBJECT
public:
    explicit HostFollower(ClientCore &core, QObject *parent = nullptr);

    //! Follows for as long as the session lives.
    void add(ChatSession &session);

private:
    void handle(ChatSession *session, const ConnectionStatus &status);
    void look();
    void ask(const QString &id, const QList<QUrl> &places, const QByteArray &key);
    void handleFound(const QString &id, const HostFacts &facts);

    lan::HostFinder m_finder;
    std::unique_ptr<HostLookup> m_lookup;
    QList<QPointer<ChatSession>> m_lost;
    QSet<QString> m_asked; //!< an answer is on its way
    QTimer m_lookAgain;
};

} // namespace chautari
