// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

class TestValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsCodePoints();
    void messageText_data();
    void messageText();
    void limitCountsCodePointsNotUnits();
    void emailAddress_data();
    void emailAddress();
    void username_data();
    void username();
    void clientMessageId_data();
    void clientMessageId();
    void emoji_data();
    void emoji();
    void password_data();
    void password();
    void maskedEmail();
};

void TestValidation::countsCodePoints()
{
    QCOMPARE(validation::codePointCount(u""), 0);
    QCOMPARE(validation::codePointCount(u"नमस्ते"), 6);
    QCOMPARE(validation::codePointCount(u"a🙂b"), 3);
    QCOMPARE(validation::codePointCount(u"👨‍👩‍👧"), 5); // one picture, three people, two joiners
}

void TestValidation::messageText_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("inner line feeds stay")
        << u"  hello 🙂 \n second line  "_s << u"hello 🙂 \n second line"_s << QString();
    QTest::newRow("Python's spaces") << u"\u00a0\u2003\u3000\u001c\u0085x\u001f\u2028"_s << u"x"_s << QString();
    QTest::newRow("zero-width space is no space") << u"\u200b"_s << u"\u200b"_s << QString();
    QTest::newRow("only spaces") << u" \n\t "_s << QString() << QString();
    QTest::newRow("U+0000") << QString(u"a"_s + QChar(0) + u'b') << QString() << u"Null characters are not allowed."_s;
    QTest::newRow("high surrogate alone")
        << QString(u"a"_s + QChar(0xd800) + u'b') << QString() << u"Surrogate characters are not allowed: U+D800."_s;
    QTest::newRow("high surrogate at the end")
        << QString(u"a"_s + QChar(0xdbff)) << QString() << u"Surrogate characters are not allowed: U+DBFF."_s;
    QTest::newRow("low surrogate alone") << QString(u"a"_s + QChar(0xdc00)) << QString()
                                         << u"Surrogate characters are not allowed: U+DC00."_s;
    QTest::newRow("pair the wrong way round") << QString(u"a"_s + QChar(0xde42) + QChar(0xd83d)) << QString()
                                              << u"Surrogate characters are not allowed: U+DE42."_s;
}

void TestValidation::messageText()
{
    QFETCH(QString, raw);
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const Result<QString> result = validation::messageText(raw);
    QCOMPARE(result.hasValue(), problem.isEmpty());
    if (result)
        QCOMPARE(*result, text);
    else
        QCOMPARE(result.error().fields, QList<FieldError>({FieldError{u"text"_s, {problem}}}));
}

void TestValidation::limitCountsCodePointsNotUnits()
{
    const QString emoji = u"🙂"_s.repeated(limits::messageCodePoints);
    QCOMPARE(emoji.size(), 2 * limits::messageCodePoints);
    QVERIFY(validation::messageText(emoji).hasValue());
    QVERIFY(validation::messageText(u"  "_s + emoji + u"\n"_s).hasValue()); // trimmed first
    const Result<QString> tooLong = validation::messageText(emoji + u'x');
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().firstMessage(), u"Message text cannot exceed 5000 characters."_s);
}

void TestValidation::emailAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("plain") << u"asha@demo.chautari.app"_s << true;
    QTest::newRow("tag") << u"asha.rai+shop@x.np"_s << true;
    QTest::newRow("no at") << u"nope"_s << false;
    QTest::newRow("no domain") << u"asha@"_s << false;
    QTest::newRow("one label") << u"asha@localhost"_s << false;
    QTest::newRow("two dots") << u"a..b@x.np"_s << false;
    QTest::newRow("leading dot") << u".a@x.np"_s << false;
    QTest::newRow("space") << u"a b@x.np"_s << false;
    QTest::newRow("line feed at the end") << u"asha@x.np\n"_s << false;
    QTest::newRow("hyphen at a label's end") << u"a@x-.np"_s << false;
    QTest::newRow("254") << QString(u"a"_s.repeated(249) + u"@x.np"_s) << true;
    QTest::newRow("255") << QString(u"a"_s.repeated(250) + u"@x.np"_s) << false;
}

void TestValidation::emailAddress()
{
    QFETCH(QString, text);
    QTEST(validation::isEmailAddress(text), "isValid");
}

