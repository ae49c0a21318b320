// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/voiceplayback.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/attachmentfiles.h"
#include "shared/core/localtext.h"

#include <QtWidgets/QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qsizetype heardKept = 1'000;
constexpr qsizetype positionsKept = 100;
constexpr int worthKeepingMs = 2'000; // from both ends

} // namespace

VoicePlayback::VoicePlayback(MessageListModel &model, AttachmentFiles &files, VoicePlayer &player, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_files(files)
    , m_player(player)
{
    m_pool.setMaxThreadCount(1);
    connect(&player, &VoicePlayer::changed, this, [this] {
        if (m_active.isValid())
            Q_EMIT changed(m_active.row());
    });
    connect(&player, &VoicePlayer::taken, this, [this](const void *owner) {
        if (owner == this)
            keepPosition();
    });
    connect(&player, &VoicePlayer::ended, this, [this](const void *owner) {
        if (owner == this)
            handleEnded();
    });
    connect(&player, &VoicePlayer::failed, this, [this](const void *owner, VoiceProblem problem) {
        if (owner != this)
            return;
        m_brokenKey = problem == VoiceProblem::Damaged ? m_activeKey : QString();
        const int row = activeRow();
        m_active = QPersistentModelIndex();
        Q_EMIT changed(row);
        Q_EMIT stateChanged(row);
        Q_EMIT failed(sentenceOf(problem));
    });
    // It was deleted while it played.
    const auto look = [this] {
        if (m_player.isOf(this) && (!m_active.isValid() || voiceOf(m_model.row(m_active.row())) < 0))
            stop();
    };
    connect(&model, &QAbstractItemModel::rowsRemoved, this, look);
    connect(&model, &QAbstractItemModel::dataChanged, this, look);
}

VoicePlayback::~VoicePlayback()
{
    m_isEnding = true;
    m_pool.clear();
    m_pool.waitForDone();
}

void VoicePlayback::setMemory(const VoiceMemory &memory)
{
    m_memory = memory;
}

void VoicePlayback::stop()
{
    if (m_player.isOf(this))
        m_player.stop();
    m_active = QPersistentModelIndex();
    m_isFetching = false;
    ++m_fetches;
    m_brokenKey.clear();
}

int VoicePlayback::voiceOf(const MessageRow &row)
{
    const auto found = std::ranges::find_if(row.message.attachments, isVoice);
    return found == row.message.attachments.end() ? -1 : int(found - row.message.attachments.begin());
}

// A message of mine is the same before and after the server has it.
QString VoicePlayback::keyOf(const MessageRow &row, int attachment) const
{
    if (!row.message.clientMessageId.isEmpty())
        return m_account + row.message.clientMessageId;
    return m_account + QString::number(row.message.id.value()) + u'-'
        + QString::number(row.message.attachments.at(attachment).id.value());
}

bool VoicePlayback::isActive(int row, int attachment) const
{
    return m_active.isValid() && m_active.row() == row && m_activeAttachment == attachment;
}

int VoicePlayback::durationOf(const MessageRow &row, int attachment) const
{
    const int told = row.message.attachments.at(attachment).durationMs;
    return told > 0 ? told : m_facts.value(keyOf(row, attachment)).durationMs;
}

VoiceState VoicePlayback::state(const MessageRow &row, int attachment)
{
    if (attachment >= row.message.attachments.size())
        return {}; // deleted while it played
    const Attachment &told = row.message.attachments.at(attachment);
    const QString key = keyOf(row, attachment);
    VoiceState state;
    state.durationMs = durationOf(row, attachment);
    state.waveform = told.waveform.isEmpty() ? m_facts.value(key).waveform : told.waveform;
    state.speed = m_memory.speed;
    state.isBroken = key == m_brokenKey;
    state.isUnheard = !row.isOwn() && !m_memory.heard.contains(key);
    state.positionMs = m_memory.positions.value(key);
    if (m_active.isValid() && key == m_activeKey && m_activeAttachment == attachment) {
        state.isFetching = m_isFetching;
        state.isPlaying = m_isFetching || (m_player.isOf(this) && m_player.state() == VoicePlayer::State::Playing);
        state.positionMs = m_isFetching ? m_wantedMs : m_player.isOf(this) ? m_player.positionMs() : state.positionMs;
        state.durationMs = state.durationMs > 0 ? state.durationMs : m_player.durationMs();
    }
    if (told.waveform.isEmpty() && !m_facts.contains(key)) {
        if (const QString path = m_files.pathOf(row, attachment); !path.isEmpty())
            measure(key, path);
    }
    return state;
}

void VoicePlayback::measure(const QString &key, const QString &path)
{
    m_facts.insert(key, {});
    m_pool.start([this, key, path] {
        const Result<VoiceFacts, VoiceProblem> facts = measureVoice(path, m_isEnding);
        const auto tell = [this, key, facts] {
            if (!facts)
                return;
            m_facts.insert(key, *facts);
            Q_EMIT changed(-1);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void VoicePlayback::perform(int row, int attachment, const VoiceCommand &command)
{
    switch (command.kind) {
    case VoiceCommand::Kind::Toggle:
        return toggle(row, attachment);
    case VoiceCommand::Kind::Seek:
        return seek(row, attachment, int(command.value * durationOf(m_model.row(row), attachment)));
    case VoiceCommand::Kind::Step:
        return seek(row, attachment, state(m_model.row(row), attachment).positionMs + int(command.value));
    case VoiceCommand::Kind::Speed: {
        const qsizetype now = std::max<qsizetype>(0, speeds().indexOf(m_memory.speed));
        const qsizetype next = now + (command.value < 0 ? -1 : 1);
        return setSpeed(speeds().at((next + speeds().size()) % speeds().size()));
    }
    }
}

void VoicePlayback::setSpeed(double speed)
{
    m_memory.speed = speed;
    if (m_player.isOf(this))
        m_player.setSpeed(speed);
    Q_EMIT memoryChanged(m_memory);
    Q_EMIT changed(-1);
}

void VoicePlayback::fillMenu(int row, QMenu *menu)
{
    if (voiceOf(m_model.row(row)) < 0)
        return;
    QMenu *speedMenu = menu->addMenu(tr("Speed"));
    speedMenu->setObjectName(u"voiceSpeedMenu"_s);
    for (const double speed : speeds()) {
        QAction *action = speedMenu->addAction(speedText(speed));
        action->setCheckable(true);
        action->setChecked(speed == m_memory.speed);
        connect(action, &QAction::triggered, this, [this, speed] { setSpeed(speed); });
    }
}

const QList<double> &VoicePlayback::speeds()
{
    static const QList<double> all{0.75, 1, 1.25, 1.5, 2}; // contract.md 8
    return all;
}

QString VoicePlayback::speedText(double speed)
{
    return localtext::toString(speed, 'g', 3) + QChar(0x00D7);
}

void VoicePlayback::toggle(int row, int attachment)
{
    if (!isActive(row, attachment)) {
        play(row, attachment, m_memory.positions.value(keyOf(m_model.row(row), attachment)));
    } else if (m_isFetching) {
        stop();
        Q_EMIT changed(row);
    } else {
        m_player.setPaused(m_player.state() == VoicePlayer::State::Playing);
    }
    Q_EMIT stateChanged(row);
}

void VoicePlayback::play(int row, int attachment, int fromMs)
{
    if (m_player.state() != VoicePlayer::State::Silent)
        m_player.stop(); // and its place is remembered
    const int before = activeRow();
    const MessageRow &chosen = m_model.row(row);
    m_active = m_model.index(row);
    m_activeAttachment = attachment;
    m_activeKey = keyOf(chosen, attachment);
    m_wantedMs = fromMs;
    m_isFetching = true;
    m_brokenKey.clear();
    if (!m_memory.heard.contains(m_activeKey)) {
        m_memory.heard.append(m_activeKey);
        m_memory.heard.remove(0, std::max<qsizetype>(0, m_memory.heard.size() - heardKept));
        Q_EMIT memoryChanged(m_memory);
    }
    Q_EMIT changed(before);
    Q_EMIT changed(row);
    m_files.want(chosen, attachment, [this, fetch = ++m_fetches](const QString &path, const Error &error) {
        if (fetch != m_fetches)
            return; // another one was chosen meanwhile
        if (!path.isEmpty())
            return begin(path);
        const int wanted = activeRow();
        stop();
        Q_EMIT changed(wanted);
        const QString what = tr("The voice message could not be loaded.");
        Q_EMIT failed(error.firstMessage().isEmpty() ? what : what + u' ' + error.firstMessage());
    });
}

void VoicePlayback::begin(const QString &path)
{
    m_isFetching = false;
    m_player.play(this, path, m_wantedMs, m_memory.speed);
    Q_EMIT stateChanged(activeRow());
}

// Also one that is silent: it begins there when it is played.
void VoicePlayback::seek(int row, int attachment, int ms)
{
    const int duration = durationOf(m_model.row(row), attachment);
    const int bounded = std::clamp(ms, 0, duration > 0 ? duration : std::max(0, ms));
    if (!isActive(row, attachment)) {
        play(row, attachment, bounded);
        Q_EMIT stateChanged(row);
    } else if (m_isFetching) {
        m_wantedMs = bounded;
    } else {
        m_player.seek(bounded);
    }
}

void VoicePlayback::handleEnded()
{
    const int row = activeRow();
    m_memory.positions.remove(m_activeKey);
    Q_EMIT memoryChanged(m_memory);
    m_active = QPersistentModelIndex();
    Q_EMIT changed(row);
    Q_EMIT stateChanged(row);
    if (row < 0 || m_model.row(row).isOwn())
        return;
    for (int next = row + 1; next < m_model.rowCount(); ++next) {
        const MessageRow &other = m_model.row(next);
        const int attachment = other.isOwn() ? -1 : voiceOf(other);
        if (attachment >= 0 && !m_memory.heard.contains(keyOf(other, attachment))) {
            play(next, attachment, 0);
            Q_EMIT followed(next);
            return;
        }
    }
}

void VoicePlayback::keepPosition()
{
    const int position = m_player.positionMs();
    const int duration = m_player.durationMs();
    const bool isWorthIt = position > worthKeepingMs && (duration <= 0 || position < duration - worthKeepingMs);
    if (!isWorthIt) {
        m_memory.positions.remove(m_activeKey);
    } else {
        while (m_memory.positions.size() >= positionsKept)
            m_memory.positions.erase(m_memory.positions.begin()); // any: nobody keeps track of a hundred
        m_memory.positions.insert(m_activeKey, position);
    }
    Q_EMIT memoryChanged(m_memory);
    const int row = activeRow();
    m_active = QPersistentModelIndex();
    Q_EMIT changed(row);
    Q_EMIT stateChanged(row);
}

QString VoicePlayback::spokenState(int row) const
{
    if (activeRow() != row || row < 0)
        return {};
    const QString time = displaytext::duration(m_player.positionMs());
    if (m_isFetching)
        return tr("is being loaded");
    return m_player.state() == VoicePlayer::State::Playing ? tr("playing, %1").arg(time) : tr("paused, %1").arg(time);
}

} // namespace chautari
