// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace chautari {

//! Why the server does not take a message, in the person's language where we know the sentence.
QString plainRefusal(const QString &sentence);

} // namespace chautari
