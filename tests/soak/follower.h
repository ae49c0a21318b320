// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/town.h"
#include "tests/support/screen.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>

class QWebSocket;

namespace chautari::soak {

//! \brief Somebody who reads: a socket that is cut and comes back with `resume`, pages through /sync/ when it is told
//! to, and puts what it hears on a screen. Lives in the main thread.
class Follower : public QObject
{
    Q_OBJECT
public:
    //! Missing: takes what comes live, and never asks what there was meanwhile: a control.
    enum class Habit { Resuming, Missing };
    explicit Follower(Person person, Habit habit = Habit::Resuming);
    ~Follower() override;

    //! A connection that says nothing for so long, not even to a ping, is given up. Call before goTo(); without it a
    //! line that is silently broken is waited for.
    void setPatience(int milliseconds);
    void goTo(const QUrl &server); //!< and come back there when the connection is lost
    void cut();
    //! Has been told everything up to its return, and hears what comes.
    [[nodiscard]] bool isSynced() const { return m_isSynced; }
    [[nodiscard]] const Person &person() const { return m_person; }
    [[nodiscard]] const test::Screen &screen() const { return m_screen; }
    //! How often a `message` frame of each message came live; once, for who was never away.
    [[nodiscard]] const QHash<MessageId, int> &told() const { return m_told; }
    [[nodiscard]] qint64 position() const { return m_position; }
    //! Answers that should not have come.
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }

private:
    void connectSocket();
    void lose();
    void handleFrame(const QByteArray &frame);
    void handle(const ConnectionEvent &event);
    void handle(const SyncedEvent &event);
    void handle(const ResyncRequiredEvent &event);
    void handle(const ErrorEvent &event) { m_complaints.append(event.message); }
    template <typename Other>
    void handle(const Other &)
    { }
    void resume();
    void fetchPage();
    void handlePage(const QByteArray &body);

    Person m_person;
    Habit m_habit;
    QUrl m_server;
    QWebSocket *m_socket = nullptr;
    QNetworkAccessManager m_network;
    QTimer m_silence;
    QTimer m_pings;
    test::Screen m_screen;
    QHash<MessageId, int> m_told;
    QString m_epoch;
    qint64 m_position = 0;
    bool m_isSynced = false;
    QStringList m_complaints;
};

//! What is on the screen of somebody who asks for everything over REST now.
QStringList freshScreen(const QUrl &server, const Person &person);

} // namespace chautari::soak
