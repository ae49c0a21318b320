// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRandomGenerator>
#include <QtCore/QString>

namespace chautari {

//! What a friendly tradesman answers to `text`: in Nepali when it was written in Devanagari, about the price when it
//! asked for one, and so on. Never empty. The same generator gives the same answers.
QString companionReply(const QString &text, QRandomGenerator &random);

} // namespace chautari
