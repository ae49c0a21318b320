// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"
#include "app/session/chatsession.h"
#include "app/ui/chat/voicememory.h"
#include "app/ui/compose/cannedreply.h"
#include "app/ui/compose/emojipicker.h"
#include "app/ui/widgets/theme.h"
#include "app/voice/voicedevices.h"

#include <QtWidgets/QWidget>

namespace chautari {

class SpellChecker;
struct CameraDevices;

//! \brief The right-hand pane: header, message list, typing line, connection banner, composer, for one conversation of
//! one session. Knows nothing of the list beside it. Without a conversation it shows a calm empty state.
class ChatPage : public QWidget
{
    Q_OBJECT
public:
    //! \param devices what voice messages are recorded and played with
    ChatPage(ChatSession &session, const ThemeController &theme, QWidget *parent = nullptr,
        const VoiceDevices &devices = VoiceDevices::ofSystem());
    ~ChatPage() override;

    //! Shows it, asks the session for its newest page and puts the focus into the composer.
    void openConversation(const Conversation &conversation, bool isPeerOnline);
    //! Fresh facts about the one that is open: name, presence.
    void updateConversation(const Conversation &conversation, bool isPeerOnline);
    void closeConversation();
    [[nodiscard]] ConversationId conversation() const;
    //! Everything the session says; the page takes what is its own.
    void apply(const SessionChanges &changes);
    void setBackVisible(bool isVisible);
    void forward(const QList<Message> &messages, ConversationId to);
    void openSearch();
    void openDays();
    void setSendsOnEnter(bool isOn);
    //! What `/` in the composer offers.
    void setReplies(const QList<CannedReply> &replies);
    void setEmojiTaste(const EmojiTaste &taste);
    void setVoiceMemory(const VoiceMemory &memory);
    void setCamera(const CameraDevices &devices);
    //! Of what is written; the checker outlives the page.
    void setSpelling(SpellChecker &checker);
    //! Nobody is there to hear or to speak: playing and recording end.
    void silence();
    //! Shows a message of the conversation that is open, as soon as it is loaded.
    void showMessage(MessageId message, qint64 seq);
    //! The same, and opens one of its files then.
    void openFile(const Message &message, int attachment);
    void setDetailsShown(bool isShown);
    void focusComposer();

Q_SIGNALS:
    void signInRequested();
    void testRequested(); //!< of the network between here and the server
    void forwardRequested(const QList<chautari::Message> &messages);
    void emojiTasteChanged(const chautari::EmojiTaste &taste);
    void voiceMemoryChanged(const chautari::VoiceMemory &memory);
    void detailsToggled();
    //! What is open now, or facts about it that are new; an invalid id when nothing is.
    void conversationShown(const chautari::Conversation &conversation, bool isPeerOnline);
    void backRequested(); //!< Esc, or the arrow shown when the window is folded to one pane

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chautari
