// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus.h"
#include "tests/support/testserver.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! The lists of odd strings through the WebSocket (guarantees.md 2.1): as texts they reach the other side as they were
//! sent, in any other field they do no harm.
class TestWebSocketCorpora : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textsComeAsTheyWereSent_data();
    void textsComeAsTheyWereSent();
    void doNoHarmInOtherFields_data();
    void doNoHarmInOtherFields();

private:
    TestServer m_server{[](server::ServerConfig &config) { config.hasRateLimits = false; }};
};

void TestWebSocketCorpora::textsComeAsTheyWereSent_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("Unicode") << u"unicode.txt"_s;
    QTest::newRow("SQL") << u"sql.txt"_s;
}

void TestWebSocketCorpora::textsComeAsTheyWereSent()
{
    QFETCH(QString, file);
    const auto asha = m_server.socket(u"asha"_s);
    const auto bikash = m_server.socket(u"bikash"_s);
    const auto corpus = namedCorpus(file);
    for (const auto &[name, text] : corpus) {
        asha->sendMessage(1, text);
        for (WsClient *client : {asha.get(), bikash.get()}) {
            const QJsonObject data = client->take(u"message"_s).value(u"data"_s).toObject();
            QVERIFY2(data.value(u"text"_s).toString() == text.trimmed(), qPrintable(name));
        }
    }
}

void TestWebSocketCorpora::doNoHarmInOtherFields_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("field");
    QTest::newRow("conversation of a message") << u"message"_s << u"conversation_id"_s;
    QTest::newRow("client id") << u"message"_s << u"client_message_id"_s;
    QTest::newRow("answered message") << u"message"_s << u"reply_to"_s;
    QTest::newRow("conversation of typing") << u"typing"_s << u"conversation_id"_s;
    QTest::newRow("whether somebody types") << u"typing"_s << u"is_typing"_s;
    QTest::newRow("type of a frame") << QString() << QString();
}

void TestWebSocketCorpora::doNoHarmInOtherFields()
{
    QFETCH(QString, type);
    QFETCH(QString, field);
    const auto asha = m_server.socket(u"asha"_s);
    const auto corpus = namedCorpus(u"sql.txt"_s);
    for (const auto &[name, text] : corpus) {
        // Conversation 999 is nobody's, so that nothing is stored.
        QJsonObject data{{u"conversation_id"_s, 999}, {u"content"_s, u"x"_s}, {u"is_typing"_s, true}};
        if (!field.isEmpty())
            data.insert(field, text);
        asha->send({{u"type"_s, type.isEmpty() ? text : type}, {u"data"_s, data}});
    }
    QVERIFY(asha->roundTrip());
    QVERIFY(!asha->isClosed());
    QCOMPARE(asha->count(u"ack"_s), 0);
}

QTEST_GUILESS_MAIN(TestWebSocketCorpora)
#include "tst_websocketcorpora.moc"
