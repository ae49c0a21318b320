// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>

namespace chautari {

//! \brief Heights of rows with running sums (a Fenwick tree): where a row starts, and which row is at a place, in
//! O(log n); appending and changing a row too. Inserting before n rows costs O(n) additions (100,000: under a
//! millisecond), which happens once per page of history.
class HeightIndex
{
public:
    void reset(QList<int> heights);
    void insert(int first, const QList<int> &heights);
    void remove(int first, int count);
    void setHeight(int row, int height);

    [[nodiscard]] int count() const { return int(m_heights.size()); }
    [[nodiscard]] int height(int row) const { return m_heights.at(row); }
    //! The sum of all rows before `row`; row may be count().
    [[nodiscard]] qint64 top(int row) const;
    [[nodiscard]] qint64 total() const { return top(count()); }
    //! The row that covers `y`, the first or the last one beyond the ends; -1 without rows.
    [[nodiscard]] int rowAt(qint64 y) const;

private:
    void rebuildFrom(int row);

    QList<int> m_heights;
    QList<qint64> m_sums; //!< m_sums[i] covers the lowbit(i + 1) rows that end with row i
};

} // namespace chautari
