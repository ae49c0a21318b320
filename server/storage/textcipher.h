// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace chautari::server {

//! \brief Seals what people wrote before it goes into the database: XChaCha20-Poly1305 with a key that lies outside of
//! it, bound to its row, so that a text that was moved or changed does not open. Thread-safe.
//!
//! A sealed text is: key number (1 byte), nonce (24), ciphertext and tag (length in UTF-8 + 16).
class TextCipher
{
public:
    enum class Purpose : quint8 { Message = 1, MessageVersion = 2, Note = 3, TwoFactor = 4, Flag = 5, FileName = 6 };
    //! The numbers that name the row: (conversation, seq, sender), (message, version), (conversation, user), (user),
    //! (message, user), (both halves of the name on the disk, owner).
    struct Row
    {
        Purpose purpose = Purpose::Message;
        qint64 first = 0;
        qint64 second = 0;
        qint64 third = 0;
    };

    static Row fileNameRow(const QString &storageName, qint64 owner);

    //! \param key, wordKey 32 bytes each.
    TextCipher(QByteArray key, QByteArray wordKey);

    //! Empty for an empty text.
    [[nodiscard]] QByteArray seal(const Row &row, const QString &text) const;
    //! nullopt: it was changed, comes from another row, or is another key's.
    [[nodiscard]] std::optional<QString> open(const Row &row, const QByteArray &sealed) const;
    //! The same for people to read: what does not open is logged, and says so (contract.md 5.0).
    [[nodiscard]] QString openOrSaySo(const Row &row, const QByteArray &sealed) const;

    //! What stands for a word in the index (rulings.md 25): without the key nobody can tell which word it is.
    [[nodiscard]] qint64 wordHash(const QString &word) const;
    //! What chains the lines of the audit log: without the key nobody can make a line that fits.
    [[nodiscard]] QByteArray auditHash(const QByteArray &bytes) const;
    //! Tells whether the index was made with this key; gives nothing of it away.
    [[nodiscard]] QByteArray wordKeyFingerprint() const;

private:
    QByteArray m_key;
    QByteArray m_wordKey;
    QByteArray m_auditKey; //!< comes of m_key
};

} // namespace chautari::server
