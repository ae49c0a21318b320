// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/tararchive.h"

#include "server/upkeep/systemfiles.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cerrno>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t blockBytes = 64 * 1024;

Error withWords(const QString &sentence, archive *handle)
{
    errno = archive_errno(handle);
    if (errno == ENOSPC || errno == EDQUOT)
        return systemError(sentence);
    const char *words = archive_error_string(handle);
    return problem(u"%1: %2."_s.arg(sentence, words ? QString::fromLocal8Bit(words) : u"no reason was given"_s));
}

bool writeAll(int descriptor, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= size_t(written);
    }
    return true;
}

} // namespace

// ---- writing
// ---------------------------------------------------------------------------------------------------------

Result<std::unique_ptr<TarWriter>> TarWriter::open(int descriptor)
{
    std::unique_ptr<TarWriter> writer(new TarWriter(archive_write_new()));
    if (!writer->m_archive || archive_write_set_format_pax_restricted(writer->m_archive) != ARCHIVE_OK
        || archive_write_open_fd(writer->m_archive, descriptor) != ARCHIVE_OK)
        return problem(u"A backup could not be begun."_s);
    return writer;
}

TarWriter::~TarWriter()
{
    archive_write_free(m_archive);
}

Error TarWriter::failure() const
{
    return withWords(u"The backup could not be written"_s, m_archive);
}

Result<void> TarWriter::begin(const QString &name, qint64 size)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.toUtf8().constData());
    archive_entry_set_size(entry.get(), size);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    return archive_write_header(m_archive, entry.get()) == ARCHIVE_OK ? Result<void>() : failure();
}

Result<void> TarWriter::write(const char *bytes, qsizetype size)
{
    return archive_write_data(m_archive, bytes, size_t(size)) == size ? Result<void>() : failure();
}

Result<BackupFile> TarWriter::add(const QString &name, const QByteArray &bytes)
{
    if (auto begun = begin(name, bytes.size()); !begun)
        return begun.error();
    if (auto written = write(bytes.constData(), bytes.size()); !written)
        return written.error();
    return BackupFile{name, bytes.size(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
}

Result<BackupFile> TarWriter::addFile(const QString &name, int descriptor, qint64 size, const Cancellation &isCancelled)
{
    if (auto begun = begin(name, size); !begun)
        return begun.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::array<char, blockBytes> block;
    for (qint64 left = size; left > 0;) {
        if (isCancelled && isCancelled())
            return problem(u"The backup was stopped, because the server stops."_s);
        const ssize_t bytes = ::read(descriptor, block.data(), size_t(std::min<qint64>(left, blockBytes)));
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes < 0)
            return systemError(u"%1 could not be read for the backup"_s.arg(name));
        if (bytes == 0)
            return problem(u"%1 is shorter than it should be, so there is no backup."_s.arg(name));
        hash.addData(QByteArrayView(block.data(), bytes));
        if (auto written = write(block.data(), bytes); !written)
            return written.error();
        left -= bytes;
    }
    return BackupFile{name, size, hash.result()};
}

Result<void> TarWriter::finish()
{
    return archive_write_close(m_archive) == ARCHIVE_OK ? Result<void>() : failure();
}

// ---- reading
// ---------------------------------------------------------------------------------------------------------

Result<std::unique_ptr<TarReader>> TarReader::open(const QString &path)
{
    std::unique_ptr<TarReader> reader(new TarReader(archive_read_new()));
    if (!reader->m_archive || archive_read_support_format_tar(reader->m_archive) != ARCHIVE_OK)
        return problem(u"The backup could not be opened."_s);
    if (archive_read_open_filename(reader->m_archive, QFile::encodeName(path).constData(), blockBytes) != ARCHIVE_OK)
        return withWords(u"The backup %1 cannot be read"_s.arg(path), reader->m_archive);
    return reader;
}

TarReader::~TarReader()
{
    archive_read_free(m_archive);
}

Error TarReader::failure() const
{
    return withWords(u"The backup is damaged or is no backup"_s, m_archive);
}

Result<bool> TarReader::next()
{
    archive_entry *entry = nullptr;
    const int code = archive_read_next_header(m_archive, &entry);
    if (code == ARCHIVE_EOF)
        return false;
    if (code != ARCHIVE_OK)
        return failure();
    const char *name = archive_entry_pathname(entry);
    const bool isPlain = archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
    if (!name || !isPlain)
        return problem(u"The backup has something in it that no backup has, so it is not used."_s);
    m_name = QString::fromUtf8(name);
    return true;
}

Result<QByteArray> TarReader::bytes(qint64 limit)
{
    QByteArray all;
    std::array<char, blockBytes> block;
    for (;;) {
        const la_ssize_t bytes = archive_read_data(m_archive, block.data(), block.size());
        if (bytes < 0)
            return failure();
        if (bytes == 0)
            return all;
        if (all.size() + bytes > limit)
            return problem(u"%1 in the backup is too big to be right."_s.arg(m_name));
        all.append(block.data(), qsizetype(bytes));
    }
}

Result<BackupFile> TarReader::copyTo(int descriptor)
{
    BackupFile file{m_name, 0, {}};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::array<char, blockBytes> block;
    for (;;) {
        const la_ssize_t bytes = archive_read_data(m_archive, block.data(), block.size());
        if (bytes < 0)
            return failure();
        if (bytes == 0)
            break;
        hash.addData(QByteArrayView(block.data(), qsizetype(bytes)));
        if (!writeAll(descriptor, block.data(), size_t(bytes)))
            return systemError(u"%1 could not be written"_s.arg(m_name));
        file.size += bytes;
    }
    file.sha256 = hash.result();
    return file;
}

} // namespace chautari::server
