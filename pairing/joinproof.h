// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>
#include <optional>

// A code of eight digits, said aloud, proves to each side that the other one knows it, and that nobody stands between:
// SRP-6a (RFC 5054, 2048 bit group, SHA-256; Botan's). Whoever guesses has one guess for each code, and whoever listens
// or stands between learns nothing to guess with. Both proofs cover the host's TLS key as each side saw it.
namespace chautari {

//! What the host says first.
struct JoinHello
{
    QByteArray salt;
    QByteArray publicValue;
};

//! What the guest answers.
struct JoinAnswer
{
    QByteArray publicValue;
    QByteArray proof;
};

//! Eight random digits.
QString newJoinCode();
//! The digits of what a person typed, whatever stands between them and whichever digits they are; empty unless eight.
QString joinCodeDigits(const QString &typed);

//! \brief One attempt at the host: one hello, one check. For any one thread at a time; a few milliseconds each.
class JoinProofHost
{
public:
    //! \param fingerprint of the host's own key, "sha256/..."
    JoinProofHost(const QString &code, QString fingerprint);
    ~JoinProofHost();
    JoinProofHost(JoinProofHost &&) noexcept;
    JoinProofHost &operator=(JoinProofHost &&) noexcept;

    [[nodiscard]] const JoinHello &hello() const { return m_hello; }
    //! The host's own proof, once; nothing when the guest's is wrong.
    [[nodiscard]] std::optional<QByteArray> check(const JoinAnswer &answer);

private:
    class Private;
    std::unique_ptr<Private> d; //!< until the check
    QString m_fingerprint;
    JoinHello m_hello;
};

//! \brief The guest's side of one attempt.
class JoinProofGuest
{
public:
    //! \param fingerprint of the key that the TLS connection really has
    //! Nothing when the hello is no hello.
    [[nodiscard]] static std::optional<JoinProofGuest> answer(
        const QString &code, const JoinHello &hello, const QString &fingerprint);

    [[nodiscard]] const JoinAnswer &answer() const { return m_answer; }
    [[nodiscard]] bool isHost(const QByteArray &proof) const; //!< knows the code and has the key

private:
    JoinAnswer m_answer;
    QByteArray m_expected;
};

} // namespace chautari
