// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/upkeepcommands.h"

#include "server/storage/datadirectory.h"
#include "server/upkeep/keyenvelope.h"
#include "server/upkeep/newfile.h"
#include "server/upkeep/performing.h"
#include "server/upkeep/restore.h"
#include "server/upkeep/systemfiles.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> sealedKeysFor(const BackupCommand &command)
{
    if (command.passphraseFile.isEmpty())
        return QByteArray();
    const auto passphrase = readPassphrase(command.passphraseFile);
    if (!passphrase)
        return passphrase.error();
    const auto keys = readBackupKeys(command.dataDir + u"/keys"_s);
    const auto seal = keys ? sealFor(*passphrase) : keys.error();
    return seal ? sealKeys(*keys, *seal) : seal.error();
}

//! Asks the server that runs there; without one does it here, holding the lock.
Result<ControlAnswer> ask(
    const QString &dataDir, const ControlRequest &request, int file, const std::function<ControlAnswer()> &perform)
{
    if (!QFileInfo::exists(dataDir + u"/chautari.db"_s))
        return problem(u"There is no Chautari database in %1."_s.arg(dataDir));
    auto answer = askServer(dataDir, request, file);
    if (!answer)
        return answer.error();
    if (answer->has_value())
        return std::move(**answer);
    const auto lock = DataDirectory::open(dataDir);
    if (!lock)
        return lock.error();
    return perform();
}

} // namespace

Result<ControlAnswer> runBackup(const BackupCommand &command)
{
    if (sodium_init() < 0)
        return problem(u"The cryptography library cannot be used."_s);
    const auto sealed = sealedKeysFor(command);
    if (!sealed)
        return sealed.error();
    NewFile file(command.file);
    if (auto opened = file.open(); !opened)
        return opened.error();
    const ControlRequest request{ControlRequest::Command::Backup, *sealed};
    auto answer = ask(command.dataDir, request, file.descriptor(),
        [&] { return performBackup(command.dataDir, file.descriptor(), *sealed); });
    if (answer && answer->isFine) {
        if (auto finished = file.finish(); !finished)
            return finished.error();
    }
    return answer;
}

Result<ControlAnswer> runRestore(const RestoreCommand &command)
{
    Restore::Options options{command.file, command.dataDir, {}, command.isReplacing};
    if (!command.passphraseFile.isEmpty()) {
        auto passphrase = readPassphrase(command.passphraseFile);
        if (!passphrase)
            return passphrase.error();
        options.passphrase = *passphrase;
    }
    const auto summary = Restore::run(options);
    if (!summary)
        return summary.error();
    const QDateTime madeAt = QDateTime::fromMSecsSinceEpoch(summary->madeAt.microseconds() / 1000);
    ControlAnswer answer{summary->check.isFine(), {}};
    answer.sentences.append(u"Restored the backup of %1. What was said after it is not there any more; everybody "
                            "signs in again."_s.arg(madeAt.toString(Qt::ISODate)));
    if (!summary->oldData.isEmpty())
        answer.sentences.append(u"What was there before is in %1."_s.arg(summary->oldData));
    answer.sentences += summary->check.sentences();
    return answer;
}

Result<ControlAnswer> runCheck(const CheckCommand &command)
{
    if (sodium_init() < 0)
        return problem(u"The cryptography library cannot be used."_s);
    return ask(
        command.dataDir, {ControlRequest::Command::Check, {}}, -1, [&] { return performCheck(command.dataDir); });
}

} // namespace chautari::server
