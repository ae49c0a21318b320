// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Empty on purpose: the precompiled header that the tests share needs a target, and a target needs a source.
