// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/storewitness.h"

#include "server/storage/sqlite/sqlitestores.h"
#include "tests/soak/fraildisk.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>

#include <algorithm>

namespace chautari::soak {

using namespace Qt::StringLiterals;
using namespace chautari::server;

namespace {

//! Empty, but not null, when it was deleted for everyone.
QString shownText(const MessageRecord &message)
{
    return message.isDeleted() ? u""_s : message.text;
}

Result<MessageRecord> changeIn(
    WriteTransaction &tx, MessageId id, UserId sender, const std::optional<QString> &text, Timestamp at)
{
    auto found = tx.stores().messages().byIdFor(id, sender);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error::of(ErrorCode::NotFound);
    MessageRecord message = **found;
    auto conversation = tx.stores().conversations().byId(message.conversation);
    if (!conversation)
        return conversation.error();
    const Result<void> done = text ? tx.stores().messages().edit(**conversation, message, *text, at)
                                   : tx.stores().messages().erase(**conversation, message, at);
    if (!done)
        return done.error();
    return message;
}

QString integrity(StorageRoom &room)
{
    const auto answer = room.write<QString>([](WriteTransaction &tx) -> Result<QString> {
        SqliteQuery query = static_cast<SqliteStores &>(tx.stores()).connection().query("PRAGMA integrity_check");
        return query.next() ? query.readText() : QString();
    });
    return answer ? *answer : answer.error().firstMessage();
}

} // namespace

void copyFolder(const QString &from, const QString &to)
{
    QDirIterator it(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString copy = to + path.mid(from.size());
        QDir().mkpath(QFileInfo(copy).path());
        // QFile::copy() syncs, which is most of the time then.
        QFile source(path);
        QFile target(copy);
        if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly)
            || target.write(source.readAll()) != source.size())
            qFatal("%s cannot be copied", qPrintable(path));
        target.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
}

QString StoreWitness::newText()
{
    return u"text %1 "_s.arg(m_random.generate()) + u"नमस्ते "_s.repeated(int(m_random.bounded(300)));
}

std::optional<Error> StoreWitness::giveCommand(StorageRoom &room)
{
    const int what = int(m_random.bounded(10));
    if (what < 7 || m_memories.isEmpty())
        return say(room);
    return change(room, what == 9);
}

std::optional<Error> StoreWitness::say(StorageRoom &room)
{
    const int count = 1 + int(m_random.bounded(6));
    std::vector<std::pair<QString, Answer>> answers;
    const auto early = std::make_shared<std::atomic<int>>(0);
    for (int i = 0; i < count; ++i) {
        const qint64 conversation = 1 + m_random.bounded(conversations);
        const qint64 sender = 2 * conversation - m_random.bounded(2);
        const QString id = u"w-%1"_s.arg(++m_written);
        const QString text = newText();
        m_memories.insert(id, {{}, sender, conversation, 0, {QString(), text}});
        const MessageRecord message = aMessage(conversation, sender, text, id);
        answers.emplace_back(id, room.writeLater<MessageRecord>([message, early](WriteTransaction &tx) {
            auto stored = sendIn(tx, message);
            if (stored)
                ++*early;
            return stored;
        }));
    }
    std::optional<Error> failure;
    int believed = 0;
    for (auto &[id, answer] : answers) {
        const auto result = answer.get();
        if (!result && !failure)
            failure = result.error();
        // They are run in order, so it is the first ones that ran.
        if (!result && !(m_believesEarly && believed < *early))
            continue;
        ++believed;
        ++m_acknowledged;
        Memory &memory = m_memories[id];
        memory.mayBe.removeFirst();
        if (result) {
            memory.id = result->id;
            memory.seq = result->seq;
        }
    }
    return failure;
}

std::optional<Error> StoreWitness::change(StorageRoom &room, bool isDeletion)
{
    const auto it = std::next(m_memories.begin(), m_random.bounded(int(m_memories.size())));
    Memory &memory = it.value();
    if (!memory.id.isValid() || memory.mayBe.size() > 1 || memory.mayBe.constFirst().isEmpty())
        return say(room);
    const std::optional<QString> text = isDeletion ? std::nullopt : std::optional(newText());
    memory.mayBe.append(text.value_or(u""_s));
    const auto result = room.write<MessageRecord>([id = memory.id, sender = memory.sender, text](WriteTransaction &tx) {
        return changeIn(tx, id, UserId(sender), text, SystemClock().now());
    });
    if (!result)
        return result.error();
    ++m_acknowledged;
    memory.mayBe.removeFirst();
    return std::nullopt;
}

QStringList StoreWitness::examine(const QString &dataFolder)
{
    SqliteStorage::Options options;
    options.dataDir = dataFolder;
    options.vfs = FrailDisk::name();
    FrailDisk::start({}); // faultless, and quicker than the real one
    StorageRoom room(options, StorageRoom::Door::Shut);
    if (const auto opened = room.tryOpen(); !opened)
        return {u"it does not open: "_s + opened.error().firstMessage()};
    QStringList findings;
    if (const QString answer = integrity(room); answer != u"ok"_s)
        findings.append(u"integrity_check: "_s + answer);
    for (qint64 number = 1; number <= conversations; ++number) {
        const QList<MessageRecord> stored = room.messagesOf(ConversationId(number));
        examineConversation(number, stored, findings);
        if (room.conversation(ConversationId(number)).lastSeq != stored.size())
            findings.append(u"conversation %1 counts otherwise than it holds"_s.arg(number));
    }
    return findings;
}

void StoreWitness::examineConversation(qint64 number, const QList<MessageRecord> &stored, QStringList &findings)
{
    QMap<QString, const MessageRecord *> byId;
    for (qsizetype i = 0; i < stored.size(); ++i) {
        const MessageRecord &message = stored.at(i);
        if (message.seq != i + 1)
            findings.append(u"conversation %1: seq %2 in place %3"_s.arg(number).arg(message.seq).arg(i + 1));
        if (!m_memories.contains(message.clientMessageId))
            findings.append(u"nobody said %1"_s.arg(message.clientMessageId));
        if (byId.contains(message.clientMessageId))
            findings.append(u"doubled: %1"_s.arg(message.clientMessageId));
        byId.insert(message.clientMessageId, &message);
    }
    m_memories.removeIf([&](QMap<QString, Memory>::iterator it) {
        Memory &memory = it.value();
        if (memory.conversation != number)
            return false;
        const MessageRecord *const found = byId.value(it.key());
        const QString text = found ? shownText(*found) : QString();
        const bool isPromised = std::ranges::any_of(
            memory.mayBe, [&](const QString &may) { return may == text && may.isNull() == text.isNull(); });
        if (!isPromised)
            findings.append(found ? u"altered: %1"_s.arg(it.key()) : u"lost: %1"_s.arg(it.key()));
        if (found && memory.seq != 0 && found->seq != memory.seq)
            findings.append(u"%1 was seq %2 and is %3"_s.arg(it.key()).arg(memory.seq).arg(found->seq));
        if (!found)
            return true;
        memory.id = found->id;
        memory.seq = found->seq;
        memory.mayBe = {text};
        return false;
    });
}

} // namespace chautari::soak
