// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitestores.h"
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! What providers offer (contract.md 3). Bikash offers "Deep Clean" and the draft "Not yet", Maya "Wall Painting".
class ServicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void aNewServiceIsADraftOfItsProvider();
    void priceIsExact_data();
    void priceIsExact();
    void slugs_data();
    void slugs();
    void refuses_data();
    void refuses();
    void filters_data();
    void filters();
    void pagesAreCountedAndLinked();
    void onlyAdminsActivateWhatWaits_data();
    void onlyAdminsActivateWhatWaits();
    void changingOnePartKeepsTheRest();
    void deletingKeepsTheConversations();
    void ownServicesAreABareArray();
    void categoriesAndCities();

private:
    QByteArray offer(const QByteArray &more = {}) const;
    QJsonObject create(const QByteArray &more = {}, const QString &who = u"bikash"_s);
    QStringList titles(const HttpResponse &response) const;
    //! What no endpoint writes: reviews and verification come from an import or an administrator.
    void execute(const char *sql);
    HttpResponse patch(const QString &idOrSlug, const QString &token, const QByteArray &body)
    {
        return m_fixture->send({"PATCH", u"/api/services/"_s + idOrSlug + u'/', token, body, "application/json", {}});
    }

    std::unique_ptr<HttpFixture> m_fixture;
    qint64 m_city = 0;
};

namespace {

const QString servicesPath = u"/api/services/"_s;

} // namespace

void ServicesTest::init()
{
    m_fixture = std::make_unique<HttpFixture>();
    const auto city = m_fixture->domain.write<CityId>([](WriteTransaction &tx) {
        return tx.stores().services().ensureCity(City{{}, u"Kathmandu"_s, u"Bagmati"_s});
    });
    QVERIFY(city);
    m_city = city->value();
}

//! A whole body; a key of `more` comes later and wins.
QByteArray ServicesTest::offer(const QByteArray &more) const
{
    return R"({"title":"Garden work","description":"Hedges and lawns","price":"750.50","duration":"1 day","category":1,)"
           R"("city_ids":[)"
        + QByteArray::number(m_city) + ']' + (more.isEmpty() ? QByteArray() : ',' + more) + '}';
}

QJsonObject ServicesTest::create(const QByteArray &more, const QString &who)
{
    const HttpResponse response = m_fixture->post(servicesPath, m_fixture->token(who), offer(more));
    if (response.status != 201)
        qWarning("%d %s", response.status, response.body.constData());
    return HttpFixture::json(response);
}

QStringList ServicesTest::titles(const HttpResponse &response) const
{
    QStringList titles;
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    const QJsonArray rows = document.isArray() ? document.array() : document["results"_L1].toArray();
    for (const QJsonValue &row : rows)
        titles.append(row["title"_L1].toString());
    return titles;
}

void ServicesTest::execute(const char *sql)
{
    const auto done = m_fixture->domain.write<bool>([sql](WriteTransaction &tx) -> Result<bool> {
        auto ran = static_cast<SqliteStores &>(tx.stores()).connection().execute(sql);
        if (!ran)
            return ran.error();
        return true;
    });
    QVERIFY(done);
}

void ServicesTest::aNewServiceIsADraftOfItsProvider()
{
    const QJsonObject service = create(R"("short_description":"Green","discount_price":700)");
    QCOMPARE(service["status"_L1].toString(), u"draft"_s);
    QCOMPARE(service["slug"_L1].toString(), u"garden-work"_s);
    QCOMPARE(service["discount_price"_L1].toString(), u"700.00"_s);
    QCOMPARE(service["short_description"_L1].toString(), u"Green"_s);
    QCOMPARE(service["includes"_L1], QJsonValue(QJsonValue::Null));
    QCOMPARE(service["category_name"_L1].toString(), u"Home"_s);
    QCOMPARE(service["cities"_L1][0]["name"_L1].toString(), u"Kathmandu"_s);
    const QJsonValue provider = service["provider"_L1];
    QCOMPARE(provider["name"_L1].toString(), u"Bikash Rai"_s);
    QVERIFY(provider["avg_rating"_L1].isDouble());
    const QString path = servicesPath + u"garden-work/"_s;
    QCOMPARE(m_fixture->get(path, m_fixture->token(u"bikash"_s)).status, 200);
    QCOMPARE(m_fixture->get(path, m_fixture->token(u"maya"_s)).status, 404);
    QVERIFY(!titles(m_fixture->get(servicesPath)).contains(u"Garden work"_s));
    QVERIFY(titles(m_fixture->get(servicesPath, m_fixture->token(u"bikash"_s))).contains(u"Garden work"_s));
}

