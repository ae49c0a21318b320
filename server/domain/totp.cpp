// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/totp.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QUrl>
#include <QtCore/QtEndian>

#include <sodium.h>

#include <array>

namespace chautari::server::totp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 stepSeconds = 30;
constexpr int digits = 6;
constexpr quint32 modulus = 1'000'000;
constexpr QLatin1StringView alphabet{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"};

QString toBase32(const QByteArray &bytes)
{
    QString text;
    quint32 bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | quint8(byte);
        for (count += 8; count >= 5; count -= 5)
            text += alphabet.at((bits >> (count - 5)) & 31);
    }
    return text; // the secrets have a multiple of 40 bits
}

QByteArray fromBase32(const QString &text)
{
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const QChar c : text) {
        const qsizetype value = alphabet.indexOf(c);
        if (value < 0)
            return {};
        bits = (bits << 5) | quint32(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += char((bits >> count) & 0xff);
        }
    }
    return bytes;
}

bool isEqual(const QString &one, const QString &other)
{
    const QByteArray a = one.toUtf8();
    const QByteArray b = other.toUtf8();
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

} // namespace

QString newSecret()
{
    QByteArray bytes(20, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return toBase32(bytes);
}

QString code(const QString &secret, qint64 step)
{
    const QByteArray key = fromBase32(secret);
    if (key.isEmpty())
        return {};
    const quint64 counter = qToBigEndian(quint64(step));
    const QByteArray mac = QMessageAuthenticationCode::hash(
        QByteArray(reinterpret_cast<const char *>(&counter), sizeof counter), key, QCryptographicHash::Sha1);
    const qsizetype offset = mac.back() & 0x0f; // RFC 4226 5.3
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffff;
    return QString::number(number % modulus).rightJustified(digits, u'0');
}

qint64 stepAt(Timestamp time)
{
    return time.seconds() / stepSeconds;
}

std::optional<qint64> matchingStep(const QString &secret, const QString &given, Timestamp now, qint64 lastStep)
{
    std::optional<qint64> match;
    const qint64 present = stepAt(now);
    // A code of the future was used while the clock was ahead: nobody can use it again for a long time, and the codes
    // of now are not older ones.
    if (lastStep > present + 1)
        lastStep = 0;
    for (qint64 step = present - 1; step <= present + 1; ++step) {
        // All three are computed, so that the clock does not tell which one it was.
        if (isEqual(code(secret, step), given) && step > lastStep)
            match = step;
    }
    return match;
}

QString link(const QString &secret, const QString &email)
{
    return u"otpauth://totp/Chautari:%1?secret=%2&issuer=Chautari"_s.arg(
        QString::fromLatin1(QUrl::toPercentEncoding(email)), secret);
}

} // namespace chautari::server::totp
