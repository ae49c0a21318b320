// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// chautari-conformance: plays every recorded answer of the original backend against a server and says same, better or
// different. Without --base-url the server is our own, started here.
#include "tests/conformance/report.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

namespace {

constexpr int failed = 1;
constexpr int wrongUsage = 2;

int complain(const QString &sentence, int code = failed)
{
    std::fprintf(stderr, "chautari-conformance: %s\n", qUtf8Printable(sentence));
    return code;
}

//! Puts the table between the two marks of a page that people wrote.
bool writePage(const QString &path, const QList<Outcome> &outcomes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QString page = QString::fromUtf8(file.readAll());
    const QString begin = u"<!-- table -->\n"_s;
    const QString end = u"<!-- end of table -->"_s;
    const QString text = page.section(begin, 0, 0) + begin + u'\n' + summary(outcomes) + u".\n"_s
        + markdownTable(outcomes) + u'\n' + end + page.section(end, 1);
    file.resize(0);
    file.seek(0);
    return file.write(text.toUtf8()) > 0;
}

struct Options
{
    QString baseUrl;
    QString page;
    QString only;
};

int runAll(const Options &options)
{
    const QString data = QStringLiteral(CHAUTARI_TEST_DATA "/conformance");
    const auto rows = readRows(data);
    if (!rows)
        return complain(rows.error().firstMessage());
    const auto betters = readBetters(data, *rows);
    if (!betters)
        return complain(betters.error().firstMessage());

    const bool isOwn = options.baseUrl.isEmpty();
    OwnServer own;
    World world(QUrl(options.baseUrl), isOwn ? QString() : u".%1"_s.arg(QDateTime::currentMSecsSinceEpoch()));
    if (isOwn) {
        if (auto started = own.start(world.ids()); !started)
            return complain(started.error().firstMessage());
        world.moveTo(own.url());
        world.setForge([&](const QString &kind) { return own.forge(kind); });
    }
    Stage stage(world, isOwn ? &own : nullptr);
    if (!isOwn) {
        if (auto made = stage.makePopulation(); !made)
            return complain(made.error().firstMessage());
    }
    Runner runner(stage, world, *betters);
    QList<Outcome> outcomes;
    for (const Row &row : *rows) {
        if (row.id.startsWith(options.only))
            outcomes.append(runner.run(row));
    }
    QTextStream stream(stdout);
    printTable(stream, outcomes);
    stream.flush();
    if (!options.page.isEmpty() && !writePage(options.page, outcomes))
        return complain(u"%1 cannot be written"_s.arg(options.page));
    const bool isFine
        = std::ranges::none_of(outcomes, [](const Outcome &outcome) { return outcome.verdict == Verdict::Different; });
    return isFine ? 0 : failed;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Plays the original backend's recorded answers against a server."_s);
    parser.addHelpOption();
    const QCommandLineOption baseUrl(
        u"base-url"_s, u"Test the server at URL (http only); it will be filled with people."_s, u"URL"_s);
    const QCommandLineOption page(u"write"_s, u"Put the table into PAGE, between its marks."_s, u"PAGE"_s);
    const QCommandLineOption only(
        u"only"_s, u"Play the rows whose number begins so; those before them are left out."_s, u"ROW"_s);
    parser.addOptions({baseUrl, page, only});
    parser.process(app);
    Options options{parser.value(baseUrl), parser.value(page), parser.value(only)};
    const QUrl url(options.baseUrl);
    if (!options.baseUrl.isEmpty() && (url.scheme() != u"http"_s || url.host().isEmpty()))
        return complain(u"--base-url must look like http://127.0.0.1:8000"_s, wrongUsage);
    return runAll(options);
}