void TestValidation::username_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("plain") << u"asha"_s << true;
    QTest::newRow("signs") << u"a.b@c+d-e_f"_s << true;
    QTest::newRow("letters of all languages") << u"आशा१"_s.remove(u'ा') << true;
    QTest::newRow("space") << u"a b"_s << false;
    QTest::newRow("exclamation mark") << u"a!"_s << false;
    QTest::newRow("line feed at the end") << u"asha\n"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestValidation::username()
{
    QFETCH(QString, text);
    QTEST(validation::isUsername(text), "isValid");
}

void TestValidation::clientMessageId_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("one") << u"a"_s << true;
    QTest::newRow("all kinds") << u"aZ09_-"_s << true;
    QTest::newRow("64") << u"a"_s.repeated(64) << true;
    QTest::newRow("65") << u"a"_s.repeated(65) << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("dot") << u"a.b"_s << false;
    QTest::newRow("letter beyond ASCII") << u"é"_s << false;
    QTest::newRow("digit beyond ASCII") << u"१"_s << false;
}

void TestValidation::clientMessageId()
{
    QFETCH(QString, text);
    QTEST(validation::isClientMessageId(text), "isValid");
}

void TestValidation::emoji_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isValid");
    for (const auto *emoji : {u"👍", u"👍🏽", u"❤️", u"❤", u"🇳🇵", u"7️⃣", u"#⃣", u"👨‍👩‍👧‍👦",
             u"👩🏽‍❤️‍💋‍👨🏿", u"🏴󠁧󠁢󠁳󠁣󠁴󠁿", u"🏳️‍🌈", u"©️",
             u"‼️", u"☕", u"✔", u"🫨"})
        QTest::addRow("%s", qUtf8Printable(QString::fromUtf16(emoji))) << QString::fromUtf16(emoji) << true;
    for (const auto *text :
        {u"", u"a", u"7", u"#", u"ok", u"न", u" ", u"👍👍", u"👍 ", u" 👍", u"👍a", u"🇳", u"🇳🇵🇳", u"👍‍", u"‍👍",
            u"👨‍‍👩", u"️", u"🏽👍", u"→", u"∀", u"├", u"<b>", u"☺☺", u"7️", u"👩‍7"})
        QTest::addRow("not: %s", qUtf8Printable(QString::fromUtf16(text))) << QString::fromUtf16(text) << false;
    QTest::newRow("not: half a character") << QString(QChar(0xd83d)) << false;
    QTest::newRow("as long as may be") << u"👩"_s + u"\u200d👩"_s.repeated(7) << true;
    QTest::newRow("longer") << u"👩"_s + u"\u200d👩"_s.repeated(8) << false;
}

void TestValidation::emoji()
{
    QFETCH(QString, text);
    QTEST(validation::isEmoji(text), "isValid");
}

void TestValidation::password_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QStringList>("problems");
    const QString tooShort = u"This password is too short. It must contain at least 8 characters."_s;
    const QString common = u"This password is too common."_s;
    const QString numeric = u"This password is entirely numeric."_s;
    QTest::newRow("good") << u"Str0ng-pass-42"_s << QStringList();
    QTest::newRow("all three, in Django's order") << u"12345"_s << QStringList{tooShort, common, numeric};
    QTest::newRow("common in capitals") << u"PASSWORD"_s << QStringList{common};
    QTest::newRow("numeric") << u"4815162342"_s << QStringList{numeric};
    QTest::newRow("eight code points of emoji") << u"🙂"_s.repeated(8) << QStringList();
    QTest::newRow("seven code points of emoji") << u"🙂"_s.repeated(7) << QStringList{tooShort};
    QTest::newRow("1024 bytes") << u"x"_s.repeated(1024) << QStringList();
    QTest::newRow("1025 bytes") << u"x"_s.repeated(1025)
                                << QStringList{u"This password is too long. It must contain at most 1024 bytes."_s};
}

void TestValidation::password()
{
    QFETCH(QString, password);
    QTEST(validation::passwordProblems(password), "problems");
}

void TestValidation::maskedEmail()
{
    QCOMPARE(validation::maskedEmail(u"asha@demo.chautari.app"_s), u"a***@demo.chautari.app"_s);
    QCOMPARE(validation::maskedEmail(u"not an address"_s), QString()); // never more than was asked for
    QCOMPARE(validation::maskedEmail(u"@x.np"_s), QString());
}

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
