// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/heightindex.h"

#include <bit>

namespace chautari {

namespace {

int lowBit(int value)
{
    return value & -value;
}

} // namespace

void HeightIndex::reset(QList<int> heights)
{
    m_heights = std::move(heights);
    rebuildFrom(0);
}

void HeightIndex::insert(int first, const QList<int> &heights)
{
    m_heights.insert(first, heights.size(), 0);
    std::copy(heights.cbegin(), heights.cend(), m_heights.begin() + first);
    rebuildFrom(first);
}

void HeightIndex::remove(int first, int count)
{
    m_heights.remove(first, count);
    rebuildFrom(first);
}

// A node is its own row plus the nodes just below it, which are ready by then: O(log n) for one row at the end.
void HeightIndex::rebuildFrom(int row)
{
    m_sums.resize(m_heights.size());
    for (int node = row + 1; node <= m_sums.size(); ++node) {
        qint64 sum = m_heights.at(node - 1);
        const int end = node - lowBit(node);
        for (int child = node - 1; child > end; child -= lowBit(child)) {
            sum += m_sums.at(child - 1);
        }
        m_sums[node - 1] = sum;
    }
}

void HeightIndex::setHeight(int row, int height)
{
    const int change = height - m_heights.at(row);
    m_heights[row] = height;
    for (int node = row + 1; node <= m_sums.size(); node += lowBit(node)) {
        m_sums[node - 1] += change;
    }
}

qint64 HeightIndex::top(int row) const
{
    qint64 sum = 0;
    for (int node = row; node > 0; node -= lowBit(node)) {
        sum += m_sums.at(node - 1);
    }
    return sum;
}

int HeightIndex::rowAt(qint64 y) const
{
    if (m_heights.isEmpty()) {
        return -1;
    }
    int node = 0;
    qint64 rest = y;
    for (int step = int(std::bit_floor(unsigned(m_sums.size()))); step > 0; step /= 2) {
        if (node + step <= m_sums.size() && m_sums.at(node + step - 1) <= rest) {
            node += step;
            rest -= m_sums.at(node - 1);
        }
    }
    return qMin(node, count() - 1);
}

} // namespace chautari
