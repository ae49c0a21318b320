// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/conversationlistmodel.h"
#include "app/session/chatsession.h"
#include "app/ui/notify/quiethours.h"

namespace chautari {

class NotificationBus;

//! What a person wants to be told about.
struct AttentionRules
{
    bool isOn = true;
    bool showsText = true; //!< else only that somebody wrote
    bool isPaused = false; //!< "do not disturb", until the person says otherwise
    QuietHours quiet{};
    bool isLocked = false; //!< the program: then nothing is told but that somebody wrote, and nothing can be answered
};

//! \brief Where the person is. Implemented by the window.
class AttentionOwner
{
public:
    virtual ~AttentionOwner() = default;
    AttentionOwner() = default;
    AttentionOwner(const AttentionOwner &) = delete;
    AttentionOwner &operator=(const AttentionOwner &) = delete;

    //! The conversation being looked at right now; invalid while the window is not in front.
    [[nodiscard]] virtual ConversationId conversationInSight() const = 0;
    virtual void bringToFront(ConversationId conversation) = 0;
};

//! \brief Decides what the desktop is told of new messages, and what its answers do: a click opens the conversation, an
//! answer is sent, "mark as read" marks. What was read anywhere is withdrawn. One notice per conversation. GUI thread.
class Attention : public QObject
{
    Q_OBJECT
public:
    Attention(ChatSession &session, const ConversationListModel &model, NotificationBus &bus, AttentionOwner &owner,
        QObject *parent = nullptr);

    void setRules(const AttentionRules &rules);
    //! The person looks at something else now.
    void handleSight();

private:
    struct News
    {
        Message last;
        int count = 0;
    };

    void handleChanges(const SessionChanges &changes);
    void tell(ConversationId conversation);
    void withdraw(ConversationId conversation);
    void handleAction(const QString &key, const QString &action);
    void handleReply(const QString &key, const QString &text);
    void markRead(ConversationId conversation);

    ChatSession &m_session;
    const ConversationListModel &m_model;
    NotificationBus &m_bus;
    AttentionOwner &m_owner;
    AttentionRules m_rules;
    QHash<ConversationId, News> m_news; //!< told and not yet seen
    QHash<ConversationId, qint64> m_toldSeq; //!< what comes again after a break is not news
};

} // namespace chautari
