// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/media/samplemedia.h"
#include "tests/support/sanitizer.h"
#include "tests/support/testserver.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

const QString messages = u"/api/messaging/messages/"_s;
const QString uploads = u"/api/messaging/uploads/"_s;

HttpClient::FormPart field(const QString &name, const QString &value)
{
    return {name, {}, value.toUtf8()};
}

HttpClient::FormPart file(const QString &name, const QByteArray &content, const QByteArray &type = {})
{
    return {u"attachment"_s, name, content, type};
}

//! Path and query, for our own client.
QString local(const QJsonValue &url)
{
    const QUrl parsed(url.toString());
    return parsed.path(QUrl::FullyEncoded) + u'?' + parsed.query(QUrl::FullyEncoded);
}

} // namespace

//! Files, from a form or in parts to who may have them, in a whole server.
class AttachmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void comesBackToWhoMayHaveIt();
    void servesParts();
    void aDamagedFileIsNotServed();
    void answersAsDescribed();
    void carriesSeveralFiles();
    void refusedLeavesNoFile_data();
    void refusedLeavesNoFile();
    void aBrokenFormIsToldInTheOriginalsWords_data();
    void aBrokenFormIsToldInTheOriginalsWords();
    void aRepeatedSendKeepsOneFile();
    void aBadTokenIsRefusedAtTheHead();
    void deletedIsGoneFromTheDisk();
    void comesInParts();
    void namesOnlyOwnUnusedUploads();
    void socketsGetTheirOwnLinks();
    void getsAPreview();
    void corpusReachesNothing();
    void fieldsMayComeAsAForm();

private:
    HttpClient &http() { return m_server->http(); }
    HttpAnswer send(const QList<HttpClient::FormPart> &parts, const QString &who = u"asha"_s)
    {
        return http().postForm(messages, m_server->token(who), parts);
    }
    int filesOnDisk();
    qint64 uploaded(const QString &who, const QByteArray &content);

    std::unique_ptr<TestServer> m_server;
    const QByteArray m_png = picture({40, 20}, "png");
};

void AttachmentsTest::initTestCase()
{
    m_server = std::make_unique<TestServer>([](ServerConfig &config) {
        config.hasRateLimits = false;
        config.media.fileBytes = 1024 * 1024;
        config.media.workerProgram = QStringLiteral(CHAUTARI_MEDIA_WORKER);
    });
}

void AttachmentsTest::cleanupTestCase()
{
    m_server.reset();
}

