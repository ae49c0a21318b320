// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusObjectPath>

namespace chautari::test {

//! What a unit says of itself.
class FakeUnit : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.systemd1.Unit")
    Q_PROPERTY(QString ActiveState MEMBER activeState)
public:
    QString activeState = QStringLiteral("inactive");
};

//! \brief A person's service manager with one unit, chautari-host.service, on the session bus: reads the unit from the
//! disk, really runs what it says, and stops it by SIGTERM, as systemd does (org.freedesktop.systemd1(5)). Lives in the
//! thread of its owner; the server it runs is killed when it goes.
class FakeSystemd : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.systemd1.Manager")
public:
    FakeSystemd();
    ~FakeSystemd() override;

    bool startsFail = false; //!< jobs to start end without anything being run
    [[nodiscard]] bool isEnabled() const { return m_isEnabled; }
    [[nodiscard]] bool isRunning() const { return m_unit.activeState == QLatin1String("active"); }
    [[nodiscard]] qint64 mainPid() const { return m_process.processId(); }

public Q_SLOTS: // the bus's, with its names
    void Reload();
    void ResetFailedUnit(const QString &name);
    QString GetUnitFileState(const QString &name);
    QDBusObjectPath GetUnit(const QString &name);
    bool EnableUnitFiles(const QStringList &names, bool runtime, bool force);
    void DisableUnitFiles(const QStringList &names, bool runtime);
    QDBusObjectPath StartUnit(const QString &name, const QString &mode);
    QDBusObjectPath StopUnit(const QString &name, const QString &mode);
    QDBusObjectPath GetJob(uint id);

private:
    bool knows(const QString &name);
    QDBusObjectPath newJob();

    QDBusConnection m_bus;
    FakeUnit m_unit;
    QProcess m_process;
    QStringList m_command; //!< as of the last Reload(); empty: no unit was read
    uint m_job = 0;
    bool m_isJobOpen = false;
    bool m_isEnabled = false;
};

} // namespace chautari::test
