// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/medialinks.h"

#include "server/media/filename.h"
#include "shared/core/limits.h"

#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t signatureBytes = 16;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

qint64 secondsOf(Timestamp time)
{
    return time.microseconds() / 1'000'000;
}

} // namespace

QString MediaLinks::file(const QString &storageName, const QString &fileName) const
{
    return link(storageName, filename::asciiSafe(fileName));
}

QString MediaLinks::thumbnail(const QString &storageName) const
{
    return link(storageName, thumbnailName);
}

QString MediaLinks::link(const QString &storageName, const QString &lastPart) const
{
    const qint64 bucket = secondsOf(m_clock.now()) / limits::mediaLinkSeconds;
    const qint64 expires = (bucket + 2) * limits::mediaLinkSeconds;
    return u"/media/"_s + storageName + u'/' + lastPart + u"?exp="_s + QString::number(expires) + u"&sig="_s
        + QString::fromLatin1(signature(storageName, expires).toBase64(encoding));
}

bool MediaLinks::areValid(const QString &storageName, const QString &exp, const QString &sig) const
{
    bool isNumber = false;
    const qint64 expires = exp.toLongLong(&isNumber);
    if (!isNumber || expires < secondsOf(m_clock.now()))
        return false;
    // As they are written: a decoder would take two spellings of the last character for the same bits.
    const QByteArray given = sig.toLatin1();
    const QByteArray wanted = signature(storageName, expires).toBase64(encoding);
    return given.size() == wanted.size()
        && sodium_memcmp(given.constData(), wanted.constData(), size_t(wanted.size())) == 0;
}

QByteArray MediaLinks::signature(const QString &storageName, qint64 expires) const
{
    const QByteArray name = storageName.toUtf8();
    QByteArray out(qsizetype(signatureBytes), Qt::Uninitialized);
    crypto_generichash_state state;
    crypto_generichash_init(
        &state, reinterpret_cast<const unsigned char *>(m_key.constData()), size_t(m_key.size()), signatureBytes);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(&expires), sizeof expires);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(name.constData()),
        static_cast<unsigned long long>(name.size()));
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(out.data()), signatureBytes);
    return out;
}

} // namespace chautari::server
