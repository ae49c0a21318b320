// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/multipartparser.h"

#include <QtTest/QtTest>

using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

using Problem = MultipartParser::Problem;

//! Writes down what it hears: one line per part, `name|file name|content type|bytes`.
class Recorder final : public MultipartParser::Sink
{
public:
    void beginPart(const MultipartPart &part) override
    {
        Q_ASSERT(!m_isOpen);
        m_isOpen = true;
        heard += part.name.toUtf8() + '|' + (part.fileName ? part.fileName->toUtf8() : QByteArray("-")) + '|'
            + part.contentType + '|';
    }
    void addBytes(QByteArrayView bytes) override
    {
        Q_ASSERT(m_isOpen && !bytes.isEmpty());
        heard += bytes;
    }
    void endPart() override
    {
        Q_ASSERT(m_isOpen);
        m_isOpen = false;
        heard += "|\n";
    }

    QByteArray heard;

private:
    bool m_isOpen = false;
};

struct Outcome
{
    QByteArray heard;
    Problem problem = Problem::None;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

constexpr MultipartParser::Limits testLimits{3, 200, 100, 20};

Outcome readPieces(const QList<QByteArrayView> &pieces, MultipartParser::Limits bounds = testLimits)
{
    Recorder recorder;
    MultipartParser parser("zz", bounds, recorder);
    for (const QByteArrayView piece : pieces)
        parser.feed(piece);
    parser.finish();
    return {recorder.heard, parser.problem()};
}

Outcome read(const QByteArray &body, MultipartParser::Limits bounds = testLimits)
{
    return readPieces({body}, bounds);
}

QByteArray field(const QByteArray &name, const QByteArray &value)
{
    return "--zz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}
QByteArray part(const QByteArray &disposition, const QByteArray &value = "v")
{
    return "--zz\r\nContent-Disposition: " + disposition + "\r\n\r\n" + value + "\r\n--zz--\r\n";
}

} // namespace

Q_DECLARE_METATYPE(chautari::server::MultipartParser::Problem)

class TestMultipartParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void doesNotCareAboutPieces_data();
    void doesNotCareAboutPieces();
    void readsNames_data();
    void readsNames();
    void refusesNames_data();
    void refusesNames();
    void boundsTenThousandParts();
    void boundsTheFieldsTogether();
    void findsTheBoundary_data();
    void findsTheBoundary();
};

void TestMultipartParser::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("heard");

    const QByteArray end = "--zz--\r\n";
    QTest::newRow("a field") << field("a", "1") + end << QByteArray("a|-||1|\n");
    QTest::newRow("an empty field") << field("a", "") + end << QByteArray("a|-|||\n");
    QTest::newRow("an empty part that shares one line end")
        << QByteArray("--zz\r\nContent-Disposition: form-data; name=a\r\n\r\n--zz--") << QByteArray("a|-|||\n");
    QTest::newRow("the same name twice") << field("a", "1") + field("a", "2") + end << QByteArray("a|-||1|\na|-||2|\n");
    QTest::newRow("a file")
        << "--zz\r\ncontent-disposition: Form-Data; name=\"f\"; filename=\"p.png\"\r\nContent-Type: image/png\r\n\r\n"
            + QByteArray("\x89PNG\0\r\n", 7) + "\r\n--zz--"
        << "f|p.png|image/png|" + QByteArray("\x89PNG\0\r\n", 7) + "|\n";
    QTest::newRow("an empty file") << part("form-data; name=\"f\"; filename=\"e.png\"", "")
                                   << QByteArray("f|e.png|||\n");
    QTest::newRow("a preamble and an epilogue")
        << "hello\r\n" + field("a", "1") + end + "bye\r\n" + field("b", "2") << QByteArray("a|-||1|\n");
    QTest::newRow("blanks behind a delimiter")
        << QByteArray("--zz \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--zz--")
        << QByteArray("a|-||1|\n");

    for (const char *look :
        {"\r\n--zzz", "\r\n--z", "\r\n-zz--", "\n--zz\r\n", "\r--zz\r\n", "\r\r\n--zz.", "--zz--", "\r\n--zz x",
            "\r\n--zz-", "\r\n--zz-x", "\r\n--zz \r", "\r\n--zz\rx", "\r\n--zz\r\r", "\r\n--z\r\n--zq"}) {
        const QByteArray content = "1" + QByteArray(look) + "2";
        QTest::addRow("a look-alike in the content: %s", QTest::toPrettyCString(look, qsizetype(strlen(look))))
            << field("a", content) + end << "a|-||" + content + "|\n";
    }
    QTest::newRow("a look-alike at once") << field("a", "--zzz") + end << QByteArray("a|-||--zzz|\n");
    QTest::newRow("blanks without an end")
        << field("a", "\r\n--zz" + QByteArray(70, ' ')) + end << "a|-||\r\n--zz" + QByteArray(70, ' ') + "|\n";

    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("no delimiter at all") << QByteArray("xx") << QByteArray();
    QTest::newRow("only the end") << QByteArray("--zz--") << QByteArray();
    QTest::newRow("bare LF everywhere") << QByteArray("--zz\nContent-Disposition: form-data; name=a\n\n1\n--zz--\n")
                                        << QByteArray();
}

