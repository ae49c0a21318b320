// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>

namespace chautari {

//! \brief The signed-in person's conversations, archived ones too: pinned ones first, then latest first. GUI thread;
//! fed with SessionChanges, never asks anybody.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        ConversationRole = Qt::UserRole + 1, //!< chautari::Conversation
        ConversationIdRole, //!< qint64
        OnlineRole, //!< bool, of the other participant
        TypingRole, //!< bool
        UnreadRole, //!< int
        LastTextRole, //!< QString, one line, "You: ..." for own ones
        LastTimeRole, //!< qint64, microseconds
        PinnedRole, //!< bool, like the next three
        MutedRole,
        ArchivedRole,
        MarkedUnreadRole,
        WaitingRole, //!< Waiting, as int
    };

    //! Who is to answer; nobody where nothing was said.
    enum class Waiting { Nobody, ForMe, ForThem };

    explicit ConversationListModel(QObject *parent = nullptr);

    void setMe(UserId me);
    void apply(const SessionChanges &changes);
    void clear();

    [[nodiscard]] int rowOf(ConversationId conversation) const; //!< -1 when unknown
    [[nodiscard]] const Conversation *conversation(ConversationId id) const;
    //! Without what is muted or archived: the person wants peace from it.
    [[nodiscard]] int totalUnread() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the other person's name, Qt::AccessibleTextRole a whole sentence.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void upsert(const Conversation &conversation);
    void noteMessage(const Message &message);
    void remove(ConversationId conversation);
    void place(int row); //!< moves a row to where its last message puts it
    void emitChanged(int row);
    [[nodiscard]] Waiting waiting(const Conversation &conversation) const;
    [[nodiscard]] QString lastText(const Conversation &conversation) const;
    [[nodiscard]] QString sentence(const Conversation &conversation) const;

    UserId m_me;
    QList<Conversation> m_rows;
    QHash<UserId, bool> m_online;
    QHash<ConversationId, bool> m_typing;
};

} // namespace chautari
