// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/notificationservice.h"

namespace chautari::server {

//! \brief What a stored message leads to that its sender does not wait for: notifications first, because somebody is to
//! be told, then the words for the search. Storage's idle task; stateless, the cursors are in the database.
class Housekeeper
{
public:
    explicit Housekeeper(const NotificationService &notifications)
        : m_notifications(notifications)
    { }

    //! One slice of limits::writerSliceMs. True: there is more to do.
    Result<bool> tidyUp(WriteTransaction &tx) const;

private:
    const NotificationService &m_notifications;
};

} // namespace chautari::server
