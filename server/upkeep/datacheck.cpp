// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/datacheck.h"

#include "server/media/mediastore.h"
#include "server/storage/sqlite/sqliteauditstore.h"
#include "server/storage/sqlite/sqlitemigrator.h"
#include "server/storage/sqlite/sqlstatements.h"
#include "server/storage/textcipher.h"
#include "server/upkeep/keyenvelope.h"
#include "server/upkeep/systemfiles.h"

#include <QtCore/QFile>

#include <sqlite3.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostProblems = 100;
constexpr int stepsBetweenLooks = 20'000; // of SQLite's machine

// ---- what is asked
// ---------------------------------------------------------------------------------------------------

constexpr char integrity[] = "PRAGMA integrity_check(100)";
constexpr char references[] = "PRAGMA foreign_key_check";
constexpr char countEverything[] = "SELECT (SELECT count(*) FROM conversations), (SELECT count(*) FROM messages)";

// (conversation, seq) is unique, so as many as the last number, from 1, means that there is no gap.
constexpr char gaps[]
    = "SELECT c.id, c.last_seq, count(m.seq) AS there, coalesce(max(m.seq), 0) AS newest, coalesce(min(m.seq), 1) AS "
      "oldest FROM conversations c LEFT JOIN messages m ON m.conversation = c.id GROUP BY c.id"
      " HAVING there <> c.last_seq OR newest <> c.last_seq OR oldest <> 1";

constexpr char unreadCounters[]
    = "WITH sides AS (SELECT id, provider AS user, unread_provider AS stored, provider_read_seq AS read_seq FROM "
      "conversations UNION ALL SELECT id, customer, unread_customer, customer_read_seq FROM conversations),"
      " counted AS (SELECT id, user, stored, (SELECT count(*) FROM messages m WHERE m.conversation = s.id"
      " AND m.sender <> s.user AND m.deleted_at = 0 AND m.seq > max(s.read_seq, coalesce((SELECT cleared_seq FROM "
      "participants p WHERE p.conversation = s.id AND p.user = s.user), 0)) AND NOT EXISTS (SELECT 1 FROM "
      "hidden_messages h WHERE h.conversation = s.id AND h.user = s.user AND h.seq = m.seq)) AS real FROM sides s)"
      " SELECT id, user, stored, real FROM counted WHERE stored <> real";

constexpr char hiddenCounters[]
    = "WITH counted AS (SELECT conversation, user, hidden_count, (SELECT count(*) FROM hidden_messages h WHERE "
      "h.conversation = p.conversation AND h.user = p.user AND h.seq > p.cleared_seq) AS real FROM participants p)"
      " SELECT conversation, user, hidden_count, real FROM counted WHERE hidden_count <> real";

constexpr char marksAhead[]
    = "SELECT id, last_seq, max(provider_read_seq, provider_delivered_seq, customer_read_seq, customer_delivered_seq)"
      " AS mark FROM conversations WHERE mark > last_seq";

constexpr char positionsAhead[]
    = "SELECT (SELECT value FROM meta WHERE key = 'position') AS stored, max((SELECT coalesce(max(position), 0) FROM "
      "messages), (SELECT coalesce(max(position), 0) FROM conversations)) AS newest WHERE newest > stored";

constexpr char unknownAttachments[]
    = "SELECT a.id, a.message FROM attachments a JOIN messages m ON m.id = a.message WHERE (m.extras & 1) = 0";

constexpr char namedFiles[]
    = "SELECT storage_name, is_ready, CASE is_ready WHEN 1 THEN file_size ELSE received END, hash FROM attachments"
      " UNION ALL SELECT picture, 1, -1, picture_hash FROM users WHERE picture <> ''";
constexpr char isStillNamed[]
    = "SELECT 1 FROM attachments WHERE storage_name = ?1 UNION ALL SELECT 1 FROM users WHERE picture = ?1";

//! Four numbers at most, and the sentence that they go into.
struct Count
{
    const char *sql;
    int columns;
    const char *sentence;
};

constexpr Count counts[] = {
    {gaps, 3, "Conversation %1 should have messages 1 to %2, without a gap; it has %3."},
    {unreadCounters, 4, "Conversation %1 counts %3 unread messages for user %2, but there are %4."},
    {hiddenCounters, 4, "Conversation %1 counts %3 hidden messages for user %2, but there are %4."},
    {marksAhead, 3, "Conversation %1 ends with message %2, but somebody is said to have got %3."},
    {positionsAhead, 2, "The database says it is at position %1, but has a row of position %2."},
    {unknownAttachments, 2, "File %1 belongs to message %2, which does not know of it."},
};

