// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/screenshots/screenshotrun.h"

#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("usage: chautari-screenshots FOLDER|--check\n", stderr);
        return 2;
    }
    const QString folder = arguments.at(1) == u"--check"_s ? QString() : arguments.at(1);
    QApplication::setQuitOnLastWindowClosed(false);
    chautari::ScreenshotRun run(folder);
    QObject::connect(
        &run, &chautari::ScreenshotRun::finished, &application,
        [&run](const QString &problem) {
            for (const QString &found : run.problems()) {
                std::fprintf(stderr, "chautari-screenshots: %s\n", qUtf8Printable(found));
            }
            if (!problem.isEmpty()) {
                std::fprintf(stderr, "chautari-screenshots: %s\n", qUtf8Printable(problem));
            }
            std::printf("%d screens, %d problems\n", run.screens(), int(run.problems().size()));
            QApplication::exit(problem.isEmpty() && run.problems().isEmpty() ? 0 : 1);
        },
        Qt::QueuedConnection);
    if (const chautari::Result<void> started = run.start(); !started) {
        std::fprintf(stderr, "chautari-screenshots: %s\n", qUtf8Printable(started.error().firstMessage()));
        return 1;
    }
    return QApplication::exec();
}
