// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/conversation.h"

#include <QtWidgets/QMenu>

#include <functional>

namespace chautari {

enum class ConversationAction { Pin, Unpin, Mute, Unmute, MarkRead, MarkUnread, Archive, Unarchive, Export, Delete };

//! \brief What can be done with one conversation. Says what was chosen, once; Delete only after a question. GUI thread;
//! deletes itself when it closes.
class ConversationMenu : public QMenu
{
    Q_OBJECT
public:
    //! \param hasSettings whether the server keeps pins and mute
    ConversationMenu(const Conversation &conversation, bool hasSettings, QWidget *parent);

Q_SIGNALS:
    void chosen(chautari::ConversationAction action);

private:
    void add(ConversationAction action, const QString &text, const QString &name);
};

//! Asks in plain words, without blocking; `confirmed` is called when the person means it.
void askToDeleteConversation(const Conversation &conversation, QWidget *parent, const std::function<void()> &confirmed);

} // namespace chautari
