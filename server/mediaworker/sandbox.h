// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chautari::mediaworker {

//! From here on this process can compute, use what memory it may have, and read and write what is open already: no
//! file, no socket, no other process. False: the kernel would not, and nothing may be decoded.
bool enterSandbox();

} // namespace chautari::mediaworker
