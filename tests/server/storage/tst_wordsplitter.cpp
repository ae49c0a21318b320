// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/wordsplitter.h"

#include <QtTest/QTest>

using namespace chautari::server;
using namespace Qt::StringLiterals;

//! What counts as a word when messages are searched.
class TestWordSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
};

void TestWordSplitter::splits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("blanks and signs") << u" \t!?... "_s << QStringList();
    QTest::newRow("case and order") << u"Deep CLEAN, deep clean!"_s << QStringList{u"deep"_s, u"clean"_s};
    QTest::newRow("Greek") << u"ΚΑΛΗΜΈΡΑ καλημέρα"_s << QStringList{u"καλημέρα"_s};
    QTest::newRow("numbers") << u"Rs 1500 at 10:30"_s << QStringList{u"rs"_s, u"1500"_s, u"at"_s, u"10"_s, u"30"_s};
    QTest::newRow("an address is its parts")
        << u"asha.rai@demo.app"_s << QStringList{u"asha"_s, u"rai"_s, u"demo"_s, u"app"_s};
    QTest::newRow("an apostrophe parts, in text and question alike") << u"don't"_s << QStringList{u"don"_s, u"t"_s};
    QTest::newRow("vowel signs and virama stay")
        << u"नमस्ते, तपाईंलाई कस्तो छ? ठीक छ।"_s << QStringList{u"नमस्ते"_s, u"तपाईंलाई"_s, u"कस्तो"_s, u"छ"_s, u"ठीक"_s};
    QTest::newRow("Devanagari digits") << u"रु १५००"_s << QStringList{u"रु"_s, u"१५००"_s};
    QTest::newRow("a joiner makes no other word") << u"गर्\u200Dयो गर्यो"_s << QStringList{u"गर्यो"_s};
    QTest::newRow("composed and decomposed are one") << u"caf\u00E9 cafe\u0301"_s << QStringList{u"caf\u00E9"_s};
    QTest::newRow("emoji are none") << u"🙂👨‍👩‍👧 ok 🇳🇵 1️⃣"_s << QStringList{u"ok"_s, u"1"_s};
    QTest::newRow("Han is parted by signs") << u"中文"_s << QStringList{u"中"_s, u"文"_s};
    QTest::newRow("beyond the BMP") << u"𐐀𐐁"_s << QStringList{u"𐐨𐐩"_s};
    QTest::newRow("combining marks alone") << u"\u0301\u0302"_s << QStringList();
    QTest::newRow("directions inside a word") << u"he\u202Ello"_s << QStringList{u"hello"_s};
    QTest::newRow("one word of 5,000 letters") << u"x"_s.repeated(5000) << QStringList{u"x"_s.repeated(5000)};
}

void TestWordSplitter::splits()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QCOMPARE(wordsOf(text), words);
}

QTEST_GUILESS_MAIN(TestWordSplitter)
#include "tst_wordsplitter.moc"
