// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/outgoing.h"
#include "shared/protocol/conversation.h"

#include <QtCore/QHash>

namespace chautari {

//! \brief What a person wants of conversations and the server has not confirmed. It lies over what the server says, so
//! that a wish is seen at once, and so that one the server refuses leaves no trace. Client-core thread.
class ConversationWishes
{
public:
    //! The later one of its kind counts.
    void add(const OutgoingMessage &change);
    void remove(ConversationId conversation, OutgoingKind kind);
    void clear() { m_wishes.clear(); }

    [[nodiscard]] bool isDeleted(ConversationId id) const;
    [[nodiscard]] Conversation applied(const Conversation &told) const;
    //! Whether a server that took this change has done it.
    [[nodiscard]] static bool isMet(const OutgoingMessage &change, const Conversation &told);

private:
    struct Wish
    {
        OutgoingKind kind = OutgoingKind::Pin;
        bool isSet = true;
        QString text;
    };

    static void apply(const Wish &wish, Conversation &conversation);

    QHash<ConversationId, QList<Wish>> m_wishes;
};

} // namespace chautari
