// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesystemd.h"

#include <QtCore/QFile>

namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

const QString unitName = u"chautari-host.service"_s;
const QString unitObject = u"/org/freedesktop/systemd1/unit/chautari_2dhost_2eservice"_s;

QString configHome()
{
    return qEnvironmentVariable("XDG_CONFIG_HOME");
}

QString unitFile()
{
    return configHome() + u"/systemd/user/"_s + unitName;
}

} // namespace

// On a connection of its own: what a program asks itself never leaves it.
FakeSystemd::FakeSystemd()
    : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"systemd"_s))
{
    m_bus.registerObject(unitObject, &m_unit, QDBusConnection::ExportAllProperties);
    m_bus.registerObject(
        u"/org/freedesktop/systemd1"_s, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
    m_bus.registerService(u"org.freedesktop.systemd1"_s);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::readyRead, this, [this] {
        if (m_process.readAll().contains("listening on") && m_unit.activeState == "activating"_L1) {
            m_unit.activeState = u"active"_s;
            m_isJobOpen = false;
        }
    });
    connect(&m_process, &QProcess::finished, this, [this] {
        const bool wasStopped = m_unit.activeState == "deactivating"_L1;
        m_unit.activeState = wasStopped ? u"inactive"_s : u"failed"_s;
        m_isJobOpen = false;
    });
}

FakeSystemd::~FakeSystemd()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
    QDBusConnection::disconnectFromBus(m_bus.name());
}

void FakeSystemd::Reload()
{
    m_command.clear();
    QFile file(unitFile());
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith("ExecStart="_L1))
            m_command = QProcess::splitCommand(line.mid(10).replace("%E"_L1, configHome()).replace("%%"_L1, "%"_L1));
    }
}

void FakeSystemd::ResetFailedUnit(const QString &name)
{
    if (knows(name) && m_unit.activeState == "failed"_L1)
        m_unit.activeState = u"inactive"_s;
}

QString FakeSystemd::GetUnitFileState(const QString &)
{
    if (QFile::exists(unitFile()))
        return m_isEnabled ? u"enabled"_s : u"disabled"_s;
    sendErrorReply(u"org.freedesktop.DBus.Error.FileNotFound"_s, u"No such file or directory"_s);
    return {};
}

QDBusObjectPath FakeSystemd::GetUnit(const QString &name)
{
    return knows(name) ? QDBusObjectPath(unitObject) : QDBusObjectPath(u"/"_s);
}

bool FakeSystemd::EnableUnitFiles(const QStringList &names, bool, bool)
{
    m_isEnabled = QFile::exists(unitFile());
    if (!m_isEnabled)
        sendErrorReply(u"org.freedesktop.DBus.Error.FileNotFound"_s, names.join(u' ') + u" does not exist"_s);
    return m_isEnabled; // the links that were made are not told
}

void FakeSystemd::DisableUnitFiles(const QStringList &, bool)
{
    m_isEnabled = false;
}

QDBusObjectPath FakeSystemd::StartUnit(const QString &name, const QString &)
{
    if (!knows(name))
        return QDBusObjectPath(u"/"_s);
    const QDBusObjectPath job = newJob();
    if (isRunning() || startsFail) {
        m_isJobOpen = false; // ended before anybody asks
        m_unit.activeState = isRunning() ? u"active"_s : u"failed"_s;
        return job;
    }
    m_unit.activeState = u"activating"_s;
    m_process.start(m_command.first(), m_command.mid(1));
    return job;
}

QDBusObjectPath FakeSystemd::StopUnit(const QString &name, const QString &)
{
    if (!knows(name))
        return QDBusObjectPath(u"/"_s);
    const QDBusObjectPath job = newJob();
    if (m_process.state() == QProcess::NotRunning) {
        m_isJobOpen = false;
        m_unit.activeState = u"inactive"_s;
        return job;
    }
    m_unit.activeState = u"deactivating"_s;
    m_process.terminate();
    return job;
}

bool FakeSystemd::knows(const QString &name)
{
    if (name == unitName && !m_command.isEmpty())
        return true;
    sendErrorReply(u"org.freedesktop.systemd1.NoSuchUnit"_s, u"Unit %1 not loaded."_s.arg(name));
    return false;
}

QDBusObjectPath FakeSystemd::newJob()
{
    m_isJobOpen = true;
    return QDBusObjectPath(u"/org/freedesktop/systemd1/job/%1"_s.arg(++m_job));
}

QDBusObjectPath FakeSystemd::GetJob(uint id)
{
    if (!m_isJobOpen || id != m_job)
        sendErrorReply(u"org.freedesktop.systemd1.NoSuchJob"_s, u"Job %1 does not exist."_s.arg(id));
    return QDBusObjectPath(u"/org/freedesktop/systemd1/job/%1"_s.arg(id));
}

} // namespace chautari::test
