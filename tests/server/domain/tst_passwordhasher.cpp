// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/passwordhasher.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::server;

class PasswordHasherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesThePasswordAndNoOther_data();
    void verifiesThePasswordAndNoOther();
    void saltsEveryHash();
    void refusesWhatIsNoHash_data();
    void refusesWhatIsNoHash();
    void wantsANewHashWhenTheCostChanged();
};

void PasswordHasherTest::verifiesThePasswordAndNoOther_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("other");
    QTest::newRow("plain") << u"Str0ng-pass-42"_s << u"str0ng-pass-42"_s;
    QTest::newRow("Nepali") << u"मेरो गोप्य शब्द"_s << u"मेरो गोप्य शब्"_s;
    QTest::newRow("emoji") << u"🙂🙂🙂🙂"_s << u"🙂🙂🙂"_s;
    QTest::newRow("after a NUL") << u"abc"_s + QChar(0) + u"def"_s << u"abc"_s + QChar(0) + u"xyz"_s;
    QTest::newRow("long") << QString(1000, u'x') << QString(999, u'x');
    QTest::newRow("trailing space") << u"Str0ng-pass-42 "_s << u"Str0ng-pass-42"_s;
}

void PasswordHasherTest::verifiesThePasswordAndNoOther()
{
    QFETCH(const QString, password);
    QFETCH(const QString, other);
    const PasswordHasher hasher(PasswordHasher::seed);
    const QByteArray hash = hasher.hash(password);
    QVERIFY(hash.startsWith("$argon2id$"));
    QVERIFY(hasher.verify(hash, password));
    QVERIFY(!hasher.verify(hash, other));
}

void PasswordHasherTest::saltsEveryHash()
{
    const PasswordHasher hasher(PasswordHasher::seed);
    QVERIFY(hasher.hash(u"the same"_s) != hasher.hash(u"the same"_s));
}

void PasswordHasherTest::refusesWhatIsNoHash_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plain text") << QByteArray("secret");
    QTest::newRow("truncated") << PasswordHasher(PasswordHasher::seed).hash(u"secret"_s).left(40);
    QTest::newRow("too long") << QByteArray(1000, 'a');
}

void PasswordHasherTest::refusesWhatIsNoHash()
{
    QFETCH(const QByteArray, hash);
    QVERIFY(!PasswordHasher(PasswordHasher::seed).verify(hash, u"secret"_s));
}

void PasswordHasherTest::wantsANewHashWhenTheCostChanged()
{
    const PasswordHasher seed(PasswordHasher::seed);
    const PasswordHasher dearer(PasswordHasher::Cost{2, 64U * 1024U});
    const QByteArray hash = seed.hash(u"secret"_s);
    QVERIFY(!seed.needsRehash(hash));
    QVERIFY(dearer.needsRehash(hash));
    QVERIFY(dearer.verify(hash, u"secret"_s)); // the old one still opens the door
    QVERIFY(!dearer.needsRehash(dearer.hash(u"secret"_s)));
}

QTEST_GUILESS_MAIN(PasswordHasherTest)
#include "tst_passwordhasher.moc"
