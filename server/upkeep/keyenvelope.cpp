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

// A seal: these bytes, salt, public key, key of the proof. A sealed set: the same without that key, a sealed box, and
// the proof over all of it, because whoever has an old set could seal other keys. The costs belong to the edition.
constexpr QByteArrayView edition{"chautari keys 2\n"};
constexpr qsizetype saltBytes = passphraseSaltBytes;
constexpr qsizetype publicKeyBytes = crypto_box_PUBLICKEYBYTES;
constexpr qsizetype proofKeyBytes = crypto_generichash_KEYBYTES;
constexpr qsizetype proofBytes = crypto_generichash_BYTES;
constexpr qsizetype headBytes = edition.size() + saltBytes + publicKeyBytes;
constexpr qsizetype sealBytes = headBytes + proofKeyBytes;
constexpr qsizetype boxOverhead = crypto_box_SEALBYTES;
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

//! Of `bytes`, under a key.
QByteArray keyedHash(const QByteArray &bytes, const QByteArray &key, qsizetype size)
{
    QByteArray hash(size, Qt::Uninitialized);
    crypto_generichash(writable(hash), size_t(size), readable(bytes), static_cast<unsigned long long>(bytes.size()),
        readable(key), size_t(key.size()));
    return hash;
}

struct Passphrase
{
    QByteArray secret; //!< opens
    QByteArray seal;
};

Result<Passphrase> passphraseFrom(const QByteArray &words, const QByteArray &salt)
{
    static_assert(crypto_box_SECRETKEYBYTES == keyBytes);
    const QByteArray secret = keyFromPassphrase(words, salt);
    QByteArray open(publicKeyBytes, Qt::Uninitialized);
    if (secret.isEmpty() || crypto_scalarmult_base(writable(open), readable(secret)) != 0)
        return problem(u"There is not enough memory for the passphrase (64 MiB)."_s);
    const QByteArray proofKey = keyedHash("chautari: who has sealed", secret, proofKeyBytes);
    return Passphrase{secret, edition.toByteArray() + salt + open + proofKey};
}

QByteArray publicKeyOf(const QByteArray &seal)
{
    return seal.mid(edition.size() + saltBytes, publicKeyBytes);
}

QByteArray proofOf(const QByteArray &headAndBox, const QByteArray &seal)
{
    return keyedHash(headAndBox, seal.sliced(headBytes), proofBytes);
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
    const auto made = passphraseFrom(passphrase, randomBytes(saltBytes));
    return made ? Result<QByteArray>(made->seal) : made.error();
}

Result<QByteArray> sealKeys(const KeySet &keys, const QByteArray &seal)
{
    QJsonObject object;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        object[it.key()] = QString::fromLatin1(it->toHex());
    const QByteArray clear = QJsonDocument(object).toJson(QJsonDocument::Compact);
    QByteArray box(clear.size() + boxOverhead, Qt::Uninitialized);
    const bool isSeal = seal.startsWith(edition) && seal.size() == sealBytes;
    if (!isSeal
        || crypto_box_seal(writable(box), readable(clear), static_cast<unsigned long long>(clear.size()),
               readable(publicKeyOf(seal)))
            != 0)
        return problem(u"What is kept of the passphrase for backups is damaged. Set the passphrase again."_s);
    const QByteArray headAndBox = seal.first(headBytes) + box;
    return QByteArray(headAndBox + proofOf(headAndBox, seal));
}

Result<OpenedKeys> openKeys(const QByteArray &sealedKeys, const QByteArray &passphrase)
{
    if (!sealedKeys.startsWith(edition) || sealedKeys.size() < headBytes + boxOverhead + proofBytes)
        return problem(u"The keys in the backup are damaged."_s);
    const auto made = passphraseFrom(passphrase, sealedKeys.mid(edition.size(), saltBytes));
    if (!made)
        return made.error();
    if (publicKeyOf(made->seal) != publicKeyOf(sealedKeys))
        return problem(u"The passphrase is not the one that the backup was made with."_s);
    const QByteArray proof = sealedKeys.last(proofBytes);
    const QByteArray box = sealedKeys.sliced(headBytes).chopped(proofBytes);
    QByteArray clear(box.size() - boxOverhead, Qt::Uninitialized);
    if (sodium_memcmp(proof.constData(), proofOf(sealedKeys.chopped(proofBytes), made->seal).constData(), proofBytes)
            != 0
        || crypto_box_seal_open(writable(clear), readable(box), static_cast<unsigned long long>(box.size()),
               readable(publicKeyOf(made->seal)), readable(made->secret))
            != 0)
        return problem(u"The keys in the backup were changed after it was made, or are damaged."_s);
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
    return OpenedKeys{std::move(keys), made->seal};
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
