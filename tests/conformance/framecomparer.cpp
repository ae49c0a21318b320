// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/framecomparer.h"

#include "tests/conformance/allowances.h"

#include <QtCore/QJsonDocument>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

//! "message", "pong", "close", "end"
QString typeOf(const QJsonObject &frame)
{
    if (frame.contains("text"_L1))
        return u"text "_s + frame.value("text"_L1)["type"_L1].toString();
    return frame.keys().value(0);
}

//! That the capture of it was cut is nothing of the frame's.
QJsonObject withoutMark(QJsonObject frame)
{
    frame.remove(u"isCut"_s);
    return frame;
}

QString shown(const QJsonObject &frame)
{
    constexpr int characters = 160;
    return QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)).left(characters);
}

} // namespace

bool hasAllTypes(const QList<QJsonObject> &expected, const QList<QJsonObject> &got)
{
    qsizetype matched = 0;
    for (const QJsonObject &frame : got) {
        if (matched < expected.size() && typeOf(frame) == typeOf(expected.at(matched)))
            ++matched;
    }
    return matched == expected.size();
}

void compareFrames(
    Comparer &comparer, const QString &socket, const QList<QJsonObject> &expected, const QList<QJsonObject> &got)
{
    qsizetype matched = 0;
    bool hasClosed = false;
    for (const QJsonObject &frame : got) {
        const bool isWanted = matched < expected.size() && typeOf(frame) == typeOf(expected.at(matched));
        const bool isEndOfClosed = hasClosed && frame.contains("end"_L1);
        if (isWanted)
            comparer.compare(socket, withoutMark(expected.at(matched++)), frame);
        else if ((comparer.isOriginal() || !mayComeBetween(frame)) && !isEndOfClosed)
            comparer.differ(socket, u"also got "_s + shown(frame));
        hasClosed = hasClosed || frame.contains("close"_L1);
    }
    for (; matched < expected.size(); ++matched)
        comparer.differ(socket, u"did not get "_s + shown(expected.at(matched)));
}

} // namespace chautari::conformance