void ServicesTest::priceIsExact_data()
{
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<QString>("stored"); // empty: refused
    QTest::newRow("whole") << QByteArray("\"1500\"") << u"1500.00"_s;
    QTest::newRow("number") << QByteArray("1500.1") << u"1500.10"_s;
    QTest::newRow("paisa that binary fractions miss") << QByteArray("\"0.29\"") << u"0.29"_s;
    QTest::newRow("largest") << QByteArray("\"99999999.99\"") << u"99999999.99"_s;
    QTest::newRow("zeros in front") << QByteArray("\"00012.5\"") << u"12.50"_s;
    QTest::newRow("free") << QByteArray("0") << u"0.00"_s;
    QTest::newRow("three places") << QByteArray("\"1.234\"") << QString();
    QTest::newRow("too large") << QByteArray("\"100000000\"") << QString();
    QTest::newRow("negative") << QByteArray("\"-1\"") << QString();
    QTest::newRow("words") << QByteArray("\"cheap\"") << QString();
    QTest::newRow("not a number") << QByteArray("\"NaN\"") << QString();
    QTest::newRow("empty") << QByteArray("\"\"") << QString();
}

void ServicesTest::priceIsExact()
{
    QFETCH(const QByteArray, price);
    QFETCH(const QString, stored);
    const HttpResponse response
        = m_fixture->post(servicesPath, m_fixture->token(u"bikash"_s), offer("\"price\":" + price));
    QCOMPARE(response.status, stored.isEmpty() ? 400 : 201);
    QVERIFY(!stored.isEmpty() || response.body.startsWith(R"({"price":[")"));
    if (!stored.isEmpty())
        QCOMPARE(HttpFixture::json(response)["price"_L1].toString(), stored);
}

void ServicesTest::slugs_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("slug");
    QTest::newRow("latin") << u"  Pipes & Taps: repair!  "_s << u"pipes-taps-repair"_s;
    QTest::newRow("devanagari keeps its vowel signs") << u"घर सफाई"_s << u"घर-सफाई"_s;
    QTest::newRow("taken") << u"Deep clean"_s << u"deep-clean-4"_s; // 3 services are there
    QTest::newRow("a path of ours") << u"Categories"_s << u"categories-4"_s;
    QTest::newRow("a number is an id") << u"2024"_s << u"2024-4"_s;
    QTest::newRow("nothing left") << u"🙂"_s << u"service-4"_s;
}

void ServicesTest::slugs()
{
    QFETCH(const QString, title);
    QFETCH(const QString, slug);
    const QJsonObject service = create("\"title\":\"" + title.toUtf8() + "\",\"status\":\"active\"");
    QCOMPARE(service["slug"_L1].toString(), slug);
    const HttpResponse found = m_fixture->get(servicesPath + slug + u'/');
    QCOMPARE(HttpFixture::json(found)["id"_L1].toInt(), service["id"_L1].toInt());
}

