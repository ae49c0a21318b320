// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/systemd/journal.h"

#include <QtCore/QList>

#include <sys/stat.h>

namespace chautari::server {

namespace {

struct Level
{
    char priority; // syslog(3)
    const char *name;
};

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return {'7', "debug"};
    case QtInfoMsg:
        return {'6', "info"};
    case QtWarningMsg:
        return {'4', "warning"};
    case QtCriticalMsg:
        return {'3', "error"};
    case QtFatalMsg:
        return {'2', "fatal"};
    }
    return {'3', "error"};
}

//! A line break inside would begin another entry, which whoever wrote the text could make up.
QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\')
            out.append('\\').append(c);
        else if (c == '\n')
            out.append("\\n");
        else if (uchar(c) < 0x20 || c == 0x7f)
            out.append("\\x").append(QByteArray::number(uchar(c), 16).rightJustified(2, '0'));
        else
            out.append(c);
    }
    return out.append('"');
}

} // namespace

bool isJournal(int descriptor)
{
    const QList<QByteArray> stream = qgetenv("JOURNAL_STREAM").split(':');
    struct stat info
    { };
    return stream.size() == 2 && ::fstat(descriptor, &info) == 0
        && stream[0] == QByteArray::number(quint64(info.st_dev))
        && stream[1] == QByteArray::number(quint64(info.st_ino));
}

QByteArray journalLine(QtMsgType type, const QByteArray &category, const QString &message)
{
    const Level level = levelOf(type);
    QByteArray line;
    line.append('<').append(level.priority).append(">level=").append(level.name);
    line.append(" category=").append(category).append(" message=").append(quoted(message)).append('\n');
    return line;
}

} // namespace chautari::server
