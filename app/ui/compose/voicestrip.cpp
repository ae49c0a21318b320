// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/voicestrip.h"

#include "app/models/displaytext.h"
#include "app/ui/compose/levelmeter.h"
#include "app/ui/compose/sendbutton.h"
#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/styleproperty.h"
#include "app/ui/widgets/wavebar.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int shortestMs = 1'000; // contract.md 8: before that it is a slip
constexpr int nearEndMs = 10'000;
constexpr int dotSide = 10;
constexpr int narrowLetters = 55; // then the time in all has no room

} // namespace

VoiceStrip::VoiceStrip(const VoiceDevices &devices, VoicePlayer &player, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
    , m_theme(theme)
    , m_recorder(devices)
    , m_discardButton(new GlyphButton(Glyph::Bin, theme, this))
    , m_playButton(new GlyphButton(Glyph::Start, theme, this))
    , m_timeLabel(new QLabel(this))
    , m_meter(new LevelMeter(theme, this))
    , m_wave(new WaveBar(theme, this))
    , m_problemLabel(new QLabel(this))
    , m_stopButton(new GlyphButton(Glyph::Stop, theme, this))
    , m_againButton(new GlyphButton(Glyph::Microphone, theme, this))
    , m_retryButton(new QPushButton(this))
    , m_sendButton(new SendButton(theme, this))
{
    setObjectName(u"voiceStrip"_s);
    m_discardButton->setObjectName(u"voiceDiscardButton"_s);
    m_playButton->setObjectName(u"voicePlayButton"_s);
    m_timeLabel->setObjectName(u"voiceTimeLabel"_s);
    m_timeLabel->setTextFormat(Qt::PlainText);
    m_wave->setObjectName(u"voiceWaveBar"_s);
    m_problemLabel->setObjectName(u"voiceProblemLabel"_s);
    m_problemLabel->setTextFormat(Qt::PlainText);
    m_problemLabel->setWordWrap(true);
    m_problemLabel->setProperty("tone", u"danger"_s);
    m_stopButton->setObjectName(u"voiceStopButton"_s);
    m_againButton->setObjectName(u"voiceAgainButton"_s);
    m_retryButton->setObjectName(u"voiceRetryButton"_s);
    m_sendButton->setObjectName(u"voiceSendButton"_s);
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    row->addWidget(m_discardButton);
    row->addWidget(m_playButton);
    row->addWidget(m_timeLabel);
    row->addWidget(m_meter, 1);
    row->addWidget(m_wave, 1);
    row->addWidget(m_problemLabel, 1);
    row->addWidget(m_stopButton);
    row->addWidget(m_againButton);
    row->addWidget(m_retryButton);
    row->addWidget(m_sendButton);
    connect(m_discardButton, &QAbstractButton::clicked, this, [this] { discard(); });
    connect(m_playButton, &QAbstractButton::clicked, this, [this] { togglePlaying(); });
    connect(m_stopButton, &QAbstractButton::clicked, this, [this] { stop(); });
    connect(m_againButton, &QAbstractButton::clicked, this, [this] { record(); });
    connect(m_retryButton, &QAbstractButton::clicked, this, [this] { record(); });
    connect(m_sendButton, &QAbstractButton::clicked, this, [this] { send(); });
    connect(m_wave, &WaveBar::sought, this, [this](int ms) {
        if (m_player.isOf(this))
            m_player.seek(ms);
    });
    connect(&m_player, &VoicePlayer::changed, this, [this] { refresh(); });
    connect(&m_player, &VoicePlayer::ended, this, [this](const void *owner) {
        if (owner == this)
            m_wave->setPosition(0);
    });
    connect(&m_player, &VoicePlayer::failed, this, [this](const void *owner, VoiceProblem problem) {
        if (owner == this) {
            m_problemLabel->setText(sentenceOf(problem));
            m_problemLabel->show();
            m_wave->hide();
        }
    });
    connect(&m_recorder, &VoiceRecorder::progressed, this,
        [this](int elapsedMs, float level) { handleProgress(elapsedMs, level); });
    connect(&m_recorder, &VoiceRecorder::finished, this,
        [this](const VoiceRecording &recording) { handleFinished(recording); });
    connect(&m_recorder, &VoiceRecorder::failed, this, [this](VoiceProblem problem) { handleProblem(problem); });
    retranslate();
    setState(State::Closed);
}

// ---- what happens
// ----------------------------------------------------------------------------------------------------

void VoiceStrip::record()
{
    m_player.stop(); // or it would be recorded too
    m_taker = {};
    m_isSendWanted = false;
    m_elapsedMs = 0;
    m_meter->clear();
    setState(State::Recording);
    m_recorder.start();
}

void VoiceStrip::showRecording(const VoiceRecording &recording)
{
    m_recording = recording;
    m_wave->setRecording(recording.waveform, recording.durationMs);
    setState(State::Ready);
    if (isVisible())
        m_sendButton->setFocus(Qt::OtherFocusReason);
}

void VoiceStrip::stop()
{
    if (m_player.isOf(this))
        m_player.stop();
    if (m_state != State::Recording)
        return;
    if (m_elapsedMs < shortestMs)
        return discard();
    setState(State::Stopping);
    m_recorder.stop();
}

void VoiceStrip::handleProgress(int elapsedMs, float level)
{
    m_meter->add(level, elapsedMs - m_elapsedMs);
    m_elapsedMs = elapsedMs;
    if (elapsedMs >= longestVoiceMs && m_state == State::Recording)
        setState(State::Stopping); // the recorder stops by itself
    refresh();
}

void VoiceStrip::handleFinished(const VoiceRecording &recording)
{
    if (m_taker) {
        std::exchange(m_taker, {})(recording);
        return;
    }
    showRecording(recording);
    if (m_isSendWanted)
        sendNow();
}

void VoiceStrip::handleProblem(VoiceProblem problem)
{
    if (std::exchange(m_taker, {}))
        return;
    m_problem = problem;
    setState(State::Problem);
    m_retryButton->setFocus(Qt::OtherFocusReason);
}

void VoiceStrip::setAside(std::function<void(const VoiceRecording &)> taker)
{
    switch (m_state) {
    case State::Closed:
    case State::Problem:
        break;
    case State::Recording:
        if (m_elapsedMs < shortestMs) {
            m_recorder.cancel();
        } else {
            m_taker = std::move(taker);
            m_recorder.stop();
        }
        break;
    case State::Stopping:
        m_taker = std::move(taker);
        break;
    case State::Ready:
        taker(m_recording);
        break;
    }
    if (m_player.isOf(this))
        m_player.stop();
    setState(State::Closed);
}

int VoiceStrip::positionMs() const
{
    return m_wave->position();
}

bool VoiceStrip::isSilent() const
{
    return m_meter->isSilent();
}

void VoiceStrip::send()
{
    switch (m_state) {
    case State::Closed:
    case State::Problem:
        return;
    case State::Recording:
        m_isSendWanted = true;
        setState(State::Stopping);
        m_recorder.stop();
        return;
    case State::Stopping:
        m_isSendWanted = true;
        return;
    case State::Ready:
        return sendNow();
    }
}

void VoiceStrip::sendNow()
{
    if (m_player.isOf(this))
        m_player.stop();
    const VoiceRecording sent = std::exchange(m_recording, {});
    setState(State::Closed);
    Q_EMIT sendRequested(sent);
}

void VoiceStrip::discard()
{
    m_recorder.cancel();
    if (m_player.isOf(this))
        m_player.stop();
    setState(State::Closed);
}

void VoiceStrip::togglePlaying()
{
    if (m_player.isOf(this))
        m_player.setPaused(m_player.state() == VoicePlayer::State::Playing);
    else
        m_player.play(this, m_recording.path, m_wave->position());
}

// Enter presses a button that has the focus, and sends from everywhere else.
void VoiceStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()); button != nullptr && button->hasFocus())
            button->click();
        else
            m_sendButton->click();
        return;
    case Qt::Key_Escape:
        if (m_state == State::Recording)
            stop();
        else if (m_state == State::Ready)
            Q_EMIT escapePressed();
        else
            discard();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

