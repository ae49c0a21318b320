// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/conversationfiltermodel.h"

#include "app/models/conversationlistmodel.h"

#include <algorithm>

namespace chautari {

ConversationFilterModel::ConversationFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{ }

// Composed form on both sides: "é" typed with a dead key finds "e" + accent. Every word must be found somewhere.
void ConversationFilterModel::setNeedle(const QString &needle)
{
    m_needles = needle.normalized(QString::NormalizationForm_C).split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ConversationFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_needles.isEmpty()) {
        return true;
    }
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    const auto conversation = index.data(ConversationListModel::ConversationRole).value<Conversation>();
    const QString text = QString(index.data().toString() + u'\n' + conversation.service.title + u'\n'
        + index.data(ConversationListModel::LastTextRole).toString())
                             .normalized(QString::NormalizationForm_C);
    return std::all_of(m_needles.cbegin(), m_needles.cend(),
        [&text](const QString &needle) { return text.contains(needle, Qt::CaseInsensitive); });
}

} // namespace chautari
