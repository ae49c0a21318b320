// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/dnssd.h"

#include <algorithm>

namespace chautari::lan::dnssd {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxTxtStrings = 16;

//! Of the first string with that key, as RFC 6763 6.4 has it; keys have no case.
std::optional<QByteArray> valueOf(const QByteArrayList &txt, const QByteArray &key)
{
    for (const QByteArray &text : txt) {
        const qsizetype sign = text.indexOf('=');
        if (text.first(sign < 0 ? text.size() : sign).compare(key, Qt::CaseInsensitive) == 0)
            return sign < 0 ? std::nullopt : std::optional(text.sliced(sign + 1));
    }
    return std::nullopt;
}

} // namespace

QString serviceType()
{
    return u"_chautari._tcp"_s;
}

QString avahiService()
{
    return u"org.freedesktop.Avahi"_s;
}

QString serverInterface()
{
    return u"org.freedesktop.Avahi.Server"_s;
}

QString entryGroupInterface()
{
    return u"org.freedesktop.Avahi.EntryGroup"_s;
}

QString serviceBrowserInterface()
{
    return u"org.freedesktop.Avahi.ServiceBrowser"_s;
}

QDBusMessage call(const QString &path, const QString &interface, const QString &method)
{
    QDBusMessage message = QDBusMessage::createMethodCall(avahiService(), path, interface, method);
    message.setAutoStartService(false);
    return message;
}

QDBusMessage serverCall(const QString &method)
{
    return call(u"/"_s, serverInterface(), method);
}

QByteArrayList txtOf(const QByteArray &pinPrefix)
{
    return {"v=" + QByteArray::number(protocolVersion), "pin=" + pinPrefix.toHex()};
}

bool readTxt(const QByteArrayList &txt, FoundHost &host)
{
    if (txt.size() > maxTxtStrings)
        return false;
    const std::optional<QByteArray> version = valueOf(txt, "v");
    const std::optional<QByteArray> pin = valueOf(txt, "pin");
    if (!version || !pin || !isInstance(QString::fromLatin1(*pin))) // which has the form of a prefix, too
        return false;
    bool isNumber = false;
    const uint number = version->toUInt(&isNumber);
    if (!isNumber || number == 0 || number > 0xFFFF)
        return false;
    host.version = quint16(number);
    host.pinPrefix = QByteArray::fromHex(*pin);
    return true;
}

} // namespace chautari::lan::dnssd
