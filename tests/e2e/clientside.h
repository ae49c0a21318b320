// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/clientcore.h"
#include "tests/support/testserver.h"

#include <QtTest/QSignalSpy>

#include <algorithm>

namespace chautari::test {

using namespace Qt::StringLiterals;

inline constexpr auto demoPassword = "chautari-demo";

//! \brief One person's session with everything it ever said, as a window would have it.
class ClientSide
{
public:
    ClientSide(ClientCore &core, const QUrl &url)
        : ClientSide(core, ServerAddress::fromHttpUrl(url))
    { }
    ClientSide(ClientCore &core, const ServerAddress &address)
        : session(core.createSession(address))
        , loaded(session.get(), &ChatSession::conversationsLoaded)
        , failed(session.get(), &ChatSession::signInFailed)
        , signedOut(session.get(), &ChatSession::signedOut)
        , historyPages(session.get(), &ChatSession::historyLoaded)
    {
        QObject::connect(session.get(), &ChatSession::changed, session.get(),
            [this](const SessionChanges &changes) { apply(changes); });
    }

    void signIn(const QString &name)
    {
        session->signIn(name + u"@demo.chautari.app"_s, QString::fromLatin1(demoPassword));
    }
    [[nodiscard]] bool isOnline() const { return session->connectionStatus().state == ConnectionState::Online; }

    //! Messages with this text, in this conversation.
    [[nodiscard]] int count(ConversationId conversation, const QString &text) const
    {
        return int(
            std::ranges::count_if(messages.value(conversation), [&](const Message &m) { return m.text == text; }));
    }
    //! Texts that start with `prefix`, by seq.
    [[nodiscard]] QStringList texts(ConversationId conversation, const QString &prefix) const
    {
        QStringList found;
        for (const Message &message : messages.value(conversation)) {
            if (message.text.startsWith(prefix))
                found.append(message.text);
        }
        return found;
    }
    [[nodiscard]] qint64 seqOf(ConversationId conversation, const QString &text) const
    {
        for (const Message &message : messages.value(conversation)) {
            if (message.text == text)
                return message.seq;
        }
        return 0;
    }
    [[nodiscard]] bool hasMark(ConversationId conversation, MessageStatus status, qint64 seq) const
    {
        return std::ranges::any_of(marks, [&](const MessageStatusEvent &mark) {
            return mark.conversation == conversation && mark.status == status && mark.upToSeq >= seq
                && mark.updatedBy != session->me().id;
        });
    }

    std::unique_ptr<ChatSession> session;
    QSignalSpy loaded;
    QSignalSpy failed;
    QSignalSpy signedOut;
    QSignalSpy historyPages;
    QHash<ConversationId, Conversation> conversations;
    QHash<ConversationId, QMap<qint64, Message>> messages; //!< by seq
    QHash<QString, OutgoingMessage> outgoing;
    QList<MessageStatusEvent> marks;
    QList<TypingEvent> typing;
    QHash<UserId, bool> online;
    int batches = 0;

private:
    void apply(const SessionChanges &changes)
    {
        ++batches;
        for (const Conversation &conversation : changes.conversations)
            conversations[conversation.id] = conversation;
        for (const ConversationId gone : changes.conversationsGone)
            conversations.remove(gone);
        for (const Message &message : changes.messages)
            messages[message.conversation][message.seq] = message;
        for (const OutgoingMessage &message : changes.outgoing)
            outgoing[message.clientMessageId] = message;
        for (const QString &id : changes.outgoingDone)
            outgoing.remove(id);
        marks += changes.marks;
        typing += changes.typing;
        for (const PresenceEvent &presence : changes.presence)
            online[presence.user] = presence.isOnline;
    }
};

} // namespace chautari::test
