// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/seedcommand.h"

#include "server/demo/seeder.h"
#include "server/domain/passwordhasher.h"
#include "server/domain/tokens.h"
#include "server/storage/sqlite/sqlitestorage.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Sessions = QList<SeededSession>;

// The command's own event loop takes the one answer.
Result<Sessions> fillStorage(Storage &storage, const Seeder &seeder, const SeedCommand &command)
{
    Result<Sessions> outcome{Sessions()};
    storage.write<Sessions>(
        qApp, [&](WriteTransaction &tx) { return seeder.fill(tx, command.pairs, command.messages); },
        [&](Result<Sessions> result) {
            outcome = std::move(result);
            QCoreApplication::quit();
        });
    QCoreApplication::exec();
    return outcome;
}

Result<void> writeTokens(const QString &directory, const TokenCodec &codec, const Sessions &sessions)
{
    QSaveFile file(directory + u"/tokens.tsv"_s);
    if (!file.open(QIODevice::WriteOnly))
        return Error::of(ErrorCode::Internal, u"%1 cannot be written: %2."_s.arg(file.fileName(), file.errorString()));
    for (const SeededSession &session : sessions) {
        const TokenClaims claims{
            TokenType::Access, session.user, session.session, TokenCodec::newJti(), session.expiresAt};
        file.write(QByteArray::number(session.user.value()) + '\t' + codec.encode(claims) + '\n');
    }
    if (!file.commit())
        return Error::of(ErrorCode::Internal, u"%1 cannot be written: %2."_s.arg(file.fileName(), file.errorString()));
    return {};
}

} // namespace

Result<void> runSeed(const SeedCommand &command)
{
    if (!QDir().mkpath(command.outDir))
        return Error::of(ErrorCode::Internal, u"The folder %1 cannot be made."_s.arg(command.outDir));
    const SystemClock clock;
    SqliteStorage::Options options;
    options.dataDir = command.dataDir;
    auto storage = SqliteStorage::open(options, clock);
    if (!storage)
        return storage.error();
    const Seeder seeder(clock, PasswordHasher(PasswordHasher::seed).hash(u"chautari-demo"_s));
    const Result<Sessions> sessions = fillStorage(**storage, seeder, command);
    if (!sessions)
        return sessions.error();
    if (auto written = Seeder::writeConversations(command.outDir, command.pairs); !written)
        return written;
    return writeTokens(command.outDir, TokenCodec((*storage)->tokenKey(), clock), *sessions);
}

} // namespace chautari::server
