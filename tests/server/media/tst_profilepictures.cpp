// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/limits.h"
#include "tests/server/media/samplemedia.h"
#include "tests/support/testserver.h"

#include <QtCore/QDirIterator>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

const QString updateProfile = u"/api/auth/users/update_profile/"_s;
const QString me = u"/api/auth/users/me/"_s;

HttpClient::FormPart text(const QString &name, const QString &value)
{
    return {name, {}, value.toUtf8()};
}

HttpClient::FormPart pictureFile(const QString &fileName, const QByteArray &content)
{
    return {u"profile_picture"_s, fileName, content};
}

QString pathOf(const QJsonValue &link)
{
    const QUrl parsed(link.toString());
    return parsed.path(QUrl::FullyEncoded) + u'?' + parsed.query(QUrl::FullyEncoded);
}

} // namespace

//! Pictures of people, from a form to who may see them, in a whole server.
class ProfilePicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void comesByPutAndPatch();
    void isInEveryPersonObject();
    void opensWithoutAToken();
    void opensForWhoSeesThePerson();
    void replacedIsGoneFromTheDisk();
    void emptyTakesItAway_data();
    void emptyTakesItAway();
    void refusedChangesNothing_data();
    void refusedChangesNothing();
    void textIsNoFile();
    void survivesARestart();
    void otherChangesKeepIt();

private:
    HttpClient &http() { return m_server->http(); }
    QString asha() { return m_server->token(u"asha"_s); }
    HttpAnswer change(const QList<HttpClient::FormPart> &parts, const QByteArray &method = "PATCH")
    {
        return http().sendForm(method, updateProfile, asha(), parts);
    }
    //! The link to a picture that asha now has.
    QString given(const QByteArray &content)
    {
        return pathOf(change({pictureFile(u"me.png"_s, content)}).json().value("profile_picture_url"_L1));
    }
    int filesOnDisk();

    std::unique_ptr<TestServer> m_server;
    const QByteArray m_png = picture({40, 20}, "png");
    const QByteArray m_jpeg = picture({20, 40}, "jpg");
};

void ProfilePicturesTest::init()
{
    m_server = std::make_unique<TestServer>([](ServerConfig &config) { config.hasRateLimits = false; });
}

void ProfilePicturesTest::cleanup()
{
    m_server.reset();
}

int ProfilePicturesTest::filesOnDisk()
{
    int count = 0;
    for (const QString &folder : {u"/media"_s, u"/incoming"_s}) {
        QDirIterator it(m_server->dataDir() + folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        for (; it.hasNext(); ++count)
            it.next();
    }
    return count;
}

void ProfilePicturesTest::comesByPutAndPatch()
{
    const HttpAnswer put = change({text(u"first_name"_s, u"Aasha"_s), text(u"phone"_s, u"9800000042"_s),
                                      text(u"profile.bio"_s, u"From Patan"_s), pictureFile(u"at home.png"_s, m_png)},
        "PUT");
    QVERIFY2(put.status == 200, put.body.constData());
    const QString url = put.json().value("profile_picture_url"_L1).toString();
    QVERIFY2(url.startsWith(m_server->url().toString() + u"/media/"_s), qPrintable(url));
    QCOMPARE(put.json().value("first_name"_L1).toString(), u"Aasha"_s);
    QCOMPARE(put.json().value("phone"_L1).toString(), u"9800000042"_s);
    QCOMPARE(put.json().value("profile"_L1)["bio"_L1].toString(), u"From Patan"_s);
    QCOMPARE(http().send("GET", pathOf(url)).body, m_png);

    const HttpAnswer patch = change({pictureFile(u"me.JPG"_s, m_jpeg)});
    QVERIFY2(patch.status == 200, patch.body.constData());
    QCOMPARE(patch.json().value("first_name"_L1).toString(), u"Aasha"_s);
    const HttpAnswer got = http().send("GET", pathOf(patch.json().value("profile_picture_url"_L1)));
    QCOMPARE(got.body, m_jpeg);
    QCOMPARE(got.header("Content-Type"), "image/jpeg");
    QCOMPARE(http().send("GET", pathOf(url)).status, 404);
}

void ProfilePicturesTest::isInEveryPersonObject()
{
    const QString link = given(m_png);
    QVERIFY(!link.isEmpty());
    const qint64 id = http().get(me, asha()).json().value("id"_L1).toInteger();
    QCOMPARE(pathOf(http().get(me, asha()).json().value("profile_picture_url"_L1)), link);
    const QString one = u"/api/auth/users/%1/"_s.arg(id);
    QCOMPARE(pathOf(http().get(one, asha()).json().value("profile_picture_url"_L1)), link);
    const QJsonObject list = http().get(u"/api/auth/users/"_s, asha()).json();
    QCOMPARE(pathOf(list.value("results"_L1)[0]["profile_picture_url"_L1]), link);

    const auto socket = m_server->socket(u"bikash"_s);
    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"Do you see me?"_s}};
    const HttpAnswer sent = http().post(u"/api/messaging/messages/"_s, body, asha());
    QCOMPARE(pathOf(sent.json().value("sender"_L1)["avatar"_L1]), link);
    const QJsonObject live = socket->take(u"message"_s).value("data"_L1).toObject();
    QCOMPARE(pathOf(live.value("sender"_L1)["avatar"_L1]), link);
    QVERIFY(live.value("sender"_L1)["avatar"_L1].toString().startsWith(m_server->url().toString()));
    const QJsonObject conversation
        = http().get(u"/api/messaging/conversations/1/"_s, m_server->token(u"bikash"_s)).json();
    QCOMPARE(pathOf(conversation.value("customer"_L1)["avatar"_L1]), link);
    QVERIFY(conversation.value("provider"_L1)["avatar"_L1].isNull());
}

