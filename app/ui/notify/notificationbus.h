// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>

#include <optional>

namespace chautari {

//! What the desktop is asked to show. Texts are plain; what would be markup there is escaped here.
struct DesktopNotice
{
    QString title;
    QString body;
    QList<std::pair<QString, QString>> actions; //!< key, words
    QString replyPlaceholder; //!< not empty: the person may answer in the notice, where the desktop can do that
};

//! \brief The desktop's notifications over D-Bus (org.freedesktop.Notifications 1.2, and KDE's inline reply). One
//! notice per key: a newer one takes the place of the one that is shown. Without such a service nothing happens. Every
//! call is asynchronous. GUI thread.
class NotificationBus : public QObject
{
    Q_OBJECT
public:
    explicit NotificationBus(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const QString &key, const DesktopNotice &notice);
    void withdraw(const QString &key);
    void withdrawAll();

Q_SIGNALS:
    //! "default" is a click on the notice itself.
    void actionInvoked(const QString &key, const QString &action);
    void replied(const QString &key, const QString &text);

private Q_SLOTS:
    void handleAction(uint id, const QString &action);
    void handleReply(uint id, const QString &text);
    void handleClosed(uint id, uint reason);

private:
    struct Shown
    {
        uint id = 0; //!< 0: the desktop has not answered yet
        bool isWithdrawn = false; //!< before it answered
        bool isAsked = false; //!< the desktop, and has not answered
        std::optional<DesktopNotice> next; //!< waits for that answer: without the id it would stand beside the first
    };

    void send(const QString &key, const DesktopNotice &notice);
    void close(uint id);
    [[nodiscard]] QString keyOf(uint id) const;
    [[nodiscard]] bool can(const QString &capability) const { return m_capabilities.contains(capability); }

    QDBusConnection m_bus;
    QStringList m_capabilities;
    bool m_isAsked = false; //!< for the capabilities
    QList<std::pair<QString, DesktopNotice>> m_waiting; //!< for the capabilities
    QHash<QString, Shown> m_shown;
};

} // namespace chautari
