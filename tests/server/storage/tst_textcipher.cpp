// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/textcipher.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace chautari::server;
using namespace Qt::StringLiterals;

//! Texts at rest: only the row that a text was sealed for opens it, and only unchanged.
class TestTextCipher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void neverSealsTwiceAlike();
    void opensInItsOwnRowOnly_data();
    void opensInItsOwnRowOnly();
    void noticesEveryFlippedBit();
    void noticesEveryLength();
    void anotherKeyDoesNotOpen();
    void saysSoInsteadOfShowingRubbish();
    void hashesWordsWithItsKey();

private:
    const TextCipher::Row m_row{TextCipher::Purpose::Message, 3, 14, 159};
    const TextCipher m_cipher{QByteArray(32, 'k'), QByteArray(32, 'w')};
};

void TestTextCipher::opensWhatItSealed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("one letter") << u"a"_s;
    QTest::newRow("Nepali") << u"नमस्ते, भोलि आउनुहोस्"_s;
    QTest::newRow("line breaks and a tab") << u"one\r\ntwo\tthree"_s;
    QTest::newRow("5,000 emoji") << u"🙂"_s.repeated(5000);
}

void TestTextCipher::opensWhatItSealed()
{
    QFETCH(QString, text);
    const QByteArray sealed = m_cipher.seal(m_row, text);
    QCOMPARE(sealed.size(), text.isEmpty() ? 0 : 1 + 24 + text.toUtf8().size() + 16);
    QVERIFY(text.isEmpty() || !sealed.contains(text.left(8).toUtf8()) || text.size() < 4);
    QCOMPARE(m_cipher.open(m_row, sealed), std::optional(text));
}

void TestTextCipher::neverSealsTwiceAlike()
{
    QSet<QByteArray> nonces;
    for (int i = 0; i < 1000; ++i)
        nonces.insert(m_cipher.seal(m_row, u"same"_s).mid(1, 24));
    QCOMPARE(nonces.size(), 1000);
}

void TestTextCipher::opensInItsOwnRowOnly_data()
{
    QTest::addColumn<int>("purpose");
    QTest::addColumn<qint64>("conversation");
    QTest::addColumn<qint64>("seq");
    QTest::addColumn<qint64>("sender");
    QTest::newRow("another purpose") << 2 << 3LL << 14LL << 159LL;
    QTest::newRow("another conversation") << 1 << 4LL << 14LL << 159LL;
    QTest::newRow("another place in it") << 1 << 3LL << 15LL << 159LL;
    QTest::newRow("another sender") << 1 << 3LL << 14LL << 158LL;
    QTest::newRow("the same numbers in another order") << 1 << 14LL << 3LL << 159LL;
}

void TestTextCipher::opensInItsOwnRowOnly()
{
    QFETCH(int, purpose);
    QFETCH(qint64, conversation);
    QFETCH(qint64, seq);
    QFETCH(qint64, sender);
    const QByteArray sealed = m_cipher.seal(m_row, u"moved"_s);
    QVERIFY(!m_cipher.open({TextCipher::Purpose(purpose), conversation, seq, sender}, sealed));
}

void TestTextCipher::noticesEveryFlippedBit()
{
    const QByteArray sealed = m_cipher.seal(m_row, u"नमस्ते 🙂 hello"_s);
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
        QByteArray changed = sealed;
        changed[bit / 8] = char(changed.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY2(!m_cipher.open(m_row, changed), qPrintable(QString::number(bit)));
    }
}

void TestTextCipher::noticesEveryLength()
{
    const QByteArray sealed = m_cipher.seal(m_row, u"truncated"_s);
    for (qsizetype length = 1; length < sealed.size(); ++length)
        QVERIFY2(!m_cipher.open(m_row, sealed.first(length)), qPrintable(QString::number(length)));
    QVERIFY(!m_cipher.open(m_row, sealed + 'x'));
    QVERIFY(!m_cipher.open(m_row, QByteArray(10'000, '\1')));
}

void TestTextCipher::anotherKeyDoesNotOpen()
{
    const TextCipher other(QByteArray(32, 'l'), QByteArray(32, 'w'));
    QVERIFY(!other.open(m_row, m_cipher.seal(m_row, u"secret"_s)));
}

void TestTextCipher::saysSoInsteadOfShowingRubbish()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not open"_s));
    QCOMPARE(m_cipher.openOrSaySo(m_row, QByteArray(80, '\1')), u"[ENCRYPTED]"_s);
}

void TestTextCipher::hashesWordsWithItsKey()
{
    const TextCipher other(QByteArray(32, 'k'), QByteArray(32, 'x'));
    QCOMPARE(m_cipher.wordHash(u"chiya"_s), m_cipher.wordHash(u"chiya"_s));
    QVERIFY(m_cipher.wordHash(u"chiya"_s) != m_cipher.wordHash(u"chiyo"_s));
    QVERIFY(m_cipher.wordHash(u"chiya"_s) != other.wordHash(u"chiya"_s));
    QVERIFY(m_cipher.wordKeyFingerprint() != other.wordKeyFingerprint());
}

QTEST_GUILESS_MAIN(TestTextCipher)
#include "tst_textcipher.moc"
