// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"

#include <QtCore/QSortFilterProxyModel>

namespace chautari {

enum class ConversationFilter { All, Unread, WaitingForMe, WaitingForThem, Pinned, Archived };

//! \brief Of the chosen kind, the conversations whose person, service or last words contain what was typed. Keeps the
//! source's order. GUI thread.
class ConversationFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ConversationFilterModel(QObject *parent = nullptr);

    void setNeedle(const QString &needle);
    void setFilter(ConversationFilter filter);
    [[nodiscard]] ConversationFilter filter() const { return m_filter; }
    //! It stays among the unread ones while it is open, though it has been read.
    void setOpenConversation(ConversationId id);
    //! Words aside. What is archived belongs to that kind alone.
    [[nodiscard]] static bool isOfKind(const QModelIndex &index, ConversationFilter filter);
    [[nodiscard]] bool isFiltering() const { return !m_needles.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QStringList m_needles;
    ConversationFilter m_filter = ConversationFilter::All;
    ConversationId m_open;
};

} // namespace chautari
