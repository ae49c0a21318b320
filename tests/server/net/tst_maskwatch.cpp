// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/maskwatch.h"

#include <QtCore/QtEndian>
#include <QtTest/QTest>

#include <algorithm>

using chautari::server::MaskWatch;

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

} // namespace

class TestMaskWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhetherAllAreMasked_data();
    void tellsWhetherAllAreMasked();
    void aLengthBeyondAllNumbersIsWaitedFor();
};

void TestMaskWatch::tellsWhetherAllAreMasked_data()
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

void TestMaskWatch::tellsWhetherAllAreMasked()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const bool, isFine);
    // Wherever the network cuts.
    for (const qsizetype piece : {1, 2, 3, 7, 4096, 1'000'000}) {
        MaskWatch watch;
        bool isStillFine = true;
        for (qsizetype i = 0; i < stream.size(); i += piece)
            isStillFine = watch.look(QByteArrayView(stream).sliced(i, std::min(piece, stream.size() - i)));
        QCOMPARE(isStillFine, isFine);
    }
}

void TestMaskWatch::aLengthBeyondAllNumbersIsWaitedFor()
{
    MaskWatch watch;
    QVERIFY(watch.look(QByteArray::fromHex("81ffffffffffffffffff")));
    QVERIFY(watch.look(QByteArray(100, '\x01')));
}

QTEST_GUILESS_MAIN(TestMaskWatch)
#include "tst_maskwatch.moc"
