// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/inlinemarkup.h"
#include "app/ui/chat/linkfinder.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace chautari;
using namespace Qt::StringLiterals;

class TestLinkFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void showsPunycodeHosts();
    void findsMarkup_data();
    void findsMarkup();
    void markupOfAnyTextStaysInsideIt();
};

void TestLinkFinder::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    QTest::newRow("none") << u"no links here, http or https"_s << QStringList{};
    QTest::newRow("http") << u"see http://a.np/x now"_s << QStringList{u"http://a.np/x"_s};
    QTest::newRow("upper case") << u"HTTPS://A.NP"_s << QStringList{u"HTTPS://A.NP"_s};
    QTest::newRow("two") << u"https://a.np, https://b.np"_s << QStringList{u"https://a.np"_s, u"https://b.np"_s};
    QTest::newRow("full stop") << u"https://a.np/x."_s << QStringList{u"https://a.np/x"_s};
    QTest::newRow("in brackets") << u"(https://a.np/x)."_s << QStringList{u"https://a.np/x"_s};
    QTest::newRow("own brackets") << u"https://a.np/x_(y)"_s << QStringList{u"https://a.np/x_(y)"_s};
    QTest::newRow("danda") << u"https://a.np/x।"_s << QStringList{u"https://a.np/x"_s};
    QTest::newRow("markup ends it") << u"<a href=\"https://a.np\">"_s << QStringList{u"https://a.np"_s};
    QTest::newRow("right-to-left override ends it")
        << u"https://a.np/\u202Efdp.exe"_s << QStringList{u"https://a.np/"_s};
    QTest::newRow("inside a word") << u"xhttps://a.np"_s << QStringList{};
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << QStringList{};
    QTest::newRow("file") << u"file:///etc/passwd"_s << QStringList{};
    QTest::newRow("nothing behind") << u"https:// and http://..."_s << QStringList{};
    QTest::newRow("bad port") << u"http://a.np:99999999/"_s << QStringList{};
}

void TestLinkFinder::finds()
{
    QFETCH(QString, text);
    QStringList found;
    for (const FoundLink &link : findLinks(text)) {
        found << text.mid(link.start, link.length);
    }
    QTEST(found, "links");
}

void TestLinkFinder::showsPunycodeHosts()
{
    const QList<FoundLink> links = findLinks(u"https://аpple.com/"_s); // the first letter is Cyrillic
    QCOMPARE(links.size(), 1);
    QVERIFY2(links.first().url.host(QUrl::FullyEncoded).startsWith(u"xn--"_s),
        qUtf8Printable(links.first().url.host(QUrl::FullyEncoded)));
}