//! Without thumbnails.
int AttachmentsTest::filesOnDisk()
{
    int count = 0;
    for (const QString &folder : {u"/media"_s, u"/incoming"_s}) {
        QDirIterator it(m_server->dataDir() + folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            count += it.next().endsWith(u".thumb"_s) ? 0 : 1;
    }
    return count;
}

void AttachmentsTest::comesBackToWhoMayHaveIt()
{
    const HttpAnswer answer = send({field(u"conversation"_s, u"1"_s), field(u"text"_s, u"with a picture"_s),
        field(u"message_type"_s, u"voice"_s), file(u"pic one.png"_s, m_png, "image/png")});
    QVERIFY2(answer.status == 201, answer.body.constData());
    const QJsonObject message = answer.json();
    QCOMPARE(message.value("message_type"_L1).toString(), u"image"_s);
    QCOMPARE(message.value("text"_L1).toString(), u"with a picture"_s);
    QCOMPARE(message.value("attachment"_L1), message.value("attachment_url"_L1));
    QVERIFY(message.value("attachment_url"_L1).toString().startsWith(m_server->url().toString() + u"/media/"_s));
    const QJsonObject attachment = message.value("attachments"_L1)[0].toObject();
    QCOMPARE(attachment.value("file_name"_L1).toString(), u"pic one.png"_s);
    QCOMPARE(attachment.value("file_size"_L1).toInteger(), m_png.size());
    QCOMPARE(attachment.value("file_type"_L1).toString(), u"image/png"_s);

    const QString link = local(message.value("attachment_url"_L1));
    const HttpAnswer got = http().send("GET", link);
    QCOMPARE(got.status, 200);
    QCOMPARE(got.body, m_png);
    QCOMPARE(got.header("Content-Type"), "image/png");
    QCOMPARE(got.header("X-Content-Type-Options"), "nosniff");
    QCOMPARE(got.header("Content-Disposition"), "attachment; filename=\"pic_one.png\"; filename*=UTF-8''pic%20one.png");
    QVERIFY(got.header("Content-Security-Policy").startsWith("sandbox"));
    QVERIFY(got.header("Cache-Control").startsWith("private"));

    const QString bare = link.section(u'?', 0, 0);
    for (const QString &who : {u"asha"_s, u"bikash"_s})
        QCOMPARE(http().send("GET", bare, m_server->token(who)).body, m_png);
    QCOMPARE(http().send("GET", bare, m_server->token(u"sunita"_s)).status, 404);
    QCOMPARE(http().send("GET", bare, m_server->token(u"maya"_s)).status, 404);
    QCOMPARE(http().send("GET", bare).status, 401);
    QCOMPARE(http().send("GET", bare + u"?exp=9999999999&sig=AAAAAAAAAAAAAAAAAAAAAA"_s).status, 404);
    QCOMPARE(http().send("GET", u"/media/message_attachments/1/20261123_182132_pic_one.png"_s).status, 404);
}

// A bit flips on the disk, of a file that was found sound before, and of one that nobody has looked at.
void AttachmentsTest::aDamagedFileIsNotServed()
{
    const auto damage = [this](const QString &name) {
        QFile stored(m_server->dataDir() + u"/media/"_s + name.left(2) + u'/' + name);
        QVERIFY(stored.open(QIODevice::ReadWrite) && stored.seek(m_png.size() / 2));
        QVERIFY(stored.putChar(char(m_png.at(m_png.size() / 2) ^ 1)));
    };
    const QList<HttpClient::FormPart> parts{field(u"conversation"_s, u"1"_s), file(u"a.png"_s, m_png)};
    for (const bool wasServed : {true, false}) {
        const QString link = local(send(parts).json().value("attachment_url"_L1));
        if (wasServed) {
            QCOMPARE(http().send("GET", link).body, m_png);
            QCOMPARE(http().send("GET", link).body, m_png);
        }
        damage(link.section(u'/', 2, 2));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"^The file [0-9a-f]{32} is damaged"_s));
        QCOMPARE(http().send("GET", link, {}, {{"Range", "bytes=0-3"}}).status, 404);
        const HttpAnswer again = http().send("GET", link); // and is not read again
        QCOMPARE(again.status, 404);
        QCOMPARE(again.json().value("detail"_L1).toString(), u"Not found."_s);
    }
}

void AttachmentsTest::servesParts()
{
    const QJsonObject message = send({field(u"conversation"_s, u"1"_s), file(u"a.png"_s, m_png)}).json();
    const QString link = local(message.value("attachment_url"_L1));
    const HttpAnswer whole = http().send("GET", link);
    const QByteArray etag = whole.header("ETag");
    const HttpAnswer part = http().send("GET", link, {}, {{"Range", "bytes=3-9"}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, m_png.mid(3, 7));
    QCOMPARE(part.header("Content-Range"), "bytes 3-9/" + QByteArray::number(m_png.size()));
    QCOMPARE(http().send("GET", link, {}, {{"Range", "bytes=3-9"}, {"If-Range", "\"other\""}}).body, m_png);
    QCOMPARE(http().send("GET", link, {}, {{"Range", "bytes=3-9"}, {"If-Range", etag}}).status, 206);
    QCOMPARE(http().send("GET", link, {}, {{"Range", "bytes=999999-"}}).status, 416);
    QCOMPARE(http().send("GET", link, {}, {{"If-None-Match", etag}}).status, 304);
    const HttpAnswer head = http().send("HEAD", link);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.header("Content-Length").toLongLong(), m_png.size());
}

