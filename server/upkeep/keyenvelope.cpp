// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/keyenvelope.h"

#include "sealing/passphrasekey.h"
#include "server/upkeep/systemfiles.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <fcntl.h>
#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

// A seal: these bytes, salt, public key. A sealed set: a seal, a sealed box. The costs belong to the edition.
constexpr QByteArrayView edition{"chautari keys 2\n"};
constexpr qsizetype saltBytes = passphraseSaltBytes;
constexpr qsizetype publicKeyBytes = crypto_box_PUBLICKEYBYTES;
constexpr qsizetype sealBytes = edition.size() + saltBytes + publicKeyBytes;
constexpr qsizetype keyBytes = 32;
constexpr qsizetype shortestPassphrase = 8;
constexpr qint64 longestPassphrase = 1024;

const QStringList &names()
{
    static const QStringList list{u"request-hash.key"_s, u"search.key"_s, u"text.key"_s};
    return list;
}

//! Made only for TLS; older backups do not have it.
const QString tlsKey = u"tls-key.pem"_s;
constexpr qsizetype mostPemBytes = 16 * 1024;

const unsigned char *readable(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

unsigned char *writable(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

struct KeyPair
{
    QByteArray secret;
    QByteArray open; //!< the public half
};

Result<KeyPair> pairFrom(const QByteArray &passphrase, const QByteArray &salt)
{
    static_assert(crypto_box_SECRETKEYBYTES == keyBytes);
    KeyPair pair{keyFromPassphrase(passphrase, salt), QByteArray(publicKeyBytes, Qt::Uninitialized)};
    if (pair.secret.isEmpty() || crypto_scalarmult_base(writable(pair.open), readable(pair.secret)) != 0)
        return problem(u"There is not enough memory for the passphrase (64 MiB)."_s);
    return pair;
}

} // namespace

Result<KeySet> readBackupKeys(const QString &folder)
{
    KeySet keys;
    for (const QString &name : names()) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return problem(u"The key %1 cannot be read: %2."_s.arg(file.fileName(), file.errorString()));
        keys[name] = file.read(keyBytes + 1);
        if (keys[name].size() != keyBytes)
            return problem(u"The key %1 is damaged."_s.arg(file.fileName()));
    }
    if (QFile file(folder + u'/' + tlsKey); file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return problem(u"The key %1 cannot be read: %2."_s.arg(file.fileName(), file.errorString()));
        keys[tlsKey] = file.read(mostPemBytes);
    }
    return keys;
}

Result<void> writeBackupKeys(const QString &folder, const KeySet &keys)
{
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        const QString path = folder + u'/' + it.key();
        const FileDescriptor file = openPrivate(path, O_WRONLY | O_CREAT | O_EXCL);
        if (!file.isValid() || ::write(file.value(), it->constData(), size_t(it->size())) != it->size())
            return systemError(u"The key %1 could not be written"_s.arg(path));
    }
    return {};
}

Result<QByteArray> sealFor(const QByteArray &passphrase)
{
    const QByteArray salt = randomBytes(saltBytes);
    const auto pair = pairFrom(passphrase, salt);
    if (!pair)
        return pair.error();
    return QByteArray(edition.toByteArray() + salt + pair->open);
}

Result<QByteArray> sealKeys(const KeySet &keys, const QByteArray &seal)
{
    if (sealOf(seal).isEmpty())
        return problem(u"What is kept of the passphrase for backups is damaged. Set the passphrase again."_s);
    QJsonObject object;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        object[it.key()] = QString::fromLatin1(it->toHex());
    const QByteArray clear = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QByteArray open = seal.mid(edition.size() + saltBytes, publicKeyBytes);
    QByteArray box(clear.size() + crypto_box_SEALBYTES, Qt::Uninitialized);
    if (crypto_box_seal(writable(box), readable(clear), static_cast<unsigned long long>(clear.size()), readable(open))
        != 0)
        return problem(u"What is kept of the passphrase for backups is damaged. Set the passphrase again."_s);
    return QByteArray(seal.first(sealBytes) + box);
}

QByteArray sealOf(const QByteArray &sealedKeys)
{
    return sealedKeys.startsWith(edition) && sealedKeys.size() >= sealBytes ? sealedKeys.first(sealBytes)
                                                                            : QByteArray();
}

Result<KeySet> openKeys(const QByteArray &sealedKeys, const QByteArray &passphrase)
{
    const QByteArray seal = sealOf(sealedKeys);
    const QByteArray box = sealedKeys.mid(seal.size());
    if (seal.isEmpty() || box.size() < qsizetype(crypto_box_SEALBYTES))
        return problem(u"The keys in the backup are damaged."_s);
    const auto pair = pairFrom(passphrase, seal.mid(edition.size(), saltBytes));
    if (!pair)
        return pair.error();
    if (!seal.endsWith(pair->open))
        return problem(u"The passphrase is not the one that the backup was made with."_s);
    QByteArray clear(box.size() - qsizetype(crypto_box_SEALBYTES), Qt::Uninitialized);
    if (crypto_box_seal_open(writable(clear), readable(box), static_cast<unsigned long long>(box.size()),
            readable(pair->open), readable(pair->secret))
        != 0)
        return problem(u"The keys in the backup are damaged."_s);
    const QJsonObject object = QJsonDocument::fromJson(clear).object();
    KeySet keys;
    for (const QString &name : names()) {
        keys[name] = QByteArray::fromHex(object[name].toString().toLatin1());
        if (keys[name].size() != keyBytes)
            return problem(u"The keys in the backup are damaged."_s);
    }
    const QByteArray pem = QByteArray::fromHex(object[tlsKey].toString().toLatin1());
    if (!pem.isEmpty() && pem.size() <= mostPemBytes)
        keys[tlsKey] = pem;
    return keys;
}

Result<QByteArray> readPassphrase(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return problem(u"The passphrase file %1 cannot be read: %2."_s.arg(path, file.errorString()));
    const QByteArray line = file.readLine(longestPassphrase + 2).trimmed();
    if (line.size() < shortestPassphrase)
        return problem(u"The first line of %1 is no passphrase: it needs at least 8 characters."_s.arg(path));
    return line;
}

} // namespace chautari::server
