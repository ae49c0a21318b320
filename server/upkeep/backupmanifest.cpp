// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/backupmanifest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

QByteArray keyedHash(const QByteArray &bytes, const QByteArray &key)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()), bytesOf(bytes),
        static_cast<unsigned long long>(bytes.size()), bytesOf(key), size_t(key.size()));
    return hash;
}

Result<BackupFile> readFile(const QJsonObject &object)
{
    BackupFile file{object["name"_L1].toString(), object["size"_L1].toInteger(-1),
        QByteArray::fromHex(object["sha256"_L1].toString().toLatin1())};
    if (file.name.isEmpty() || file.size < 0 || file.sha256.size() != qsizetype(crypto_hash_sha256_BYTES))
        return Error::of(ErrorCode::MalformedRequest, u"The list of the backup's files is damaged."_s);
    return file;
}

} // namespace

QByteArray BackupManifest::toJson() const
{
    QJsonArray list;
    for (const BackupFile &file : files) {
        list.append(QJsonObject{
            {"name"_L1, file.name}, {"size"_L1, file.size}, {"sha256"_L1, QString::fromLatin1(file.sha256.toHex())}});
    }
    return QJsonDocument(QJsonObject{{"format"_L1, format}, {"server_id"_L1, serverId}, {"epoch"_L1, epoch},
                             {"schema"_L1, schema}, {"version"_L1, version}, {"made_at"_L1, madeAt.microseconds()},
                             {"key_fingerprint"_L1, QString::fromLatin1(keyFingerprint.toHex())}, {"files"_L1, list}})
        .toJson(QJsonDocument::Indented);
}

Result<BackupManifest> BackupManifest::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object["format"_L1].toInt() != format) {
        return Error::of(
            ErrorCode::MalformedRequest, u"The file is no backup of this server program, or one of a newer edition."_s);
    }
    BackupManifest manifest;
    manifest.serverId = object["server_id"_L1].toString();
    manifest.epoch = object["epoch"_L1].toString();
    manifest.schema = object["schema"_L1].toInt();
    manifest.version = object["version"_L1].toString();
    manifest.madeAt = Timestamp(object["made_at"_L1].toInteger());
    manifest.keyFingerprint = QByteArray::fromHex(object["key_fingerprint"_L1].toString().toLatin1());
    for (const QJsonValue &entry : object["files"_L1].toArray()) {
        auto file = readFile(entry.toObject());
        if (!file)
            return file.error();
        manifest.files.append(*file);
    }
    return manifest;
}

QByteArray manifestSeal(const QByteArray &json, const QByteArray &textKey)
{
    // A key of its own for this purpose: the text key itself seals nothing but texts.
    return keyedHash(json, keyedHash("chautari backup manifest", textKey)).toHex();
}

QByteArray keyFingerprint(const QByteArray &textKey)
{
    return keyedHash("chautari key fingerprint", textKey);
}

} // namespace chautari::server
