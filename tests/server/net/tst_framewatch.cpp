// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/framewatch.h"

#include <QtCore/QtEndian>
#include <QtTest/QTest>

#include <algorithm>

using chautari::server::FrameWatch;

namespace {

QByteArray frame(quint64 size, bool isMasked, uchar first = 0x81)
{
    QByteArray bytes(1, char(first));
    const uchar mask = isMasked ? 0x80 : 0;
    if (size < 126) {
        bytes += char(size | mask);
    } else if (size < 0x10000) {
        bytes += char(126 | mask);
        bytes.resize(4);
        qToBigEndian(quint16(size), bytes.data() + 2);
    } else {
        bytes += char(127 | mask);
        bytes.resize(10);
        qToBigEndian(size, bytes.data() + 2);
    }
    if (isMasked)
        bytes += "mask";
    // Bytes that would be the head of an unmasked frame, if somebody lost count.
    return bytes + QByteArray(qsizetype(size), '\x01');
}

//! The last word on a stream that the network cuts into pieces.
FrameWatch::Verdict verdict(QByteArrayView stream, qsizetype piece, quint64 longest)
{
    FrameWatch watch(longest);
    FrameWatch::Verdict last = watch.look({});
    for (qsizetype i = 0; i < stream.size(); i += piece)
        last = watch.look(stream.sliced(i, std::min(piece, stream.size() - i)));
    return last;
}

} // namespace

class TestFrameWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhetherAllAreMasked_data();
    void tellsWhetherAllAreMasked();
    void tellsAMessageThatIsTooLong_data();
    void tellsAMessageThatIsTooLong();
    void aLengthBeyondAllNumbersIsTooLong();
};

void TestFrameWatch::tellsWhetherAllAreMasked_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<bool>("isFine");
    QByteArray all;
    for (const quint64 size : {0, 1, 125, 126, 127, 65'535, 65'536, 70'000}) {
        QTest::addRow("masked, %d bytes", int(size)) << frame(size, true) << true;
        QTest::addRow("unmasked, %d bytes", int(size)) << frame(size, false) << false;
        all += frame(size, true);
    }
    QTest::newRow("all sizes") << all << true;
    QTest::newRow("all sizes, then one without") << QByteArray(all + frame(3, false)) << false;
    QTest::newRow("ping and pong") << QByteArray(frame(3, true, 0x89) + frame(0, true, 0x8a)) << true;
    QTest::newRow("an unmasked close") << QByteArray(frame(3, true) + frame(2, false, 0x88)) << false;
    QTest::newRow("nothing") << QByteArray() << true;
}

void TestFrameWatch::tellsWhetherAllAreMasked()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const bool, isFine);
    // Wherever the network cuts.
    for (const qsizetype piece : {1, 2, 3, 7, 4096, 1'000'000})
        QCOMPARE(verdict(stream, piece, 100'000), isFine ? FrameWatch::Verdict::Fine : FrameWatch::Verdict::Unmasked);
}

void TestFrameWatch::tellsAMessageThatIsTooLong_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<bool>("isFine");
    const QByteArray begin = frame(600, true, 0x01);
    const QByteArray more = frame(400, true, 0x00);
    const QByteArray ping = frame(125, true, 0x89);
    QTest::newRow("the longest") << frame(1000, true) << true;
    QTest::newRow("one byte more") << frame(1001, true) << false;
    QTest::newRow("its head alone") << frame(1001, true).first(4) << false;
    QTest::newRow("in two frames") << QByteArray(begin + more) << true;
    QTest::newRow("in two frames and one byte") << QByteArray(begin + more + frame(1, true, 0x80)) << false;
    QTest::newRow("a ping between") << QByteArray(begin + ping + more) << true;
    QTest::newRow("two messages") << QByteArray(frame(1000, true) + frame(1000, true)) << true;
    QTest::newRow("two messages in pieces") << QByteArray(begin + more + begin + more) << true;
    QTest::newRow("binary") << frame(1001, true, 0x82) << false;
}

void TestFrameWatch::tellsAMessageThatIsTooLong()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const bool, isFine);
    for (const qsizetype piece : {1, 3, 1'000'000})
        QCOMPARE(verdict(stream, piece, 1000), isFine ? FrameWatch::Verdict::Fine : FrameWatch::Verdict::TooLong);
}

void TestFrameWatch::aLengthBeyondAllNumbersIsTooLong()
{
    const QByteArray head = QByteArray::fromHex("01ffffffffffffffffff");
    QCOMPARE(verdict(head, 1, 1000), FrameWatch::Verdict::TooLong);
    QCOMPARE(
        verdict(QByteArray(frame(1, true, 0x01) + frame(1, true, 0x00) + head), 7, 1000), FrameWatch::Verdict::TooLong);
}

QTEST_GUILESS_MAIN(TestFrameWatch)
#include "tst_framewatch.moc"
