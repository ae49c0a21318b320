// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/companion.h"

#include "app/host/companionreplies.h"
#include "shared/core/clock.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace chautari {

namespace {

// A person's pace: looks up, reads, thinks, types.
constexpr int readAfterMs = 600;
constexpr int typeAfterMs = 1'000;
constexpr int typingLeastMs = 1'500;
constexpr int typingMostMs = 3'000;
constexpr int keystrokeMs = 1'000; // the session stops "typing" after 2 s without one

} // namespace

class Companion::Private
{
public:
    Private(ClientCore &clientCore, const ServerAddress &address, QRandomGenerator generator)
        : core(clientCore)
        , server(address)
        , random(generator)
    { }

    void apply(const SessionChanges &changes);
    void notice(const Message &message);
    void read(ConversationId conversation);
    void type(ConversationId conversation);
    void reply(ConversationId conversation);
    //! Runs `step` unless the companion was stopped meanwhile.
    template <typename Step>
    void after(int delayMs, Step step)
    {
        QTimer::singleShot(delayMs, session.get(), step);
    }

    ClientCore &core;
    ServerAddress server;
    QRandomGenerator random;
    std::unique_ptr<ChatSession> session;
    //! What the answers on their way are answers to. More messages of the same burst only change that.
    QHash<ConversationId, Message> answers;
    QHash<ConversationId, qint64> seenSeqs; //!< nothing is answered twice
    Timestamp startedAt; //!< of the same clock as the server's: both run on this computer
};

void Companion::Private::apply(const SessionChanges &changes)
{
    for (const Message &message : changes.messages)
        notice(message);
    // What was written while the companion was still on its way is only in the list.
    for (const Conversation &conversation : changes.conversations) {
        if (!conversation.latestMessages.isEmpty() && conversation.latestMessages.first().createdAt >= startedAt)
            notice(conversation.latestMessages.first());
    }
}

void Companion::Private::notice(const Message &message)
{
    const ConversationId conversation = message.conversation;
    qint64 &seen = seenSeqs[conversation];
    if (message.sender.id == session->me().id || message.seq <= seen)
        return;
    seen = message.seq;
    const auto found = answers.find(conversation);
    if (found != answers.end()) {
        *found = message;
        return;
    }
    answers.insert(conversation, message);
    after(readAfterMs, [this, conversation] { read(conversation); });
    after(typeAfterMs, [this, conversation] { type(conversation); });
    after(typeAfterMs + random.bounded(typingLeastMs, typingMostMs), [this, conversation] { reply(conversation); });
}

void Companion::Private::read(ConversationId conversation)
{
    const Message last = answers.value(conversation);
    session->markRead(conversation, last.id, last.seq);
}

void Companion::Private::type(ConversationId conversation)
{
    if (!answers.contains(conversation))
        return;
    session->setTyping(conversation, true);
    after(keystrokeMs, [this, conversation] { type(conversation); });
}

void Companion::Private::reply(ConversationId conversation)
{
    const Message last = answers.take(conversation);
    session->markRead(conversation, last.id, last.seq);
    session->sendText(conversation, companionReply(last.text, random));
}

Companion::Companion(ClientCore &core, const ServerAddress &server, QObject *parent, QRandomGenerator random)
    : QObject(parent)
    , d(std::make_unique<Private>(core, server, random))
{ }

Companion::~Companion() = default;

void Companion::start(const QString &email, const QString &password)
{
    stop();
    d->startedAt = SystemClock().now();
    d->session = d->core.createSession(d->server);
    connect(
        d->session.get(), &ChatSession::changed, this, [this](const SessionChanges &changes) { d->apply(changes); });
    d->session->signIn(email, password);
}

void Companion::stop()
{
    d->answers.clear();
    d->seenSeqs.clear();
    d->session.reset();
}

bool Companion::isRunning() const
{
    return d->session != nullptr;
}

} // namespace chautari
