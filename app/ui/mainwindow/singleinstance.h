// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLockFile>
#include <QtCore/QObject>

#include <memory>

class QLocalServer;

namespace chautari {

//! \brief One program per person and profile: a second start hands over what it was asked to open, and ends. The lock
//! and the socket are in the person's own runtime folder. GUI thread.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &profile, QObject *parent = nullptr);
    ~SingleInstance() override;

    //! This is the one from now on, and hears of later ones by started().
    [[nodiscard]] bool claim();
    //! Tells the one that runs to come to the front and open the link; waits a second at most.
    [[nodiscard]] bool handOver(const QString &link);

    //! Longer messages are not read.
    static constexpr qint64 messageBytes = 4096;

Q_SIGNALS:
    void started(const QString &link); //!< by a later start; empty = only come to the front

private:
    void handleConnection();

    QString m_name;
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace chautari
