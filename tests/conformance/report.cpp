// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/report.h"

#include <QtCore/QTextStream>

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

QString word(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Same:
        return u"same"_s;
    case Verdict::Better:
        return u"better"_s;
    case Verdict::Different:
        return u"different"_s;
    case Verdict::NotRun:
        return u"not run"_s;
    }
    Q_UNREACHABLE();
}

QString verdictText(const Outcome &outcome)
{
    if (outcome.reasons.isEmpty())
        return word(outcome.verdict);
    return u"%1 (%2)"_s.arg(word(outcome.verdict), outcome.reasons.join(u", "_s));
}

QString requestText(const Row &row)
{
    if (!row.request)
        return row.sent.isEmpty() ? u"sockets"_s : u"frame"_s;
    return (row.request->isHandshake ? u"WS"_s : row.request->method) + u' ' + row.request->path;
}

} // namespace

QString summary(const QList<Outcome> &outcomes)
{
    const auto count = [&](Verdict verdict) { return std::ranges::count(outcomes, verdict, &Outcome::verdict); };
    return u"%1 captures: %2 same, %3 better, %4 different, %5 not run"_s.arg(outcomes.size())
        .arg(count(Verdict::Same))
        .arg(count(Verdict::Better))
        .arg(count(Verdict::Different))
        .arg(count(Verdict::NotRun));
}

void printTable(QTextStream &stream, const QList<Outcome> &outcomes)
{
    constexpr int titleWidth = 60;
    QString section;
    for (const Outcome &outcome : outcomes) {
        if (outcome.row.section != section)
            stream << '\n' << (section = outcome.row.section) << '\n';
        stream << outcome.row.id.leftJustified(6) << outcome.row.title.left(titleWidth - 1).leftJustified(titleWidth)
               << verdictText(outcome) << '\n';
    }
    // At the end, where a log that is cut in the middle keeps them.
    for (const Outcome &outcome : outcomes) {
        if (!outcome.differences.isEmpty())
            stream << '\n' << outcome.row.id << ' ' << outcome.row.title << '\n';
        for (const Difference &difference : outcome.differences)
            stream << "        " << difference.where << ": " << difference.what << '\n';
    }
    stream << '\n' << summary(outcomes) << '\n';
}

QString markdownTable(const QList<Outcome> &outcomes)
{
    QString text;
    QString section;
    for (const Outcome &outcome : outcomes) {
        if (outcome.row.section != section) {
            section = outcome.row.section;
            text += u"\n### %1\n\n| row | capture | asked | ours | what we do instead |\n|---|---|---|---|---|\n"_s.arg(
                section);
        }
        text += u"| %1 | %2 | `%3` | %4 | %5 |\n"_s.arg(
            outcome.row.id, outcome.row.title, requestText(outcome.row), verdictText(outcome), outcome.says);
    }
    return text;
}

} // namespace chautari::conformance