void ProfilePicturesTest::opensWithoutAToken()
{
    const QString link = given(m_png);
    const HttpAnswer whole = http().send("GET", link);
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.header("Content-Type"), "image/png");
    QCOMPARE(whole.header("X-Content-Type-Options"), "nosniff");
    QVERIFY(whole.header("Content-Security-Policy").startsWith("sandbox"));
    QVERIFY2(!whole.header("Content-Disposition").contains("me.png"), "the file's name on its owner's disk is told");
    const HttpAnswer part = http().send("GET", link, {}, {{"Range", "bytes=3-9"}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, m_png.mid(3, 7));
    QCOMPARE(http().send("HEAD", link).header("Content-Length").toLongLong(), m_png.size());
    QCOMPARE(http().send("GET", link, {}, {{"If-None-Match", whole.header("ETag")}}).status, 304);

    const QString bare = link.section(u'?', 0, 0);
    const QString sig = link.section(u"sig="_s, 1);
    QCOMPARE(http().send("GET", bare).status, 401);
    QCOMPARE(http().send("GET", bare + u"?exp=9999999999&sig="_s + sig).status, 404);
    QCOMPARE(http().send("GET", bare + u"?exp=1&sig="_s + sig).status, 404);
}

void ProfilePicturesTest::opensForWhoSeesThePerson()
{
    const QString bare = given(m_png).section(u'?', 0, 0);
    for (const QString &who : {u"asha"_s, u"bikash"_s})
        QCOMPARE(http().send("GET", bare, m_server->token(who)).body, m_png);
    const QString stranger = m_server->token(u"sunita"_s);
    QCOMPARE(http().send("GET", bare, stranger).status, 404);
}

void ProfilePicturesTest::replacedIsGoneFromTheDisk()
{
    const int before = filesOnDisk();
    const QString first = given(m_png);
    QCOMPARE(filesOnDisk(), before + 1);
    const QString second = given(picture({10, 10}, "png"));
    QVERIFY(first != second);
    QCOMPARE(http().send("GET", first).status, 404);
    QTRY_COMPARE(filesOnDisk(), before + 1);
    QCOMPARE(http().send("GET", second).status, 200);
}

void ProfilePicturesTest::emptyTakesItAway_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("null") << QByteArray(R"({"profile_picture":null})");
    QTest::newRow("an empty text") << QByteArray(R"({"profile_picture":""})");
    QTest::newRow("an empty field of a form") << QByteArray();
}

