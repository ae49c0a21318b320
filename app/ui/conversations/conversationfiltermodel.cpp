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

void ConversationFilterModel::setFilter(ConversationFilter filter)
{
    m_filter = filter;
    invalidateFilter();
}

void ConversationFilterModel::setOpenConversation(ConversationId id)
{
    m_open = id;
    if (m_filter == ConversationFilter::Unread) {
        invalidateFilter();
    }
}

bool ConversationFilterModel::isOfKind(const QModelIndex &index, ConversationFilter filter)
{
    using Model = ConversationListModel;
    const bool isArchived = index.data(Model::ArchivedRole).toBool();
    const auto waiting = Model::Waiting(index.data(Model::WaitingRole).toInt());
    switch (filter) {
    case ConversationFilter::All:
        return !isArchived;
    case ConversationFilter::Unread:
        return !isArchived
            && (index.data(Model::UnreadRole).toInt() > 0 || index.data(Model::MarkedUnreadRole).toBool());
    case ConversationFilter::WaitingForMe:
        return !isArchived && waiting == Model::Waiting::ForMe;
    case ConversationFilter::WaitingForThem:
        return !isArchived && waiting == Model::Waiting::ForThem;
    case ConversationFilter::Pinned:
        return !isArchived && index.data(Model::PinnedRole).toBool();
    case ConversationFilter::Archived:
        return isArchived;
    }
    return false;
}

bool ConversationFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    const bool isKept = m_filter == ConversationFilter::Unread && m_open.isValid()
        && index.data(ConversationListModel::ConversationIdRole).toLongLong() == m_open.value();
    // Who searches everything looks for what he put away, too.
    const bool isSearchOfAll = m_filter == ConversationFilter::All && !m_needles.isEmpty();
    if (!isKept && !isSearchOfAll && !isOfKind(index, m_filter)) {
        return false;
    }
    if (m_needles.isEmpty()) {
        return true;
    }
    const auto conversation = index.data(ConversationListModel::ConversationRole).value<Conversation>();
    const QString text = QString(index.data().toString() + u'\n' + conversation.service.title + u'\n'
        + index.data(ConversationListModel::LastTextRole).toString())
                             .normalized(QString::NormalizationForm_C);
    return std::all_of(m_needles.cbegin(), m_needles.cend(),
        [&text](const QString &needle) { return text.contains(needle, Qt::CaseInsensitive); });
}

} // namespace chautari
