// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitestores.h"
#include "tests/server/http/httpfixture.h"
#include "tests/support/corpus.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

namespace {

const QStringList tables{u"users"_s, u"sessions"_s, u"categories"_s, u"cities"_s, u"services"_s, u"conversations"_s,
    u"messages"_s, u"message_versions"_s, u"hidden_messages"_s, u"reactions"_s, u"message_flags"_s, u"participants"_s,
    u"message_words"_s, u"notifications"_s, u"attachments"_s, u"user_documents"_s, u"two_factor"_s, u"blocks"_s,
    u"sqlite_schema"_s};

//! Where a string is put: into one field of a body, a query, a path or a header.
struct Place
{
    const char *name;
    const char *method;
    const char *path; //!< {} = the string, percent-encoded
    const char *body; //!< {} = the string, as JSON
    const char *header;
    const char *who = "asha";
};

const Place places[] = {
    {"login e-mail", "POST", "/api/auth/login/", R"({"email":{},"password":"x"})", nullptr},
    {"login password", "POST", "/api/auth/login/", R"({"email":"asha@example.com","password":{}})", nullptr},
    {"register e-mail", "POST", "/api/auth/register/", R"({"email":{},"username":"n"})", nullptr},
    {"register username", "POST", "/api/auth/register/", R"({"email":"n","username":{}})", nullptr},
    {"refresh", "POST", "/api/auth/refresh/", R"({"refresh":{}})", nullptr},
    {"reset e-mail", "POST", "/api/auth/reset-password/", R"({"email":{}})", nullptr},
    {"reset token", "POST", "/api/auth/reset-password/confirm/", R"({"token":{},"password":"Str0ng-pass-43"})",
        nullptr},
    {"code", "POST", "/api/auth/otp/verify/", R"({"email":"asha@example.com","otp":{}})", nullptr},
    {"code's e-mail", "POST", "/api/auth/otp/verify/", R"({"email":{},"otp":"123456"})", nullptr},
    {"page", "GET", "/api/messaging/messages/?page={}", nullptr, nullptr},
    {"page size", "GET", "/api/messaging/messages/?page_size={}", nullptr, nullptr},
    {"conversation filter", "GET", "/api/messaging/messages/?conversation={}", nullptr, nullptr},
    {"type filter", "GET", "/api/messaging/messages/?message_type={}", nullptr, nullptr},
    {"status filter", "GET", "/api/messaging/messages/?status={}", nullptr, nullptr},
    {"time filter", "GET", "/api/messaging/messages/?created_after={}", nullptr, nullptr},
    {"role filter", "GET", "/api/messaging/messages/?sender_role={}", nullptr, nullptr},
    {"message ordering", "GET", "/api/messaging/messages/?ordering={}", nullptr, nullptr},
    {"message search", "GET", "/api/messaging/messages/?search={}", nullptr, nullptr},
    {"history", "GET", "/api/messaging/messages/?conversation=1&before_seq={}", nullptr, nullptr},
    {"conversation search", "GET", "/api/messaging/conversations/?search={}", nullptr, nullptr},
    {"conversation ordering", "GET", "/api/messaging/conversations/?ordering={}", nullptr, nullptr},
    {"category filter", "GET", "/api/messaging/conversations/?service_category={}", nullptr, nullptr},
    {"conversation id", "GET", "/api/messaging/conversations/{}/", nullptr, nullptr},
    {"message id", "GET", "/api/messaging/messages/{}/", nullptr, nullptr},
    {"service search", "GET", "/api/services/?search={}", nullptr, nullptr},
    {"service city", "GET", "/api/services/?city={}&category={}", nullptr, nullptr},
    {"service order", "GET", "/api/services/?sort_by={}", nullptr, nullptr},
    {"service price", "GET", "/api/services/?min_price={}&max_price={}", nullptr, nullptr},
    {"service slug", "GET", "/api/services/{}/", nullptr, nullptr},
    {"user id", "GET", "/api/auth/users/{}/", nullptr, nullptr},
    {"notification id", "GET", "/api/notifications/{}/", nullptr, nullptr},
    {"notification filter", "GET", "/api/notifications/?type={}&is_read={}", nullptr, nullptr},
    {"unknown path", "GET", "/api/{}/", nullptr, nullptr},
    {"a text for another's id", "POST", "/api/messaging/messages/", R"({"conversation":{},"text":"x"})", nullptr,
        "sunita"},
    {"service id", "POST", "/api/messaging/conversations/", R"({"service":{},"provider":{},"initial_message":"x"})",
        nullptr},
    {"client id", "POST", "/api/messaging/messages/", R"({"conversation":999,"text":"x","client_message_id":{}})",
        nullptr},
    {"Idempotency-Key", "POST", "/api/messaging/messages/", R"({"conversation":999,"text":"x"})", "Idempotency-Key"},
    {"X-Client", "GET", "/api/auth/users/me/", nullptr, "X-Client"},
    {"Accept", "GET", "/api/auth/users/me/", nullptr, "Accept"},
    {"Accept-Language", "GET", "/api/auth/users/me/", nullptr, "Accept-Language"},
    {"Origin", "GET", "/api/auth/users/me/", nullptr, "Origin"},
    {"Authorization", "GET", "/api/auth/users/me/", nullptr, "Authorization"},
};

QByteArray asJson(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
}

} // namespace

//! Nothing that is sent becomes a part of a statement (guarantees.md 2.1): every string of tests/data/sql.txt in every
//! place that takes one. Nothing breaks, nothing is stored that should not be, and what is stored comes back as it was.
class SqlCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void changesNothing_data();
    void changesNothing();
    void isStoredAsItIs_data();
    void isStoredAsItIs();

