// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMap>

#include <optional>

namespace chautari::conformance {

using Headers = QList<std::pair<QString, QString>>;

//! One part of a multipart body: a field, or a file with a kind of content (requestbuilder.h).
struct Part
{
    QString name;
    QString value;
    QString file; //!< empty = a field
    QString type;
    QString content;
};

struct Request
{
    QString method;
    QString path; //!< with placeholders, as the headers and the body
    Headers headers;
    QString body;
    QByteArray bodyBytes; //!< instead of `body` where it is no text
    QList<Part> parts;
    bool isHandshake = false; //!< of a WebSocket
};

//! What a server answers to a request, or to a handshake.
struct Answer
{
    int status = 0; //!< 0: the row expects no answer of this kind
    QMap<QString, QString> headers;
    QJsonValue json = QJsonValue(QJsonValue::Undefined);
    QString text; //!< of a body that is not JSON
    bool isCut = false; //!< the capture ended before the body did: `json` is its beginning
    QList<QJsonObject> frames; //!< after a handshake
};

//! Frames that a socket sends in one go.
struct Sent
{
    QString socket;
    QList<QJsonObject> frames;
};

//! Frames by socket. A socket that stands there with none must get none.
using Got = QMap<QString, QList<QJsonObject>>;

//! \brief One capture: what was done, and what the original backend said.
struct Row
{
    QString id; //!< "section.number"
    QString title;
    QString section;
    QString note;
    QList<QJsonObject> given; //!< what must have happened before, in order
    std::optional<Request> request;
    QStringList opens; //!< sockets whose opening is what the capture watches
    QStringList closes;
    QList<Sent> sent;
    Answer answer;
    Got got;
};

Answer readAnswer(const QJsonObject &json);
Got readGot(const QJsonObject &json);

//! All rows of `directory` (tests/data/conformance), in the captures' order: rows depend on those before them.
Result<QList<Row>> readRows(const QString &directory);
//! One file of JSON; the error says which one and why not.
Result<QJsonObject> readJsonFile(const QString &path);

} // namespace chautari::conformance
