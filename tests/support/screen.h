// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/frames.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

#include <functional>

namespace chautari::test {

//! \brief What a client has on its screen, kept by nothing but frames, put over each other by position: the oracle of
//! every test of what comes back after an absence.
class Screen
{
public:
    explicit Screen(UserId viewer)
        : m_viewer(viewer)
    { }

    //! Frames that tell nothing of messages and conversations are passed over.
    void show(const ServerFrame &frame);

    [[nodiscard]] const QMap<MessageId, Message> &messages() const { return m_messages; }
    //! One line for each thing that can be seen. Of the other side's messages only whether they are read: that they
    //! were delivered here, here is no news. Live, clients count for themselves what is unread.
    enum class Unread { Shown, Left };
    [[nodiscard]] QStringList lines(Unread unread = Unread::Shown) const;

private:
    void apply(const ConversationCreatedEvent &event) { put(event.conversation); }
    void apply(const ConversationUpdatedEvent &event) { put(event.conversation); }
    void apply(const ConversationDeletedEvent &event);
    void apply(const MessageCreatedEvent &event) { put(event.message); }
    void apply(const MessageUpdatedEvent &event) { put(event.message); }
    void apply(const MessageDeletedEvent &event);
    void apply(const MessageStatusEvent &event);
    void apply(const ReactionEvent &event);
    template <typename Other>
    void apply(const Other &)
    { }

    void put(const Conversation &conversation);
    void put(const Message &message);
    void forget(const std::function<bool(const Message &)> &isGone);

    UserId m_viewer;
    QMap<ConversationId, Conversation> m_conversations;
    QMap<MessageId, Message> m_messages;
    QSet<MessageId> m_hidden; //!< deleted for the viewer: an older frame does not bring it back
};

} // namespace chautari::test
