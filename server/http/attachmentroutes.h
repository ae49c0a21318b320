// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/attachmentcontroller.h"
#include "server/http/router.h"

namespace chautari::server {

//! Messages as forms with files, and the files themselves under /media (contract.md 5.7, 12: 8, 9, 12, 31).
void addAttachmentRoutes(Router &router, const Services &services, AttachmentController &attachments);

} // namespace chautari::server
