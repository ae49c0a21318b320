// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice/voicedevices.h"

#include <QtCore/QThread>

namespace chautari {

class VoiceFeeder;

//! \brief Plays one recording at a time. GUI thread; decoding and the loudspeaker are in a thread of its own, which
//! starts with the first recording.
class VoicePlayer : public QObject
{
    Q_OBJECT
public:
    enum class State { Silent, Playing, Paused };

    explicit VoicePlayer(VoiceDevices devices, QObject *parent = nullptr);
    ~VoicePlayer() override;

    //! Instead of what was played; `owner` is how several users of one player know whose it is.
    //! \param speed 0.5 to 2; the pitch stays
    void play(const void *owner, const QString &path, int fromMs = 0, double speed = 1);
    void setPaused(bool isPaused);
    void seek(int ms);
    void setSpeed(double speed); //!< of what plays now
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOf(const void *owner) const { return m_state != State::Silent && m_owner == owner; }
    [[nodiscard]] int positionMs() const { return m_positionMs; }
    [[nodiscard]] int durationMs() const { return m_durationMs; } //!< 0 = not known yet

Q_SIGNALS:
    void changed(); //!< state, position
    void taken(const void *owner); //!< somebody else plays now; it was at positionMs()
    void ended(const void *owner); //!< it was heard to its end
    void failed(const void *owner, chautari::VoiceProblem problem);

private:
    void startThread();
    template <typename Command>
    void tell(Command command);

    VoiceDevices m_devices;
    QThread m_thread;
    VoiceFeeder *m_feeder = nullptr; //!< lives in m_thread
    State m_state = State::Silent;
    const void *m_owner = nullptr;
    int m_number = 0; //!< of the newest play(): older answers are dropped
    int m_positionMs = 0;
    int m_durationMs = 0;
};

} // namespace chautari
