// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

namespace chautari::test {

//! \brief A message bus of a test's own, which ends with it. Nothing of this computer is on it, and nothing is started
//! by a question on it.
class PrivateBus
{
public:
    PrivateBus() = default;
    ~PrivateBus()
    {
        m_bus.kill();
        m_bus.waitForFinished();
    }
    PrivateBus(const PrivateBus &) = delete;
    PrivateBus &operator=(const PrivateBus &) = delete;

    //! From now on it is the session bus of this process and its children.
    bool start()
    {
        using namespace Qt::StringLiterals;
        QFile config(m_folder.filePath(u"bus.conf"_s));
        if (!config.open(QIODevice::WriteOnly))
            return false;
        config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
                     "<allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/>"
                     "</policy></busconfig>");
        config.close();
        m_bus.start(u"dbus-daemon"_s, {u"--config-file"_s, config.fileName(), u"--nofork"_s, u"--print-address"_s});
        if (!m_bus.waitForReadyRead(5'000))
            return false;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        return true;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
};

} // namespace chautari::test
