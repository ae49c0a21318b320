// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>

using namespace chautari::fuzz;
using namespace Qt::StringLiterals;

//! Replays what the fuzzer starts from, and what it once found, without a fuzzer.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsItsPromises_data();
    void keepsItsPromises();
};

void TestFuzzCorpus::keepsItsPromises_data()
{
    QTest::addColumn<int>("target");
    for (size_t i = 0; i < targets.size(); ++i)
        QTest::newRow(targets[i].name) << int(i);
}

void TestFuzzCorpus::keepsItsPromises()
{
    QFETCH(int, target);
    const Target &chosen = targets[size_t(target)];
    const QDir dir(QLatin1StringView(CHAUTARI_TEST_DATA) + "/fuzz/"_L1 + QLatin1StringView(chosen.name));
    const QStringList names = dir.entryList(QDir::Files, QDir::Name);
    QVERIFY2(names.size() >= 10, "an empty corpus tests nothing");
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        const QByteArray input = file.readAll();
        qDebug().noquote() << name; // the last one printed is the one that aborted
        QCOMPARE(chosen.oneInput(reinterpret_cast<const std::uint8_t *>(input.constData()), size_t(input.size())), 0);
    }
}

QTEST_APPLESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
