// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QUrl>

#include <memory>

namespace chautari {

//! \brief The server inside the client: runs in its own threads and is spoken to over loopback like any other. The only
//! code of app/ that includes server/. Used from the GUI thread.
class EmbeddedServer
{
public:
    EmbeddedServer();
    ~EmbeddedServer(); //!< stops; removes a demo's data

    //! Demo data in a fresh temporary folder, any free port of loopback. The error's detail is a sentence.
    enum class RateLimits { On, Off }; //!< Off: for tests that are faster than people
    Result<void> startDemo(RateLimits limits = RateLimits::On);
    [[nodiscard]] QUrl url() const;
    //! A ticket that makes an owner, while it runs; waits for the database.
    [[nodiscard]] Result<QString> inviteOwner();
    void stop();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chautari
