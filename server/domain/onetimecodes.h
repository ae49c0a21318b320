// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "shared/core/ids.h"

#include <QtCore/QHash>

#include <mutex>
#include <optional>

namespace chautari::server {

//! \brief Codes that were sent by mail and are good once, for limits::oneTimeCodeSeconds and limits::oneTimeCodeTries.
//! Only keyed hashes are kept, in memory: a restart costs a new mail. An entry looks the same for an address that
//! nobody has, so that neither the answer nor the clock tells who has an account. Thread-safe.
class OneTimeCodes
{
public:
    explicit OneTimeCodes(const Clock &clock);

    //! Six digits. An earlier one for `key` is void.
    [[nodiscard]] QString issueDigits(const QByteArray &key);
    //! 256 bits in base64url.
    [[nodiscard]] QString issueToken(const QByteArray &key);
    //! True once: then the code is used up. A wrong one costs a try.
    [[nodiscard]] bool redeem(const QByteArray &key, const QString &code);

private:
    struct Entry
    {
        QByteArray hash;
        qint64 expiresMs = 0;
        int triesLeft = 0;
    };
    void remember(const QByteArray &key, const QString &code);
    [[nodiscard]] QByteArray hashOf(const QByteArray &key, const QString &code) const;

    const Clock &m_clock;
    QByteArray m_hashKey; //!< of this run
    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries;
};

} // namespace chautari::server
