// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/pcmsink.h"
#include "app/voice/tempo.h"
#include "app/voice/voicedecoder.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

namespace chautari {

//! \brief Decodes a file, gives it its speed and keeps the loudspeaker full. Lives in the thread of its VoicePlayer;
//! every answer carries the number of the play() that it is about.
class VoiceFeeder : public QObject
{
    Q_OBJECT
public:
    explicit VoiceFeeder(std::unique_ptr<PcmSink> sink);
    ~VoiceFeeder() override;

    void play(int number, const QString &path, int fromMs, double speed);
    void setPaused(bool isPaused);
    void seek(int ms);
    void setSpeed(double speed);
    void stop();

Q_SIGNALS:
    //! \param durationMs as far as is known; 0 = not at all
    void progressed(int number, int positionMs, int durationMs);
    void ended(int number, int durationMs);
    void failed(int number, chautari::VoiceProblem problem);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    bool skipTo(int ms);
    void feed();
    void fill();
    void fail(VoiceProblem problem);
    void tell();
    [[nodiscard]] int positionMs() const;

    std::unique_ptr<PcmSink> m_sink;
    std::unique_ptr<VoiceDecoder> m_decoder;
    Tempo m_tempo;
    QBasicTimer m_timer;
    QString m_path;
    int m_number = 0;
    qint64 m_decoded = 0; //!< samples of the file that went into m_tempo, or were skipped
    PcmBlock m_rest; //!< of the block in which a skip ended
    qint64 m_padding = 0; //!< samples of silence written after the end
    int m_durationMs = 0;
    bool m_isAtEnd = false;
    bool m_isPaused = false;
};

} // namespace chautari