void ServicesTest::refuses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray denied = R"({"detail":"You do not have permission to perform this action."})";
    const QByteArray missing = R"({"detail":"Not found."})";
    const auto row = [](const char *name, const char *method, const char *path, const char *who, const QByteArray &body,
                         int status, const QByteArray &answer) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QString::fromLatin1(who) << body
                            << status << answer;
    };
    row("nobody", "POST", "/api/services/", "", "{}", 401,
        R"({"detail":"Authentication credentials were not provided."})");
    row("a customer, whatever the body", "POST", "/api/services/", "asha", "not json", 403, denied);
    row("nothing said", "POST", "/api/services/", "bikash", "{}", 400,
        R"({"title":["This field is required."],"description":["This field is required."],"price":["This field is required."],"duration":["This field is required."],"category":["This field is required."],"city_ids":["This field is required."]})");
    row("wrong kinds", "POST", "/api/services/", "bikash",
        R"({"title":" ","description":null,"price":true,"duration":["x"],"category":"abc","city_ids":"1","status":"sold"})",
        400,
        R"({"title":["This field may not be blank."],"description":["This field may not be null."],"price":["A valid number is required."],"duration":["Not a valid string."],"category":["Incorrect type. Expected pk value, received str."],"city_ids":["Expected a list of items but got type \"str\"."],"status":["\"sold\" is not a valid choice."]})");
    row("what does not exist", "POST", "/api/services/", "bikash",
        R"({"title":"a","description":"b","price":"1","duration":"c","category":77,"city_ids":[88]})", 400,
        R"({"category":["Invalid pk \"77\" - object does not exist."],"city_ids":["Invalid pk \"88\" - object does not exist."]})");
    row("no city", "PATCH", "/api/services/deep-clean/", "bikash", R"({"city_ids":[]})", 400,
        R"({"city_ids":["This list may not be empty."]})");
    row("no discount", "PATCH", "/api/services/deep-clean/", "bikash", R"({"discount_price":"1500.00"})", 400,
        R"({"discount_price":["Discount price must be less than the price."]})");
    row("a title of 201", "PATCH", "/api/services/deep-clean/", "bikash",
        "{\"title\":\"" + QByteArray(201, 'x') + "\"}", 400,
        R"({"title":["Ensure this field has no more than 200 characters."]})");
    row("archived is no status to set", "PATCH", "/api/services/deep-clean/", "bikash", R"({"status":"archived"})", 400,
        R"({"status":["\"archived\" is not a valid choice."]})");
    row("PUT says all", "PUT", "/api/services/deep-clean/", "bikash", R"({"title":"a"})", 400,
        R"({"description":["This field is required."],"price":["This field is required."],"duration":["This field is required."],"category":["This field is required."],"city_ids":["This field is required."]})");
    row("change another's", "PATCH", "/api/services/deep-clean/", "maya", R"({"title":"Mine"})", 403, denied);
    row("change as a customer", "PUT", "/api/services/deep-clean/", "asha", "{}", 403, denied);
    row("change as nobody", "PATCH", "/api/services/deep-clean/", "", "{}", 401,
        R"({"detail":"Authentication credentials were not provided."})");
    row("change another's draft", "PATCH", "/api/services/not-yet/", "maya", R"({"title":"Mine"})", 404, missing);
    row("delete another's", "DELETE", "/api/services/deep-clean/", "maya", "", 403, denied);
    row("delete another's draft", "DELETE", "/api/services/not-yet/", "maya", "", 404, missing);
    row("delete as nobody", "DELETE", "/api/services/deep-clean/", "", "", 401,
        R"({"detail":"Authentication credentials were not provided."})");
    row("unknown slug", "GET", "/api/services/no-such/", "", "", 404, missing);
    row("unknown id", "GET", "/api/services/999/", "", "", 404, missing);
    row("a page that is none", "GET", "/api/services/?page=0", "", "", 404, R"({"detail":"Invalid page."})");
    row("prices that are none", "GET", "/api/services/?min_price=cheap&max_price=nan&min_rating=x", "", "", 400,
        R"({"min_price":["Enter a number."],"max_price":["Enter a number."],"min_rating":["Enter a number."]})");
    row("own services of nobody", "GET", "/api/services/my_services/", "", "", 401,
        R"({"detail":"Authentication credentials were not provided."})");
}

void ServicesTest::refuses()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QString, who);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, answer);
    const HttpResponse response = m_fixture->send(
        {method, path, who.isEmpty() ? QString() : m_fixture->token(who), body, "application/json", {}});
    QCOMPARE(response.body, answer);
    QCOMPARE(response.status, status);
}

void ServicesTest::filters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    const QString clean = u"Deep Clean"_s;
    const QString paint = u"Wall Painting"_s;
    const QString tea = u"Tea 100% fresh"_s;
    const QString cook = u"खाना पकाउने"_s;
    QTest::newRow("none") << QString() << QStringList{cook, tea, paint, clean};
    QTest::newRow("unknown keys") << u"ordering=price&colour=red"_s << QStringList{cook, tea, paint, clean};
    QTest::newRow("search") << u"search=PAINT"_s << QStringList{paint};
    QTest::newRow("all words must be there") << u"search=deep,home"_s << QStringList{clean};
    QTest::newRow("not there together") << u"search=deep+wall"_s << QStringList();
    QTest::newRow("devanagari") << u"search=पकाउने"_s << QStringList{cook};
    QTest::newRow("a percent is a percent") << u"search=%25"_s << QStringList{tea};
    QTest::newRow("quotes are text") << u"search=%27%20OR%201%3D1"_s << QStringList();
    QTest::newRow("category") << u"category=kitch"_s << QStringList{cook, tea};
    QTest::newRow("city") << u"city=kath"_s << QStringList{cook, tea};
    QTest::newRow("from a price") << u"min_price=99.995"_s << QStringList{cook, paint, clean};
    QTest::newRow("numbers, not letters") << u"max_price=999"_s << QStringList{cook, tea};
    QTest::newRow("up to the paisa") << u"max_price=99.99"_s << QStringList{tea};
    QTest::newRow("just below") << u"max_price=99.98"_s << QStringList();
    QTest::newRow("an immense price") << u"max_price=1e300"_s << QStringList{cook, tea, paint, clean};
    QTest::newRow("cheap first") << u"sort_by=price-low"_s << QStringList{tea, cook, paint, clean};
    QTest::newRow("dear first") << u"sort_by=price-high"_s << QStringList{paint, clean, cook, tea};
    QTest::newRow("rating") << u"sort_by=rating"_s << QStringList{clean, paint, cook, tea};
    QTest::newRow("reviews") << u"sort_by=reviews"_s << QStringList{paint, clean, cook, tea};
    QTest::newRow("well rated") << u"min_rating=4.5"_s << QStringList{clean};
    QTest::newRow("verified") << u"verified_only=True"_s << QStringList{paint};
    QTest::newRow("not a boolean") << u"verified_only=maybe"_s << QStringList{cook, tea, paint, clean};
    QTest::newRow("several") << u"category=kitchen&city=kathmandu&min_price=100&search=खाना"_s << QStringList{cook};
}

