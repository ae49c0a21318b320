// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each screen of the program by keys and clicks, against a real server in the same process; looked at from the other
// side. What a screen does on its own is tested in tests/gui.
#include "tests/screens/realscreen.h"

#include <QtCore/QMap>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace chautari::screens;

// The first argument is the screen, the others are Qt Test's.
int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const QMap<QString, std::unique_ptr<QObject> (*)()> screens{{u"actions"_s, actionsScreen},
        {u"blocked"_s, blockedScreen}, {u"chat"_s, chatScreen}, {u"commands"_s, commandsScreen},
        {u"console"_s, consoleScreen}, {u"conversations"_s, conversationsScreen}, {u"details"_s, detailsScreen},
        {u"files"_s, filesScreen}, {u"history"_s, historyScreen}, {u"lock"_s, lockScreen}, {u"login"_s, loginScreen},
        {u"notifications"_s, notificationsScreen}, {u"search"_s, searchScreen}, {u"services"_s, servicesScreen},
        {u"settings"_s, settingsScreen}, {u"voice"_s, voiceScreen}};
    QStringList arguments = QApplication::arguments();
    const auto made = screens.value(arguments.size() > 1 ? arguments.takeAt(1) : QString());
    if (!made) {
        std::fprintf(stderr, "Which screen? %s\n", qPrintable(screens.keys().join(u' ')));
        return 2;
    }
    return QTest::qExec(made().get(), arguments);
}
