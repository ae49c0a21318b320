// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

namespace chautari::soak {

//! A message as its sender wrote it. The first word of its text names it, whatever id it was sent under: the writer, a
//! hyphen, a number. A person may have several writers.
struct Letter
{
    QString word;
    qint64 sender = 0;
    qint64 conversation = 0;
    QString text;
    QByteArray file; //!< SHA-256 of its file; empty = none

    static QString wordOf(const QString &text) { return text.section(u' ', 0, 0); }
};

//! A message as somebody who asks the server now is told it.
struct StoredLetter
{
    Letter letter;
    qint64 seq = 0;
};

//! \brief What senders were promised, kept outside of the server: what was written, when it was first sent, when it was
//! acknowledged. Moments are counted, not timed. One thread.
class Ledger
{
public:
    //! Before it is sent. Whoever writes the same letter again, to send it through another door, is not a second one.
    void write(const Letter &letter);
    void noteSent(const QString &word); //!< only the first time counts
    void noteAck(const QString &word, qint64 seq);

    [[nodiscard]] int written() const { return int(m_entries.size()); }
    [[nodiscard]] int acknowledged() const { return m_acknowledged; }

    //! Whether writers send one after the other: then each one's messages stand in the order of their writing.
    enum class Order { ByWriting, ByAck };
    //! What is lost, doubled, altered or out of order in `stored`, which is everything there is: a line for each. An
    //! acknowledged message precedes every one that was first sent after the acknowledgement.
    [[nodiscard]] QStringList compare(const QList<StoredLetter> &stored, Order order = Order::ByWriting) const;

private:
    struct Entry
    {
        Letter letter;
        qint64 writtenAt = 0;
        qint64 sentAt = 0; //!< 0: not yet
        qint64 ackedAt = 0; //!< 0: not yet
        qint64 ackedSeq = 0;
    };
    void compareLetters(const QList<StoredLetter> &stored, QStringList &findings) const;
    void compareOrder(const QList<StoredLetter> &conversation, Order order, QStringList &findings) const;

    QHash<QString, Entry> m_entries;
    qint64 m_moment = 0;
    int m_acknowledged = 0;
};

} // namespace chautari::soak
