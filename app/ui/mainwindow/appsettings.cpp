// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/appsettings.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

// A day of the week: "10:00 17:00", and behind it a mark when it is closed.
const QString dayTimeFormat = u"HH:mm"_s;
const QString closedMark = u" closed"_s;

QString schemeWord(ColorScheme scheme)
{
    switch (scheme) {
    case ColorScheme::System:
        return u"system"_s;
    case ColorScheme::Light:
        return u"light"_s;
    case ColorScheme::Dark:
        return u"dark"_s;
    case ColorScheme::HighContrast:
        return u"high-contrast"_s;
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

QVariant AppSettings::choice(const QString &key, const QVariant &otherwise) const
{
    return m_file ? m_file->value(key, otherwise) : m_choices.value(key, otherwise);
}

void AppSettings::setChoice(const QString &key, const QVariant &value)
{
    if (m_file) {
        m_file->setValue(key, value);
    } else {
        m_choices.insert(key, value);
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
    const QString word = choice(u"look/scheme"_s, {}).toString();
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark, ColorScheme::HighContrast}) {
        if (word == schemeWord(scheme)) {
            return scheme;
        }
    }
    return ColorScheme::System;
}

void AppSettings::setScheme(ColorScheme scheme)
{
    setChoice(u"look/scheme"_s, schemeWord(scheme));
}

double AppSettings::textScale() const
{
    const double scale = choice(u"look/textScale"_s, {}).toDouble();
    return scale > 0 ? scale : 1.0;
}

void AppSettings::setTextScale(double scale)
{
    setChoice(u"look/textScale"_s, scale);
}

Language AppSettings::language() const
{
    const QString code = choice(u"look/language"_s, {}).toString();
    return code.isEmpty() ? LanguageController::systemLanguage() : LanguageController::fromCode(code);
}

void AppSettings::setLanguage(Language language)
{
    setChoice(u"look/language"_s, LanguageController::code(language));
}

Digits AppSettings::digits() const
{
    return choice(u"look/latinDigits"_s, false).toBool() ? Digits::Latin : Digits::OfLanguage;
}

void AppSettings::setDigits(Digits digits)
{
    setChoice(u"look/latinDigits"_s, digits == Digits::Latin);
}

bool AppSettings::reducesMotion() const
{
    return choice(u"look/reducesMotion"_s, false).toBool();
}

void AppSettings::setReducesMotion(bool reduces)
{
    setChoice(u"look/reducesMotion"_s, reduces);
}

QStringList AppSettings::recentEmojis() const
{
    return choice(u"emoji/recent"_s, {}).toStringList();
}

int AppSettings::skinTone() const
{
    return choice(u"emoji/tone"_s, {}).toInt();
}

void AppSettings::setEmojis(const QStringList &recent, int skinTone)
{
    setChoice(u"emoji/recent"_s, recent);
    setChoice(u"emoji/tone"_s, skinTone);
}

VoiceMemory AppSettings::voiceMemory() const
{
    VoiceMemory memory;
    const double speed = value(u"voice/speed"_s).toDouble();
    memory.speed = speed > 0 ? speed : 1;
    memory.heard = value(u"voice/heard"_s).toStringList();
    for (const QString &line : value(u"voice/positions"_s).toStringList())
        memory.positions.insert(line.section(u'=', 0, 0), line.section(u'=', 1).toInt());
    return memory;
}

void AppSettings::setVoiceMemory(const VoiceMemory &memory)
{
    QStringList positions;
    for (auto position = memory.positions.cbegin(); position != memory.positions.cend(); ++position)
        positions.append(position.key() + u'=' + QString::number(position.value()));
    setValue(u"voice/speed"_s, memory.speed);
    setValue(u"voice/heard"_s, memory.heard);
    setValue(u"voice/positions"_s, positions);
}

bool AppSettings::showsNotifications() const
{
    return choice(u"notifications/on"_s, true).toBool();
}

void AppSettings::setShowsNotifications(bool isOn)
{
    setChoice(u"notifications/on"_s, isOn);
}

bool AppSettings::showsMessageText() const
{
    return choice(u"notifications/text"_s, true).toBool();
}

void AppSettings::setShowsMessageText(bool isOn)
{
    setChoice(u"notifications/text"_s, isOn);
}

QuietHours AppSettings::quietHours() const
{
    const QuietHours usual;
    return {choice(u"notifications/quiet"_s, usual.isOn).toBool(),
        choice(u"notifications/quietFrom"_s, usual.from).toTime(),
        choice(u"notifications/quietTo"_s, usual.to).toTime()};
}

void AppSettings::setQuietHours(const QuietHours &hours)
{
    setChoice(u"notifications/quiet"_s, hours.isOn);
    setChoice(u"notifications/quietFrom"_s, hours.from);
    setChoice(u"notifications/quietTo"_s, hours.to);
}

OfficeHours AppSettings::officeHours() const
{
    OfficeHours hours;
    hours.isOn = choice(u"away/hours"_s, hours.isOn).toBool();
    hours.awaySince = choice(u"away/since"_s, {}).toDateTime();
    hours.text = choice(u"away/text"_s, {}).toString();
    const QStringList week = choice(u"away/week"_s, {}).toStringList();
    for (qsizetype i = 0; i < qMin<qsizetype>(week.size(), qsizetype(hours.week.size())); ++i) {
        OfficeHours::Day &day = hours.week[std::size_t(i)];
        const QTime from = QTime::fromString(week.at(i).section(u' ', 0, 0), dayTimeFormat);
        const QTime to = QTime::fromString(week.at(i).section(u' ', 1, 1), dayTimeFormat);
        day = {!week.at(i).endsWith(closedMark), from.isValid() ? from : day.from, to.isValid() ? to : day.to};
    }
    return hours;
}

void AppSettings::setOfficeHours(const OfficeHours &hours)
{
    QStringList week;
    for (const OfficeHours::Day &day : hours.week)
        week.append(day.from.toString(dayTimeFormat) + u' ' + day.to.toString(dayTimeFormat)
            + (day.isOpen ? QString() : closedMark));
    setChoice(u"away/hours"_s, hours.isOn);
    setChoice(u"away/since"_s, hours.awaySince);
    setChoice(u"away/text"_s, hours.text);
    setChoice(u"away/week"_s, week);
}

bool AppSettings::isPaused() const
{
    return choice(u"notifications/paused"_s, false).toBool();
}

void AppSettings::setPaused(bool isPaused)
{
    setChoice(u"notifications/paused"_s, isPaused);
}

bool AppSettings::sendsOnEnter() const
{
    return choice(u"compose/sendsOnEnter"_s, true).toBool();
}

void AppSettings::setSendsOnEnter(bool isOn)
{
    setChoice(u"compose/sendsOnEnter"_s, isOn);
}

bool AppSettings::staysInTray() const
{
    return choice(u"window/staysInTray"_s, false).toBool();
}

void AppSettings::setStaysInTray(bool isOn)
{
    setChoice(u"window/staysInTray"_s, isOn);
}

bool AppSettings::showsDetails() const
{
    return value(u"window/details"_s).toBool();
}

void AppSettings::setShowsDetails(bool isShown)
{
    setValue(u"window/details"_s, isShown);
}

// One list of words per reply: its name, its text, its files.
QList<CannedReply> AppSettings::replies() const
{
    QList<CannedReply> replies;
    const int count = choice(u"replies/count"_s, {}).toInt();
    for (int i = 0; i < count; ++i) {
        const QStringList words = choice(u"replies/%1"_s.arg(i), {}).toStringList();
        if (words.size() >= 2)
            replies.append({words.at(0), words.at(1), words.mid(2)});
    }
    return replies;
}

void AppSettings::setReplies(const QList<CannedReply> &replies)
{
    for (int i = 0; i < replies.size(); ++i)
        setChoice(u"replies/%1"_s.arg(i), QStringList{replies.at(i).name, replies.at(i).text} + replies.at(i).files);
    setChoice(u"replies/count"_s, int(replies.size()));
}

QString AppSettings::repliesFolder() const
{
    if (!m_file)
        return {};
    const QFileInfo file(m_file->fileName());
    return QString(file.path() + u'/' + file.completeBaseName() + u"-replies"_s);
}

QStringList AppSettings::recentCommands() const
{
    return choice(u"commands/recent"_s, {}).toStringList();
}

void AppSettings::setRecentCommands(const QStringList &ids)
{
    setChoice(u"commands/recent"_s, ids);
}

SpellingRules AppSettings::spelling() const
{
    const SpellingRules usual;
    return {choice(u"spelling/on"_s, usual.isOn).toBool(), choice(u"spelling/isChosen"_s, usual.isChosen).toBool(),
        choice(u"spelling/dictionaries"_s, {}).toStringList(), choice(u"spelling/words"_s, {}).toStringList()};
}

void AppSettings::setSpelling(const SpellingRules &rules)
{
    setChoice(u"spelling/on"_s, rules.isOn);
    setChoice(u"spelling/isChosen"_s, rules.isChosen);
    setChoice(u"spelling/dictionaries"_s, rules.dictionaries);
    setChoice(u"spelling/words"_s, rules.words);
}

bool AppSettings::isHosting() const
{
    return choice(u"host/isOn"_s, false).toBool();
}

quint16 AppSettings::hostPort() const
{
    const uint port = choice(u"host/port"_s, 8000).toUInt();
    return port > 0 && port < 65'536 ? quint16(port) : 8000;
}

Timestamp AppSettings::readNotice(const QString &account) const
{
    return Timestamp(choice(u"account/readNotice/"_s + account, 0).toLongLong());
}

void AppSettings::setReadNotice(const QString &account, Timestamp at)
{
    setChoice(u"account/readNotice/"_s + account, at.microseconds());
}

void AppSettings::setHosting(bool isHosting, quint16 port)
{
    setChoice(u"host/isOn"_s, isHosting);
    setChoice(u"host/port"_s, port);
}

bool AppSettings::isHostKept() const
{
    return choice(u"host/isKept"_s, false).toBool();
}

void AppSettings::setHostKept(bool isKept)
{
    setChoice(u"host/isKept"_s, isKept);
}

LockRecord AppSettings::lock() const
{
    const LockRecord usual;
    return {choice(u"lock/hash"_s, {}).toByteArray(), choice(u"lock/idleMinutes"_s, usual.idleMinutes).toInt(),
        choice(u"lock/followsScreen"_s, usual.followsScreen).toBool(), choice(u"lock/wrongTries"_s, 0).toInt(),
        choice(u"lock/lastWrongMs"_s, 0).toLongLong()};
}

void AppSettings::setLock(const LockRecord &record)
{
    setChoice(u"lock/hash"_s, record.hash);
    setChoice(u"lock/idleMinutes"_s, record.idleMinutes);
    setChoice(u"lock/followsScreen"_s, record.followsScreen);
    setChoice(u"lock/wrongTries"_s, record.wrongTries);
    setChoice(u"lock/lastWrongMs"_s, record.lastWrongMs);
    if (m_file)
        m_file->sync(); // a wrong try counts even when the program is ended next
}

void AppSettings::forgetPerson()
{
    if (const QString folder = repliesFolder(); !folder.isEmpty())
        QDir(folder).removeRecursively();
    for (const QString &group : {u"account"_s, u"replies"_s, u"voice"_s, u"emoji"_s, u"commands"_s, u"spelling"_s}) {
        if (m_file)
            m_file->remove(group);
        m_choices.removeIf([&group](const auto &kept) { return kept.key().startsWith(QString(group + u'/')); });
    }
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
