// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairing/joinproof.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QRandomGenerator>

#include <botan/auto_rng.h>
#include <botan/build.h>
#include <botan/srp6.h>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int codeDigits = 8;
constexpr qsizetype saltBytes = 16;
constexpr qsizetype mostValueBytes = 256; // of 2048 bits
constexpr char identity[] = "chautari-join";
constexpr char group[] = "modp/srp/2048";
constexpr char hashName[] = "SHA-256";

std::vector<uint8_t> vectorOf(const QByteArray &bytes)
{
    return {bytes.cbegin(), bytes.cend()};
}

// Botan 2 and 3 have other names for the same things.
#if BOTAN_VERSION_MAJOR >= 3
std::vector<uint8_t> encoded(const Botan::BigInt &number)
{
    return number.serialize();
}

Botan::BigInt verifierOf(const QString &code, const QByteArray &salt)
{
    return Botan::srp6_generate_verifier(identity, code.toStdString(), vectorOf(salt), group, hashName);
}
#else
std::vector<uint8_t> encoded(const Botan::BigInt &number)
{
    return Botan::BigInt::encode(number);
}

Botan::BigInt verifierOf(const QString &code, const QByteArray &salt)
{
    return Botan::generate_srp6_verifier(identity, code.toStdString(), vectorOf(salt), group, hashName);
}
#endif

QByteArray bytesOf(const Botan::BigInt &number)
{
    const std::vector<uint8_t> bytes = encoded(number);
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

Botan::BigInt numberOf(const QByteArray &bytes)
{
    return Botan::BigInt(reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size()));
}

bool hasValueSize(const QByteArray &value)
{
    return !value.isEmpty() && value.size() <= mostValueBytes;
}

//! Over everything that was said, with the sizes, so that no two sayings look alike.
QByteArray proofOf(const Botan::SymmetricKey &key, const char *who, const JoinHello &hello,
    const QByteArray &guestValue, const QString &fingerprint)
{
    const auto secret = key.bits_of();
    QMessageAuthenticationCode code(QCryptographicHash::Sha256,
        QByteArray(reinterpret_cast<const char *>(secret.data()), qsizetype(secret.size())));
    for (const QByteArray &part : {QByteArray(who), hello.salt, hello.publicValue, guestValue, fingerprint.toUtf8()}) {
        code.addData(QByteArray(QByteArray::number(part.size()) + ':'));
        code.addData(part);
    }
    return code.result();
}

//! In a time that does not tell where they differ.
bool areEqual(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= one.at(i) ^ other.at(i);
    return difference == 0;
}

} // namespace

QString newJoinCode()
{
    QString code;
    for (int i = 0; i < codeDigits; ++i)
        code.append(QChar(u'0' + QRandomGenerator::system()->bounded(10)));
    return code;
}

QString joinCodeDigits(const QString &typed)
{
    QString digits;
    for (const QChar character : typed) {
        if (character.isDigit())
            digits.append(QChar(u'0' + character.digitValue()));
        else if (character.isLetter())
            return {};
    }
    return digits.size() == codeDigits ? digits : QString();
}

class JoinProofHost::Private
{
public:
    Botan::AutoSeeded_RNG random;
    Botan::SRP6_Server_Session session;
};

JoinProofHost::JoinProofHost(const QString &code, QString fingerprint)
    : d(std::make_unique<Private>())
    , m_fingerprint(std::move(fingerprint))
{
    m_hello.salt.resize(saltBytes);
    d->random.randomize(reinterpret_cast<uint8_t *>(m_hello.salt.data()), size_t(saltBytes));
    const Botan::BigInt verifier = verifierOf(code, m_hello.salt);
    m_hello.publicValue = bytesOf(d->session.step1(verifier, group, hashName, d->random));
}

JoinProofHost::~JoinProofHost() = default;
JoinProofHost::JoinProofHost(JoinProofHost &&) noexcept = default;
JoinProofHost &JoinProofHost::operator=(JoinProofHost &&) noexcept = default;

std::optional<QByteArray> JoinProofHost::check(const JoinAnswer &answer)
{
    if (!d || !hasValueSize(answer.publicValue))
        return std::nullopt;
    const std::unique_ptr<Private> used = std::move(d);
    try {
        const Botan::SymmetricKey key = used->session.step2(numberOf(answer.publicValue));
        if (!areEqual(answer.proof, proofOf(key, "guest", m_hello, answer.publicValue, m_fingerprint)))
            return std::nullopt;
        return proofOf(key, "host", m_hello, answer.publicValue, m_fingerprint);
    } catch (const std::exception &) { // a value that gives its key away
        return std::nullopt;
    }
}

std::optional<JoinProofGuest> JoinProofGuest::answer(
    const QString &code, const JoinHello &hello, const QString &fingerprint)
{
    if (hello.salt.isEmpty() || hello.salt.size() > mostValueBytes || !hasValueSize(hello.publicValue))
        return std::nullopt;
    try {
        Botan::AutoSeeded_RNG random;
        const auto [value, key] = Botan::srp6_client_agree(
            identity, code.toStdString(), group, hashName, vectorOf(hello.salt), numberOf(hello.publicValue), random);
        JoinProofGuest guest;
        guest.m_answer.publicValue = bytesOf(value);
        guest.m_answer.proof = proofOf(key, "guest", hello, guest.m_answer.publicValue, fingerprint);
        guest.m_expected = proofOf(key, "host", hello, guest.m_answer.publicValue, fingerprint);
        return guest;
    } catch (const std::exception &) {
        return std::nullopt;
    }
}

bool JoinProofGuest::isHost(const QByteArray &proof) const
{
    return areEqual(proof, m_expected);
}

} // namespace chautari
