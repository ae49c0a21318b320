// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace chautari::server {

//! \brief Argon2id by libsodium. Slow on purpose: call it in the server's pool only. Thread-safe.
class PasswordHasher
{
public:
    struct Cost
    {
        unsigned long long operations = 3;
        size_t memoryBytes = 64U * 1024U * 1024U;
    };
    static constexpr Cost headless{3, 64U * 1024U * 1024U};
    static constexpr Cost embedded{2, 19U * 1024U * 1024U};
    static constexpr Cost seed{1, 8U * 1024U}; //!< demo and load-test users: rehashed at their first login

    explicit PasswordHasher(Cost cost);

    //! Empty when there was not enough memory. The password's bytes are its UTF-8, not normalised: as the original
    //! does.
    [[nodiscard]] QByteArray hash(const QString &password) const;
    [[nodiscard]] bool verify(const QByteArray &hash, const QString &password) const;
    //! As slow as verify() of a real hash, so that an unknown e-mail is not told by the clock.
    void verifyNothing(const QString &password) const;
    [[nodiscard]] bool needsRehash(const QByteArray &hash) const;

private:
    Cost m_cost;
};

} // namespace chautari::server
