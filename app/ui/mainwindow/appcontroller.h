// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/applink.h"
#include "app/session/clientcore.h"
#include "app/spell/spellchecker.h"
#include "app/ui/lock/applock.h"
#include "app/ui/lock/lockcurtain.h"
#include "app/ui/mainwindow/mainwindow.h"
#include "app/ui/notify/trayicon.h"

#include <vector>

namespace chautari {

class Companion;
class DesktopMotion;
class EmbeddedServer;
class HostFollower;
class LoginWindow;
class OwnHost;

//! What the command line asked for.
struct AppOptions
{
    QUrl server; //!< empty: the first start page, or the last server
    QUrl webSocket; //!< empty: beside the server
    bool isDemo = false;
    bool isHidden = false; //!< in the tray, where there is one
    QString link; //!< chautari://...
    QString profile = QStringLiteral("default");
    std::shared_ptr<TokenVault> vault; //!< where sign-ins outlive the program; null: nowhere
};

//! \brief Composes the program: settings, theme, language, client core, embedded server, and which windows are open.
//! Lives in main() and in the GUI thread; everything ends with it, in the right order.
class AppController : public QObject
{
    Q_OBJECT
public:
    explicit AppController(const AppOptions &options);
    ~AppController() override;

    //! Opens the first window. The error's detail is a sentence for the terminal.
    Result<void> start();
    //! Signed in or on the way; for tests and pictures. Null while nobody is.
    [[nodiscard]] MainWindow *mainWindow() const;
    [[nodiscard]] const Shell &shell() const { return m_shell; }
    //! Closes everything, whatever closing a window usually means.
    void quit();
    void bringToFront();
    //! Of a second start: a link, or nothing but to be seen.
    void handleStarted(const QString &link);

private:
    //! One open window and its person. The session goes after the window.
    struct Seat
    {
        std::unique_ptr<ChatSession> session;
        std::unique_ptr<MainWindow> window;
        bool isSecondPerson = false;
    };

    [[nodiscard]] Result<void> startDemo();
    void tryDemo();
    void openSecondPerson();
    void startCompanion();
    bool restoreSeats();
    void restoreSeat(const AccountRecord &account);
    void openLink(const AppLink &link);
    void addAccount();
    void backUp(MainWindow *window);
    void restoreFromFile();
    void startHosting(const PlaceSettingsChange &place);
    void handleHosting();
    void stopHosting();
    void keepHosting(bool isKept);
    void showHostProblem(const Error &error);
    void restoreHosted(const QString &file, const QString &passphrase);
    void showHosted();
    void showLogin();
    void showLoginAgain(const ServerAddress &server, const QString &email, const QString &reason);
    void takeSeat();
    MainWindow &openSeat(std::unique_ptr<ChatSession> session, MainWindow::Kind kind, bool isSecondPerson = false);
    void handleClosed(const MainWindow *window);
    void handleSignedOut(const MainWindow *window, const QString &reason);
    void buildLock();
    void forgetEverything();
    void buildTray();
    void applySettings();
    void showUnread();
    void dropSeat(const MainWindow *window);
    [[nodiscard]] Seat *seatOf(const MainWindow *window);
    [[nodiscard]] std::unique_ptr<ChatSession> demoSession();
    void seatAtDemo(const QString &email, bool isSecondPerson);

    AppOptions m_options;
    AppSettings m_settings;
    ThemeController m_theme;
    LanguageController m_language;
    DesktopMotion *m_motion = nullptr;
    SpellChecker m_spelling;
    SystemClock m_clock;
    AppLock m_lock;
    LockCurtain m_curtain;
    Shell m_shell{.theme = m_theme,
        .language = m_language,
        .settings = m_settings,
        .camera = CameraDevices::ofSystem(),
        .spelling = &m_spelling,
        .lock = &m_lock};
    QString m_waitingLink; //!< came while the program was locked
    std::unique_ptr<EmbeddedServer> m_server;
    std::unique_ptr<OwnHost> m_hosted; //!< null: this computer does not host
    ClientCore m_core;
    std::unique_ptr<HostFollower> m_follower; //!< null in a demo
    std::unique_ptr<Companion> m_companion;
    std::unique_ptr<LoginWindow> m_login;
    std::unique_ptr<TrayIcon> m_tray;
    std::vector<Seat> m_seats;
    bool m_startsHidden = false;
    bool m_isQuitting = false;
};

} // namespace chautari
