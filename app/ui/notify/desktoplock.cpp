// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/notify/desktoplock.h"

using namespace Qt::StringLiterals;

namespace chautari {

// Of any sender: to name one, the bus would have to be asked who that is, and the worst a liar does is lock.
DesktopLock::DesktopLock(QDBusConnection bus, QObject *parent)
    : QObject(parent)
{
    for (const QString &screen : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s})
        bus.connect(QString(), QString(), screen, u"ActiveChanged"_s, this, SLOT(handleActive(bool)));
}

void DesktopLock::handleActive(bool isActive)
{
    if (isActive)
        Q_EMIT locked();
}

} // namespace chautari