void TestMultipartParser::reads()
{
    QFETCH(QByteArray, body);
    const Outcome outcome = read(body);
    QTEST(outcome.heard, "heard");
    QCOMPARE(outcome.problem, Problem::None);
}

void TestMultipartParser::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Problem>("problem");

    const QByteArray head = "--zz\r\nContent-Disposition: form-data; name=a\r\n";
    QTest::newRow("no final delimiter") << field("a", "1") << Problem::Truncated;
    QTest::newRow("ends in a delimiter") << field("a", "1") + "--zz" << Problem::Truncated;
    QTest::newRow("ends in a half final delimiter") << field("a", "1") + "--zz-" << Problem::Truncated;
    QTest::newRow("ends in a header") << head << Problem::Truncated;
    QTest::newRow("bare LF in a header") << QByteArray(
        "--zz\r\nContent-Disposition: form-data; name=a\n\r\n1\r\n--zz--")
                                         << Problem::BadPartHeader;
    QTest::newRow("bare CR in a header") << head + "X: \rY\r\n\r\n1\r\n--zz--" << Problem::BadPartHeader;
    QTest::newRow("NUL in a header") << head + QByteArray("X: a\0b\r\n\r\n", 10) << Problem::BadPartHeader;
    QTest::newRow("a folded header") << head + " more\r\n\r\n1\r\n--zz--" << Problem::BadPartHeader;
    QTest::newRow("no header") << QByteArray("--zz\r\n\r\n1\r\n--zz--") << Problem::BadPartHeader;
    QTest::newRow("two dispositions") << head + head.sliced(6) + "\r\n1\r\n--zz--" << Problem::BadPartHeader;
    QTest::newRow("base64") << head + "Content-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--zz--"
                            << Problem::BadPartHeader;
    QTest::newRow("a huge header") << head + "X: " + QByteArray(1000, 'x') << Problem::PartHeaderTooLarge;
    QTest::newRow("an endless line") << "--zz\r\n" + QByteArray(1000, 'x') << Problem::PartHeaderTooLarge;
    QTest::newRow("a long name") << field(QByteArray(21, 'n'), "1") << Problem::NameTooLong;
    QTest::newRow("too many parts") << field("a", "").repeated(4) + "--zz--" << Problem::TooManyParts;
    QTest::newRow("a large field") << field("a", QByteArray(101, 'x')) + "--zz--" << Problem::FieldsTooLarge;
}

void TestMultipartParser::refuses()
{
    QFETCH(QByteArray, body);
    QTEST(read(body).problem, "problem");
}