//! What the description says of /media is what comes, no more and no less.
void AttachmentsTest::answersAsDescribed()
{
    const QJsonObject message = send({field(u"conversation"_s, u"1"_s), file(u"a.png"_s, m_png)}).json();
    const QString link = local(message.value("attachment_url"_L1));
    const QString bare = link.section(u'?', 0, 0);
    const QByteArray etag = http().send("GET", link).header("ETag");
    QSet<QString> came;
    const auto note = [&](const HttpAnswer &answer) { came.insert(QString::number(answer.status)); };
    note(http().send("GET", link));
    note(http().send("GET", link, {}, {{"Range", "bytes=3-9"}}));
    note(http().send("GET", link, {}, {{"Range", "bytes=999999-"}}));
    note(http().send("GET", link, {}, {{"If-None-Match", etag}}));
    note(http().send("GET", bare));
    note(http().send("GET", bare, u"not.a.token"_s));
    note(http().send("GET", bare, m_server->token(u"maya"_s)));
    note(http().send("GET", bare + u"?exp=1&sig=AAAAAAAAAAAAAAAAAAAAAA"_s));

    QFile description(u":/chautari/openapi.yaml"_s);
    QVERIFY(description.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(description.readAll());
    const QString path = text.section(u"\n  /media/"_s, 1).section(u"\n  /"_s, 0, 0);
    static const QRegularExpression status(u"\\n {8}'(\\d+)':"_s);
    QSet<QString> described;
    for (auto found = status.globalMatch(path); found.hasNext();)
        described.insert(found.next().captured(1));
    QCOMPARE(came, described);
}

void AttachmentsTest::carriesSeveralFiles()
{
    const HttpAnswer answer = send({field(u"conversation"_s, u"1"_s), {u"attachment[]"_s, u"1.pdf"_s, "%PDF-1.4\n", {}},
        {u"attachments"_s, u"2.png"_s, m_png, {}}, file(u"3.gif"_s, "GIF89a;")});
    QVERIFY2(answer.status == 201, answer.body.constData());
    const QJsonArray files = answer.json().value("attachments"_L1).toArray();
    QCOMPARE(files.size(), 3);
    QCOMPARE(files.at(0)["file_name"_L1].toString(), u"1.pdf"_s);
    QCOMPARE(files.at(2)["file_name"_L1].toString(), u"3.gif"_s);
    QCOMPARE(answer.json().value("message_type"_L1).toString(), u"file"_s);
    QCOMPARE(answer.json().value("attachment"_L1), files.at(0)["file_url"_L1]);
    QCOMPARE(http().send("GET", local(files.at(1)["file_url"_L1])).body, m_png);
}

void AttachmentsTest::refusedLeavesNoFile_data()
{
    QTest::addColumn<QString>("conversation");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("field");
    QTest::newRow("a program") << u"1"_s << u"x.exe"_s << m_png << 400 << u"attachment"_s;
    QTest::newRow("empty") << u"1"_s << u"e.png"_s << QByteArray() << 400 << u"attachment"_s;
    QTest::newRow("a lie") << u"1"_s << u"a.png"_s << QByteArray("<html>") << 400 << u"attachment"_s;
    QTest::newRow("too large") << u"1"_s << u"a.png"_s << QByteArray(m_png + QByteArray(1024 * 1024, 'x')) << 400
                               << u"attachment"_s;
    QTest::newRow("a stranger's conversation") << u"2"_s << u"a.png"_s << m_png << 400 << u"non_field_errors"_s;
    QTest::newRow("no conversation") << u"999"_s << u"a.png"_s << m_png << 400 << u"conversation"_s;
}

void AttachmentsTest::refusedLeavesNoFile()
{
    QFETCH(const QString, conversation);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const int, status);
    QFETCH(const QString, field);
    const int before = filesOnDisk();
    const HttpAnswer answer = send({::field(u"conversation"_s, conversation), file(name, content)});
    QVERIFY2(answer.status == status && answer.json().contains(field), answer.body.constData());
    QTRY_COMPARE(filesOnDisk(), before);
}

