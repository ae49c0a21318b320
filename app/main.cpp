// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/keychainvault.h"
#include "app/ui/mainwindow/appcontroller.h"
#include "app/ui/mainwindow/singleinstance.h"
#include "app/ui/mainwindow/terminationsignals.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

int complain(int exitCode, const QString &sentence)
{
    std::fprintf(stderr, "chautari: %s\n", qUtf8Printable(sentence));
    return exitCode;
}

bool isAddress(const QUrl &url, const QStringList &schemes)
{
    return url.isValid() && !url.host().isEmpty() && schemes.contains(url.scheme());
}

} // namespace

int main(int argc, char *argv[])
{
    // Only its microphone and loudspeaker are used; the other backend looks through all plugins of GStreamer first.
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"chautari"_s);
    QApplication::setApplicationDisplayName(u"Chautari"_s);
    QApplication::setApplicationVersion(QStringLiteral(CHAUTARI_VERSION));
    QApplication::setDesktopFileName(u"app.chautari.Chautari"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Chat for customers and service providers, with its server inside."_s);
    const QCommandLineOption server(
        u"server"_s, u"Sign in at this server, for example http://192.168.1.5:8000"_s, u"URL"_s);
    const QCommandLineOption webSocket(
        u"ws-url"_s, u"Its WebSocket, when that is not beside it: ws://HOST/ws/messaging/"_s, u"URL"_s);
    const QCommandLineOption demo(u"demo"_s, u"Made-up people and a server on this computer; nothing is kept."_s);
    const QCommandLineOption profile(
        u"profile"_s, u"Settings under another name, for several people on one computer."_s, u"NAME"_s, u"default"_s);
    const QCommandLineOption hidden(u"hidden"_s, u"Start in the tray, where the desktop has one."_s);
    parser.addOptions({server, webSocket, demo, profile, hidden});
    parser.addPositionalArgument(u"link"_s, u"chautari://HOST:PORT/, as the desktop hands it over."_s, u"[link]"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(QApplication::arguments())) {
        return complain(exitUsage, parser.errorText());
    }
    if (parser.isSet(u"help"_s)) {
        parser.showHelp();
    }
    if (parser.isSet(u"version"_s)) {
        parser.showVersion();
    }

    chautari::AppOptions options;
    options.isDemo = parser.isSet(demo);
    options.isHidden = parser.isSet(hidden);
    options.link = parser.positionalArguments().value(0);
    options.profile = parser.value(profile);
    options.vault = std::make_shared<chautari::KeychainVault>();
    options.server = QUrl(parser.value(server));
    options.webSocket = QUrl(parser.value(webSocket));
    if (parser.isSet(server) && !isAddress(options.server, {u"http"_s, u"https"_s})) {
        return complain(exitUsage, u"--server needs an address such as http://192.168.1.5:8000"_s);
    }
    if (parser.isSet(webSocket) && !isAddress(options.webSocket, {u"ws"_s, u"wss"_s})) {
        return complain(exitUsage, u"--ws-url needs an address such as ws://192.168.1.5:8000/ws/messaging/"_s);
    }

    if (!options.link.isEmpty() && !chautari::AppLink::parse(options.link)) {
        return complain(exitUsage, u"this is not a link to a server: chautari://HOST:PORT/"_s);
    }
    // A demo is a world of its own, however many there are.
    chautari::SingleInstance instance(options.profile);
    if (!options.isDemo && !instance.claim() && instance.handOver(options.link)) {
        return 0;
    }

    chautari::TerminationSignals termination;
    chautari::AppController controller(options);
    QObject::connect(
        &termination, &chautari::TerminationSignals::received, &controller, &chautari::AppController::quit);
    QObject::connect(
        &instance, &chautari::SingleInstance::started, &controller, &chautari::AppController::handleStarted);
    if (const chautari::Result<void> started = controller.start(); !started) {
        return complain(exitFailed, started.error().firstMessage());
    }
    return QApplication::exec();
}
