// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusVariant>

#include <array>

namespace chautari {

//! \brief What the desktop's settings say of motion, by the portal: asked once, without waiting, and heard when it
//! changes. A desktop without one says nothing. GUI thread.
class DesktopMotion : public QObject
{
    Q_OBJECT
public:
    explicit DesktopMotion(QDBusConnection bus, QObject *parent = nullptr);

    [[nodiscard]] bool isReduced() const { return m_isReduced[0] || m_isReduced[1]; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void handleSetting(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);

    QDBusConnection m_bus;
    std::array<bool, 2> m_isReduced{}; //!< by each of the two settings that can say so
};

} // namespace chautari
