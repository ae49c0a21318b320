// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/mediaprobe.h"
#include "shared/core/limits.h"
#include "tests/server/media/samplemedia.h"
#include "tests/support/sanitizer.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryFile>
#include <QtGui/QImage>
#include <QtTest/QTest>

#include <fcntl.h>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

class MediaWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesAPicture_data();
    void seesAPicture();
    void turnsAPictureUpright();
    void hearsARecording();
    void endsWithinItsLimits_data();
    void endsWithinItsLimits();
    void isDoneWithoutIt();

private:
    std::optional<MediaFacts> look(const QByteArray &bytes, const QString &extension);

    const MediaProbe m_probe{QStringLiteral(CHAUTARI_MEDIA_WORKER)};
};

std::optional<MediaFacts> MediaWorkerTest::look(const QByteArray &bytes, const QString &extension)
{
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return std::nullopt;
    FileBody body;
    body.descriptor = FileDescriptor(::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_CLOEXEC));
    body.length = bytes.size();
    return m_probe.look(body, extension);
}

void MediaWorkerTest::seesAPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QSize>("thumbnail");
    QTest::newRow("png") << picture({1000, 500}, "png") << u"png"_s << QSize(320, 160);
    QTest::newRow("jpeg") << picture({1000, 500}, "jpeg") << u"jpg"_s << QSize(320, 160);
    QTest::newRow("webp") << picture({1000, 500}, "webp") << u"webp"_s << QSize(320, 160);
}

void MediaWorkerTest::seesAPicture()
{
    if (chautari::test::hasAddressSanitizer)
        QSKIP("AddressSanitizer does not fit into the worker's limits.");
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, extension);
    QFETCH(const QSize, thumbnail);
    if (bytes.isEmpty())
        QSKIP("Qt cannot write this format here.");
    const auto facts = look(bytes, extension);
    QVERIFY(facts);
    QCOMPARE(QSize(facts->width, facts->height), QSize(1000, 500));
    QCOMPARE(facts->blurHash.size(), 28); // 4 x 3 components
    const QImage small = QImage::fromData(facts->thumbnail, "jpeg");
    QCOMPARE(small.size(), thumbnail);
    QVERIFY(qGray(small.pixel(10, 80)) > 230);
    QVERIFY(qGray(small.pixel(310, 80)) < 80);
}

void MediaWorkerTest::turnsAPictureUpright()
{
    if (chautari::test::hasAddressSanitizer)
        QSKIP("AddressSanitizer does not fit into the worker's limits.");
    const auto facts = look(turnedJpeg({1000, 500}), u"jpg"_s);
    QVERIFY(facts);
    QCOMPARE(QSize(facts->width, facts->height), QSize(500, 1000));
    QCOMPARE(QImage::fromData(facts->thumbnail, "jpeg").size(), QSize(160, 320));
}

void MediaWorkerTest::hearsARecording()
{
    if (chautari::test::hasAddressSanitizer)
        QSKIP("AddressSanitizer does not fit into the worker's limits.");
    const auto facts = look(halfSilentWav(4), u"wav"_s);
    QVERIFY(facts);
    QVERIFY2(std::abs(facts->durationMs - 4000) <= 20, qPrintable(QString::number(facts->durationMs)));
    QCOMPARE(facts->waveform.size(), limits::waveformPeaks);
    QCOMPARE(int(uchar(facts->waveform.at(10))), 255);
    QVERIFY(uchar(facts->waveform.at(50)) < 10);
}

void MediaWorkerTest::endsWithinItsLimits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("extension");
    const QByteArray png = picture({400, 400}, "png");
    const QByteArray jpeg = picture({400, 400}, "jpeg");
    QTest::newRow("nothing") << QByteArray() << u"png"_s;
    QTest::newRow("a text") << QByteArray("hello, world\n") << u"png"_s;
    QTest::newRow("3.6 gigapixels") << hollowPng(60'000, 60'000) << u"png"_s;
    QTest::newRow("more than there are numbers") << hollowPng(0x7fffffff, 0x7fffffff) << u"png"_s;
    QTest::newRow("png cut off in the header") << png.first(20) << u"png"_s;
    QTest::newRow("jpeg cut off") << jpeg.first(jpeg.size() / 2) << u"jpg"_s;
    QTest::newRow("jpeg of nothing but its magic") << QByteArray::fromHex("ffd8ffe0") << u"jpg"_s;
    QTest::newRow("10,000 frames") << manyFramesGif(10'000) << u"gif"_s;
    QTest::newRow("a picture that says it is a recording") << png << u"webm"_s;
    QTest::newRow("a webm of noughts") << QByteArray(QByteArray::fromHex("1a45dfa3") + QByteArray(100'000, '\0'))
                                       << u"webm"_s;
    QByteArray lying = halfSilentWav(1);
    lying.replace(40, 4, QByteArray::fromHex("ffffff7f"));
    QTest::newRow("a wav that says it is 2 GB long") << lying << u"wav"_s;
    QTest::newRow("an mp4 of random boxes") << QByteArray("\0\0\0\x18"
                                                          "ftypmp42\xff\xff\xff\xffmoov\xff\xff\xff\xfftrak",
        28) << u"mp4"_s;
}

// What it finds is not the point: it ends, in time, and takes nothing with it.
void MediaWorkerTest::endsWithinItsLimits()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, extension);
    QElapsedTimer timer;
    timer.start();
    const auto facts = look(bytes, extension);
    QVERIFY(timer.elapsed() < limits::workerMs + 2'000);
    if (facts)
        QVERIFY(qint64(facts->width) * facts->height <= limits::picturePixels);
}

void MediaWorkerTest::isDoneWithoutIt()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    FileBody body;
    body.descriptor = FileDescriptor(::dup(file.handle()));
    const MediaProbe missing(u"/nonexistent/chautari-media-worker"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"will have no previews"_s));
    QVERIFY(!missing.look(body, u"png"_s));
    QVERIFY(!missing.look(body, u"png"_s)); // and says so once
}

QTEST_GUILESS_MAIN(MediaWorkerTest)
#include "tst_mediaworker.moc"
