// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/clientcore.h"

#include <QtCore/QRandomGenerator>

namespace chautari {

//! \brief Plays one person of the demo (Bikash) on a session of its own, so that somebody alone sees everything live:
//! comes online, reads, types, answers within seconds. Only talks through ChatSession, like any client. Lives in the
//! GUI thread.
class Companion : public QObject
{
    Q_OBJECT
public:
    //! \param random decides wording and pace; tests pass a seeded one.
    Companion(ClientCore &core, const ServerAddress &server, QObject *parent = nullptr,
        QRandomGenerator random = QRandomGenerator::securelySeeded());
    ~Companion() override;

    void start(const QString &email, const QString &password);
    //! A real person takes the part.
    void stop();
    [[nodiscard]] bool isRunning() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chautari
