// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/filename.h"
#include "server/media/mediatype.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace chautari::server;
using namespace Qt::StringLiterals;

class FileNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data();
    void cleans();
    void corpusStaysANameOfOneSegment();
    void writesADownloadName();
};

void FileNameTest::cleans_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << u"photo.png"_s << u"photo.png"_s << u"photo.png"_s;
    QTest::newRow("blanks stay") << u"pic one.png"_s << u"pic one.png"_s << u"pic_one.png"_s;
    QTest::newRow("path") << u"../../etc/passwd.png"_s << u"passwd.png"_s << u"passwd.png"_s;
    QTest::newRow("windows path") << u"C:\\Users\\a\\b.png"_s << u"b.png"_s << u"b.png"_s;
    QTest::newRow("nepali") << u"तस्वीर.png"_s << u"तस्वीर.png"_s << u"_.png"_s;
    QTest::newRow("turned around") << u"photo\u202egpj.exe"_s << u"photogpj.exe"_s << u"photogpj.exe"_s;
    QTest::newRow("nul") << u"a.png\0.exe"_s << u"a.png.exe"_s << u"a.png.exe"_s;
    QTest::newRow("line end") << u"a\r\nSet-Cookie: b.png"_s << u"aSet-Cookie: b.png"_s << u"aSet-Cookie_b.png"_s;
    QTest::newRow("dot behind") << u"a.png. ."_s << u"a.png"_s << u"a.png"_s;
    QTest::newRow("nothing") << u"../"_s << u"file"_s << u"file"_s;
    QTest::newRow("only dots") << u".."_s << u"file"_s << u"file"_s;
    QTest::newRow("hidden") << u".htaccess"_s << u".htaccess"_s << u"file.htaccess"_s;
    QTest::newRow("joined emoji") << u"👩\u200d🔧.png"_s << u"👩\u200d🔧.png"_s << u"_.png"_s;
}

void FileNameTest::cleans()
{
    QFETCH(const QString, sent);
    QFETCH(const QString, shown);
    QFETCH(const QString, safe);
    QCOMPARE(filename::cleaned(sent), shown);
    QCOMPARE(filename::asciiSafe(shown), safe);
}

void FileNameTest::corpusStaysANameOfOneSegment()
{
    QFile corpus(QStringLiteral(CHAUTARI_TEST_DATA "/paths.txt"));
    QVERIFY(corpus.open(QIODevice::ReadOnly));
    int names = 0;
    while (!corpus.atEnd()) {
        const QString sent = QJsonDocument::fromJson('[' + corpus.readLine() + ']').array().first().toString();
        const QString shown = filename::cleaned(sent);
        const QString safe = filename::asciiSafe(shown);
        QVERIFY(!shown.isEmpty() && !shown.contains(u'/') && !shown.contains(u'\\') && shown != u".."_s);
        QVERIFY2(!safe.isEmpty() && !safe.startsWith(u'.') && !safe.contains(u'/'), qPrintable(safe));
        const QByteArray header = filename::attachmentDisposition(shown);
        QVERIFY2(!header.contains('\r') && !header.contains('\n') && !header.contains('\0'), header.constData());
        QCOMPARE(header.count('"'), 2);
        ++names;
    }
    QVERIFY(names >= 100);
}

void FileNameTest::writesADownloadName()
{
    QCOMPARE(filename::attachmentDisposition(u"बिल \"१\".pdf"_s),
        "attachment; filename=\"_.pdf\"; filename*=UTF-8''%E0%A4%AC%E0%A4%BF%E0%A4%B2%20%22%E0%A5%A7%22.pdf");
}

QTEST_GUILESS_MAIN(FileNameTest)
#include "tst_filename.moc"
