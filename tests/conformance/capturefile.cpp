// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/capturefile.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

QList<QJsonObject> objects(const QJsonValue &value)
{
    QList<QJsonObject> list;
    for (const QJsonValue entry : value.toArray())
        list.append(entry.toObject());
    return list;
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue entry : value.toArray())
        list.append(entry.toString());
    return list;
}

Headers readHeaders(const QJsonObject &json)
{
    Headers headers;
    for (auto it = json.begin(); it != json.end(); ++it)
        headers.append({it.key(), it.value().toString()});
    return headers;
}

Part readPart(const QJsonObject &json)
{
    return {json.value("name"_L1).toString(), json.value("value"_L1).toString(), json.value("file"_L1).toString(),
        json.value("type"_L1).toString(), json.value("content"_L1).toString()};
}

Request readRequest(const QJsonObject &json)
{
    Request request;
    request.method = json.value("method"_L1).toString(u"GET"_s);
    request.path = json.value("path"_L1).toString();
    request.headers = readHeaders(json.value("headers"_L1).toObject());
    request.body = json.value("body"_L1).toString();
    request.bodyBytes = QByteArray::fromHex(json.value("bodyHex"_L1).toString().toLatin1());
    for (const QJsonObject &part : objects(json.value("parts"_L1)))
        request.parts.append(readPart(part));
    return request;
}

Row readRow(const QJsonObject &json, const QString &section)
{
    Row row;
    row.id = json.value("id"_L1).toString();
    row.title = json.value("title"_L1).toString();
    row.section = section;
    row.note = json.value("note"_L1).toString();
    row.given = objects(json.value("given"_L1));
    for (const QLatin1StringView kind : {"request"_L1, "handshake"_L1}) {
        if (!json.contains(kind))
            continue;
        row.request = readRequest(json.value(kind).toObject());
        row.request->isHandshake = kind == "handshake"_L1;
    }
    row.opens = strings(json.value("open"_L1));
    row.closes = strings(json.value("close"_L1));
    for (const QJsonObject &sent : objects(json.value("sent"_L1)))
        row.sent.append({sent.value("socket"_L1).toString(), objects(sent.value("frames"_L1))});
    row.answer = readAnswer(json.value("answer"_L1).toObject());
    row.got = readGot(json.value("got"_L1).toObject());
    return row;
}

} // namespace

Answer readAnswer(const QJsonObject &json)
{
    Answer answer;
    answer.status = json.value("status"_L1).toInt();
    for (const auto &[name, value] : readHeaders(json.value("headers"_L1).toObject()))
        answer.headers.insert(name, value);
    answer.json = json.value("json"_L1);
    answer.text = json.value("text"_L1).toString();
    answer.isCut = json.value("isCut"_L1).toBool();
    answer.frames = objects(json.value("frames"_L1));
    return answer;
}

Got readGot(const QJsonObject &json)
{
    Got got;
    for (auto it = json.begin(); it != json.end(); ++it)
        got.insert(it.key(), objects(it.value()));
    return got;
}

Result<QJsonObject> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::of(ErrorCode::Internal, u"Cannot read %1: %2."_s.arg(path, file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError) {
        return Error::of(
            ErrorCode::Internal, u"%1 is not JSON: %2 at byte %3."_s.arg(path, error.errorString()).arg(error.offset));
    }
    return document.object();
}

Result<QList<Row>> readRows(const QString &directory)
{
    QList<Row> rows;
    for (const QString &name : {u"auth"_s, u"conversations"_s, u"messages"_s, u"websocket"_s, u"throttling"_s}) {
        const Result<QJsonObject> file = readJsonFile(directory + u'/' + name + u".json"_s);
        if (!file)
            return file.error();
        for (const QJsonObject &row : objects(file->value("rows"_L1)))
            rows.append(readRow(row, file->value("section"_L1).toString()));
    }
    return rows;
}

} // namespace chautari::conformance