void ServicesTest::filters()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, found);
    m_fixture->domain.clock.advanceSeconds(1);
    const auto kitchen = m_fixture->domain.write<CategoryId>(
        [](WriteTransaction &tx) { return tx.stores().services().ensureCategory(u"Kitchen"_s); });
    const QByteArray category = "\"status\":\"active\",\"category\":" + QByteArray::number(kitchen->value());
    (void)create(R"("title":"Tea 100% fresh","price":"99.99",)" + category);
    m_fixture->domain.clock.advanceSeconds(1);
    (void)create(R"("title":"खाना पकाउने","price":"500",)" + category);
    execute("UPDATE services SET rating = 480, reviews_count = 3 WHERE id = 1");
    execute("UPDATE services SET rating = 410, reviews_count = 9 WHERE id = 2");
    execute("UPDATE users SET is_verified = 1 WHERE username = 'maya'");

    const HttpResponse response = m_fixture->get(servicesPath + u'?' + query);
    QCOMPARE(response.status, 200);
    QCOMPARE(titles(response), found);
    const QJsonObject page = HttpFixture::json(response);
    QCOMPARE(page["count"_L1].toInt(), int(found.size()));
    QCOMPARE(page["filtered_count"_L1].toInt(), int(found.size()));
    QCOMPARE(page["total_services"_L1].toInt(), 4);
}

void ServicesTest::pagesAreCountedAndLinked()
{
    for (int i = 0; i < 12; ++i)
        (void)create("\"status\":\"active\",\"title\":\"Garden " + QByteArray::number(i) + '"');
    const QJsonObject first = HttpFixture::json(m_fixture->get(servicesPath + u"?search=garden%20work&x=1"_s));
    QCOMPARE(first["count"_L1].toInt(), 0);
    const QJsonObject page = HttpFixture::json(m_fixture->get(servicesPath));
    QCOMPARE(page["results"_L1].toArray().size(), 12);
    QCOMPARE(page["total_pages"_L1].toInt(), 2);
    QCOMPARE(page["next"_L1].toString(), u"http://127.0.0.1:8000/api/services/?page=2"_s);
    const QJsonObject last = HttpFixture::json(m_fixture->get(servicesPath + u"?page=last&page_size=5"_s));
    QCOMPARE(last["results"_L1].toArray().size(), 4);
    QCOMPARE(last["current_page"_L1].toInt(), 3);
}

void ServicesTest::onlyAdminsActivateWhatWaits_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("status");
    QTest::newRow("draft") << u"draft"_s << u"bikash"_s << 403;
    QTest::newRow("pending") << u"pending"_s << u"bikash"_s << 403;
    QTest::newRow("inactive was active once") << u"inactive"_s << u"bikash"_s << 200;
    QTest::newRow("draft by an administrator") << u"draft"_s << u"boss"_s << 200;
    QTest::newRow("pending by an administrator") << u"pending"_s << u"boss"_s << 200;
}

