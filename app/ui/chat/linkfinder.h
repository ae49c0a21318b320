// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringView>
#include <QtCore/QUrl>

namespace chautari {

struct FoundLink
{
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl url;
};

//! The http and https addresses in a plain text, and nothing else: no other scheme, no "www." guesses, no markup
//! (guarantees.md 4.4-I). Pure; linear in the text's length.
QList<FoundLink> findLinks(QStringView text);

} // namespace chautari
