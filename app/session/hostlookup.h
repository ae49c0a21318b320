// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/serveraddress.h"
#include "shared/protocol/health.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

class QThread;

namespace chautari {

//! What a host that was found on the network says of itself, with the key that it has there. Nobody has vouched for it
//! yet: a person compares the number, or both sides prove to know a code.
struct HostFacts
{
    ServerAddress server; //!< pinned to the key that was seen
    Health health;
};

//! \brief Asks hosts whose key is not known yet for their key and their name, and nothing else is ever said to them
//! this way. Lives in the GUI thread; the asking is done in the client-core thread.
class HostLookup : public QObject
{
    Q_OBJECT
public:
    //! \param thread the client-core's, which outlives it
    explicit HostLookup(QThread *thread, QObject *parent = nullptr);
    ~HostLookup() override;

    //! The addresses one after the other, until one answers with a key that begins like that. `id` comes back.
    void look(const QString &id, const QStringList &addresses, quint16 port, const QByteArray &pinPrefix);

Q_SIGNALS:
    void found(const QString &id, const chautari::HostFacts &facts);
    void notFound(const QString &id); //!< nobody there, or somebody with another key

private:
    class Worker;
    Worker *m_worker; //!< deleted in its own thread
};

} // namespace chautari

Q_DECLARE_METATYPE(chautari::HostFacts)
