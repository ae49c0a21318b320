// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/picturemetadata.h"
#include "app/ui/compose/picturepreparing.h"

#include <QtCore/QBuffer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>
#include <QtGui/QImageReader>
#include <QtTest/QTest>

#include <libheif/heif.h>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

const QByteArray place = "27.7172N 85.3240E";

QImage noise(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < size.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), size.width());
    return image;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 90);
    return bytes;
}

QImage decoded(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    return reader.read();
}

//! EXIF as a camera writes it: turned to the right, and where it was.
QByteArray withPlace(const QByteArray &jpeg)
{
    QByteArray body("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32);
    body += place;
    QByteArray length(2, 0);
    qToBigEndian(quint16(body.size() + 2), length.data());
    const QByteArray note = QByteArray("\xff\xfe\0\x13", 4) + place;
    return jpeg.first(2) + QByteArray("\xff\xe1", 2) + length + body + note + jpeg.sliced(2) + "trailer " + place;
}

QByteArray chunk(const QByteArray &kind, const QByteArray &content)
{
    QByteArray length(4, 0);
    qToBigEndian(quint32(content.size()), length.data());
    return length + kind + content + "sum!";
}

} // namespace

class TestPicturePreparing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jpegLosesItsPlaceAndNoPixel();
    void pngLosesItsTexts();
    void webpLosesItsPlace();
    void damagedOnesAreNotTouched();
    void tooLargeOnesAreMadeSmaller();
    void kindsTheServerRefusesBecomeJpegs();
    void heicBecomesAJpeg();
    void otherFilesStayAsTheyAre();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QString prepare(const QString &path, const FileLimits &limits);

    QTemporaryDir m_folder;
    int m_number = 0;
};

QString TestPicturePreparing::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QString TestPicturePreparing::prepare(const QString &path, const FileLimits &limits)
{
    return preparePicture(path, m_folder.filePath(u"out%1"_s.arg(++m_number)), limits);
}

void TestPicturePreparing::jpegLosesItsPlaceAndNoPixel()
{
    const QByteArray plain = encoded(noise({64, 40}), "jpeg");
    const QByteArray photo = withPlace(plain);
    QVERIFY(photo.contains(place));
    QCOMPARE(decoded(photo).size(), QSize(40, 64)); // turned
    const QString path = write(u"photo.jpg"_s, photo);
    const QString prepared = prepare(path, {0, 0, {u"jpg"_s}});
    QVERIFY(prepared.endsWith(u"/photo.jpg"_s) && prepared != path);
    QFile file(prepared);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains(place));
    QCOMPARE(decoded(bytes), decoded(photo));
    QCOMPARE(picturemetadata::stripJpeg(plain), plain); // nothing to take away
}

void TestPicturePreparing::pngLosesItsTexts()
{
    QByteArray png = encoded(noise({20, 20}), "png");
    const QByteArray plain = png;
    png.insert(33, chunk("tEXt", "Location\0" + place) + chunk("eXIf", place));
    const auto stripped = picturemetadata::stripPng(png);
    QVERIFY(stripped && !stripped->contains(place));
    QCOMPARE(*stripped, plain);
}

void TestPicturePreparing::webpLosesItsPlace()
{
    const QByteArray plain = encoded(noise({20, 20}), "webp");
    QVERIFY(!plain.isEmpty());
    QByteArray length(4, 0);
    qToLittleEndian(quint32(place.size()), length.data());
    const QByteArray photo = plain + "EXIF" + length + place + QByteArray(place.size() % 2, 0);
    const auto stripped = picturemetadata::stripWebp(photo);
    QVERIFY(stripped && !stripped->contains(place));
    QCOMPARE(decoded(*stripped), decoded(plain));
}

void TestPicturePreparing::damagedOnesAreNotTouched()
{
    const QByteArray jpeg = withPlace(encoded(noise({64, 40}), "jpeg"));
    const QByteArray png = encoded(noise({20, 20}), "png");
    for (qsizetype cut = 0; cut < 200; ++cut) {
        QVERIFY(!picturemetadata::stripJpeg(jpeg.first(cut)));
        QVERIFY(!picturemetadata::stripPng(png.first(cut)));
        (void)picturemetadata::stripWebp(jpeg.first(cut));
    }
    QVERIFY(prepare(write(u"cut.jpg"_s, jpeg.first(80)), {}).isEmpty());
}

void TestPicturePreparing::tooLargeOnesAreMadeSmaller()
{
    const QString path = write(u"large.jpg"_s, withPlace(encoded(noise({3'000, 1'000}), "jpeg")));
    const qint64 most = QFileInfo(path).size() / 2;
    const QString prepared = prepare(path, {most, 0, {u"jpg"_s}});
    QVERIFY(!prepared.isEmpty() && QFileInfo(prepared).size() <= most);
    const QImage small(prepared);
    QVERIFY(small.height() > small.width()); // still the right way up
    QVERIFY(small.height() <= preparedSide);
    QVERIFY(prepare(path, {100, 0, {u"jpg"_s}}).isEmpty()); // there is no such small picture: it is told
}

void TestPicturePreparing::kindsTheServerRefusesBecomeJpegs()
{
    QImage clear(30, 20, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    const QString prepared = prepare(write(u"sticker.webp"_s, encoded(clear, "webp")), {0, 0, {u"jpg"_s, u"png"_s}});
    QVERIFY(prepared.endsWith(u"/sticker.jpg"_s));
    QCOMPARE(QImage(prepared).pixelColor(5, 5), QColor(Qt::white));
}

void TestPicturePreparing::heicBecomesAJpeg()
{
    const QString path = m_folder.filePath(u"phone.heic"_s);
    heif_context *context = heif_context_alloc();
    heif_encoder *encoder = nullptr;
    if (heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code != heif_error_Ok) {
        heif_context_free(context);
        QSKIP("no HEVC encoder here to make a picture with");
    }
    heif_image *image = nullptr;
    heif_image_create(64, 48, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
    heif_image_add_plane(image, heif_channel_interleaved, 64, 48, 8);
    int stride = 0;
    uint8_t *bytes = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < 48; ++y)
        std::fill_n(bytes + y * stride, 64 * 3, uint8_t(200));
    heif_context_encode_image(context, image, encoder, nullptr, nullptr);
    heif_context_write_to_file(context, QFile::encodeName(path).constData());
    heif_image_release(image);
    heif_encoder_release(encoder);
    heif_context_free(context);
    const QString prepared = prepare(path, {0, 0, {u"jpg"_s}});
    QVERIFY(prepared.endsWith(u"/phone.jpg"_s));
    const QImage picture(prepared);
    QCOMPARE(picture.size(), QSize(64, 48));
    QVERIFY(std::abs(qRed(picture.pixel(10, 10)) - 200) < 8);
}

void TestPicturePreparing::otherFilesStayAsTheyAre()
{
    QVERIFY(prepare(write(u"quote.pdf"_s, "%PDF-1.4"), {0, 0, {u"pdf"_s}}).isEmpty());
    QVERIFY(prepare(m_folder.filePath(u"not there.jpg"_s), {}).isEmpty());
}

QTEST_MAIN(TestPicturePreparing)
#include "tst_picturepreparing.moc"
