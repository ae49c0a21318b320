// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/languagecontroller.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

struct Entry
{
    QString context;
    QString source;
    QStringList translations;
    bool isFinished = true;
    bool isPlural = false;
};

QList<Entry> entriesOf(const QString &path)
{
    QList<Entry> entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return entries;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            entries.append({context, {}, {}, true, xml.attributes().value(u"numerus"_s) == u"yes"});
        } else if (xml.name() == u"source") {
            entries.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            entries.last().isFinished = xml.attributes().value(u"type"_s).isEmpty();
            if (!entries.last().isPlural) {
                entries.last().translations << xml.readElementText();
            }
        } else if (xml.name() == u"numerusform") {
            entries.last().translations << xml.readElementText();
        }
    }
    return entries;
}

//! "%1", "%L1" and "%n", "%Ln" are the same hole.
QStringList holesOf(const QString &text)
{
    static const QRegularExpression hole(u"%L?(\\d|n)"_s);
    QStringList holes;
    for (auto matches = hole.globalMatch(text); matches.hasNext();) {
        holes << matches.next().captured(1);
    }
    holes.sort();
    return holes;
}

QString folder()
{
    return QStringLiteral(CHAUTARI_TEST_DATA "/../../translations/");
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMessageIsFinished_data();
    void everyMessageIsFinished();
    void everyTextOfTheProgramIsListed();
    void nepaliIsWrittenInDevanagari();
    void pluralsSpeakProperly();
    void defaultLocaleFollows();
};

void TestTranslations::everyMessageIsFinished_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("least");
    QTest::addRow("Nepali") << u"chautari_ne.ts"_s << 100;
    QTest::addRow("English plurals") << u"chautari_en.ts"_s << 2;
}

void TestTranslations::everyMessageIsFinished()
{
    QFETCH(QString, file);
    QFETCH(int, least);
    const QList<Entry> entries = entriesOf(folder() + file);
    QVERIFY(entries.size() >= least);
    for (const Entry &entry : entries) {
        const QString where = entry.context + u": "_s + entry.source;
        QVERIFY2(entry.isFinished, qPrintable(where));
        for (const QString &translation : entry.translations) {
            QVERIFY2(!translation.isEmpty(), qPrintable(where));
            QVERIFY2(holesOf(translation) == holesOf(entry.source), qPrintable(where));
            QVERIFY2(!translation.contains(u"(s)"_s), qPrintable(where));
        }
    }
}

// The newest text of each layer, so that a file nobody updated is noticed.
void TestTranslations::everyTextOfTheProgramIsListed()
{
    QSet<QString> contexts;
    for (const Entry &entry : entriesOf(folder() + u"chautari_ne.ts"_s)) {
        contexts.insert(entry.context);
    }
    for (const QString &context :
        {u"ChatSession"_s, u"chautari::StartPage"_s, u"chautari::ChatPage"_s, u"chautari::MainWindow"_s,
            u"chautari::MessageListModel"_s, u"chautari::ConversationsPane"_s, u"Server"_s}) {
        QVERIFY2(contexts.contains(context), qPrintable(context));
    }
}

void TestTranslations::nepaliIsWrittenInDevanagari()
{
    static const QRegularExpression latinWord(u"[a-z]{3,}"_s);
    static const QRegularExpression devanagari(u"[\u0900-\u097F]"_s);
    for (const Entry &entry : entriesOf(folder() + u"chautari_ne.ts"_s)) {
        if (latinWord.match(entry.source).hasMatch()) {
            QVERIFY2(devanagari.match(entry.translations.join(QString())).hasMatch(), qPrintable(entry.source));
        }
    }
}

void TestTranslations::pluralsSpeakProperly()
{
    LanguageController language;
    const auto unread = [](int n) {
        return QCoreApplication::translate("chautari::ConversationListModel", "%n unread message(s)", nullptr, n);
    };
    QCOMPARE(unread(1), u"1 unread message"_s);
    QCOMPARE(unread(3), u"3 unread messages"_s);
    language.setLanguage(Language::Nepali);
    QVERIFY(unread(3).contains(u"३"_s));
    language.setLanguage(Language::English);
    QCOMPARE(unread(3), u"3 unread messages"_s);
}

void TestTranslations::defaultLocaleFollows()
{
    LanguageController language;
    QCOMPARE(QLocale().language(), QLocale::English);
    language.setLanguage(Language::Nepali);
    QCOMPARE(QLocale().language(), QLocale::Nepali);
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