void AttachmentsTest::aBrokenFormIsToldInTheOriginalsWords_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    const QByteArray form = "multipart/form-data; boundary=zz";
    const QByteArray file
        = "--zz\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"a.png\"\r\n\r\n" + m_png;
    const QByteArray field = "--zz\r\nContent-Disposition: form-data; name=\"service_id\"\r\n\r\n1";
    const QString invalid = u"Multipart form parse error - Invalid form."_s;
    const QString noBoundary = u"Multipart form parse error - Invalid boundary in multipart: None"_s;
    const QString into = u"/api/messaging/conversations/1/messages/"_s;
    const QString memory = u"/api/messaging/conversations/"_s; // takes no file
    QTest::newRow("a file broken off") << messages << form << file << invalid;
    QTest::newRow("the same into a conversation") << into << form << file << invalid;
    QTest::newRow("a header that is none")
        << messages << form << QByteArray("--zz\r\nnonsense\r\n\r\n" + file) << invalid;
    QTest::newRow("no boundary") << messages << QByteArray("multipart/form-data") << file << noBoundary;
    QTest::newRow("a boundary that is none") << messages << QByteArray("multipart/form-data; boundary=\"a{b\"") << file
                                             << u"Multipart form parse error - Invalid boundary in multipart: a{b"_s;
    QTest::newRow("fields broken off") << memory << form << field << invalid;
    QTest::newRow("fields without a boundary") << memory << QByteArray("multipart/form-data") << field << noBoundary;
}

void AttachmentsTest::aBrokenFormIsToldInTheOriginalsWords()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, contentType);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    const int before = filesOnDisk();
    const HttpAnswer answer = http().send("POST", path, m_server->token(u"asha"_s),
        {{"Content-Type", contentType}, {"Origin", "http://localhost:5173"}}, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json().value("detail"_L1).toString(), detail);
    QCOMPARE(answer.header("Content-Type"), "application/json");
    QCOMPARE(answer.header("Vary"), "Accept, Origin");
    QVERIFY(answer.header("Allow").contains("POST"));
    QTRY_COMPARE(filesOnDisk(), before);
}

void AttachmentsTest::aRepeatedSendKeepsOneFile()
{
    const auto sendOnce = [this](const QByteArray &content) {
        return send(
            {field(u"conversation"_s, u"1"_s), field(u"client_message_id"_s, u"file-1"_s), file(u"a.pdf"_s, content)});
    };
    const int before = filesOnDisk();
    const HttpAnswer first = sendOnce("%PDF-1");
    QCOMPARE(first.status, 201);
    const HttpAnswer second = sendOnce("%PDF-1");
    QCOMPARE(second.status, 200);
    QCOMPARE(second.json().value("id"_L1), first.json().value("id"_L1));
    QVERIFY(second.json().value("duplicate"_L1).toBool());
    QCOMPARE(sendOnce("%PDF-2").status, 409);
    QTRY_COMPARE(filesOnDisk(), before + 1);
    QCOMPARE(http().send("GET", local(second.json().value("attachment_url"_L1))).body, "%PDF-1");
}

void AttachmentsTest::aBadTokenIsRefusedAtTheHead()
{
    const QList<HttpClient::FormPart> parts{field(u"conversation"_s, u"1"_s), file(u"a.png"_s, m_png)};
    const HttpAnswer bad = http().postForm(messages, u"bad.token.here"_s, parts);
    QCOMPARE(bad.status, 401);
    QCOMPARE(bad.json().value("code"_L1).toString(), u"token_not_valid"_s);
    const HttpAnswer none = http().postForm(messages, {}, parts);
    QCOMPARE(none.status, 401);
    QCOMPARE(none.body, R"({"detail":"Authentication credentials were not provided."})");
}

void AttachmentsTest::deletedIsGoneFromTheDisk()
{
    const int before = filesOnDisk();
    const QJsonObject message = send({field(u"conversation"_s, u"1"_s), file(u"a.png"_s, m_png)}).json();
    QCOMPARE(filesOnDisk(), before + 1);
    const QString link = local(message.value("attachment_url"_L1));
    const QString path = messages + QString::number(message.value("id"_L1).toInteger()) + u'/';
    const HttpAnswer deleted = http().send("DELETE", path, m_server->token(u"asha"_s),
        {{"Content-Type", "application/json"}}, R"({"deletion_type":"everyone"})");
    QVERIFY2(deleted.status == 204, deleted.body.constData());
    QCOMPARE(http().send("GET", link).status, 404);
    QCOMPARE(http().send("GET", link.section(u'?', 0, 0), m_server->token(u"bikash"_s)).status, 404);
    QTRY_COMPARE(filesOnDisk(), before);
}

