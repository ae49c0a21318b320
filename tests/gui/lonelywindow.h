// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/clientcore.h"
#include "app/ui/mainwindow/mainwindow.h"

#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

namespace chautari::testing {

//! \brief A real window and all that it needs but a server: nobody answers at its address, and its session says what a
//! test has it say. Nothing of it is kept.
struct LonelyWindow
{
    LonelyWindow()
        : session(core.createSession(ServerAddress::fromHttpUrl(QUrl(QStringLiteral("http://127.0.0.1:9")))))
    {
        QStandardPaths::setTestModeEnabled(true);
    }

    void open(MainWindow::Kind kind = MainWindow::Kind::Ordinary) { open(shell(), kind); }
    void open(const Shell &with, MainWindow::Kind kind = MainWindow::Kind::Ordinary)
    {
        window = std::make_unique<MainWindow>(*session, with, kind);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    [[nodiscard]] Shell shell() { return {.theme = theme, .language = language, .settings = settings}; }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window->findChild<T *>(QLatin1StringView(name));
    }

    ThemeController theme;
    LanguageController language;
    AppSettings settings;
    ClientCore core;
    std::unique_ptr<ChatSession> session;
    std::unique_ptr<MainWindow> window;
};

} // namespace chautari::testing
