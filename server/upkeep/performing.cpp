// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/performing.h"

#include "server/upkeep/backup.h"
#include "server/upkeep/datacheck.h"

#include <QtCore/QLocale>

namespace chautari::server {

using namespace Qt::StringLiterals;

ControlAnswer performBackup(
    const QString &dataDir, int file, const QByteArray &sealedKeys, const Cancellation &isCancelled)
{
    const auto summary = Backup(dataDir, isCancelled).writeTo(file, sealedKeys);
    if (!summary)
        return {false, {summary.error().firstMessage()}};
    ControlAnswer answer{true, {}};
    answer.sentences.append(u"Backed up the database and %1 files, %2."_s.arg(summary->files)
                                .arg(QLocale::c().formattedDataSize(summary->bytes)));
    if (!summary->missing.isEmpty()) {
        answer.sentences.append(
            u"%1 files that the database names are not on the disk, so they are not in the backup either. "
            "`chautari-server check` names them."_s.arg(summary->missing.size()));
    }
    if (sealedKeys.isEmpty()) {
        answer.sentences.append(
            u"The keys are not in it: without the folder %1/keys nobody can read the texts. Keep a copy of that folder "
            "elsewhere, or make the backup with --passphrase-file FILE."_s.arg(dataDir));
    }
    return answer;
}

ControlAnswer performCheck(const QString &dataDir, const Cancellation &isCancelled)
{
    const auto report = DataCheck(dataDir, isCancelled).run();
    return report ? ControlAnswer{report->isFine(), report->sentences()}
                  : ControlAnswer{false, {report.error().firstMessage()}};
}

} // namespace chautari::server
