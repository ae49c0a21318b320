// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSortFilterProxyModel>

namespace chautari {

//! \brief The conversations whose person, service or last words contain what was typed. Keeps the source's order. GUI
//! thread.
class ConversationFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ConversationFilterModel(QObject *parent = nullptr);

    void setNeedle(const QString &needle);
    [[nodiscard]] bool isFiltering() const { return !m_needles.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QStringList m_needles;
};

} // namespace chautari
