// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// contract.md 14.5 and 14.14: what may be sent as a file under which name, and who may read it back.
#include "tests/conformance/contractfixture.h"
#include "tests/conformance/requestbuilder.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

namespace {

QList<Part> file(const QString &name, const QString &content)
{
    return {{u"attachment"_s, {}, name, u"application/octet-stream"_s, content}};
}

//! Path and query of an absolute URL.
QString local(const QString &url)
{
    const QUrl parsed(url);
    return parsed.path(QUrl::FullyEncoded) + u'?' + parsed.query(QUrl::FullyEncoded);
}

} // namespace

class TestUploadContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<ContractFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }
    void takesWhatTheOriginalTakes_data();
    void takesWhatTheOriginalTakes();
    void refuses_data();
    void refuses();
    void aNameIsATextAndNoPath();
    void severalFilesAreOneMessage();
    void aFileNeedsASignatureOrAToken();
    void aFileComesInParts();

private:
    std::unique_ptr<ContractFixture> m_fixture;
};

void TestUploadContract::takesWhatTheOriginalTakes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("type");
    const QList<std::tuple<QString, QString, QString>> files{{u"jpg"_s, u"jpeg"_s, u"image"_s},
        {u"jpeg"_s, u"jpeg"_s, u"image"_s}, {u"png"_s, u"png"_s, u"image"_s}, {u"gif"_s, u"gif"_s, u"image"_s},
        {u"webp"_s, u"webp"_s, u"image"_s}, {u"pdf"_s, u"pdf"_s, u"file"_s}, {u"doc"_s, u"doc"_s, u"file"_s},
        {u"docx"_s, u"zip"_s, u"file"_s}, {u"webm"_s, u"webm"_s, u"audio"_s}, {u"mp3"_s, u"mp3"_s, u"audio"_s},
        {u"wav"_s, u"wav"_s, u"audio"_s}, {u"ogg"_s, u"ogg"_s, u"audio"_s}, {u"m4a"_s, u"mp4"_s, u"audio"_s},
        {u"mp4"_s, u"mp4"_s, u"audio"_s}};
    for (const auto &[extension, content, type] : files)
        QTest::newRow(qPrintable(extension)) << QString(u"a."_s + extension) << content << type;
    QTest::newRow("upper case") << u"A.PNG"_s << u"png"_s << u"image"_s;
    QTest::newRow("100 characters") << QString(QString(96, u'n') + u".png"_s) << u"png"_s << u"image"_s;
}

void TestUploadContract::takesWhatTheOriginalTakes()
{
    QFETCH(const QString, name);
    QFETCH(const QString, content);
    QFETCH(const QString, type);
    const RawAnswer answer = m_fixture->upload(file(name, content), u"customer1"_s);
    QVERIFY2(answer.status == 201, answer.body.constData());
    const QJsonObject message = ContractFixture::object(answer);
    QCOMPARE(message.value("message_type"_L1).toString(), type);
    QCOMPARE(message.value("text"_L1).toString(), QString());
    QCOMPARE(message.value("attachment"_L1), message.value("attachment_url"_L1));
    QCOMPARE(message.value("attachments"_L1)[0]["file_name"_L1].toString(), name);
    QCOMPARE(message.value("attachments"_L1)[0]["file_size"_L1].toInteger(), sampleFile(content).size());
}

void TestUploadContract::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a program") << u"x.exe"_s << u"text"_s << u"File extension “exe” is not allowed."_s;
    QTest::newRow("no extension") << u"noext"_s << u"text"_s << u"File extension “” is not allowed."_s;
    QTest::newRow("two extensions") << u"a.png.exe"_s << u"png"_s << u"File extension “exe” is not allowed."_s;
    QTest::newRow("empty") << u"e.png"_s << u"empty"_s << u"The submitted file is empty."_s;
    QTest::newRow("101 characters") << QString(QString(97, u'n') + u".png"_s) << u"png"_s
                                    << u"Ensure this filename has at most 100 characters (it has 101)."_s;
    QTest::newRow("5 MB and a byte") << u"big.png"_s << u"png-5MB+1"_s << u"File size cannot exceed 5MB."_s;
    QTest::newRow("a text that says it is a picture") << u"a.png"_s << u"text"_s << QString();
}

