// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/outgoing.h"
#include "shared/protocol/frames.h"
#include "sqlite/sqliteconnection.h"

namespace chautari {

//! A mark that the server has not confirmed.
struct StoredMark
{
    MarkCommand command;
    qint64 seq = 0; //!< of its message
};

//! \brief The outbox of one account on the disk. Each call is one transaction with synchronous=FULL: what returned
//! without an error survives the program, the computer and the power. A file of its own, so that a damaged cache costs
//! nobody a message. Client-core thread.
class OutboxFile
{
public:
    //! \param folder where the bytes of waiting files lie; made when needed. A damaged outbox is moved aside and said
    //! so in the log; a new one begins.
    static Result<std::unique_ptr<OutboxFile>> open(const QString &path, const QString &folder);

    //! In the order in which they were done. What was on its way is Queued again.
    Result<QList<OutgoingMessage>> outgoing();
    //! A new one; its files are copied first, to filePath(), unless it is refused already.
    Result<void> add(const OutgoingMessage &outgoing);
    //! Its text, problem and triedAfter; the rest does not change.
    Result<void> update(const OutgoingMessage &outgoing);
    Result<void> remove(const QString &clientMessageId);
    //! Where the bytes of its files are; `number` counts them from 0.
    [[nodiscard]] QString filePath(const QString &clientMessageId, qsizetype number) const;

    //! What was written and not sent.
    Result<Drafts> drafts();
    Result<void> putDraft(ConversationId conversation, const QString &text); //!< an empty one is forgotten

    Result<QList<StoredMark>> marks();
    Result<void> put(const StoredMark &mark);
    //! Every mark of that kind up to `seq`.
    Result<void> removeMark(ConversationId conversation, MessageStatus kind, qint64 seq);

private:
    OutboxFile(std::unique_ptr<SqliteConnection> connection, QString folder);
    Result<void> copyIn(const QString &source, const QString &target) const;
    Result<void> insert(const OutgoingMessage &outgoing);
    Result<QHash<QString, QList<OutgoingFile>>> furtherFiles();

    std::unique_ptr<SqliteConnection> m_connection;
    QString m_folder;
};

} // namespace chautari
