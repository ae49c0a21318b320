// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/chat/linkfinder.h"

namespace chautari {

struct MarkupSpan
{
    //! Marker: the signs themselves, which stay where they are; Quoted: a whole line.
    enum class Kind { Bold, Italic, Struck, Code, Quoted, Marker };

    Kind kind = Kind::Marker;
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const MarkupSpan &, const MarkupSpan &) = default;
};

//! What `*bold*`, `_italic_`, `~struck~`, `` `code` ``, fences of three ` and lines that begin with "> " mean in a text
//! as it is laid out (lines end with U+2028). Signs count at the borders of words only and inside one line (fences:
//! over several), never in a link, and without their partner they are letters. Nothing is taken out of the text, so
//! selection, search and copies need no second numbering. Bounded spans; pure; linear in the text's length.
QList<MarkupSpan> findMarkup(QStringView text, const QList<FoundLink> &links);

} // namespace chautari
