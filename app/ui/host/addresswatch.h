// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

namespace chautari {

//! \brief Where others can reach this computer just now, as long as somebody looks: networks come and go while a page
//! about them is open. GUI thread; asks the kernel every second, without waiting.
class AddressWatch : public QObject
{
    Q_OBJECT
public:
    explicit AddressWatch(QObject *parent = nullptr);

    //! As hostAddresses(); empty = this computer is in no network.
    [[nodiscard]] const QStringList &addresses() const { return m_addresses; }
    void setActive(bool isActive); //!< looks at once; off at first

Q_SIGNALS:
    void changed();

private:
    void look();

    QStringList m_addresses;
    QTimer m_timer;
};

} // namespace chautari
