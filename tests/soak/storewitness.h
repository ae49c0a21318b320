// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/storage/storageroom.h"

#include <QtCore/QMap>
#include <QtCore/QRandomGenerator>

namespace chautari::soak {

//! \brief Gives a storage commands and remembers what each message may say now: one text after an answer, the text
//! before and after when there was none. Then looks whether that is what a storage holds.
class StoreWitness
{
public:
    static constexpr int conversations = 3;

    //! \param believesEarly takes a command for done before it is committed: a control.
    StoreWitness(quint32 seed, bool believesEarly)
        : m_random(seed)
        , m_believesEarly(believesEarly)
    { }

    //! A few messages at once, or an edit, or a deletion. The first error that was answered, if any.
    std::optional<Error> giveCommand(server::StorageRoom &room);
    [[nodiscard]] int acknowledged() const { return m_acknowledged; }

    //! What in the folder is not as it was promised, a line each. It is opened without any fault. What was open before
    //! is settled by what is found.
    QStringList examine(const QString &dataFolder);

private:
    struct Memory
    {
        MessageId id;
        qint64 sender = 0;
        qint64 conversation = 0;
        qint64 seq = 0; //!< 0: never told
        QStringList mayBe; //!< texts; null = not there
    };
    using Answer = std::future<Result<server::MessageRecord>>;

    std::optional<Error> say(server::StorageRoom &room);
    std::optional<Error> change(server::StorageRoom &room, bool isDeletion);
    void examineConversation(qint64 number, const QList<server::MessageRecord> &stored, QStringList &findings);
    [[nodiscard]] QString newText();

    QRandomGenerator m_random;
    bool m_believesEarly;
    QMap<QString, Memory> m_memories; //!< by client_message_id
    int m_written = 0;
    int m_acknowledged = 0;
};

//! Whole files only; what is there is overwritten.
void copyFolder(const QString &from, const QString &to);

} // namespace chautari::soak
