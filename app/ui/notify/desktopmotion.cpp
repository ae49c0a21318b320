// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/notify/desktopmotion.h"

#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString settings = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s; // its newest key, on any desktop
const QString reducedMotion = u"reduced-motion"_s;
const QString gnome = u"org.gnome.desktop.interface"_s; // what GTK reads
const QString animations = u"enable-animations"_s;

// The portal's Read() puts the value into two boxes.
QVariant unboxed(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopMotion::DesktopMotion(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    m_bus.connect(QString(), portalPath, settings, u"SettingChanged"_s, this,
        SLOT(handleSetting(QString, QString, QDBusVariant)));
    ask(appearance, reducedMotion);
    ask(gnome, animations);
}

void DesktopMotion::ask(const QString &group, const QString &key)
{
    QDBusMessage read = QDBusMessage::createMethodCall(portal, portalPath, settings, u"Read"_s);
    read.setArguments({group, key});
    read.setAutoStartService(false); // it is for the desktop to run one
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            handleSetting(group, key, reply.value());
    });
}

void DesktopMotion::handleSetting(const QString &group, const QString &key, const QDBusVariant &value)
{
    const bool was = isReduced();
    const QVariant plain = unboxed(value.variant());
    if (group == appearance && key == reducedMotion)
        m_isReduced[0] = plain.toUInt() == 1;
    else if (group == gnome && key == animations)
        m_isReduced[1] = !plain.toBool();
    if (isReduced() != was)
        Q_EMIT changed();
}

} // namespace chautari
