// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/processsetup.h"

#include "server/systemd/journal.h"

#include <QtCore/QRegularExpression>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chautari::server {

namespace {

void writeJournalLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = journalLine(type, context.category, withoutTokens(message));
    std::fputs(line.constData(), stderr);
}

void writeLogLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString line = withoutTokens(qFormatLogMessage(type, context, message));
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

void setUpProcess()
{
    ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on files is a full disk, not the end
    raiseDescriptorLimit();
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"));
    qInstallMessageHandler(isJournal(STDERR_FILENO) ? writeJournalLine : writeLogLine);
}

void complainOnStderr(const QString &sentence)
{
    const QByteArray line = isJournal(STDERR_FILENO) ? journalLine(QtCriticalMsg, "chautari.server", sentence)
                                                     : "chautari-server: " + sentence.toUtf8() + '\n';
    std::fputs(line.constData(), stderr);
}

QString withoutTokens(QString line)
{
    static const QRegularExpression token(QStringLiteral("((?:token|ticket|access|refresh)=|[Bb]earer )[^&\\s\"']+"));
    return line.replace(token, QStringLiteral("\\1***"));
}

} // namespace chautari::server
