// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/ledger.h"

#include <QtCore/QMap>

#include <algorithm>

namespace chautari::soak {

using namespace Qt::StringLiterals;

void Ledger::write(const Letter &letter)
{
    if (m_entries.contains(letter.word))
        return;
    Entry entry;
    entry.letter = letter;
    entry.writtenAt = ++m_moment;
    m_entries.insert(letter.word, entry);
}

void Ledger::noteSent(const QString &word)
{
    Entry &entry = m_entries[word];
    if (entry.sentAt == 0)
        entry.sentAt = ++m_moment;
}

void Ledger::noteAck(const QString &word, qint64 seq)
{
    Entry &entry = m_entries[word];
    if (entry.ackedAt != 0)
        return;
    entry.ackedAt = ++m_moment;
    entry.ackedSeq = seq;
    ++m_acknowledged;
}

QStringList Ledger::compare(const QList<StoredLetter> &stored, Order order) const
{
    QStringList findings;
    compareLetters(stored, findings);
    QMap<qint64, QList<StoredLetter>> conversations;
    for (const StoredLetter &one : stored)
        conversations[one.letter.conversation].append(one);
    for (QList<StoredLetter> &conversation : conversations) {
        std::ranges::sort(conversation, {}, &StoredLetter::seq);
        compareOrder(conversation, order, findings);
    }
    return findings;
}

void Ledger::compareLetters(const QList<StoredLetter> &stored, QStringList &findings) const
{
    QHash<QString, int> seenWords;
    for (const auto &[kept, seq] : stored) {
        const auto entry = m_entries.constFind(kept.word);
        if (entry == m_entries.cend() || entry->sentAt == 0) {
            findings.append(u"nobody sent %1"_s.arg(kept.word));
            continue;
        }
        const Letter &own = entry->letter;
        if (++seenWords[kept.word] == 2)
            findings.append(u"doubled: %1"_s.arg(kept.word));
        if (kept.text != own.text || kept.sender != own.sender || kept.conversation != own.conversation)
            findings.append(u"altered: %1"_s.arg(kept.word));
        if (kept.file != own.file)
            findings.append(u"another file: %1"_s.arg(kept.word));
        if (entry->ackedSeq != 0 && entry->ackedSeq != seq)
            findings.append(u"%1 was acknowledged as seq %2 and is %3"_s.arg(kept.word).arg(entry->ackedSeq).arg(seq));
    }
    for (const Entry &entry : m_entries) {
        if (entry.ackedAt != 0 && !seenWords.contains(entry.letter.word))
            findings.append(u"lost: %1"_s.arg(entry.letter.word));
    }
}

void Ledger::compareOrder(const QList<StoredLetter> &conversation, Order order, QStringList &findings) const
{
    qint64 seq = 0;
    qint64 latestSent = 0;
    QHash<QString, qint64> latestWritten; // by writer
    for (const StoredLetter &one : conversation) {
        if (one.seq != seq + 1)
            findings.append(u"conversation %1: seq %2 follows %3"_s.arg(one.letter.conversation).arg(one.seq).arg(seq));
        seq = one.seq;
        const auto entry = m_entries.constFind(one.letter.word);
        if (entry == m_entries.cend())
            continue;
        if (entry->ackedAt != 0 && entry->ackedAt < latestSent)
            findings.append(u"%1 stands behind what was sent after its acknowledgement"_s.arg(one.letter.word));
        latestSent = std::max(latestSent, entry->sentAt);
        qint64 &written = latestWritten[one.letter.word.section(u'-', 0, 0)];
        if (order == Order::ByWriting && entry->writtenAt < written)
            findings.append(u"%1 stands behind what its sender wrote later"_s.arg(one.letter.word));
        written = std::max(written, entry->writtenAt);
    }
}

} // namespace chautari::soak