//! What is sealed: the three numbers of its row, then the bytes.
struct SealedColumn
{
    const char *sql;
    TextCipher::Purpose purpose;
    const char *sentence;
};

constexpr SealedColumn sealedColumns[] = {
    {"SELECT conversation, seq, sender, body FROM messages WHERE body <> x''", TextCipher::Purpose::Message,
        "The text of message %2 in conversation %1 does not open."},
    {"SELECT message, version, 0, body FROM message_versions", TextCipher::Purpose::MessageVersion,
        "Version %2 of the message with id %1 does not open."},
    {"SELECT conversation, user, 0, note FROM participants WHERE note <> x''", TextCipher::Purpose::Note,
        "The note of user %2 on conversation %1 does not open."},
    {"SELECT user, 0, 0, secret FROM two_factor", TextCipher::Purpose::TwoFactor,
        "The second factor of user %1 does not open."},
    {"SELECT message, user, 0, reason FROM message_flags", TextCipher::Purpose::Flag,
        "The reason why user %2 flagged the message with id %1 does not open."},
};
constexpr char sealedNames[] = "SELECT storage_name, owner, sealed_name FROM attachments";

struct MediaRow
{
    QString name;
    bool isReady = false;
    qint64 size = 0;
    QByteArray hash;
};

// ---- the asking
// ------------------------------------------------------------------------------------------------------

//! \brief One look at one data directory.
class Look
{
public:
    Look(SqliteConnection &connection, const TextCipher &cipher, const QString &mediaFolder, Cancellation isCancelled)
        : m_connection(connection)
        , m_cipher(cipher)
        , m_media(mediaFolder)
        , m_isCancelled(std::move(isCancelled))
    { }

    DataCheck::Report take()
    {
        if (!m_connection.execute(sql::beginRead)) {
            blame(u"The database cannot be read."_s);
            return m_report;
        }
        checkPages();
        // Whatever else is asked of a damaged file is answered at random.
        if (m_report.isFine()) {
            checkReferences();
            for (const Count &count : counts)
                checkCounts(count);
            for (const SealedColumn &column : sealedColumns)
                checkSealed(column);
            checkSealedNames();
            checkAuditLog();
        }
        const QList<MediaRow> files = mediaRows();
        (void)m_connection.execute(sql::commit).hasValue();
        for (const MediaRow &file : files)
            checkFile(file);
        return m_report;
    }

private:
    [[nodiscard]] bool isCancelled() const { return m_isCancelled && m_isCancelled(); }

    void blame(const QString &sentence)
    {
        if (m_report.problems.size() < mostProblems)
            m_report.problems.append(sentence);
        else
            ++m_report.furtherProblems;
    }

    void blameIfFailed(const SqliteQuery &query)
    {
        if (query.hasFailed() && !isCancelled())
            blame(u"The database could not be read to its end: it is damaged, or the disk is."_s);
    }

    void checkPages()
    {
        SqliteQuery query = m_connection.query(integrity);
        while (query.next()) {
            const QString line = query.readText();
            if (line != "ok"_L1)
                blame(u"The database is damaged: %1."_s.arg(line));
        }
        blameIfFailed(query);
        if (!m_report.isFine())
            return;
        SqliteQuery count = m_connection.query(countEverything);
        if (count.next()) {
            m_report.conversations = count.readInteger();
            m_report.messages = count.readInteger();
        }
    }

    void checkReferences()
    {
        SqliteQuery query = m_connection.query(references);
        while (query.next()) {
            const QString table = query.readText();
            const auto row = query.readOptionalText();
            blame(u"A row of %1 (%2) names a row of %3 that is not there."_s.arg(
                table, row.value_or(u"?"_s), query.readText()));
        }
        blameIfFailed(query);
    }

    void checkCounts(const Count &count)
    {
        SqliteQuery query = m_connection.query(count.sql);
        while (query.next()) {
            QString sentence = QString::fromLatin1(count.sentence);
            for (int i = 1; i <= count.columns; ++i)
                sentence.replace(u"%%1"_s.arg(i), QString::number(query.readInteger()));
            blame(sentence);
        }
        blameIfFailed(query);
    }

    void checkSealed(const SealedColumn &column)
    {
        SqliteQuery query = m_connection.query(column.sql);
        while (!isCancelled() && query.next()) {
            TextCipher::Row row{column.purpose, 0, 0, 0};
            row.first = query.readInteger();
            row.second = query.readInteger();
            row.third = query.readInteger();
            if (!m_cipher.open(row, query.readBlob()))
                blame(QString::fromLatin1(column.sentence)
                          .replace(u"%1"_s, QString::number(row.first))
                          .replace(u"%2"_s, QString::number(row.second)));
        }
        blameIfFailed(query);
    }