private:
    QList<qint64> counts();
    HttpResponse sendTo(const Place &place, const QString &text);

    std::unique_ptr<HttpFixture> m_fixture;
    QList<std::pair<QString, QString>> m_corpus;
};

void SqlCorpusTest::initTestCase()
{
    m_corpus = test::namedCorpus(u"sql.txt"_s);
    QVERIFY(m_corpus.size() >= 120);
}

void SqlCorpusTest::init()
{
    m_fixture = std::make_unique<HttpFixture>();
    m_fixture->domain.services->hasRateLimits = false;
    QVERIFY(m_fixture->domain.send(m_fixture->domain.asha, m_fixture->domain.conversation, u"hello"_s));
    (void)m_fixture->token(u"asha"_s);
    (void)m_fixture->token(u"sunita"_s);
    // Nothing is left that somebody's asking could make.
    QVERIFY(m_fixture->domain.write<bool>([this](WriteTransaction &tx) {
        return m_fixture->domain.notifications.catchUp(tx, QDeadlineTimer(QDeadlineTimer::Forever));
    }));
}

QList<qint64> SqlCorpusTest::counts()
{
    const auto numbers = m_fixture->domain.read<QList<qint64>>([](Stores &stores) -> Result<QList<qint64>> {
        SqliteConnection &connection = dynamic_cast<SqliteStores &>(stores).connection();
        QList<qint64> found;
        static QList<QByteArray> statements; // statements are cached by address
        for (qsizetype i = 0; i < tables.size(); ++i) {
            if (statements.size() <= i)
                statements.append("SELECT count(*) FROM " + tables.at(i).toLatin1());
            SqliteQuery query = connection.query(statements.at(i).constData());
            found.append(query.next() ? query.readInteger() : -1);
        }
        return found;
    });
    return numbers ? *numbers : QList<qint64>();
}

HttpResponse SqlCorpusTest::sendTo(const Place &place, const QString &text)
{
    HttpFixture::Ask ask;
    ask.method = place.method;
    ask.path = QString::fromLatin1(place.path).replace(u"{}"_s, QString::fromLatin1(QUrl::toPercentEncoding(text)));
    ask.body = QByteArray(place.body).replace("{}", asJson(text));
    if (place.header) {
        QByteArray value = text.toUtf8();
        value.replace('\n', ' ').replace('\r', ' '); // the guard lets no line end through
        ask.headers.emplaceBack(place.header, qstrcmp(place.header, "Authorization") == 0 ? "Bearer " + value : value);
    }
    if (!place.header || qstrcmp(place.header, "Authorization") != 0)
        ask.token = m_fixture->token(QString::fromLatin1(place.who));
    return m_fixture->send(ask);
}

void SqlCorpusTest::changesNothing_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < qsizetype(std::size(places)); ++i)
        QTest::newRow(places[i].name) << int(i);
}

void SqlCorpusTest::changesNothing()
{
    QFETCH(int, index);
    QList<qint64> before = counts();
    QVERIFY(before.size() == tables.size() && !before.contains(-1));
    for (const auto &[name, text] : std::as_const(m_corpus)) {
        const HttpResponse response = sendTo(places[index], text);
        QVERIFY2(response.status > 0 && response.status < 500,
            qPrintable(u"line %1 of sql.txt: %2"_s.arg(name).arg(response.status)));
        QVERIFY(!response.body.contains("SQLITE") && !response.body.contains("syntax error"));
    }
    QCOMPARE(counts(), before);
}

void SqlCorpusTest::isStoredAsItIs_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &[name, text] : std::as_const(m_corpus))
        QTest::newRow(qPrintable(u"line "_s + name)) << text;
}

void SqlCorpusTest::isStoredAsItIs()
{
    QFETCH(QString, text);
    const QList<qint64> before = counts();
    const QString asha = m_fixture->token(u"asha"_s);
    const QByteArray json = asJson(text);
    const QByteArray conversation = QByteArray::number(m_fixture->domain.conversation.value());
    const QByteArray body = R"({"conversation":)" + conversation + R"(,"text":)" + json + '}';
    const HttpResponse posted = m_fixture->post(u"/api/messaging/messages/"_s, asha, body);
    QCOMPARE(posted.status, 201);
    QCOMPARE(HttpFixture::json(posted).value(u"text"_s).toString(), text.trimmed());
    const QJsonArray messages
        = HttpFixture::json(m_fixture->get(u"/api/messaging/messages/"_s, asha)).value(u"results"_s).toArray();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.last().toObject().value(u"text"_s).toString(), text.trimmed());

    const HttpResponse profile = m_fixture->send({"PATCH", u"/api/auth/users/update_profile/"_s, asha,
        R"({"profile":{"bio":)" + json + "}}", "application/json", {}});
    QCOMPARE(profile.status, 200);
    QCOMPARE(HttpFixture::json(m_fixture->get(u"/api/auth/users/me/"_s, asha))
                 .value(u"profile"_s)
                 .toObject()
                 .value(u"bio"_s)
                 .toString(),
        text.trimmed());
    const HttpResponse topics = m_fixture->send(
        {"PATCH", u"/api/notifications/preferences/"_s, asha, R"({"topics":[)" + json + "]}", "application/json", {}});
    QCOMPARE(HttpFixture::json(topics).value(u"topics"_s).toArray(), QJsonArray{text});

    QList<qint64> expected = before;
    ++expected[tables.indexOf(u"messages"_s)];
    expected[tables.indexOf(u"user_documents"_s)] += 2;
    const qsizetype notifications = tables.indexOf(u"notifications"_s);
    QList<qint64> after = counts();
    expected[notifications] = after.at(notifications); // made behind the senders' backs
    QCOMPARE(after, expected);
}

QTEST_GUILESS_MAIN(SqlCorpusTest)
#include "tst_sqlcorpus.moc"
