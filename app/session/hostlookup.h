// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/serveraddress.h"
#include "lan/foundhost.h"
#include "shared/core/error.h"
#include "shared/protocol/health.h"

#include <QtCore/QObject>

class QThread;

namespace chautari {

//! What a host that was found on the network says of itself, with the key that it has there. Nobody has vouched for it
//! yet: a person compares the number, or both sides prove to know a code.
struct HostFacts
{
    ServerAddress server; //!< pinned to the key that was seen
    Health health;
};

//! \brief Looks for a host by its key, or by the start of it when no more is known yet, and asks for its name; nothing
//! else is ever said this way. Lives in the GUI thread; the asking is done in the client-core thread.
class HostLookup : public QObject
{
    Q_OBJECT
public:
    //! \param thread the client-core's, which outlives it
    explicit HostLookup(QThread *thread, QObject *parent = nullptr);
    ~HostLookup() override;

    //! All places at once, until one answers with a key that begins like that (or is that one). Nothing is said to who
    //! has another. `id` comes back.
    void look(const QString &id, const QList<QUrl> &places, const QByteArray &key);
    //! Where a found host is.
    [[nodiscard]] static QList<QUrl> placesOf(const lan::FoundHost &host);
    //! Answers are not wanted any more.
    void cancel(const QString &id);

Q_SIGNALS:
    void found(const QString &id, const chautari::HostFacts &facts);
    //! Nobody there, or somebody with another key, which is said first; `why` is a sentence.
    void notFound(const QString &id, const chautari::Error &why);

private:
    class Worker;
    Worker *m_worker; //!< deleted in its own thread
};

} // namespace chautari

Q_DECLARE_METATYPE(chautari::HostFacts)