    void checkAuditLog()
    {
        const Result<AuditCheck> log = SqliteAuditStore::check(m_connection, m_cipher);
        if (!log)
            blame(u"The audit log cannot be read."_s);
        else if (!log->isWhole)
            blame(u"The audit log was changed: line %1 is not what was written, or is missing."_s.arg(log->brokenAt));
    }

    void checkSealedNames()
    {
        SqliteQuery query = m_connection.query(sealedNames);
        while (query.next()) {
            const QString name = query.readText();
            const auto row = TextCipher::fileNameRow(name, query.readInteger());
            if (!m_cipher.open(row, query.readBlob()))
                blame(u"What the sender called the file %1 does not open."_s.arg(name));
        }
        blameIfFailed(query);
    }

    QList<MediaRow> mediaRows()
    {
        SqliteQuery query = m_connection.query(namedFiles);
        const auto rows = allRows(query, [](SqliteQuery &row) {
            MediaRow file;
            file.name = row.readText();
            file.isReady = row.readBool();
            file.size = row.readInteger();
            file.hash = row.readBlob();
            return file;
        });
        blameIfFailed(query);
        return rows ? *rows : QList<MediaRow>();
    }

    void checkFile(const MediaRow &file)
    {
        if (isCancelled())
            return;
        ++m_report.files;
        const auto body = m_media.open(file.name);
        if (!body) {
            if (isNamed(file.name)) // or it was deleted while we looked
                blame(u"The file %1 is not on the disk."_s.arg(file.name));
            return;
        }
        const bool hasSize
            = file.isReady ? file.size < 0 || (*body)->length == file.size : (*body)->length >= file.size;
        if (!hasSize)
            blame(u"The file %1 has %2 bytes instead of %3."_s.arg(file.name).arg((*body)->length).arg(file.size));
        else if (file.isReady && !file.hash.isEmpty() && !hasHash(file))
            blame(u"The file %1 has changed since it came."_s.arg(file.name));
    }

    [[nodiscard]] bool hasHash(const MediaRow &file) const
    {
        const auto contents = m_media.read(file.name, 0);
        return contents && contents->hash == file.hash;
    }

    bool isNamed(const QString &name)
    {
        SqliteQuery query = m_connection.query(isStillNamed);
        return query.bind(name).next();
    }

    SqliteConnection &m_connection;
    const TextCipher &m_cipher;
    const MediaStore m_media;
    const Cancellation m_isCancelled;
    DataCheck::Report m_report;
};

} // namespace

QStringList DataCheck::Report::sentences() const
{
    QStringList all = problems;
    if (furtherProblems > 0)
        all.append(u"And %1 further problems."_s.arg(furtherProblems));
    all.append((isFine() ? u"Everything is in order: %1 conversations, %2 messages, %3 files."_s
                         : u"Looked at %1 conversations, %2 messages, %3 files. A backup can be restored with "
                           "`chautari-server restore FILE --data-dir DIR --replace`."_s)
                   .arg(conversations)
                   .arg(messages)
                   .arg(files));
    return all;
}

Result<DataCheck::Report> DataCheck::run() const
{
    const QString database = m_dataDir + u"/chautari.db"_s;
    if (!QFile::exists(database))
        return problem(u"There is no Chautari database in %1."_s.arg(m_dataDir));
    const auto keys = readBackupKeys(m_dataDir + u"/keys"_s);
    if (!keys)
        return keys.error();
    const TextCipher cipher(keys->value(u"text.key"_s), keys->value(u"search.key"_s));
    auto connection = SqliteConnection::open(database, SqliteConnection::Access::ReadOnly);
    if (!connection)
        return problem(u"The database %1 cannot be opened: it is damaged."_s.arg(database));
    {
        SqliteQuery schema = (*connection)->query(sql::userVersion);
        if (!schema.next())
            return problem(u"The database %1 cannot be read: it is damaged."_s.arg(database));
        if (schema.readInteger() != SqliteMigrator::bundled().constLast().version)
            return problem(u"The database %1 was made by another version. Start this version's server once, so that "
                           "it is brought up to date, then check it."_s.arg(database));
    }
    sqlite3_progress_handler((*connection)->handle(), stepsBetweenLooks,
        [](void *self) {
            const auto &isCancelled = static_cast<const DataCheck *>(self)->m_isCancelled;
            return isCancelled && isCancelled() ? 1 : 0;
        },
        const_cast<DataCheck *>(this));
    Report report = Look(**connection, cipher, m_dataDir + u"/media"_s, m_isCancelled).take();
    if (m_isCancelled && m_isCancelled())
        return problem(u"The check was stopped, because the server stops."_s);
    return report;
}

} // namespace chautari::server
