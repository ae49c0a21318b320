// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/voiceplayer.h"

#include "app/voice/voicefeeder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

double bounded(double speed)
{
    return std::clamp(speed, 0.5, 2.0);
}

} // namespace

VoicePlayer::VoicePlayer(VoiceDevices devices, QObject *parent)
    : QObject(parent)
    , m_devices(std::move(devices))
{ }

VoicePlayer::~VoicePlayer()
{
    m_thread.requestInterruption(); // hours of a recording may lie before a place that is looked for
    m_thread.quit();
    m_thread.wait();
}

void VoicePlayer::startThread()
{
    if (m_feeder != nullptr)
        return;
    m_thread.setObjectName(u"voice player"_s);
    m_feeder = new VoiceFeeder(m_devices.makeSink());
    m_feeder->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_feeder, &QObject::deleteLater);
    connect(m_feeder, &VoiceFeeder::progressed, this, [this](int number, int positionMs, int durationMs) {
        if (number != m_number || m_state == State::Silent)
            return;
        m_positionMs = positionMs;
        m_durationMs = durationMs;
        Q_EMIT changed();
    });
    connect(m_feeder, &VoiceFeeder::ended, this, [this](int number, int durationMs) {
        if (number != m_number || m_state == State::Silent)
            return;
        m_state = State::Silent;
        m_positionMs = m_durationMs = durationMs;
        Q_EMIT ended(m_owner);
        Q_EMIT changed();
    });
    connect(m_feeder, &VoiceFeeder::failed, this, [this](int number, VoiceProblem problem) {
        if (number != m_number || m_state == State::Silent)
            return;
        m_state = State::Silent;
        Q_EMIT failed(m_owner, problem);
        Q_EMIT changed();
    });
    m_thread.start();
}

template <typename Command>
void VoicePlayer::tell(Command command)
{
    if (m_feeder != nullptr)
        QMetaObject::invokeMethod(m_feeder, command, Qt::QueuedConnection);
}

void VoicePlayer::play(const void *owner, const QString &path, int fromMs, double speed)
{
    startThread();
    if (m_state != State::Silent)
        Q_EMIT taken(m_owner);
    m_owner = owner;
    m_state = State::Playing;
    m_positionMs = fromMs;
    m_durationMs = 0;
    ++m_number;
    tell([feeder = m_feeder, number = m_number, path, fromMs, speed = bounded(speed)] {
        feeder->play(number, path, fromMs, speed);
    });
    Q_EMIT changed();
}

void VoicePlayer::setPaused(bool isPaused)
{
    if (m_state == State::Silent)
        return;
    m_state = isPaused ? State::Paused : State::Playing;
    tell([feeder = m_feeder, isPaused] { feeder->setPaused(isPaused); });
    Q_EMIT changed();
}

void VoicePlayer::seek(int ms)
{
    if (m_state == State::Silent)
        return;
    m_positionMs = std::max(0, ms);
    tell([feeder = m_feeder, ms = m_positionMs] { feeder->seek(ms); });
    Q_EMIT changed();
}

void VoicePlayer::setSpeed(double speed)
{
    if (m_state != State::Silent)
        tell([feeder = m_feeder, speed = bounded(speed)] { feeder->setSpeed(speed); });
}

void VoicePlayer::stop()
{
    if (m_state == State::Silent)
        return;
    Q_EMIT taken(m_owner);
    m_state = State::Silent;
    ++m_number;
    tell([feeder = m_feeder] { feeder->stop(); });
    Q_EMIT changed();
}

} // namespace chautari