void ServicesTest::onlyAdminsActivateWhatWaits()
{
    QFETCH(const QString, from);
    QFETCH(const QString, who);
    QFETCH(const int, status);
    test::DomainFixture &domain = m_fixture->domain;
    const UserId boss = domain.addUser(u"boss"_s, Role::Admin);
    (void)domain.addService(domain.bikash, u"Waiting"_s, from);
    const QString token = who == u"boss"_s ? domain.signIn(boss).access : m_fixture->token(who);
    const HttpResponse response = patch(u"waiting"_s, token, R"({"status":"active"})");
    QCOMPARE(response.status, status);
    if (status == 403)
        QCOMPARE(response.body, QByteArray(R"({"detail":"Only admins can activate services awaiting review."})"));
    QCOMPARE(m_fixture->get(servicesPath + u"waiting/"_s).status, status == 200 ? 200 : 404);
}

void ServicesTest::changingOnePartKeepsTheRest()
{
    const QJsonObject before = create(R"("includes":"Tools")");
    m_fixture->domain.clock.advanceSeconds(5);
    const HttpResponse response = patch(u"garden-work"_s, m_fixture->token(u"bikash"_s),
        R"({"title":"Garden & lawn","includes":null,"provider":99,"slug":"x","id":7})");
    QCOMPARE(response.status, 200);
    QJsonObject expected = before;
    const QJsonObject after = HttpFixture::json(response);
    expected["title"_L1] = u"Garden & lawn"_s;
    expected["includes"_L1] = QJsonValue::Null;
    expected["updated_at"_L1] = after["updated_at"_L1];
    expected["last_activity"_L1] = after["last_activity"_L1];
    QCOMPARE(after, expected);
    QVERIFY(after["updated_at"_L1] != before["updated_at"_L1]);
}

//! The original deletes every conversation about it, for both sides.
void ServicesTest::deletingKeepsTheConversations()
{
    test::DomainFixture &domain = m_fixture->domain;
    QVERIFY(domain.send(domain.asha, domain.conversation, u"Is Sunday possible?"_s));
    const QString bikash = m_fixture->token(u"bikash"_s);
    const HttpResponse deleted = m_fixture->send({"DELETE", servicesPath + u"deep-clean/"_s, bikash, {}, {}, {}});
    QCOMPARE(deleted.status, 204);
    QVERIFY(deleted.body.isEmpty());
    QCOMPARE(m_fixture->get(servicesPath + u"deep-clean/"_s, bikash).status, 404);
    QVERIFY(!titles(m_fixture->get(servicesPath + u"my_services/"_s, bikash)).contains(u"Deep Clean"_s));
    QVERIFY(!titles(m_fixture->get(servicesPath, bikash)).contains(u"Deep Clean"_s));
    const QString talk = u"/api/messaging/conversations/%1/"_s.arg(domain.conversation.value());
    const QJsonObject conversation = HttpFixture::json(m_fixture->get(talk, m_fixture->token(u"asha"_s)));
    QCOMPARE(conversation["service"_L1]["title"_L1].toString(), u"Deep Clean"_s);
    QCOMPARE(conversation["messages"_L1].toArray().size(), 1);
    const HttpResponse contact = m_fixture->post(u"/api/messaging/conversations/"_s, m_fixture->token(u"sunita"_s),
        R"({"service_id":1,"provider_id":3,"initial_message":"x"})");
    QCOMPARE(contact.body, QByteArray(R"({"service_id":["Service not found or not active."]})"));
}

void ServicesTest::ownServicesAreABareArray()
{
    for (const QString &path : {u"/api/services/my_services/"_s, u"/api/services/provider_services/"_s}) {
        const HttpResponse own = m_fixture->get(path, m_fixture->token(u"bikash"_s));
        QVERIFY(own.body.startsWith('['));
        QCOMPARE(titles(own), QStringList({u"Not yet"_s, u"Deep Clean"_s}));
        QCOMPARE(m_fixture->get(path, m_fixture->token(u"asha"_s)).body, QByteArray("[]"));
    }
}

void ServicesTest::categoriesAndCities()
{
    const QJsonObject categories = HttpFixture::json(m_fixture->get(servicesPath + u"categories/"_s));
    QCOMPARE(categories["count"_L1].toInt(), 1);
    QCOMPARE(QJsonDocument(categories["results"_L1][0].toObject()).toJson(QJsonDocument::Compact),
        QByteArray(R"({"description":"","icon":null,"id":1,"is_active":true,"slug":"home","title":"Home"})"));
    const QJsonObject cities = HttpFixture::json(m_fixture->get(servicesPath + u"cities/"_s));
    QCOMPARE(cities["results"_L1][0]["region"_L1].toString(), u"Bagmati"_s);
}

QTEST_GUILESS_MAIN(ServicesTest)
#include "tst_services.moc"
