// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/byterange.h"

#include <QtTest/QtTest>

using namespace chautari::server;

class TestByteRange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selects_data();
    void selects();
    void obeysIfRange_data();
    void obeysIfRange();
};

void TestByteRange::selects_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("contentRange");

    const auto whole = [](const char *name, const QByteArray &header, qint64 size = 1000) {
        QTest::newRow(name) << header << size << 200 << qint64(0) << size << QByteArray();
    };
    const auto part
        = [](const char *name, const QByteArray &header, qint64 offset, qint64 length, const QByteArray &contentRange) {
              QTest::newRow(name) << header << qint64(1000) << 206 << offset << length << contentRange;
          };
    const auto none = [](const char *name, const QByteArray &header, qint64 size = 1000) {
        QTest::newRow(name) << header << size << 416 << qint64(0) << qint64(0)
                            << QByteArray("bytes */" + QByteArray::number(size));
    };

    part("first and last", "bytes=0-499", 0, 500, "bytes 0-499/1000");
    part("one byte", "bytes=0-0", 0, 1, "bytes 0-0/1000");
    part("the last byte", "bytes=999-999", 999, 1, "bytes 999-999/1000");
    part("last beyond the end", "bytes=900-5000", 900, 100, "bytes 900-999/1000");
    part("a last that fits no number", "bytes=1-99999999999999999999999", 1, 999, "bytes 1-999/1000");
    part("open end", "bytes=200-", 200, 800, "bytes 200-999/1000");
    part("everything, but asked for", "bytes=0-", 0, 1000, "bytes 0-999/1000");
    part("suffix", "bytes=-1", 999, 1, "bytes 999-999/1000");
    part("suffix longer than the file", "bytes=-5000", 0, 1000, "bytes 0-999/1000");
    part("the unit in any case", "BYTES=0-1", 0, 2, "bytes 0-1/1000");
    part("blanks around", "bytes= 0-1 ", 0, 2, "bytes 0-1/1000");

    none("first at the end", "bytes=1000-");
    none("first beyond the end", "bytes=5000-6000");
    none("a first that fits no number", "bytes=99999999999999999999999-");
    none("an empty suffix", "bytes=-0");
    none("an empty file", "bytes=0-", 0);

    whole("no header", "");
    whole("the end of an empty file", "bytes=-5", 0);
    whole("several", "bytes=0-1,5-6");
    whole("several with one bad", "bytes=0-1,x");
    whole("backwards", "bytes=5-3");
    whole("another unit", "items=0-1");
    whole("no unit", "0-1");
    whole("only the unit", "bytes=");
    whole("only a dash", "bytes=-");
    whole("no dash", "bytes=5");
    whole("a sign", "bytes=+1-5");
    whole("two dashes", "bytes=--5");
    whole("three numbers", "bytes=1-2-3");
    whole("hexadecimal", "bytes=0x1-0x5");
    whole("a blank inside", "bytes=1 -5");
}

void TestByteRange::selects()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, size);
    QFETCH(int, status);
    const ByteRange range = ByteRange::select(header, {}, "\"tag\"", size);
    constexpr std::array statuses{200, 206, 416};
    QCOMPARE(statuses[size_t(range.kind)], status);
    QTEST(range.offset, "offset");
    QTEST(range.length, "length");
    QTEST(range.contentRange(), "contentRange");
}

void TestByteRange::obeysIfRange_data()
{
    QTest::addColumn<QByteArray>("ifRange");
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<bool>("isPart");
    QTest::newRow("not sent") << QByteArray() << QByteArray("\"a\"") << true;
    QTest::newRow("the same") << QByteArray("\"a\"") << QByteArray("\"a\"") << true;
    QTest::newRow("another") << QByteArray("\"b\"") << QByteArray("\"a\"") << false;
    QTest::newRow("both weak") << QByteArray("W/\"a\"") << QByteArray("W/\"a\"") << false;
    QTest::newRow("a date") << QByteArray("Wed, 25 Nov 2026 10:00:00 GMT") << QByteArray("\"a\"") << false;
}

void TestByteRange::obeysIfRange()
{
    QFETCH(QByteArray, ifRange);
    QFETCH(QByteArray, etag);
    QFETCH(bool, isPart);
    const ByteRange range = ByteRange::select("bytes=1-2", ifRange, etag, 10);
    QCOMPARE(range.kind == ByteRange::Kind::Part, isPart);
    QCOMPARE(range.length, isPart ? 2 : 10);
}

QTEST_APPLESS_MAIN(TestByteRange)
#include "tst_byterange.moc"
