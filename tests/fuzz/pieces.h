// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <algorithm>

namespace chautari::fuzz {

//! \brief Cuts bytes into pieces as the network might: the first byte of the input says how, the rest is cut.
class Pieces
{
public:
    explicit Pieces(QByteArrayView input)
        : m_seed(input.isEmpty() ? 0 : static_cast<unsigned char>(input.front()))
        , m_bytes(input.sliced(input.isEmpty() ? 0 : 1))
    { }

    [[nodiscard]] QByteArrayView whole() const { return m_bytes; }

    template <typename Use>
    void forEach(Use use) const
    {
        unsigned state = m_seed;
        for (qsizetype i = 0; i < m_bytes.size();) {
            state = state * 1103515245 + 12345;
            const qsizetype length = std::min<qsizetype>(1 + (state >> 16) % (1 + m_seed % 32), m_bytes.size() - i);
            use(m_bytes.sliced(i, length));
            i += length;
        }
    }

private:
    unsigned m_seed;
    QByteArrayView m_bytes;
};

} // namespace chautari::fuzz
