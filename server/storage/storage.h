// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/stores.h"

#include <QtCore/QObject>

#include <functional>

namespace chautari::server {

//! \brief The database behind its threads: one writer that groups commands into commits, two readers. Thread-safe after
//! open(). Callbacks run in the thread of `context`, which must outlive close(): pass an object that lives as long as
//! its thread, not one per request. The callbacks of one commit are posted once per context. Implemented for SQLite.
class Storage
{
public:
    virtual ~Storage() = default;

    //! Called in the writer thread after each COMMIT with everything it made true, in order of positions, and the
    //! writer's stores to read from what the commit left. Everybody who writes waits for it.
    using EventSink = std::function<void(std::vector<DomainEvent>, Stores &)>;
    virtual void setEventSink(EventSink sink) = 0; //!< before the first write

    //! What can wait: called in the writer thread, in a transaction of its own, when nobody wanted the writer for
    //! limits::writerIdleMs, and again as long as it answers true (there is more). A call may take
    //! limits::writerSliceMs.
    using IdleTask = std::function<Result<bool>(WriteTransaction &)>;
    virtual void setIdleTask(IdleTask task) = 0;

    //! Queues `command` for the writer. `done` comes after COMMIT: then the result is on disk. A full queue:
    //! ServerBusy.
    template <typename T>
    void write(
        QObject *context, std::function<Result<T>(WriteTransaction &)> command, std::function<void(Result<T>)> done)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        enqueueWrite(
            context,
            [command = std::move(command), result](WriteTransaction &tx) -> std::optional<Error> {
                result->emplace(command(tx));
                if (result->value().hasValue())
                    return std::nullopt;
                return result->value().error();
            },
            [done = std::move(done), result](const std::optional<Error> &failure) {
                // The command may have succeeded while its COMMIT did not.
                done(failure ? Result<T>(*failure) : std::move(result->value()));
            });
    }

    template <typename T>
    void read(QObject *context, std::function<Result<T>(Stores &)> query, std::function<void(Result<T>)> done)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        enqueueRead(
            context, [query = std::move(query), result](Stores &stores) { result->emplace(query(stores)); },
            [done = std::move(done), result](const std::optional<Error> &failure) {
                done(failure ? Result<T>(*failure) : std::move(result->value()));
            });
    }

    //! Facts of this database, fixed while it is open.
    [[nodiscard]] virtual QString epoch() const = 0;
    [[nodiscard]] virtual QString serverId() const = 0;
    //! 32 bytes each, made at the first open, kept in DATA_DIR/keys (0600), outside the database.
    [[nodiscard]] virtual QByteArray tokenKey() const = 0;
    [[nodiscard]] virtual QByteArray requestHashKey() const = 0;
    [[nodiscard]] virtual QByteArray mediaKey() const = 0; //!< signs links to files
    [[nodiscard]] virtual qint64 position() const = 0; //!< of the last COMMIT

    //! Finishes what is queued, checkpoints, joins the threads. Later calls are answered ServerBusy.
    virtual void close() = 0;

protected:
    using WriteJob = std::function<std::optional<Error>(WriteTransaction &)>;
    using ReadJob = std::function<void(Stores &)>;
    using Completion = std::function<void(const std::optional<Error> &)>;
    virtual void enqueueWrite(QObject *context, WriteJob job, Completion done) = 0;
    virtual void enqueueRead(QObject *context, ReadJob job, Completion done) = 0;
};

} // namespace chautari::server
