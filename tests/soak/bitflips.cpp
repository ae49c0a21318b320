// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/bitflips.h"

#include "tests/server/storage/storageroom.h"
#include "tests/soak/storewitness.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>

#include <cstdio>

// guarantees.md G14: flipped bits and cut files of the database and its log crash nothing, and no wrong text is shown.
namespace chautari::soak {

using namespace Qt::StringLiterals;
using namespace chautari::server;

namespace {

constexpr int talks = 3;
constexpr int saidBefore = 200; // in the database
constexpr int saidAfter = 60; // in the log
constexpr int foldersOfOneChild = 25;
constexpr int childMs = 120'000;
const QString unreadable = u"[ENCRYPTED]"_s;

class FlippedFolders
{
public:
    explicit FlippedFolders(const Settings &settings)
        : m_folder(settings.folder + u"/flips"_s)
        , m_random(settings.seed)
    {
        fill();
    }
    ~FlippedFolders() { QDir(m_folder).removeRecursively(); }
    FlippedFolders(const FlippedFolders &) = delete;
    FlippedFolders &operator=(const FlippedFolders &) = delete;

    //! A child reads so many damaged folders.
    void flip(int count)
    {
        QStringList folders;
        QStringList damages;
        for (int i = 0; i < count; ++i) {
            folders.append(m_folder + u"/%1"_s.arg(i));
            QDir(folders.last()).removeRecursively();
            copyFolder(m_folder + u"/whole"_s, folders.last());
            damages.append(damage(folders.last()));
        }
        QProcess child;
        child.setStandardErrorFile(QProcess::nullDevice());
        child.start(QCoreApplication::applicationFilePath(), QStringList(u"--read-aloud"_s) + folders);
        const bool isDone = child.waitForFinished(childMs);
        const int read = compare(QString::fromUtf8(child.readAllStandardOutput()));
        if (!isDone || child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0)
            findings.append(u"a reader crashed or hung: "_s + damages.value(read));
        m_flips += count;
    }

    [[nodiscard]] QStringList counts() const
    {
        return {u"%1 damaged folders"_s.arg(m_flips), u"%1 refused"_s.arg(m_refused), u"%1 texts right"_s.arg(m_right),
            u"%1 said to be unreadable"_s.arg(m_unreadable), u"%1 not there"_s.arg(m_missing)};
    }
    QStringList findings;

private:
    //! Some of it in the database, some in the log, as a killed server leaves it.
    void fill()
    {
        const QString live = m_folder + u"/live"_s;
        SqliteStorage::Options options;
        options.dataDir = live;
        {
            StorageRoom(options).addPairs(talks);
        }
        {
            StorageRoom room(options);
            say(room, saidBefore);
        }
        StorageRoom room(options);
        say(room, saidAfter);
        copyFolder(live, m_folder + u"/whole"_s);
    }

    void say(StorageRoom &room, int count)
    {
        for (int i = 0; i < count; ++i) {
            const qint64 conversation = 1 + i % talks;
            const QString text
                = u"text %1 %2"_s.arg(m_random.generate()).arg(u"and more "_s.repeated(i % 120)).trimmed();
            const auto stored = room.send(aMessage(conversation, 2 * conversation - i % 2, text));
            if (!stored)
                qFatal("%s", qPrintable(stored.error().firstMessage()));
            m_texts.insert(key(conversation, stored->seq), text);
        }
    }

    static QString key(qint64 conversation, qint64 seq) { return u"%1 %2"_s.arg(conversation).arg(seq); }

    //! Says where.
    QString damage(const QString &folder)
    {
        const QString name = m_random.bounded(3) == 0 ? u"/chautari.db-wal"_s : u"/chautari.db"_s;
        QFile file(folder + name);
        if (!file.open(QIODevice::ReadWrite) || file.size() == 0)
            qFatal("%s cannot be damaged", qPrintable(file.fileName()));
        const qint64 at = m_random.bounded(file.size());
        if (m_random.bounded(8) == 0) {
            file.resize(at);
            return u"%1 cut at %2"_s.arg(name).arg(at);
        }
        for (int bits = 1 << m_random.bounded(4); bits > 0; --bits) {
            const qint64 place = std::min(at + m_random.bounded(64), file.size() - 1);
            char byte = 0;
            file.seek(place);
            file.getChar(&byte);
            file.seek(place);
            file.putChar(char(byte ^ (1 << m_random.bounded(8))));
        }
        return u"%1 flipped at %2"_s.arg(name).arg(at);
    }

    //! How many folders were read to the end.
    int compare(const QString &aloud)
    {
        int read = 0;
        const QStringList lines = aloud.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            const QString kind = line.section(u' ', 0, 0);
            if (kind == u"refused"_s) {
                ++m_refused;
            } else if (kind == u"folder"_s) {
                m_missing += int(m_texts.size());
            } else if (kind == u"text"_s) {
                --m_missing;
                compareText(line.section(u' ', 1, 2), line.section(u' ', 3));
            }
            read += kind == u"refused"_s || kind == u"end"_s ? 1 : 0;
        }
        return read;
    }

    void compareText(const QString &place, const QString &text)
    {
        if (text == m_texts.value(place))
            ++m_right;
        else if (text == unreadable)
            ++m_unreadable;
        else
            findings.append(u"\"%1\" is shown for \"%2\""_s.arg(text.left(60), m_texts.value(place).left(60)));
    }

    QString m_folder;
    QRandomGenerator m_random;
    QHash<QString, QString> m_texts;
    int m_flips = 0;
    int m_refused = 0;
    int m_right = 0;
    int m_unreadable = 0;
    int m_missing = 0;
};

void sayAloud(const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

} // namespace

int readFoldersAloud(const QStringList &folders)
{
    for (const QString &folder : folders) {
        SqliteStorage::Options options;
        options.dataDir = folder;
        StorageRoom room(options, StorageRoom::Door::Shut);
        if (!room.tryOpen()) {
            sayAloud(u"refused"_s);
            continue;
        }
        sayAloud(u"folder"_s);
        for (qint64 conversation = 1; conversation <= talks; ++conversation) {
            const QList<MessageRecord> messages = room.messagesOf(ConversationId(conversation));
            for (const MessageRecord &message : messages) {
                if (!message.isDeleted())
                    sayAloud(u"text %1 %2 %3"_s.arg(conversation).arg(message.seq).arg(message.text));
            }
        }
        sayAloud(u"end"_s);
        std::fflush(stdout);
    }
    return 0;
}

Outcome runBitFlips(const Settings &settings)
{
    Outcome outcome;
    FlippedFolders flipped(settings);
    const int flips = settings.pick(200, 10'000);
    for (int done = 0; done < flips; done += foldersOfOneChild)
        flipped.flip(foldersOfOneChild);
    outcome.findings = flipped.findings;
    outcome.counts = flipped.counts();
    outcome.notRun.append(u"files of messages: tst_attachments has a flipped one"_s);
    return outcome;
}

} // namespace chautari::soak
