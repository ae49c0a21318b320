// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/pageroutes.h"
#include "shared/protocol/frames.h"
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! What the server says of itself: the description has exactly the route table's paths and methods, and the pages are
//! served so that nothing foreign runs in them.
class OpenApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesTheRouteTable();
    void namesEveryFrame_data();
    void namesEveryFrame();
    void describesAsManyFramesAsThereAre();
    void answersPeopleAndProgramsDifferently_data();
    void answersPeopleAndProgramsDifferently();
    void pagesRunNothingForeign_data();
    void pagesRunNothingForeign();
    void pagesCanBeSwitchedOff();
};

namespace {

QByteArray fileText(const QString &name)
{
    QFile file(u":/chautari/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! "GET /api/services/*/" for every operation: a path is a key two columns in, a method one four columns in.
QSet<QString> describedOperations()
{
    static const QRegularExpression pathLine(u"^  (/\\S*):$"_s);
    static const QRegularExpression methodLine(u"^    (get|post|put|patch|delete):$"_s);
    static const QRegularExpression variable(u"\\{\\w+\\}"_s);
    QSet<QString> operations;
    QString path;
    const QStringList lines = QString::fromUtf8(fileText(u"openapi.yaml"_s)).split(u'\n');
    for (const QString &line : lines) {
        if (const auto found = pathLine.match(line); found.hasMatch())
            path = found.captured(1).replace(variable, u"*"_s);
        else if (const auto method = methodLine.match(line); method.hasMatch())
            operations.insert(method.captured(1).toUpper() + u' ' + path);
    }
    operations.remove(u"GET /media/*/*"_s); // whatever stands behind it is the storage's business
    return operations;
}

QSet<QString> routedOperations(const Router &router)
{
    QSet<QString> operations;
    for (const Router::Endpoint &endpoint : router.endpoints()) {
        if (endpoint.segments.first() != u"api"_s)
            continue;
        const QString path = u'/' + endpoint.segments.join(u'/');
        const QString slash = path.endsWith(u".yaml"_s) ? QString() : u"/"_s;
        for (const auto &[method, handler] : endpoint.handlers)
            operations.insert(QString::fromLatin1(method) + u' ' + path + slash);
    }
    return operations;
}

//! What is in `some` but not in `others`, for people: empty when there is nothing.
QString missing(const QSet<QString> &some, const QSet<QString> &others)
{
    const QSet<QString> difference = some - others;
    QStringList list(difference.begin(), difference.end());
    list.sort();
    return list.join(u'\n');
}

} // namespace

void OpenApiTest::describesTheRouteTable()
{
    HttpFixture fixture;
    const QSet<QString> described = describedOperations();
    const QSet<QString> routed = routedOperations(fixture.router());
    QVERIFY(described.size() > 50);
    QCOMPARE(missing(routed, described), QString());
    QCOMPARE(missing(described, routed), QString());
}

void OpenApiTest::namesEveryFrame_data()
{
    QTest::addColumn<QString>("type");
    for (const char *type : {"message", "voice_message", "typing", "heartbeat", "auth", "message_status", "connection",
             "status", "auth_ok", "error", "ack", "conversation_created", "message_updated", "message_deleted",
             "conversation_updated", "conversation_deleted", "reaction", "notification"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

void OpenApiTest::namesEveryFrame()
{
    QFETCH(const QString, type);
    const QString line = u"\n      name: %1\n"_s.arg(type);
    QVERIFY(QString::fromUtf8(fileText(u"asyncapi.yaml"_s)).contains(line));
}

//! So that a new frame is not forgotten: it is a new alternative of one of the two.
void OpenApiTest::describesAsManyFramesAsThereAre()
{
    constexpr size_t unknown = 1; // UnknownEvent stands for what a client does not know
    constexpr size_t secondNames = 1; // "voice_message" becomes a SendMessageCommand
    const auto frames = std::variant_size_v<ClientFrame> + secondNames + std::variant_size_v<ServerFrame> - unknown;
    QCOMPARE(size_t(fileText(u"asyncapi.yaml"_s).count("\n      name: ")), frames);
}

void OpenApiTest::answersPeopleAndProgramsDifferently_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("contentType");
    const QByteArray yaml = "application/yaml; charset=utf-8";
    QTest::newRow("a browser") << QByteArray("text/html,application/xhtml+xml,*/*;q=0.8")
                               << QByteArray("text/html; charset=utf-8");
    QTest::newRow("curl") << QByteArray("*/*") << yaml;
    QTest::newRow("nothing said") << QByteArray() << yaml;
    QTest::newRow("a generator") << QByteArray("application/yaml") << yaml;
}

void OpenApiTest::answersPeopleAndProgramsDifferently()
{
    QFETCH(const QByteArray, accept);
    QFETCH(const QByteArray, contentType);
    HttpFixture fixture;
    const HttpResponse response = fixture.send({"GET", u"/api/schema/"_s, {}, {}, {}, {{"Accept", accept}}});
    QCOMPARE(response.status, 200);
    QCOMPARE(response.contentType, contentType);
}

void OpenApiTest::pagesRunNothingForeign_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/api/schema", "/test/websocket", "/services"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void OpenApiTest::pagesRunNothingForeign()
{
    QFETCH(const QString, path);
    HttpFixture fixture;
    const HttpResponse page = fixture.send({"GET", path, {}, {}, {}, {{"Accept", "text/html"}}});
    QCOMPARE(page.status, 200);
    const QByteArray policy = HttpFixture::header(page, "Content-Security-Policy");
    QVERIFY(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    QVERIFY(!policy.contains("unsafe"));
    static const QRegularExpression link(u"(?:src|href)=\"([^\"]*)\""_s);
    auto links = link.globalMatch(QString::fromUtf8(page.body));
    QVERIFY(links.hasNext());
    while (links.hasNext()) {
        const QString target = links.next().captured(1);
        QVERIFY2(fixture.get(target).status == 200, qPrintable(target));
    }
    static const QRegularExpression inlineScript(u"<script(?![^>]*src=)|<style| on\\w+=| style="_s);
    QVERIFY(!QString::fromUtf8(page.body).contains(inlineScript));
}

void OpenApiTest::pagesCanBeSwitchedOff()
{
    Router router;
    addPageRoutes(router, false);
    QVERIFY(!router.match(u"/test/websocket").endpoint);
    QVERIFY(!router.match(u"/services").endpoint);
    QVERIFY(router.match(u"/api/schema/openapi.yaml").endpoint);
}

QTEST_GUILESS_MAIN(OpenApiTest)
#include "tst_openapi.moc"