qint64 AttachmentsTest::uploaded(const QString &who, const QByteArray &content)
{
    const QString token = m_server->token(who);
    const QJsonObject announced{{u"file_name"_s, u"big.pdf"_s}, {u"file_size"_s, content.size()}};
    const qint64 id = http().post(uploads, announced, token).json().value("id"_L1).toInteger();
    http().send("PATCH", uploads + QString::number(id) + u'/', token,
        {{"Upload-Offset", "0"}, {"Content-Type", "application/offset+octet-stream"}}, content);
    return id;
}

void AttachmentsTest::comesInParts()
{
    const QString token = m_server->token(u"asha"_s);
    const QByteArray content = "%PDF-" + QByteArray(2 * 1024 * 1024, 'p'); // over the limit of a form
    const QJsonObject announced{{u"file_name"_s, u"big.pdf"_s}, {u"file_size"_s, content.size()}};
    const HttpAnswer created = http().post(uploads, announced, token);
    QVERIFY2(created.status == 201, created.body.constData());
    QCOMPARE(created.json().value("offset"_L1).toInteger(), 0);
    const qint64 id = created.json().value("id"_L1).toInteger();
    const QString path = uploads + QString::number(id) + u'/';
    const auto add = [&](qint64 offset, const QByteArray &bytes) {
        return http().send("PATCH", path, token,
            {{"Upload-Offset", QByteArray::number(offset)}, {"Content-Type", "application/offset+octet-stream"}},
            bytes);
    };
    QCOMPARE(add(0, content.first(1'000'000)).status, 200);
    const HttpAnswer misplaced = add(5, "x");
    QCOMPARE(misplaced.status, 409);
    QCOMPARE(misplaced.header("Upload-Offset"), "1000000");
    QCOMPARE(http().send("HEAD", path, token).header("Upload-Offset"), "1000000");
    QCOMPARE(http().send("GET", path, m_server->token(u"bikash"_s)).status, 404);
    QCOMPARE(add(1'000'000, content.mid(1'000'000) + 'x').status, 413);
    const HttpAnswer complete = add(1'000'000, content.mid(1'000'000));
    QVERIFY2(complete.json().value("is_complete"_L1).toBool(), complete.body.constData());

    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, QString()}, {u"attachments"_s, QJsonArray{id}}};
    const HttpAnswer sent = http().post(messages, body, token);
    QVERIFY2(sent.status == 201, sent.body.constData());
    QCOMPARE(http().send("GET", local(sent.json().value("attachment_url"_L1))).body, content);
}

void AttachmentsTest::namesOnlyOwnUnusedUploads()
{
    const qint64 own = uploaded(u"asha"_s, "%PDF-own");
    const qint64 others = uploaded(u"bikash"_s, "%PDF-others");
    const auto sendIds = [this](const QJsonArray &ids) {
        return http().post(messages, {{u"conversation"_s, 1}, {u"text"_s, u"x"_s}, {u"attachments"_s, ids}},
            m_server->token(u"asha"_s));
    };
    for (const QJsonArray &ids : {QJsonArray{others}, QJsonArray{9999}, QJsonArray{own, own}}) {
        const HttpAnswer refused = sendIds(ids);
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.json().contains(u"attachments"_s), refused.body.constData());
    }
    QCOMPARE(sendIds({own}).status, 201);
    QCOMPARE(sendIds({own}).status, 400);
}

void AttachmentsTest::socketsGetTheirOwnLinks()
{
    const auto bikash = m_server->socket(u"bikash"_s);
    const auto asha = m_server->socket(u"asha"_s);
    const qint64 id = uploaded(u"asha"_s, "%PDF-live");
    asha->send({{u"type"_s, u"message"_s},
        {u"data"_s,
            QJsonObject{{u"conversation_id"_s, 1}, {u"client_message_id"_s, u"live-1"_s},
                {u"attachments"_s, QJsonArray{id}}}}});
    QVERIFY(!asha->take(u"ack"_s).isEmpty());
    const QJsonObject message = bikash->take(u"message"_s).value("data"_L1).toObject();
    const QString url = message.value("attachments"_L1)[0]["file_url"_L1].toString();
    QVERIFY2(url.startsWith(m_server->url().toString() + u"/media/"_s), qPrintable(url));
    QCOMPARE(http().send("GET", local(url)).body, "%PDF-live");
}

