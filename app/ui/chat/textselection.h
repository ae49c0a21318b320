// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"

#include <compare>

namespace chautari {

struct TextPosition
{
    int row = 0;
    int cursor = 0;

    friend auto operator<=>(const TextPosition &, const TextPosition &) = default;
};

//! \brief Selected text from one message to another. Follows its rows when others are inserted or removed.
class TextSelection
{
public:
    void start(TextPosition position);
    void extend(TextPosition position) { m_cursor = position; }
    void set(TextPosition anchor, TextPosition cursor);
    void clear() { set({}, {}); }

    [[nodiscard]] bool isEmpty() const { return m_anchor == m_cursor; }
    [[nodiscard]] TextPosition first() const { return qMin(m_anchor, m_cursor); }
    [[nodiscard]] TextPosition last() const { return qMax(m_anchor, m_cursor); }
    //! What is selected of a row whose text has `length` units: start and end, equal when nothing is.
    [[nodiscard]] std::pair<int, int> rangeIn(int row, int length) const;

    void rowsInserted(int first, int count);
    void rowsRemoved(int first, int count); //!< clears when a selected row goes

    //! Inside one message exactly what is marked; over several, each with time and author in front.
    [[nodiscard]] QString text(const MessageListModel &model) const;

private:
    TextPosition m_anchor;
    TextPosition m_cursor;
};

} // namespace chautari
