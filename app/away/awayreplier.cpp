// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/away/awayreplier.h"

#include <QtCore/QCryptographicHash>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

// The same on all devices of a person; with the text in it, because an id belongs to one text (rulings.md 8).
QString idOf(ConversationId conversation, const QDateTime &closed, const QString &answer)
{
    const QByteArray text = QCryptographicHash::hash(answer.toUtf8(), QCryptographicHash::Sha256).toHex().first(8);
    return u"away-%1-%2-%3"_s.arg(conversation.value()).arg(closed.toSecsSinceEpoch()).arg(QLatin1StringView(text));
}

} // namespace

AwayReplier::AwayReplier(ChatSession &session, QObject *parent, Clock clock)
    : QObject(parent)
    , m_session(session)
    , m_clock(std::move(clock))
{
    connect(&session, &ChatSession::changed, this, [this](const SessionChanges &changes) { handleChanges(changes); });
    connect(&session, &ChatSession::historyReplaced, this, [this] {
        m_wroteAt.clear();
        m_answered.clear();
    });
}

void AwayReplier::noteOwn(const Message &message)
{
    if (message.sender.id == m_session.me().id) {
        Timestamp &newest = m_wroteAt[message.conversation];
        newest = qMax(newest, message.createdAt);
    }
}

// What arrived before the closing is for the person to answer.
void AwayReplier::handleChanges(const SessionChanges &changes)
{
    for (const Conversation &conversation : changes.conversations) {
        for (const Message &message : conversation.latestMessages)
            noteOwn(message);
    }
    for (const Message &message : changes.messages)
        noteOwn(message);
    const QDateTime now = m_clock();
    const QDateTime closed = m_hours.closedSince(now);
    if (!closed.isValid())
        return;
    const Timestamp since(closed.toMSecsSinceEpoch() * 1000);
    for (const Message &message : changes.arrived) {
        const ConversationId conversation = message.conversation;
        const bool isForMe = message.sender.id != m_session.me().id && message.type != MessageType::System
            && message.deletion == DeletionType::None && message.createdAt >= since;
        if (!isForMe || m_wroteAt.value(conversation) >= since || m_answered.value(conversation) == closed)
            continue;
        m_answered.insert(conversation, closed);
        const QString answer = m_hours.answerAt(now);
        m_session.sendAutomatic(conversation, answer, idOf(conversation, closed, answer));
    }
}

} // namespace chautari
