// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/changecollector.h"
#include "app/session/conversationbook.h"
#include "app/session/conversationwishes.h"
#include "app/store/accountfolder.h"
#include "app/store/messagecache.h"
#include "app/store/outboxfile.h"

#include <functional>

namespace chautari {

//! \brief What this computer knows of one account: the list in memory, the rest in the cache on the disk. Every fact
//! goes through here: into the list, into the cache, and to whoever shows it. Works without a disk too (a demo, a
//! read-only home): then nothing outlives the program. When the disk fails, nothing more is written until
//! restartCache(), so that the sync point never says more than what is there. Client-core thread.
class AccountState
{
public:
    //! \param diskFailed told once for each time that the cache stops being written.
    AccountState(ChangeCollector &changes, std::function<void(const Error &)> diskFailed);

    //! From now on the account's folder is used. An error leaves it as it was, without a disk.
    Result<void> open(const QString &root, const AccountRecord &record);
    //! Without a disk: everything can be searched and read again as long as the program runs.
    void openInMemory(UserId me);
    void setMe(UserId me);
    //! Forgets in memory; the files stay.
    void close();
    //! Signed out: what was seen is removed from the disk as well. What was not sent stays.
    void wipe();
    //! The server began another history. What was seen is kept aside, and everything begins empty.
    void beginNewHistory();
    //! My messages that the history before had and this one lacks, oldest first. To be asked once the new one has been
    //! learnt; told once.
    QList<Message> takeLost();
    //! A new connection brings everything since the sync point, so what failed may be tried again. True when something
    //! had: then syncPoint() is older than what was told meanwhile.
    bool restartCache();
    Result<void> save(const AccountRecord &record);

    [[nodiscard]] OutboxFile *outboxFile() const { return m_outbox.get(); }
    [[nodiscard]] QString mediaPath() const { return m_folder ? m_folder->mediaPath() : QString(); }
    [[nodiscard]] SyncPoint syncPoint() const;
    //! The whole list, from the disk, to the list in memory and to who shows it. How many there were.
    qsizetype tellList();

    //! Of the newest message that is known of it; invalid = none is.
    [[nodiscard]] MessageId newestId(ConversationId conversation) const { return m_book.newestId(conversation); }
    [[nodiscard]] QList<Message> latest(ConversationId conversation) const { return m_book.latest(conversation); }
    [[nodiscard]] bool contains(ConversationId id) const { return m_book.contains(id); }
    //! The list's entry when it changed.
    const Conversation *learn(const Conversation &conversation);
    void learn(const Message &message);
    //! The newest of its conversation, or a change of one.
    void learnIntoList(const Message &message);
    void learnDone(const QString &clientMessageId) { m_changes.addDone(clientMessageId); }
    void apply(const MessageDeletedEvent &deletion);
    void apply(const MessageStatusEvent &mark);
    void apply(const ReactionEvent &reaction);
    void noteRead(ConversationId conversation, qint64 seq);
    void forget(ConversationId conversation);
    //! A change that the person made and the server has not confirmed: shown at once, over what the server says.
    void wish(const OutgoingMessage &change);
    //! Confirmed or refused: what the server says counts again.
    void endWish(const OutgoingMessage &change);
    //! As the server tells it; null when it is not known. Valid until the next call.
    [[nodiscard]] const Conversation *told(ConversationId id) const { return m_book.find(id); }
    //! Everything up to here has been learnt. Written with the next commit().
    void notePoint(const SyncPoint &point) { m_point = point; }
    void commit();

    //! A page of history from the server. `from`: nothing between it and the oldest of them is missing; 1 = the
    //! beginning.
    void learnPage(ConversationId conversation, const QList<Message> &messages, qint64 from);
    //! What is here of the `limit` messages before `seq` (0: the newest), ascending.
    struct LocalPage
    {
        QList<Message> messages;
        bool isWhole = false; //!< nothing of this page is missing
        bool hasReachedStart = false;
    };
    [[nodiscard]] LocalPage localPage(ConversationId conversation, qint64 seq, int limit) const;
    [[nodiscard]] QList<Message> search(
        const QString &query, int limit, MessageId before, ConversationId in = {}) const;
    //! What is here of the `limit` newest messages with files before `seq` (0: of all), newest first.
    [[nodiscard]] LocalPage filesPage(ConversationId conversation, qint64 seq, int limit) const;
    //! A slice of what keeps deleted words from staying; true = there is more.
    bool tidy();

private:
    template <typename Write>
    void write(const Write &write);
    void tell(const Conversation &told);
    void fail(const Error &error);
    void rebuildIfDamaged();
    [[nodiscard]] bool mayQuote(const Message &deleted) const;
    void emptyQuotes(const Message &deleted);
    [[nodiscard]] QList<Message> lostIn(MessageCache &before, ConversationId conversation);

    ChangeCollector &m_changes;
    std::function<void(const Error &)> m_diskFailed;
    UserId m_me;
    ConversationBook m_book; //!< as the server tells it
    ConversationWishes m_wishes;
    std::unique_ptr<AccountFolder> m_folder;
    std::unique_ptr<MessageCache> m_cache;
    std::unique_ptr<OutboxFile> m_outbox;
    QString m_before; //!< the cache of the history before, until takeLost()
    std::optional<SyncPoint> m_point; //!< not written yet
    bool m_hasFailed = false;
};

} // namespace chautari
