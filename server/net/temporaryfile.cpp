// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/temporaryfile.h"

#include "server/net/filedescriptor.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int attempts = 4; // of 128 random bits each: the second is already for a random generator out of order

QString randomName()
{
    std::array<quint32, 4> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    const auto bytes = QByteArrayView(reinterpret_cast<const char *>(words.data()), sizeof words).toByteArray();
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

std::shared_ptr<TemporaryFile> TemporaryFile::create(const QString &folder, FileDescriptor &descriptor)
{
    for (int i = 0; i < attempts; ++i) {
        QString path = folder % u'/' % randomName();
        // O_NOFOLLOW says what O_EXCL implies already, for the day somebody drops the latter.
        descriptor = FileDescriptor(
            ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (descriptor.isValid())
            return std::make_shared<TemporaryFile>(std::move(path));
        if (errno != EEXIST)
            break;
    }
    return nullptr;
}

Result<void> TemporaryFile::prepareFolder(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST) {
        return Error::of(ErrorCode::Internal,
            u"Cannot make the folder %1: %2"_s.arg(folder, QString::fromLocal8Bit(std::strerror(errno))));
    }
    QDir dir(folder);
    const QStringList files = dir.entryList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &file : files)
        dir.remove(file);
    return {};
}

TemporaryFile::~TemporaryFile()
{
    if (!m_path.isEmpty())
        ::unlink(QFile::encodeName(m_path).constData());
}

} // namespace chautari::server
