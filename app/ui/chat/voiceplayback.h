// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"
#include "app/ui/chat/messagetiles.h"
#include "app/ui/chat/voicememory.h"
#include "app/voice/voicedecoder.h"
#include "app/voice/voiceplayer.h"

#include <QtCore/QPersistentModelIndex>
#include <QtCore/QThreadPool>

class QMenu;

namespace chautari {

class AttachmentFiles;

//! \brief Plays the voice messages of the conversation on the screen: one at a time, from where it was left, and after
//! one of somebody else's the next that was not heard. Where a server told no waveform it listens to the file itself.
//! GUI thread; model, files and player outlive it.
class VoicePlayback : public QObject
{
    Q_OBJECT
public:
    VoicePlayback(MessageListModel &model, AttachmentFiles &files, VoicePlayer &player, QObject *parent = nullptr);
    ~VoicePlayback() override; //!< waits for the file being listened to

    void setMemory(const VoiceMemory &memory);
    //! Whose memory it is: the ids of messages are a server's own.
    void setAccount(const QString &account) { m_account = account; }
    //! Another conversation: falls silent and remembers where.
    void stop();
    [[nodiscard]] VoiceState state(const MessageRow &row, int attachment);
    void perform(int row, int attachment, const VoiceCommand &command);
    void setSpeed(double speed);
    void fillMenu(int row, QMenu *menu);
    [[nodiscard]] int activeRow() const { return m_active.isValid() ? m_active.row() : -1; }
    //! For a screen reader: "playing, 0:04"; empty when there is nothing to say.
    [[nodiscard]] QString spokenState(int row) const;
    //! The voice message of a row; -1 when it has none.
    [[nodiscard]] static int voiceOf(const MessageRow &row);

    [[nodiscard]] static const QList<double> &speeds();
    [[nodiscard]] static QString speedText(double speed); //!< "1.5×"

Q_SIGNALS:
    void changed(int row); //!< looks different now
    void stateChanged(int row); //!< began, paused or ended
    void memoryChanged(const chautari::VoiceMemory &memory);
    void followed(int row); //!< this one began by itself
    void failed(const QString &sentence);

private:
    void toggle(int row, int attachment);
    void play(int row, int attachment, int fromMs);
    void begin(const QString &path);
    void seek(int row, int attachment, int ms);
    void handleEnded();
    void keepPosition();
    void measure(const QString &key, const QString &path);
    [[nodiscard]] bool isActive(int row, int attachment) const;
    [[nodiscard]] int durationOf(const MessageRow &row, int attachment) const;
    [[nodiscard]] QString keyOf(const MessageRow &row, int attachment) const;

    MessageListModel &m_model;
    AttachmentFiles &m_files;
    VoicePlayer &m_player;
    VoiceMemory m_memory;
    QString m_account;
    QPersistentModelIndex m_active; //!< plays, is paused, or is being fetched
    int m_activeAttachment = 0;
    QString m_activeKey;
    bool m_isFetching = false; //!< its file comes first
    int m_wantedMs = 0; //!< where it is to begin then
    int m_fetches = 0;
    QString m_brokenKey; //!< the last one that could not be played
    QHash<QString, VoiceFacts> m_facts; //!< empty ones are being found out, or cannot be
    QThreadPool m_pool;
    std::atomic<bool> m_isEnding = false; //!< nobody waits for m_pool's answers
};

} // namespace chautari