void AttachmentsTest::getsAPreview()
{
    if (chautari::test::hasAddressSanitizer)
        QSKIP("AddressSanitizer does not fit into the worker's limits.");
    const auto bikash = m_server->socket(u"bikash"_s);
    QCOMPARE(send({field(u"conversation"_s, u"1"_s), file(u"p.png"_s, picture({600, 300}, "png"))}).status, 201);
    const QJsonObject updated = bikash->take(u"message_updated"_s, 20'000).value("data"_L1).toObject();
    const QJsonObject attachment = updated.value("attachments"_L1)[0].toObject();
    QCOMPARE(attachment.value("width"_L1).toInt(), 600);
    QCOMPARE(attachment.value("height"_L1).toInt(), 300);
    QVERIFY(!attachment.value("blurhash"_L1).toString().isEmpty());
    const HttpAnswer thumbnail = http().send("GET", local(attachment.value("thumbnail_url"_L1)));
    QCOMPARE(thumbnail.status, 200);
    QCOMPARE(thumbnail.header("Content-Type"), "image/jpeg");
    QVERIFY(thumbnail.body.startsWith("\xff\xd8\xff"));
}

void AttachmentsTest::corpusReachesNothing()
{
    QFile corpus(QStringLiteral(CHAUTARI_TEST_DATA "/paths.txt"));
    QVERIFY(corpus.open(QIODevice::ReadOnly));
    const QString token = m_server->token(u"asha"_s);
    while (!corpus.atEnd()) {
        const QString name = QJsonDocument::fromJson('[' + corpus.readLine() + ']').array().first().toString();
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(name));
        for (const QString &path : QStringList{u"/media/"_s + encoded, u"/media/"_s + encoded + u"/a.png"_s,
                 u"/media/0123456789abcdef0123456789abcdef/"_s + encoded}) {
            const HttpAnswer answer = http().send("GET", path, token);
            QVERIFY2(answer.status == 404 || answer.status == 400, qPrintable(path));
        }
        if (name.contains(u'\0') || name.contains(u'\n'))
            continue; // cannot stand in a header
        const HttpAnswer sent = send({field(u"conversation"_s, u"1"_s), file(name, m_png)});
        QVERIFY2(sent.status == 201 || sent.status == 400, qPrintable(name));
        if (sent.status == 201) {
            const QString shown = sent.json().value("attachments"_L1)[0]["file_name"_L1].toString();
            QVERIFY2(!shown.contains(u'/') && !shown.contains(u'\\'), qPrintable(shown));
            QCOMPARE(http().send("GET", local(sent.json().value("attachment_url"_L1))).body, m_png);
        }
    }
    // Everything that was written lies in the store, by a name of its own.
    QDirIterator it(m_server->dataDir() + u"/media"_s, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    static const QRegularExpression own(u"/media/[0-9a-f]{2}/[0-9a-f]{32}(\\.thumb)?$"_s);
    while (it.hasNext())
        QVERIFY2(own.match(it.next()).hasMatch(), qPrintable(it.filePath()));
}

void AttachmentsTest::fieldsMayComeAsAForm()
{
    const HttpAnswer answer = http().postForm(u"/api/auth/login/"_s, {},
        {field(u"email"_s, u"asha@demo.chautari.app"_s), field(u"password"_s, u"chautari-demo"_s)});
    QVERIFY2(answer.status == 200, answer.body.constData());
    const HttpAnswer text = send({field(u"conversation"_s, u"1"_s), field(u"text"_s, u"multipart hello"_s)});
    QCOMPARE(text.status, 201);
    QCOMPARE(text.json().value("message_type"_L1).toString(), u"text"_s);
}

QTEST_GUILESS_MAIN(AttachmentsTest)
#include "tst_attachments.moc"
