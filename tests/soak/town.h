// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/experiments.h"

#include <QtCore/QHash>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

#include <functional>

namespace chautari::soak {

struct Person
{
    qint64 id = 0;
    QByteArray token;
};

//! \brief A data folder with seeded people, and the real server program on it, which may be killed and started again.
//! Conversation c is between customer 2c-1 and provider 2c. What it cannot do ends the program.
class Town
{
public:
    Town(const Settings &settings, const QString &name, int pairs);
    ~Town();
    Town(const Town &) = delete;
    Town &operator=(const Town &) = delete;

    //! \param launcher a command that executes the one that is put behind it, in whose network it listens on `address`.
    void start(const QStringList &launcher = {}, const QString &address = QStringLiteral("127.0.0.1"));
    //! SIGKILL after so many microseconds, from a thread of its own: whatever the server is doing then. Events are
    //! worked off until it is dead.
    void killAfter(unsigned microseconds);
    void kill();

    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] qint64 processId() const { return m_server.processId(); }
    [[nodiscard]] QString dataFolder() const { return m_folder + QStringLiteral("/data"); }
    [[nodiscard]] Person person(qint64 id) const { return {id, m_tokens.value(id)}; }
    [[nodiscard]] Person customer(qint64 conversation) const { return person(2 * conversation - 1); }
    [[nodiscard]] Person provider(qint64 conversation) const { return person(2 * conversation); }
    [[nodiscard]] qint64 rssKiB() const;

private:
    QString m_program;
    QString m_folder;
    QHash<qint64, QByteArray> m_tokens;
    QProcess m_server;
    QUrl m_url;
};

//! Works off events until `isDone`, or for so long; says whether it is.
bool runUntil(const std::function<bool()> &isDone, int milliseconds);

} // namespace chautari::soak