// ---- how it looks
// ----------------------------------------------------------------------------------------------------

void VoiceStrip::setState(State state)
{
    const bool isNew = state != m_state;
    m_state = state;
    if (state != State::Ready)
        m_recording = {};
    const bool isRecording = state == State::Recording || state == State::Stopping;
    if (isRecording)
        setFocus(Qt::OtherFocusReason); // from a button that cannot be pressed now, Qt would hand it on to the bin
    m_playButton->setVisible(state == State::Ready);
    m_timeLabel->setVisible(state != State::Problem);
    m_meter->setVisible(isRecording);
    m_wave->setVisible(state == State::Ready);
    m_problemLabel->setVisible(state == State::Problem);
    m_stopButton->setVisible(isRecording);
    m_againButton->setVisible(state == State::Ready);
    m_retryButton->setVisible(state == State::Problem);
    m_sendButton->setVisible(state != State::Problem);
    retranslate();
    refresh();
    if (isNew) {
        Q_EMIT stateChanged();
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void VoiceStrip::refresh()
{
    switch (m_state) {
    case State::Closed:
        return;
    case State::Recording:
    case State::Stopping:
        m_stopButton->setEnabled(m_state == State::Recording && m_elapsedMs >= shortestMs);
        m_sendButton->setEnabled(m_stopButton->isEnabled());
        if (m_sendButton->isEnabled() && hasFocus())
            m_sendButton->setFocus(Qt::OtherFocusReason);
        showTime(m_elapsedMs, longestVoiceMs);
        break;
    case State::Ready: {
        const bool isMine = m_player.isOf(this);
        const bool isPlaying = isMine && m_player.state() == VoicePlayer::State::Playing;
        if (isMine)
            m_wave->setPosition(m_player.positionMs());
        m_playButton->setGlyph(isPlaying ? Glyph::Pause : Glyph::Start);
        m_playButton->setAccessibleName(isPlaying ? tr("Pause") : tr("Listen"));
        m_playButton->setToolTip(isPlaying ? tr("Pause") : tr("Listen before sending"));
        m_sendButton->setEnabled(true);
        showTime(m_wave->position(), m_recording.durationMs);
        break;
    }
    case State::Problem:
        break;
    }
    setStyleProperty(*m_timeLabel, "tone",
        m_state == State::Recording && m_elapsedMs > longestVoiceMs - nearEndMs ? u"danger"_s : u""_s);
    update();
}

void VoiceStrip::showTime(int ms, int ofMs)
{
    const QString now = displaytext::duration(ms - ms % 1000);
    const QString both = tr("%1 of %2", "time now, time in all").arg(now, displaytext::duration(ofMs));
    const bool isNarrow = width() < narrowLetters * fontMetrics().averageCharWidth();
    const bool isAtRest = m_state == State::Ready && ms == 0;
    m_timeLabel->setText(!isNarrow ? both : isAtRest ? displaytext::duration(ofMs) : now);
    m_wave->setAccessibleDescription(both);
}

void VoiceStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

// The red light of everything that records.
void VoiceStrip::paintEvent(QPaintEvent *)
{
    if (m_state != State::Recording)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.theme().danger);
    const QRect place = m_timeLabel->geometry();
    const QRect light(place.left(), (height() - dotSide) / 2, dotSide, dotSide);
    painter.drawEllipse(QStyle::visualRect(layoutDirection(), place, light));
}

void VoiceStrip::retranslate()
{
    const int light = m_state == State::Recording || m_state == State::Stopping ? dotSide + grid : 0;
    m_timeLabel->setContentsMargins(isRightToLeft() ? 0 : light, 0, isRightToLeft() ? light : 0, 0);
    m_discardButton->setAccessibleName(m_state == State::Problem ? tr("Close") : tr("Discard the recording"));
    m_discardButton->setToolTip(m_state == State::Problem ? tr("Close (Esc)") : tr("Discard the recording"));
    m_discardButton->setGlyph(m_state == State::Problem ? Glyph::Close : Glyph::Bin);
    m_playButton->setAccessibleName(tr("Listen"));
    m_stopButton->setAccessibleName(tr("Stop recording"));
    m_stopButton->setToolTip(tr("Stop and listen (Esc)"));
    m_againButton->setAccessibleName(tr("Record again"));
    m_againButton->setToolTip(tr("Record again, without this recording"));
    m_retryButton->setText(tr("Try again"));
    m_wave->setAccessibleName(tr("Place in the recording"));
    m_wave->setToolTip(tr("Click to go there. Left and Right go 5 seconds back and 10 on."));
    switch (m_state) {
    case State::Closed:
        setAccessibleName(tr("Voice message"));
        break;
    case State::Recording:
    case State::Stopping:
        setAccessibleName(tr("Recording a voice message. Enter sends it, Esc stops."));
        break;
    case State::Ready:
        setAccessibleName(tr("Voice message, %1, not sent yet").arg(displaytext::duration(m_recording.durationMs)));
        break;
    case State::Problem:
        m_problemLabel->setText(sentenceOf(m_problem));
        setAccessibleName(m_problemLabel->text());
        break;
    }
}

void VoiceStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LayoutDirectionChange) {
        retranslate();
        refresh();
    }
}

} // namespace chautari
