// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"
#include "shared/core/clock.h"
#include "shared/core/limits.h"

namespace chautari::server {

class DataDirectory;
class SqliteReaderPool;
class SqliteWriter;
class TextCipher;

//! \brief Storage in DATA_DIR/chautari.db: opens, checks and upgrades it, then hands it to its threads. One process per
//! folder.
class SqliteStorage final : public Storage
{
public:
    struct Options
    {
        QString dataDir; //!< created with 0700
        int maxBatch = limits::writerBatch;
        int maxQueue = limits::writerQueue; //!< of the writer, and of the readers
        int readers = 2;
        int scrubMs = limits::scrubMs;
        //! In the writer thread, once: a failed fsync or damage; the process should drain and exit (rulings.md 16).
        std::function<void()> onUntrusted;
        QByteArray vfs; //!< a registered SQLite VFS, for tests that break the disk
    };

    //! Errors are sentences for the person who started the server.
    static Result<std::unique_ptr<SqliteStorage>> open(const Options &options, const Clock &clock);
    ~SqliteStorage() override;

    void setEventSink(EventSink sink) override;
    void setIdleTask(IdleTask task) override;
    [[nodiscard]] QString epoch() const override { return m_identity.epoch; }
    [[nodiscard]] QString serverId() const override { return m_identity.serverId; }
    [[nodiscard]] QByteArray tokenKey() const override { return m_identity.tokenKey; }
    [[nodiscard]] QByteArray requestHashKey() const override { return m_identity.requestHashKey; }
    [[nodiscard]] QByteArray mediaKey() const override { return m_identity.mediaKey; }
    [[nodiscard]] qint64 position() const override;
    void close() override;

private:
    struct Identity
    {
        QString epoch;
        QString serverId;
        QByteArray tokenKey;
        QByteArray requestHashKey;
        QByteArray mediaKey;
    };

    SqliteStorage(std::unique_ptr<DataDirectory> directory, Identity identity, std::unique_ptr<const TextCipher> cipher,
        std::unique_ptr<SqliteWriter> writer, std::unique_ptr<SqliteReaderPool> readers);
    void enqueueWrite(QObject *context, WriteJob job, Completion done) override;
    void enqueueRead(QObject *context, ReadJob job, Completion done) override;

    std::unique_ptr<DataDirectory> m_directory; // the lock goes last
    Identity m_identity;
    std::unique_ptr<const TextCipher> m_cipher;
    std::unique_ptr<SqliteWriter> m_writer;
    std::unique_ptr<SqliteReaderPool> m_readers;
};

} // namespace chautari::server
