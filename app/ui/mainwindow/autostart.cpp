// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/autostart.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace chautari::autostart {

namespace {

QString path()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/autostart/app.chautari.Chautari.desktop"_s;
}

// The specification's way of writing an argument: between quotes, with four characters escaped, and "%" doubled.
QString quoted(const QString &argument)
{
    QString safe;
    for (const QChar c : argument) {
        if (c == u'"' || c == u'`' || c == u'$' || c == u'\\')
            safe += u"\\\\"_s;
        safe += c;
        if (c == u'%')
            safe += c;
    }
    return u'"' + safe + u'"';
}

} // namespace

bool isOn()
{
    return QFile::exists(path());
}

Result<void> set(bool isOn)
{
    const Error failed = Error::of(ErrorCode::PermissionDenied,
        QCoreApplication::translate("SettingsDialog", "The file %1 cannot be changed.").arg(path()));
    if (!isOn) {
        if (!QFile::exists(path()) || QFile::remove(path()))
            return {};
        return failed;
    }
    QDir().mkpath(QFileInfo(path()).path());
    QSaveFile file(path());
    const QString entry
        = u"[Desktop Entry]\nType=Application\nName=Chautari\nIcon=app.chautari.Chautari\nExec=%1 --hidden\n"_s.arg(
            quoted(QCoreApplication::applicationFilePath()));
    if (!file.open(QIODevice::WriteOnly) || file.write(entry.toUtf8()) < 0 || !file.commit())
        return failed;
    return {};
}

} // namespace chautari::autostart
