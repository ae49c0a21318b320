// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/mediatype.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabytes = 1024 * 1024;

QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace

class MediaTypeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksNames_data();
    void checksNames();
    void checksContent_data();
    void checksContent();
    void takesOnlyWhatIsConfigured();

private:
    MediaRules m_rules{MediaType::knownExtensions(), 5 * megabytes};
};

void MediaTypeTest::checksNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("sentence");
    const QString allowed
        = u"Allowed extensions are: jpg, jpeg, png, gif, pdf, doc, docx, webm, mp3, wav, ogg, m4a, mp4,"
          " webp."_s;
    QTest::newRow("fine") << u"a.png"_s << qint64(1) << QString();
    QTest::newRow("upper case") << u"A.PNG"_s << qint64(1) << QString();
    QTest::newRow("as large as allowed") << u"a.png"_s << 5 * megabytes << QString();
    QTest::newRow("a byte more") << u"a.png"_s << 5 * megabytes + 1 << u"File size cannot exceed 5MB."_s;
    QTest::newRow("empty") << u"a.exe"_s << qint64(0) << u"The submitted file is empty."_s;
    QTest::newRow("a program") << u"x.exe"_s << qint64(1)
                               << QString(u"File extension “exe” is not allowed. "_s + allowed);
    QTest::newRow("no extension") << u"noext"_s << qint64(1)
                                  << QString(u"File extension “” is not allowed. "_s + allowed);
    QTest::newRow("only an extension") << u".png"_s << qint64(1)
                                       << QString(u"File extension “” is not allowed. "_s + allowed);
    QTest::newRow("the last one counts") << u"a.png.exe"_s << qint64(1)
                                         << QString(u"File extension “exe” is not allowed. "_s + allowed);
    QTest::newRow("100 characters") << QString(QString(96, u'n') + u".png"_s) << qint64(1) << QString();
    QTest::newRow("154 characters") << QString(QString(150, u'n') + u".png"_s) << qint64(1)
                                    << u"Ensure this filename has at most 100 characters (it has 154)."_s;
}

void MediaTypeTest::checksNames()
{
    QFETCH(const QString, name);
    QFETCH(const qint64, size);
    QFETCH(const QString, sentence);
    const Result<MediaType> type = m_rules.checkName(name, size, m_rules.fileBytes());
    QCOMPARE(type ? QString() : type.error().firstMessage(), sentence);
}

void MediaTypeTest::checksContent_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<bool>("isFine");
    const QByteArray png = bytes("89504e470d0a1a0a") + "IHDR";
    const QByteArray webm = bytes("1a45dfa39f4286810142f7810142f2810442f381084282847765626d");
    QTest::newRow("png") << u"png"_s << png << QByteArray("image/png") << true;
    QTest::newRow("png, undeclared") << u"png"_s << png << QByteArray() << true;
    QTest::newRow("png, some bytes") << u"png"_s << png << QByteArray("application/octet-stream") << true;
    QTest::newRow("png as jpg") << u"jpg"_s << png << QByteArray("image/jpeg") << false;
    QTest::newRow("png, declared as a page") << u"png"_s << png << QByteArray("text/html") << false;
    QTest::newRow("png, declared as svg") << u"png"_s << png << QByteArray("image/svg+xml") << false;
    QTest::newRow("text as png") << u"png"_s << QByteArray("hello") << QByteArray() << false;
    QTest::newRow("page as gif") << u"gif"_s << QByteArray("<html>GIF89a") << QByteArray() << false;
    QTest::newRow("gif") << u"gif"_s << QByteArray("GIF89a;") << QByteArray() << true;
    QTest::newRow("jpeg") << u"jpeg"_s << bytes("ffd8ffe000104a464946") << QByteArray("image/jpg") << true;
    QTest::newRow("webm") << u"webm"_s << webm << QByteArray("video/webm;codecs=opus") << true;
    QTest::newRow("matroska as webm") << u"webm"_s << bytes("1a45dfa3934282886d6174726f736b61") << QByteArray()
                                      << false;
    QTest::newRow("wav") << u"wav"_s << QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16) << QByteArray("audio/x-wav") << true;
    QTest::newRow("webp as wav") << u"wav"_s << QByteArray("RIFF\x24\0\0\0WEBPVP8 ", 16) << QByteArray() << false;
    QTest::newRow("webp") << u"webp"_s << QByteArray("RIFF\x24\0\0\0WEBPVP8 ", 16) << QByteArray() << true;
    QTest::newRow("mp3 with a tag") << u"mp3"_s << QByteArray("ID3\x03\0", 5) << QByteArray("audio/mpeg") << true;
    QTest::newRow("mp3 without") << u"mp3"_s << bytes("fffb9064") << QByteArray() << true;
    QTest::newRow("aac as mp3") << u"mp3"_s << bytes("fff15080") << QByteArray() << false;
    QTest::newRow("ogg") << u"ogg"_s << QByteArray("OggS\0\2", 6) << QByteArray("application/ogg") << true;
    QTest::newRow("m4a") << u"m4a"_s
                         << QByteArray("\0\0\0\x20"
                                       "ftypM4A ",
                                12)
                         << QByteArray() << true;
    QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF-1.7") << QByteArray("application/pdf") << true;
    QTest::newRow("page before a pdf") << u"pdf"_s << QByteArray("<script>%PDF-1.7") << QByteArray() << false;
    QTest::newRow("doc") << u"doc"_s << bytes("d0cf11e0a1b11ae1") << QByteArray("application/msword") << true;
    QTest::newRow("docx") << u"docx"_s << bytes("504b0304140000000800") << QByteArray() << true;
    QTest::newRow("nothing at all") << u"png"_s << QByteArray() << QByteArray() << false;
}

void MediaTypeTest::checksContent()
{
    QFETCH(const QString, extension);
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, declared);
    QFETCH(const bool, isFine);
    const std::optional<MediaType> type = MediaType::byExtension(extension);
    QVERIFY(type);
    QCOMPARE(MediaRules::checkContent(*type, head, declared).hasValue(), isFine);
    // Whatever the head is cut to, nothing is read behind it.
    for (qsizetype size = 0; size <= head.size(); ++size)
        (void)type->looksLike(QByteArrayView(head).first(size));
}

void MediaTypeTest::takesOnlyWhatIsConfigured()
{
    const MediaRules rules({u"png"_s, u"exe"_s, u"pdf"_s, u"png"_s}, 1000);
    QCOMPARE(rules.extensions(), QStringList({u"png"_s, u"pdf"_s}));
    QCOMPARE(rules.checkName(u"a.jpg"_s, 1, 1000).error().firstMessage(),
        u"File extension “jpg” is not allowed. Allowed extensions are: png, pdf."_s);
}

QTEST_GUILESS_MAIN(MediaTypeTest)
#include "tst_mediatype.moc"