void TestMultipartParser::doesNotCareAboutPieces_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a form") << field("a", "1\r\n--z") + field("", "\r\r\n")
            + part("form-data; name=f; filename=x", "\r\n--zz \t.\r\n--zz-\r\r\n");
    QTest::newRow("broken off") << field("a", "1") + "--zz\r\nContent-Dis";
    QTest::newRow("a bad header") << field("a", "1") + "--zz\r\nbad\r\n\r\n1";
    QTest::newRow("a large field") << field("a", QByteArray(40, 'x')) + field("b", QByteArray(70, 'y')) + "--zz--";
}

//! Every cut in two, every pair of cuts, and byte by byte.
void TestMultipartParser::doesNotCareAboutPieces()
{
    QFETCH(QByteArray, body);
    const Outcome whole = read(body);
    const QByteArrayView view(body);
    for (qsizetype i = 0; i <= view.size(); ++i) {
        for (qsizetype j = i; j <= view.size(); ++j)
            QCOMPARE(readPieces({view.first(i), view.sliced(i, j - i), view.sliced(j)}), whole);
    }
    QList<QByteArrayView> bytes;
    for (qsizetype i = 0; i < view.size(); ++i)
        bytes.append(view.sliced(i, 1));
    QCOMPARE(readPieces(bytes), whole);
}

void TestMultipartParser::readsNames_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("fileName");

    QTest::newRow("plain") << QByteArray(R"(filename="a.png")") << u"a.png"_s;
    QTest::newRow("without quotes") << QByteArray("filename=my photo.png") << u"my photo.png"_s;
    QTest::newRow("empty") << QByteArray(R"(filename="")") << u""_s;
    QTest::newRow("UTF-8") << QByteArray("filename=\"फोटो 🙂.png\"") << u"फोटो 🙂.png"_s;
    QTest::newRow("not UTF-8") << QByteArray("filename=\"a\xff\xfe.png\"") << u"a\uFFFD\uFFFD.png"_s;
    QTest::newRow("a semicolon") << QByteArray(R"(filename="a;b=c.png")") << u"a;b=c.png"_s;
    QTest::newRow("a browser's quote") << QByteArray(R"(filename="a%22b.png")") << u"a\"b.png"_s;
    QTest::newRow("a browser's line end") << QByteArray(R"(filename="a%0D%0Ab.png")") << u"a\r\nb.png"_s;
    QTest::newRow("a per cent of its own") << QByteArray(R"(filename="100%25 50%.png")") << u"100%25 50%.png"_s;
    QTest::newRow("a quoted quote") << QByteArray(R"(filename="a\"b.png")") << u"a\"b.png"_s;
    QTest::newRow("a quoted backslash") << QByteArray(R"(filename="a\\")") << u"a\\"_s;
    QTest::newRow("a Windows path") << QByteArray(R"(filename="C:\photos\a.png")") << u"C:\\photos\\a.png"_s;
    QTest::newRow("a path") << QByteArray(R"(filename="../../etc/passwd.png")") << u"../../etc/passwd.png"_s;
    QTest::newRow("extended") << QByteArray("filename*=UTF-8''%e0%a4%ab.png") << u"फ.png"_s;
    QTest::newRow("extended wins") << QByteArray("filename=\"x.png\"; filename*=utf-8'en'%F0%9F%99%82.png")
                                   << u"🙂.png"_s;
    QTest::newRow("bad extended, good plain") << QByteArray("filename=\"x.png\"; filename*=UTF-8''%zz") << u"x.png"_s;
    QTest::newRow("unknown charset") << QByteArray("filename=\"x.png\"; filename*=KOI8-R''%C1") << u"x.png"_s;
    QTest::newRow("a trailing semicolon") << QByteArray(R"(filename="a.png";)") << u"a.png"_s;
    QTest::newRow("capitals") << QByteArray(R"(FileName="a.png")") << u"a.png"_s;
}