void ProfilePicturesTest::emptyTakesItAway()
{
    QFETCH(const QByteArray, json);
    const int before = filesOnDisk();
    const QString link = given(m_png);
    const HttpAnswer answer = json.isEmpty()
        ? change({text(u"profile_picture"_s, {})})
        : http().send("PATCH", updateProfile, asha(), {{"Content-Type", "application/json"}}, json);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QVERIFY(answer.json().value("profile_picture_url"_L1).isNull());
    QVERIFY(http().get(me, asha()).json().value("profile_picture_url"_L1).isNull());
    QCOMPARE(http().send("GET", link).status, 404);
    QTRY_COMPARE(filesOnDisk(), before);
}

void ProfilePicturesTest::refusedChangesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("sentence");
    const QString invalid
        = u"Upload a valid image. The file you uploaded was either not an image or a corrupted image."_s;
    const QString extensions = u"” is not allowed. Allowed extensions are: jpg, jpeg, png, gif, webp."_s;
    QTest::newRow("a document") << u"a.pdf"_s << QByteArray("%PDF-1.4\n") << u"File extension “pdf"_s + extensions;
    QTest::newRow("a vector picture") << u"a.svg"_s << QByteArray("<svg/>") << u"File extension “svg"_s + extensions;
    QTest::newRow("no picture") << u"a.png"_s << QByteArray("<html>") << invalid;
    QTest::newRow("another picture's name") << u"a.png"_s << m_jpeg << invalid;
    QTest::newRow("empty") << u"a.png"_s << QByteArray() << u"The submitted file is empty."_s;
    QTest::newRow("too large") << u"a.png"_s << QByteArray(m_png + QByteArray(limits::profilePictureBytes, 'x'))
                               << u"File size cannot exceed 2MB."_s;
    QTest::newRow("over a form's limit") << u"a.png"_s << QByteArray(m_png + QByteArray(limits::fileBytes, 'x'))
                                         << u"File size cannot exceed 2MB."_s;
    QTest::newRow("beside a city that is not there") << u"a.png"_s << m_png << QString();
}

void ProfilePicturesTest::refusedChangesNothing()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, sentence);
    const QString link = given(picture({8, 8}, "png"));
    const QJsonObject before = http().get(me, asha()).json();
    const int files = filesOnDisk();
    QList<HttpClient::FormPart> parts{text(u"first_name"_s, u"Changed"_s), pictureFile(name, content)};
    if (sentence.isEmpty())
        parts.append(text(u"profile.location_city"_s, u"9999"_s));
    const HttpAnswer answer = change(parts);
    QVERIFY2(answer.status == 400, answer.body.constData());
    if (!sentence.isEmpty())
        QCOMPARE(answer.json(), QJsonObject({{u"profile_picture"_s, QJsonArray{sentence}}}));
    QCOMPARE(http().get(me, asha()).json(), before);
    QTRY_COMPARE(filesOnDisk(), files);
    QCOMPARE(http().send("GET", link).status, 200);
}

void ProfilePicturesTest::textIsNoFile()
{
    const HttpAnswer answer = http().send(
        "PATCH", updateProfile, asha(), {{"Content-Type", "application/json"}}, R"({"profile_picture":"me.png"})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json().value("profile_picture"_L1)[0].toString(),
        u"The submitted data was not a file. Check the encoding type on the form."_s);
}

//! The directory is filled anew.
void ProfilePicturesTest::survivesARestart()
{
    given(m_png);
    m_server->restart();
    const QJsonObject conversation
        = http().get(u"/api/messaging/conversations/1/"_s, m_server->token(u"bikash"_s)).json();
    QCOMPARE(http().send("GET", pathOf(conversation.value("customer"_L1)["avatar"_L1])).body, m_png);
}

void ProfilePicturesTest::otherChangesKeepIt()
{
    const QString link = given(m_png);
    const HttpAnswer answer = http().send("PUT", updateProfile, asha(), {{"Content-Type", "application/json"}},
        R"({"last_name":"Gurung","profile":{"bio":"x"}})");
    QCOMPARE(pathOf(answer.json().value("profile_picture_url"_L1)), link);
    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"Still me"_s}};
    const HttpAnswer sent = http().post(u"/api/messaging/messages/"_s, body, asha());
    QCOMPARE(pathOf(sent.json().value("sender"_L1)["avatar"_L1]), link);
}

QTEST_GUILESS_MAIN(ProfilePicturesTest)
#include "tst_profilepictures.moc"
