// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/appsettings.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

QString schemeWord(ColorScheme scheme)
{
    switch (scheme) {
    case ColorScheme::System:
        return u"system"_s;
    case ColorScheme::Light:
        return u"light"_s;
    case ColorScheme::Dark:
        return u"dark"_s;
    }
    return {};
}

} // namespace

// A profile's name becomes a file name, so everything but plain letters is replaced.
AppSettings::AppSettings(const QString &profile)
{
    QString name = profile;
    name.replace(QRegularExpression(u"[^A-Za-z0-9_-]"_s), u"_"_s);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    m_file = std::make_unique<QSettings>(u"%1/chautari/%2.ini"_s.arg(folder, name), QSettings::IniFormat);
}

QVariant AppSettings::value(const QString &key) const
{
    return m_file ? m_file->value(key) : QVariant();
}

void AppSettings::setValue(const QString &key, const QVariant &value)
{
    if (m_file) {
        m_file->setValue(key, value);
    }
}

QByteArray AppSettings::geometry() const
{
    return value(u"window/geometry"_s).toByteArray();
}

void AppSettings::setGeometry(const QByteArray &geometry)
{
    setValue(u"window/geometry"_s, geometry);
}

QByteArray AppSettings::splitter() const
{
    return value(u"window/splitter"_s).toByteArray();
}

void AppSettings::setSplitter(const QByteArray &state)
{
    setValue(u"window/splitter"_s, state);
}

ColorScheme AppSettings::scheme() const
{
    const QString word = value(u"look/scheme"_s).toString();
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        if (word == schemeWord(scheme)) {
            return scheme;
        }
    }
    return ColorScheme::System;
}

void AppSettings::setScheme(ColorScheme scheme)
{
    setValue(u"look/scheme"_s, schemeWord(scheme));
}

double AppSettings::textScale() const
{
    const double scale = value(u"look/textScale"_s).toDouble();
    return scale > 0 ? scale : 1.0;
}

void AppSettings::setTextScale(double scale)
{
    setValue(u"look/textScale"_s, scale);
}

Language AppSettings::language() const
{
    const QString code = value(u"look/language"_s).toString();
    return code.isEmpty() ? LanguageController::systemLanguage() : LanguageController::fromCode(code);
}

void AppSettings::setLanguage(Language language)
{
    setValue(u"look/language"_s, LanguageController::code(language));
}

QStringList AppSettings::recentEmojis() const
{
    return value(u"emoji/recent"_s).toStringList();
}

int AppSettings::skinTone() const
{
    return value(u"emoji/tone"_s).toInt();
}

void AppSettings::setEmojis(const QStringList &recent, int skinTone)
{
    setValue(u"emoji/recent"_s, recent);
    setValue(u"emoji/tone"_s, skinTone);
}

bool AppSettings::showsNotifications() const
{
    const QVariant isOn = value(u"notifications/on"_s);
    return !isOn.isValid() || isOn.toBool();
}

void AppSettings::setShowsNotifications(bool isOn)
{
    setValue(u"notifications/on"_s, isOn);
}

bool AppSettings::showsMessageText() const
{
    const QVariant isOn = value(u"notifications/text"_s);
    return !isOn.isValid() || isOn.toBool();
}

void AppSettings::setShowsMessageText(bool isOn)
{
    setValue(u"notifications/text"_s, isOn);
}

bool AppSettings::showsDetails() const
{
    return value(u"window/details"_s).toBool();
}

void AppSettings::setShowsDetails(bool isShown)
{
    setValue(u"window/details"_s, isShown);
}

QString AppSettings::server() const
{
    return value(u"account/server"_s).toString();
}

QString AppSettings::email() const
{
    return value(u"account/email"_s).toString();
}

void AppSettings::setAccount(const QString &server, const QString &email)
{
    setValue(u"account/server"_s, server);
    setValue(u"account/email"_s, email);
}

} // namespace chautari
