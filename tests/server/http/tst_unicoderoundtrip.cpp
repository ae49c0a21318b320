// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/wordsplitter.h"
#include "shared/core/limits.h"
#include "shared/core/validation.h"
#include "tests/server/http/httpfixture.h"
#include "tests/support/corpus.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTextBoundaryFinder>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! Whatever people write comes back as it was (guarantees.md 2.1): each text of tests/data/unicode.txt, through every
//! place that shows it.
class UnicodeRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void comesBack_data();
    void comesBack();

private:
    static QString textOf(const HttpResponse &response)
    {
        return HttpFixture::json(response).value(u"text"_s).toString();
    }
    QString firstFound(const QString &path);
    void makeIndex();

    std::unique_ptr<HttpFixture> m_fixture;
};

namespace {

QByteArray bodyWith(const QJsonObject &fields)
{
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

bool isWholeCharacters(const QString &preview, const QString &text)
{
    if (preview == text)
        return true;
    if (!preview.endsWith(u"..."_s) || !text.startsWith(QStringView(preview).chopped(3)))
        return false;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(preview.size() - 3);
    return finder.isAtBoundary() || preview.size() - 3 >= limits::notificationPreview - 3;
}

} // namespace

void UnicodeRoundTripTest::comesBack_data()
{
    QTest::addColumn<QString>("text");
    const auto corpus = test::namedCorpus(u"unicode.txt"_s);
    QVERIFY(corpus.size() > 40);
    for (const auto &[name, text] : corpus)
        QTest::newRow(qPrintable(name)) << text;
}

QString UnicodeRoundTripTest::firstFound(const QString &path)
{
    const QJsonArray results
        = HttpFixture::json(m_fixture->get(path, m_fixture->token(u"bikash"_s))).value(u"results"_s).toArray();
    return results.isEmpty() ? u"(nothing)"_s : results.first().toObject().value(u"text"_s).toString();
}

void UnicodeRoundTripTest::makeIndex()
{
    QVERIFY(m_fixture->domain.write<bool>(
        [](WriteTransaction &tx) { return tx.stores().words().catchUp(QDeadlineTimer(QDeadlineTimer::Forever)); }));
}

void UnicodeRoundTripTest::comesBack()
{
    QFETCH(QString, text);
    const QString messages = u"/api/messaging/messages/"_s;
    const qint64 conversation = m_fixture->domain.conversation.value();
    const QString asha = m_fixture->token(u"asha"_s);

    const HttpResponse posted
        = m_fixture->post(messages, asha, bodyWith({{u"conversation"_s, conversation}, {u"text"_s, text}}));
    QCOMPARE(posted.status, 201);
    QCOMPARE(textOf(posted), text);
    const qint64 id = HttpFixture::json(posted).value(u"id"_s).toInteger();
    QCOMPARE(firstFound(messages), text);

    const QString notification
        = QJsonDocument::fromJson(m_fixture->get(u"/api/notifications/"_s, m_fixture->token(u"bikash"_s)).body)
              .array()
              .first()
              .toObject()
              .value(u"message"_s)
              .toString();
    const QString preview = notification.mid(u"New message from Asha: "_s.size());
    QVERIFY2(isWholeCharacters(preview, text), qPrintable(preview));
    QVERIFY(validation::codePointCount(preview) <= limits::notificationPreview);

    if (text.size() <= 300) {
        const QString search = messages + u"?search="_s + QString::fromLatin1(QUrl::toPercentEncoding(text));
        const QString expected = wordsOf(text).isEmpty() ? u"(nothing)"_s : text;
        QCOMPARE(firstFound(search), expected);
        makeIndex();
        QCOMPARE(firstFound(search), expected);
    }

    const HttpResponse other = m_fixture->send({"PATCH", messages + QString::number(id) + u'/', asha,
        bodyWith({{u"text"_s, u"something else"_s}}), "application/json", {}});
    QCOMPARE(other.status, 200);
    const HttpResponse back = m_fixture->send(
        {"PATCH", messages + QString::number(id) + u'/', asha, bodyWith({{u"text"_s, text}}), "application/json", {}});
    QCOMPARE(textOf(back), text);
    QCOMPARE(firstFound(messages), text);
}

QTEST_GUILESS_MAIN(UnicodeRoundTripTest)
#include "tst_unicoderoundtrip.moc"
