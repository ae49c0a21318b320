// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/textselection.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/messagelayout.h"
#include "shared/core/localtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace chautari {

void TextSelection::start(TextPosition position)
{
    set(position, position);
}

void TextSelection::set(TextPosition anchor, TextPosition cursor)
{
    m_anchor = anchor;
    m_cursor = cursor;
}

std::pair<int, int> TextSelection::rangeIn(int row, int length) const
{
    const TextPosition from = first();
    const TextPosition to = last();
    if (isEmpty() || row < from.row || row > to.row) {
        return {0, 0};
    }
    const int start = row == from.row ? qMin(from.cursor, length) : 0;
    const int end = row == to.row ? qMin(to.cursor, length) : length;
    return {start, end};
}

void TextSelection::rowsInserted(int first, int count)
{
    for (TextPosition *position : {&m_anchor, &m_cursor}) {
        position->row += position->row >= first && !isEmpty() ? count : 0;
    }
}

void TextSelection::rowsRemoved(int first, int count)
{
    if (isEmpty() || first > last().row) {
        return;
    }
    if (first + count > this->first().row) {
        clear();
        return;
    }
    m_anchor.row -= count;
    m_cursor.row -= count;
}

QString TextSelection::text(const MessageListModel &model) const
{
    if (isEmpty()) {
        return {};
    }
    QStringList parts;
    for (int row = first().row; row <= last().row && row < model.rowCount(); ++row) {
        const MessageRow &message = model.row(row);
        const QString whole = laidOutText(message.shown);
        const auto [start, end] = rangeIn(row, int(whole.size()));
        QString part = whole.mid(start, end - start);
        part.replace(QChar::LineSeparator, u'\n');
        if (first().row == last().row) {
            return part;
        }
        if (part.isEmpty()) {
            continue;
        }
        const QString author = message.isOwn() ? QCoreApplication::translate("TextSelection", "You")
                                               : displaytext::name(message.message.sender.displayName());
        const QString time = localtext::toString(message.message.createdAt.toLocalTime().time(), QLocale::ShortFormat);
        parts << QCoreApplication::translate("TextSelection", "[%1] %2: %3", "time, author, text; copied text")
                     .arg(time, author, part);
    }
    return parts.join(u'\n');
}

} // namespace chautari
