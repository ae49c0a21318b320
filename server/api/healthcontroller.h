// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "shared/protocol/health.h"

namespace chautari::server {

//! \brief What this server is and can. Thread-safe.
class HealthController
{
public:
    explicit HealthController(const Services &services)
        : m_services(services)
    { }

    [[nodiscard]] Health health() const;

private:
    const Services &m_services;
};

} // namespace chautari::server
