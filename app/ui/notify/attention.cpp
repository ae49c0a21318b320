// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/notify/attention.h"

#include "app/models/displaytext.h"
#include "app/ui/notify/notificationbus.h"

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

const QString openAction = u"default"_s; // a click on the notice
const QString readAction = u"mark-read"_s;

} // namespace

Attention::Attention(ChatSession &session, const ConversationListModel &model, NotificationBus &bus,
    AttentionOwner &owner, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_bus(bus)
    , m_owner(owner)
{
    connect(&session, &ChatSession::changed, this, [this](const SessionChanges &changes) { handleChanges(changes); });
    connect(&session, &ChatSession::historyReplaced, this, [this] {
        m_toldSeq.clear(); // the same numbers mean other messages now
        m_news.clear();
        m_bus.withdrawAll();
    });
    connect(&session, &ChatSession::signedOut, &m_bus, &NotificationBus::withdrawAll);
    connect(&bus, &NotificationBus::actionInvoked, this, &Attention::handleAction);
    connect(&bus, &NotificationBus::replied, this, &Attention::handleReply);
}

void Attention::setRules(const AttentionRules &rules)
{
    const bool isLockedNow = rules.isLocked && !m_rules.isLocked;
    m_rules = rules;
    if (!rules.isOn || rules.isPaused || isLockedNow) // what stands there has names and texts
        m_bus.withdrawAll();
}

void Attention::handleSight()
{
    if (const ConversationId seen = m_owner.conversationInSight(); seen.isValid())
        withdraw(seen);
}

// The window has its models up to date already: it was connected first.
void Attention::handleChanges(const SessionChanges &changes)
{
    QList<ConversationId> touched;
    for (const Message &message : changes.arrived) {
        qint64 &told = m_toldSeq[message.conversation];
        if (message.sender.id == m_session.me().id || message.deletion != DeletionType::None || message.seq <= told)
            continue;
        told = message.seq;
        News &news = m_news[message.conversation];
        news.last = message;
        ++news.count;
        if (!touched.contains(message.conversation))
            touched.append(message.conversation);
    }
    for (const ConversationId conversation : std::as_const(touched))
        tell(conversation);
    // Read here or on another device.
    for (const Conversation &conversation : changes.conversations) {
        if (conversation.unreadCount == 0)
            withdraw(conversation.id);
    }
    for (const ConversationId gone : changes.conversationsGone)
        withdraw(gone);
    for (const MessageDeletedEvent &deletion : changes.deletions) {
        if (m_news.value(deletion.conversation).last.id == deletion.message)
            withdraw(deletion.conversation);
    }
}

void Attention::tell(ConversationId conversation)
{
    const Conversation *known = m_model.conversation(conversation);
    const bool isMuted = known && known->isMuted;
    const bool isQuiet = !m_rules.isOn || m_rules.isPaused || m_rules.quiet.contains(QTime::currentTime());
    if (isQuiet || isMuted || m_owner.conversationInSight() == conversation) {
        m_news.remove(conversation);
        return;
    }
    const News &news = m_news[conversation];
    DesktopNotice notice;
    const bool isOpen = !m_rules.isLocked;
    notice.title = isOpen ? displaytext::name(news.last.sender.displayName()) : tr("Chautari");
    notice.body = !m_rules.showsText || !isOpen ? tr("%n new message(s)", nullptr, news.count)
        : news.count > 1                        ? tr("%1 (%n new message(s))", "text of the newest", news.count)
                               .arg(displaytext::oneLine(displaytext::message(news.last)))
                         : displaytext::oneLine(displaytext::message(news.last));
    notice.actions = {{openAction, tr("Open")}};
    if (isOpen) {
        notice.actions.append({readAction, tr("Mark as read")});
        notice.replyPlaceholder = tr("Reply");
    }
    m_bus.show(QString::number(conversation.value()), notice);
}

void Attention::withdraw(ConversationId conversation)
{
    if (m_news.remove(conversation))
        m_bus.withdraw(QString::number(conversation.value()));
}

void Attention::markRead(ConversationId conversation)
{
    if (const News news = m_news.value(conversation); news.count > 0)
        m_session.markRead(conversation, news.last.id, news.last.seq);
    withdraw(conversation);
}

void Attention::handleAction(const QString &key, const QString &action)
{
    const ConversationId conversation(key.toLongLong());
    if (action == readAction && !m_rules.isLocked) {
        markRead(conversation);
    } else if (action == openAction) {
        m_owner.bringToFront(conversation);
        withdraw(conversation);
    }
}

void Attention::handleReply(const QString &key, const QString &text)
{
    const ConversationId conversation(key.toLongLong());
    if (text.trimmed().isEmpty() || m_rules.isLocked)
        return;
    m_session.sendText(conversation, text);
    markRead(conversation);
}

} // namespace chautari
