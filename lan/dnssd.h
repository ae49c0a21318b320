// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/foundhost.h"

#include <QtCore/QByteArrayList>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>

// DNS-SD (RFC 6763) as Avahi does it for us, over D-Bus (org.freedesktop.Avahi, 0.6 and later).
namespace chautari::lan::dnssd {

[[nodiscard]] QString serviceType();
[[nodiscard]] QString avahiService();
[[nodiscard]] QString serverInterface();
[[nodiscard]] QString entryGroupInterface();
[[nodiscard]] QString serviceBrowserInterface();

inline constexpr int anyInterface = -1;
inline constexpr int anyProtocol = -1;
inline constexpr int protocolIp4 = 0;
inline constexpr int protocolIp6 = 1;

//! Never starts Avahi: who has switched it off has reasons.
[[nodiscard]] QDBusMessage serverCall(const QString &method);
[[nodiscard]] QDBusMessage call(const QString &path, const QString &interface, const QString &method);

//! What a host says of itself beside its name: v=1 and pin=HEX, nothing else.
[[nodiscard]] QByteArrayList txtOf(const QByteArray &pinPrefix);
//! Sets version and pinPrefix; false when one of them is missing or not one. Other keys are for later versions.
[[nodiscard]] bool readTxt(const QByteArrayList &txt, FoundHost &host);

} // namespace chautari::lan::dnssd