void TestUploadContract::refuses()
{
    QFETCH(const QString, name);
    QFETCH(const QString, content);
    QFETCH(const QString, sentence);
    const auto count = [&] {
        return ContractFixture::object(m_fixture->get(u"/api/messaging/messages/?conversation=1"_s, u"customer1"_s))
            .value("count"_L1)
            .toInt();
    };
    const int before = count();
    const RawAnswer answer = m_fixture->upload(file(name, content), u"customer1"_s);
    QVERIFY2(answer.status == 400, answer.body.constData());
    const QString said = ContractFixture::object(answer).value("attachment"_L1)[0].toString();
    QVERIFY2(said.startsWith(sentence) && !said.isEmpty(), qPrintable(said));
    QCOMPARE(count(), before);
}

void TestUploadContract::aNameIsATextAndNoPath()
{
    for (const QString &name : {u"../../etc/passwd.png"_s, u"..\\\\..\\\\boot.png"_s, u"/etc/passwd.png"_s}) {
        const RawAnswer answer = m_fixture->upload(file(name, u"png"_s), u"customer1"_s);
        QVERIFY2(answer.status == 201, answer.body.constData());
        const QJsonObject message = ContractFixture::object(answer);
        const QString shown = message.value("attachments"_L1)[0]["file_name"_L1].toString();
        QVERIFY2(!shown.contains(u'/') && !shown.contains(u'\\') && shown.endsWith(u".png"_s), qPrintable(shown));
        QVERIFY(!message.value("attachment_url"_L1).toString().contains(u".."_s));
    }
}

// The original keeps the last one and says nothing (contract.md 12, 12; rulings.md 8).
void TestUploadContract::severalFilesAreOneMessage()
{
    const QList<Part> parts
        = QList<Part>{{u"text"_s, u"two"_s, {}, {}, {}}} + file(u"one.png"_s, u"png"_s) + file(u"two.pdf"_s, u"pdf"_s);
    const RawAnswer answer = m_fixture->upload(parts, u"customer1"_s);
    QVERIFY2(answer.status == 201, answer.body.constData());
    const QJsonArray files = ContractFixture::object(answer).value("attachments"_L1).toArray();
    QCOMPARE(files.size(), 2);
    QCOMPARE(files.at(0)["file_name"_L1].toString(), u"one.png"_s);
    QCOMPARE(files.at(1)["file_name"_L1].toString(), u"two.pdf"_s);
    QCOMPARE(ContractFixture::object(answer).value("message_type"_L1).toString(), u"image"_s);
}

void TestUploadContract::aFileNeedsASignatureOrAToken()
{
    const QJsonObject message
        = ContractFixture::object(m_fixture->upload(file(u"secret.png"_s, u"png"_s), u"customer1"_s));
    const QString path = local(message.value("attachment_url"_L1).toString());
    const QString bare = path.section(u'?', 0, 0);
    QCOMPARE(m_fixture->get(path, {}).body, sampleFile(u"png"_s));
    QCOMPARE(m_fixture->get(bare, u"provider1"_s).body, sampleFile(u"png"_s));
    QCOMPARE(m_fixture->get(bare, {}).status, 401);
    QCOMPARE(m_fixture->get(bare, u"customer2"_s).status, 404);
    QString forged = path;
    forged.back() = forged.back() == u'A' ? u'B' : u'A';
    QVERIFY(m_fixture->get(forged, {}).status >= 400);
    m_fixture->advanceSeconds(25 * 60);
    QVERIFY(m_fixture->get(path, {}).status >= 400);
}

void TestUploadContract::aFileComesInParts()
{
    const QByteArray whole = sampleFile(u"png"_s);
    const QJsonObject message = ContractFixture::object(m_fixture->upload(file(u"r.png"_s, u"png"_s), u"customer1"_s));
    const QString path = local(message.value("attachment_url"_L1).toString());
    const QUrl server = m_fixture->world().server();
    const RawAnswer part = RawHttp::ask(server, u"GET"_s, path, {{u"Range"_s, u"bytes=10-19"_s}}, {});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, whole.mid(10, 10));
    QCOMPARE(part.headers.value(u"content-range"_s), u"bytes 10-19/%1"_s.arg(whole.size()));
    QCOMPARE(part.headers.value(u"x-content-type-options"_s), u"nosniff"_s);
    QCOMPARE(RawHttp::ask(server, u"GET"_s, path, {{u"Range"_s, u"bytes=1000-"_s}}, {}).status, 416);
    const RawAnswer head = RawHttp::ask(server, u"HEAD"_s, path, {}, {});
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value(u"content-length"_s).toInt(), whole.size());
}

QTEST_GUILESS_MAIN(TestUploadContract)
#include "tst_uploadcontract.moc"
