// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cold start of the client: from the start of the process to a painted conversation list, signed in over a real socket
// to a demo server that is already running. The parent starts itself again and again; each child prints its time.
#include "app/host/embeddedserver.h"
#include "app/models/conversationlistmodel.h"
#include "app/session/clientcore.h"
#include "app/ui/mainwindow/mainwindow.h"

#include <QtCore/QProcess>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 9;

qint64 nowMicroseconds()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

//! Ends the program at the first paint of a list that has rows.
class PaintWatcher : public QObject
{
public:
    PaintWatcher(QListView *list, qint64 startedAt)
        : m_list(list)
        , m_startedAt(startedAt)
    {
        list->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_list->model()->rowCount() > 0) {
            watched->removeEventFilter(this);
            // Behind this paint in the queue, so the rows are on the screen by then.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    std::printf("%.1f\n", double(nowMicroseconds() - m_startedAt) / 1000);
                    QCoreApplication::quit();
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    QListView *m_list;
    qint64 m_startedAt;
};

int runChild(QApplication &application, const QUrl &server, qint64 startedAt)
{
    ThemeController theme;
    LanguageController language;
    AppSettings settings;
    ClientCore core;
    const auto session = core.createSession(ServerAddress::fromHttpUrl(server));
    MainWindow window(*session, Shell{theme, language, settings});
    window.resize(1200, 800);
    window.show();
    const PaintWatcher watcher(window.findChild<QListView *>(u"conversationList"_s), startedAt);
    session->signIn(u"asha@demo.chautari.app"_s, u"chautari-demo"_s);
    return application.exec();
}

int runParent()
{
    EmbeddedServer server;
    if (const Result<void> started = server.startDemo(); !started) {
        std::fprintf(stderr, "bench_client: %s\n", qUtf8Printable(started.error().firstMessage()));
        return 1;
    }
    QList<double> times;
    for (int i = 0; i < runs; ++i) {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(),
            {u"--child"_s, server.url().toString(), QString::number(nowMicroseconds())});
        if (!child.waitForFinished(30'000) || child.exitCode() != 0)
            return 1;
        times.append(child.readAllStandardOutput().trimmed().toDouble());
    }
    std::sort(times.begin(), times.end());
    std::printf("client_start_ms min=%.0f median=%.0f max=%.0f runs=%d\n", times.first(), times.at(runs / 2),
        times.last(), runs);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"--child"_s)
        return runChild(application, QUrl(arguments.at(2)), arguments.at(3).toLongLong());
    return runParent();
}
