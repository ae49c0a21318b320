// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/betters.h"

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

Row Better::applied(Row row) const
{
    if (status)
        row.answer.status = *status;
    if (!json.isUndefined() || hasNoBody) {
        row.answer.json = json;
        row.answer.text.clear();
        row.answer.isCut = isCut;
    }
    if (!merge.isEmpty()) {
        QJsonObject body = row.answer.json.toObject();
        for (auto it = merge.begin(); it != merge.end(); ++it)
            body.insert(it.key(), it.value());
        row.answer.json = body;
    }
    for (auto it = headers.begin(); it != headers.end(); ++it)
        row.answer.headers.insert(it.key(), it.value());
    if (frames)
        row.answer.frames = *frames;
    for (auto it = got.begin(); it != got.end(); ++it)
        row.got.insert(it.key(), it.value());
    return row;
}

Result<QMap<QString, Better>> readBetters(const QString &directory, const QList<Row> &rows)
{
    const Result<QJsonObject> file = readJsonFile(directory + u"/better.json"_s);
    if (!file)
        return file.error();
    QMap<QString, Better> betters;
    for (const QJsonValue entry : file->value("rows"_L1).toArray()) {
        const QString id = entry["row"_L1].toString();
        const auto row = std::ranges::find(rows, id, &Row::id);
        if (row == rows.end() || row->title != entry["title"_L1].toString())
            return Error::of(ErrorCode::Internal, u"better.json: row %1 has another title."_s.arg(id));
        const Answer answer = readAnswer(entry.toObject());
        Better better{entry["why"_L1].toString(), entry["says"_L1].toString(), {}, answer.json, answer.isCut,
            entry["merge"_L1].toObject(), entry["hasNoBody"_L1].toBool(), answer.headers, {},
            readGot(entry["got"_L1].toObject())};
        if (answer.status != 0)
            better.status = answer.status;
        if (entry.toObject().contains("frames"_L1))
            better.frames = answer.frames;
        betters.insert(id, better);
    }
    return betters;
}

} // namespace chautari::conformance
