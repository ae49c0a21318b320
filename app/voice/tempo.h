// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcm.h"

#include <memory>

namespace chautari {

//! \brief Makes sound of pcmRate faster or slower and keeps its pitch. At the speed 1 it changes nothing. One thread.
class Tempo
{
public:
    Tempo();
    ~Tempo();

    void setSpeed(double speed); //!< what is inside keeps the old one
    [[nodiscard]] double speed() const { return m_speed; }
    void put(const PcmBlock &samples);
    void finish(); //!< nothing more will be put
    //! At most so many samples; fewer when more has to be put first.
    [[nodiscard]] PcmBlock take(int most);
    void clear();
    //! Samples that were put and not taken, in the time of what was put.
    [[nodiscard]] double inside() const;

private:
    class Stretcher;

    void drain();

    std::unique_ptr<Stretcher> m_stretcher;
    double m_speed = 1;
    PcmBlock m_ready;
};

} // namespace chautari
