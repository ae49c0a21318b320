// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httpframing.h"

#include <memory>

namespace chautari::server {

//! \brief What a streamed body becomes: a form, or one file. What it wrote is removed with it, unless complete() gave
//! it to a request.
class BodyIntake
{
public:
    virtual ~BodyIntake() = default;

    //! The next bytes; anything but None ends it: no other call follows.
    virtual HttpViolation take(QByteArrayView bytes) = 0;
    //! The body has ended.
    virtual HttpViolation complete(HttpRequest &request) = 0;

    //! Null: a form without a boundary.
    static std::unique_ptr<BodyIntake> create(const BodyPlan &plan, const HttpRequest &head, const QString &folder);
};

} // namespace chautari::server