void TestMultipartParser::readsNames()
{
    QFETCH(QByteArray, parameters);
    const auto head = MultipartPart::fromHeaders({{"Content-Disposition", "form-data; name=\"n\"; " + parameters}});
    QVERIFY(head);
    QCOMPARE(head->name, u"n"_s);
    QVERIFY(head->fileName);
    QTEST(*head->fileName, "fileName");
}

void TestMultipartParser::refusesNames_data()
{
    QTest::addColumn<QByteArray>("disposition");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no name") << QByteArray("form-data; filename=\"a\"");
    QTest::newRow("another disposition") << QByteArray("attachment; name=\"a\"");
    QTest::newRow("two names") << QByteArray("form-data; name=\"a\"; name=\"b\"");
    QTest::newRow("two file names") << QByteArray("form-data; name=\"a\"; filename=\"b\"; FILENAME=\"c\"");
    QTest::newRow("an open quote") << QByteArray("form-data; name=\"a");
    QTest::newRow("ends in a backslash") << QByteArray("form-data; name=\"a\\\"");
    QTest::newRow("something behind a quote") << QByteArray("form-data; name=\"a\"b");
    QTest::newRow("no value") << QByteArray("form-data; name");
    QTest::newRow("a bad parameter name") << QByteArray("form-data; na me=\"a\"");
}

void TestMultipartParser::refusesNames()
{
    QFETCH(QByteArray, disposition);
    QVERIFY(!MultipartPart::fromHeaders({{"Content-Disposition", disposition}}));
}

void TestMultipartParser::boundsTenThousandParts()
{
    QByteArray body;
    for (int i = 0; i < 10'000; ++i)
        body += field(QByteArray::number(i), "v");
    const Outcome outcome = read(body + "--zz--", {});
    QCOMPARE(outcome.problem, Problem::TooManyParts);
    QCOMPARE(outcome.heard.count('\n'), qsizetype(chautari::limits::multipartParts));
}

//! Files are bounded by whoever writes them: here only fields are kept in memory.
void TestMultipartParser::boundsTheFieldsTogether()
{
    const QByteArray file = part("form-data; name=f; filename=x", QByteArray(1000, 'x'));
    QCOMPARE(read(field("a", QByteArray(100, 'x')) + file).problem, Problem::None);
    QCOMPARE(read(field("a", QByteArray(60, 'x')) + field("b", QByteArray(60, 'x')) + file).problem,
        Problem::FieldsTooLarge);
}

void TestMultipartParser::findsTheBoundary_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("boundary");
    QTest::newRow("plain") << QByteArray("multipart/form-data; boundary=zz") << QByteArray("zz");
    QTest::newRow("quoted") << QByteArray("Multipart/Form-Data; charset=utf-8; Boundary=\"a b:c\"")
                            << QByteArray("a b:c");
    QTest::newRow("70 characters") << "multipart/form-data; boundary=" + QByteArray(70, 'b') << QByteArray(70, 'b');
    QTest::newRow("71 characters") << "multipart/form-data; boundary=" + QByteArray(71, 'b') << QByteArray();
    QTest::newRow("none") << QByteArray("multipart/form-data") << QByteArray();
    QTest::newRow("empty") << QByteArray("multipart/form-data; boundary=") << QByteArray();
    QTest::newRow("two") << QByteArray("multipart/form-data; boundary=a; boundary=b") << QByteArray();
    QTest::newRow("another type") << QByteArray("multipart/mixed; boundary=a") << QByteArray();
    QTest::newRow("a control character") << QByteArray("multipart/form-data; boundary=\"a\rb\"") << QByteArray();
    QTest::newRow("a blank at the end") << QByteArray("multipart/form-data; boundary=\"a \"") << QByteArray();
}

void TestMultipartParser::findsTheBoundary()
{
    QFETCH(QByteArray, contentType);
    QTEST(multipartBoundary(contentType), "boundary");
}

QTEST_APPLESS_MAIN(TestMultipartParser)
#include "tst_multipartparser.moc"
