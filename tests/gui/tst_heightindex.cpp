// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/heightindex.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace chautari;

// The tree against the plain list of heights it stands for.
class TestHeightIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAPlainList();
    void findsTheRowAtEveryPixel();
    void isEmptyWithoutRows();
};

namespace {

void compare(const HeightIndex &index, const QList<int> &plain)
{
    QCOMPARE(index.count(), int(plain.size()));
    qint64 sum = 0;
    for (int row = 0; row < plain.size(); ++row) {
        QCOMPARE(index.top(row), sum);
        QCOMPARE(index.height(row), plain.at(row));
        sum += plain.at(row);
    }
    QCOMPARE(index.total(), sum);
}

} // namespace

void TestHeightIndex::agreesWithAPlainList()
{
    QRandomGenerator random(20261124);
    HeightIndex index;
    QList<int> plain;
    for (int step = 0; step < 400; ++step) {
        const int count = int(plain.size());
        const int at = int(random.bounded(count + 1));
        switch (random.bounded(4)) {
        case 0:
        case 1: {
            const QList<int> fresh(1 + int(random.bounded(7)), 1 + int(random.bounded(90)));
            index.insert(at, fresh);
            for (int i = 0; i < fresh.size(); ++i) {
                plain.insert(at + i, fresh.at(i));
            }
            break;
        }
        case 2:
            if (at < count) {
                index.setHeight(at, 17);
                plain[at] = 17;
            }
            break;
        default:
            if (at < count) {
                const int some = qMin(count - at, 3);
                index.remove(at, some);
                plain.remove(at, some);
            }
        }
        compare(index, plain);
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

void TestHeightIndex::findsTheRowAtEveryPixel()
{
    const QList<int> plain{3, 1, 40, 2, 2, 7};
    HeightIndex index;
    index.reset(plain);
    int y = 0;
    for (int row = 0; row < plain.size(); ++row) {
        for (int pixel = 0; pixel < plain.at(row); ++pixel) {
            QCOMPARE(index.rowAt(y++), row);
        }
    }
    QCOMPARE(index.rowAt(-5), 0);
    QCOMPARE(index.rowAt(y), 5);
    QCOMPARE(index.rowAt(y + 1000), 5);
}

void TestHeightIndex::isEmptyWithoutRows()
{
    const HeightIndex index;
    QCOMPARE(index.total(), 0);
    QCOMPARE(index.rowAt(0), -1);
}

QTEST_GUILESS_MAIN(TestHeightIndex)
#include "tst_heightindex.moc"
