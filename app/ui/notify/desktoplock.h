// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>

namespace chautari {

//! \brief Hears from the desktop when it locks its screen: org.freedesktop.ScreenSaver and what GNOME calls it. Asks
//! nothing, so it waits for nothing. GUI thread.
class DesktopLock : public QObject
{
    Q_OBJECT
public:
    explicit DesktopLock(QDBusConnection bus, QObject *parent = nullptr);

Q_SIGNALS:
    void locked();

private Q_SLOTS:
    void handleActive(bool isActive);
};

} // namespace chautari