// "b(text)" for bold and so on, in their order; the signs around each are taken for granted.
void TestLinkFinder::findsMarkup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("spans");
    const auto row = [](const char *name, const QString &text, const QStringList &spans = {}) {
        QTest::newRow(name) << QString(text).replace(u'|', QChar::LineSeparator) << spans;
    };
    row("none", u"nothing to see"_s);
    row("bold", u"a *b c* d"_s, {u"b(b c)"_s});
    row("italic", u"_a_"_s, {u"i(a)"_s});
    row("struck", u"~a~, b"_s, {u"s(a)"_s});
    row("code", u"run `a *b* c`!"_s, {u"c(a *b* c)"_s});
    row("two", u"*a* and *b*."_s, {u"b(a)"_s, u"b(b)"_s});
    row("one in another", u"*a _b_ c*"_s, {u"b(a _b_ c)"_s, u"i(b)"_s});
    row("both at once", u"*_a_*"_s, {u"b(_a_)"_s, u"i(a)"_s});
    row("crossed", u"*a _b* c_"_s, {u"b(a _b)"_s});
    row("Nepali, a mark before the end", u"*\u0928\u092E\u0938\u094D\u0924\u0947*\u0964"_s,
        {u"b(\u0928\u092E\u0938\u094D\u0924\u0947)"_s});
    row("a picture", u"*\U0001F44D*"_s, {u"b(\U0001F44D)"_s});
    row("in brackets", u"(*a*)"_s, {u"b(a)"_s});
    row("not closed", u"*a and _b and ~c and `d and ```e"_s);
    row("not opened", u"a* b_ c~ d` e```"_s);
    row("over a line's end", u"*a|b*"_s);
    row("the next line begins anew", u"*a|*b*"_s, {u"b(b)"_s});
    row("arithmetic", u"2*3*4, 2 * 3 * 4"_s);
    row("snake case", u"my_snake_case and __init__ and _a_b"_s, {});
    row("in a word", u"un*bel*ievable"_s);
    row("about", u"~5 km, ~6 km"_s);
    row("codes to dial", u"*141*1*98412# *123#, *9*8"_s);
    row("a list", u"* a|* b"_s);
    row("faces", u"*_* -_- ._. >_< -_- (~_~)"_s);
    row("empty", u"** __ ~~ `` `````` ** **"_s);
    row("doubled", u"**a** __b__"_s);
    row("white space inside", u"* a* *b *"_s);
    row("a link's own", u"https://a.np/_x_/*y*_ and _z_"_s, {u"i(z)"_s});
    row("a link between", u"*see https://a.np/x_y_ now*"_s, {u"b(see https://a.np/x_y_ now)"_s});
    row("fence", u"```a|  *b*```"_s, {u"c(a\u2028  *b*)"_s});
    row("fence on lines of its own", u"x|```|a|```|*y*"_s, {u"c(\u2028a\u2028)"_s, u"b(y)"_s});
    row("fence ends the line's bold", u"*a ```b|c``` d*"_s, {u"c(b\u2028c)"_s});
    row("quoted", u"> a *b*|c > d|>e"_s, {u"q(> a *b*)"_s, u"b(b)"_s});
    row("HTML", u"<b>a</b> &lt;i&gt;"_s);
}

void TestLinkFinder::findsMarkup()
{
    QFETCH(QString, text);
    QStringList found;
    for (const MarkupSpan &span : findMarkup(text, findLinks(text))) {
        if (span.kind != MarkupSpan::Kind::Marker) {
            const QStringView letters = u"biscq";
            found << letters.at(qsizetype(span.kind)) + u'(' + text.sliced(span.start, span.length) + u')';
        }
    }
    QTEST(found, "spans");
}

// What QTextLayout would not forgive: a range outside of the text, an empty one, too many.
void TestLinkFinder::markupOfAnyTextStaysInsideIt()
{
    const QStringList pieces{u"*"_s, u"_"_s, u"~"_s, u"`"_s, u"```"_s, u"> "_s, u" "_s, u"a"_s, u"1"_s, u"."_s, u"("_s,
        u")"_s, u"\u2028"_s, u"\u0947"_s, u"\U0001F44D"_s, u"\u202E"_s, u"http://a.np/_b_"_s};
    QRandomGenerator random(5);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = random.bounded(24); i >= 0; --i) {
            text += pieces.at(random.bounded(pieces.size()));
        }
        const QList<FoundLink> links = findLinks(text);
        for (const MarkupSpan &span : findMarkup(text, links)) {
            QVERIFY2(span.start >= 0 && span.length > 0 && span.start + span.length <= text.size(), qPrintable(text));
            if (span.kind == MarkupSpan::Kind::Marker) {
                for (const FoundLink &link : links) {
                    QVERIFY2(span.start >= link.start + link.length || span.start + span.length <= link.start,
                        qPrintable(text));
                }
            }
        }
    }
    QVERIFY(findMarkup(u"*a* "_s.repeated(5000), {}).size() < 400);
    QVERIFY(findMarkup(u"`"_s.repeated(20'000), {}).isEmpty());
}

QTEST_GUILESS_MAIN(TestLinkFinder)
#include "tst_linkfinder.moc"
