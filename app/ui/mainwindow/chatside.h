// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/mainwindow/shell.h"

#include <QtWidgets/QSplitter>

namespace chautari {

class ChatPage;
class DetailsPane;

//! \brief The chat, and its details beside it. Where there is no room for both, the details stand in the chat's place
//! until they are closed. Whether they are wanted is remembered. GUI thread.
class ChatSide : public QSplitter
{
    Q_OBJECT
public:
    ChatSide(ChatSession &session, const Shell &shell, QWidget *parent = nullptr);
    ~ChatSide() override;

    //! Below this width, at normal text, one of the two is shown at a time.
    static constexpr int foldWidth = 640;

    [[nodiscard]] ChatPage &chat() const { return *m_chat; }
    //! By its shortcut: the keyboard goes along.
    void toggleDetails();

Q_SIGNALS:
    void exportRequested(chautari::ConversationId conversation);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Focus { Stays, Follows };
    void toggle(Focus focus);
    void showDetails(bool isShown, Focus focus);
    void updatePanes();
    [[nodiscard]] bool isWide() const;

    Shell m_shell;
    ChatPage *m_chat;
    DetailsPane *m_details;
    bool m_isWanted; //!< beside the chat
    bool m_isInFront = false; //!< in its place
    bool m_hasConversation = false;
    bool m_isSized = false;
};

} // namespace chautari
