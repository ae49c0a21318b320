// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"

#include <QtCore/QDate>

namespace chautari {

class DayPicker;
class MessageListModel;
class MessageView;
class ThemeController;

//! \brief Goes to the first message of a day, or of the next day that has one: asks for the day, loads what is missing
//! between it and what is shown, says so when there is nothing. GUI thread; everything it is given outlives it.
class DayJump : public QObject
{
    Q_OBJECT
public:
    DayJump(ChatSession &session, const MessageListModel &model, MessageView &view, const ThemeController &theme,
        QObject *parent = nullptr);

    //! \param day marked at first; invalid: that of the messages on the screen
    void open(const Conversation &conversation, QDate day = {});
    //! Every page that came, after its messages are in the model.
    void handleHistory(const HistoryPage &page);
    void stop();

private:
    void go(QDate day);
    void show(int row);
    [[nodiscard]] int rowOf(QDate day) const;

    ChatSession &m_session;
    const MessageListModel &m_model;
    MessageView &m_view;
    const ThemeController &m_theme;
    DayPicker *m_picker = nullptr;
    ConversationId m_conversation;
    QDate m_wanted; //!< on the way there; invalid: nowhere
};

} // namespace chautari
