// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcmsource.h"

#include <QtMultimedia/QAudioFormat>

#include <memory>

class QAudioSource;
class QIODevice;

namespace chautari {

//! \brief The microphone that the desktop has chosen. Its channels are mixed to one. GUI thread; it reads every tenth
//! of a second and keeps two seconds, so that a busy window loses nothing.
class Microphone : public PcmSource
{
    Q_OBJECT
public:
    explicit Microphone(QObject *parent = nullptr);
    ~Microphone() override;

    Result<int, VoiceProblem> start() override;
    void stop() override;

private:
    void read();

    std::unique_ptr<QAudioSource> m_source;
    QAudioFormat m_format;
    QIODevice *m_stream = nullptr; //!< of m_source
};

} // namespace chautari
