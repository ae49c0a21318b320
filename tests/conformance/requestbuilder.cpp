// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/requestbuilder.h"

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mebibyte = 1024 * 1024;
constexpr QByteArrayView boundary{"----conformance7MA4YWxkTrZu0gW"};

//! One red pixel: 69 bytes, as in the captures.
QByteArray onePixelPng()
{
    return QByteArray::fromHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
                               "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082");
}

//! An EBML head and an empty segment, which is how WebM begins.
QByteArray emptyWebm()
{
    return QByteArray::fromHex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806780");
}

QByteArray emptyPdf()
{
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
           "trailer<</Root 1 0 R>>\n%%EOF\n";
}

Result<QByteArray> multipart(const QList<Part> &parts, World &world)
{
    QByteArray body;
    for (const Part &part : parts) {
        const Result<QString> file = world.expand(part.file);
        const Result<QString> value = world.expand(part.value);
        if (!file || !value)
            return file ? value.error() : file.error();
        body
            += "--" + boundary.toByteArray() + "\r\nContent-Disposition: form-data; name=\"" + part.name.toUtf8() + '"';
        if (!part.file.isEmpty())
            body += "; filename=\"" + file->toUtf8() + "\"\r\nContent-Type: " + part.type.toUtf8();
        body += "\r\n\r\n" + (part.file.isEmpty() ? value->toUtf8() : sampleFile(part.content)) + "\r\n";
    }
    body += "--" + boundary.toByteArray() + "--\r\n";
    return body;
}

} // namespace

QByteArray sampleFile(const QString &kind)
{
    // The beginnings by which such files are known.
    static const QHash<QString, QByteArray> files{
        {u"png"_s, onePixelPng()},
        {u"png-6MiB"_s, onePixelPng() + QByteArray(6 * mebibyte, 'x')},
        {u"png-5MB+1"_s, onePixelPng() + QByteArray(5 * mebibyte + 1 - onePixelPng().size(), 'x')},
        {u"jpeg"_s, QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000ffd9")},
        {u"gif"_s, QByteArray::fromHex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")},
        {u"webp"_s,
            QByteArray::fromHex(
                "52494646240000005745425056503820180000003001009d012a0100010001401c25a400037000fefb940000")},
        {u"webm"_s, emptyWebm()},
        {u"pdf"_s, emptyPdf()},
        {u"doc"_s, QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(504, '\0')},
        {u"zip"_s, QByteArray::fromHex("504b0304140000000800") + QByteArray(20, '\0')},
        {u"mp3"_s, QByteArray("ID3") + QByteArray::fromHex("03000000000000fffb9064") + QByteArray(400, '\0')},
        {u"wav"_s,
            QByteArray("RIFF") + QByteArray::fromHex("26000000") + "WAVEfmt "
                + QByteArray::fromHex("100000000100010044ac000088580100020010006461746102000000")
                + QByteArray(2, '\0')},
        {u"ogg"_s, QByteArray("OggS") + QByteArray(24, '\0')},
        {u"mp4"_s, QByteArray::fromHex("00000018667479706d703432000000006d70343269736f6d")},
        {u"empty"_s, QByteArray()},
        {u"text"_s, QByteArrayLiteral("some text\n")},
    };
    return files.value(kind);
}

Result<ReadyRequest> readyRequest(const Request &request, World &world)
{
    ReadyRequest ready;
    ready.method = request.method;
    const Result<QString> path = world.expand(request.path);
    if (!path)
        return path.error();
    ready.path = *path;
    for (const auto &[name, text] : request.headers) {
        const Result<QString> value = world.expand(text);
        if (!value)
            return value.error();
        ready.headers.append({name, *value});
    }
    if (!request.parts.isEmpty()) {
        ready.headers.append({u"Content-Type"_s, u"multipart/form-data; boundary="_s + QLatin1StringView(boundary)});
        const Result<QByteArray> body = multipart(request.parts, world);
        if (!body)
            return body.error();
        ready.body = *body;
        return ready;
    }
    const Result<QString> body = world.expand(request.body);
    if (!body)
        return body.error();
    ready.body = request.bodyBytes.isEmpty() ? body->toUtf8() : request.bodyBytes;
    return ready;
}

} // namespace chautari::conformance
