// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcmsink.h"

#include <memory>

class QAudioSink;
class QIODevice;

namespace chautari {

//! \brief The loudspeaker that the desktop has chosen. It keeps a quarter of a second.
class Loudspeaker : public PcmSink
{
public:
    Loudspeaker();
    ~Loudspeaker() override;

    Result<void, VoiceProblem> start() override;
    void stop() override;
    void setPaused(bool isPaused) override;
    [[nodiscard]] int room() const override;
    void write(const PcmBlock &samples) override;
    [[nodiscard]] int unheard() const override;
    [[nodiscard]] std::optional<VoiceProblem> problem() const override;

private:
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice *m_stream = nullptr; //!< of m_sink
};

} // namespace chautari
