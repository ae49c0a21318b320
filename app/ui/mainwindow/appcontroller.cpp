// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/appcontroller.h"

#include "app/session/hostfollower.h"
#include "app/ui/console/hostedstate.h"
#include "app/ui/history/accountfiledialog.h"
#include "app/ui/mainwindow/loginwindow.h"
#include "app/ui/notify/desktoplock.h"
#include "app/ui/notify/desktopmotion.h"

#ifdef CHAUTARI_WITH_HOST
#include "app/host/companion.h"
#include "app/host/embeddedserver.h"
#include "app/host/ownhost.h"
#endif

#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr ConversationId demoConversation{1};

QString demoPassword()
{
    return u"chautari-demo"_s;
}

QString demoEmail(const QString &name)
{
    return name + u"@demo.chautari.app";
}

} // namespace

namespace {

// One folder per profile, and in it one per account.
ClientStorage storageOf(const AppOptions &options)
{
    if (options.isDemo) {
        return {};
    }
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString profile = QString::fromLatin1(QUrl::toPercentEncoding(options.profile));
    return {u"%1/chautari/client/%2"_s.arg(data, profile), options.vault};
}

} // namespace

#ifndef CHAUTARI_WITH_HOST
class Companion
{ };
class EmbeddedServer
{ };
class OwnHost
{ };
#endif

AppController::AppController(const AppOptions &options)
    : m_options(options)
    , m_settings(options.isDemo ? AppSettings() : AppSettings(options.profile))
    , m_lock(m_settings.lock(), m_clock)
    , m_curtain(m_lock)
    , m_core(storageOf(options))
{
    m_theme.setScheme(m_settings.scheme());
    m_theme.setTextScale(m_settings.textScale());
    m_language.setLanguage(m_settings.language());
    m_language.setDigits(m_settings.digits());
    m_theme.setReducesMotion(m_settings.reducesMotion());
    m_motion = new DesktopMotion(QDBusConnection::sessionBus(), this);
    connect(m_motion, &DesktopMotion::changed, this, &AppController::applySettings);
    m_spelling.setRules(m_settings.spelling());
    connect(&m_spelling, &SpellChecker::rulesChanged, this, [this] { m_settings.setSpelling(m_spelling.rules()); });
    buildTray();
    buildLock();
}

AppController::~AppController() = default;

Result<void> AppController::start()
{
    if (m_options.isDemo) {
        return startDemo();
    }
    m_startsHidden = m_options.isHidden;
    if (m_settings.isHosting()) {
        startHosting({});
    }
    const std::optional<AppLink> link = AppLink::parse(m_options.link);
    if (restoreSeats()) {
        if (link) {
            openLink(*link);
        }
        return {};
    }
    m_lock.setNeeded(false);
    showLogin();
    if (link) {
        m_login->flow().join(*link);
        return {};
    }
    if (!m_options.server.isEmpty()) {
        ServerAddress server = ServerAddress::fromHttpUrl(m_options.server);
        if (!m_options.webSocket.isEmpty()) {
            server.webSocket = m_options.webSocket;
        }
        m_login->flow().join(server);
    } else if (const Result<ServerAddress> last = ServerAddress::fromUserInput(m_settings.server());
               last && !m_settings.server().isEmpty()) {
        m_login->flow().showSignIn(*last, m_settings.email(), {});
    }
    return {};
}

// Who was here stands before his conversations at once, with or without a network; the last one in front.
bool AppController::restoreSeats()
{
    QList<AccountRecord> accounts = m_core.accounts();
    if (!m_options.server.isEmpty()) {
        accounts.removeIf([this](const AccountRecord &account) { return account.server != m_options.server; });
    }
    std::reverse(accounts.begin(), accounts.end());
    for (const AccountRecord &account : std::as_const(accounts)) {
        restoreSeat(account);
    }
    return !accounts.isEmpty();
}

void AppController::restoreSeat(const AccountRecord &account)
{
    ServerAddress server = ClientCore::addressOf(account);
    if (!m_options.webSocket.isEmpty()) {
        server.webSocket = m_options.webSocket;
    }
    std::unique_ptr<ChatSession> session = m_core.createSession(server);
    ChatSession &restoring = *session;
    openSeat(std::move(session), MainWindow::Kind::Ordinary);
    restoring.restore(account.me.id);
}

MainWindow *AppController::mainWindow() const
{
    return m_seats.empty() ? nullptr : m_seats.front().window.get();
}

#ifdef CHAUTARI_WITH_HOST

Result<void> AppController::startDemo()
{
    m_server = std::make_unique<EmbeddedServer>();
    Result<void> started = m_server->startDemo();
    if (!started) {
        m_server.reset();
        return started;
    }
    seatAtDemo(u"asha"_s, false);
    startCompanion();
    return {};
}

std::unique_ptr<ChatSession> AppController::demoSession()
{
    return m_core.createSession(ServerAddress::fromHttpUrl(m_server->url()));
}

// Data of a profile of its own: two people on one computer may host two places.
void AppController::startHosting(const PlaceSettingsChange &place)
{
    if (m_hosted && m_hosted->isRunning()) {
        handleHosting(); // the place is there: what it is called is changed by its owner
        return;
    }
    if (m_hosted && m_hosted->isBusy())
        return; // it will be told how that ends
    if (!m_hosted) {
        m_hosted = std::make_unique<OwnHost>();
        connect(m_hosted.get(), &OwnHost::started, this, &AppController::handleHosting);
        connect(m_hosted.get(), &OwnHost::failed, this, [this](const Error &error) {
            if (m_login) {
                m_login->flow().showHostProblem(error.firstMessage());
            }
            showHostProblem(error);
        });
        connect(m_hosted.get(), &OwnHost::changed, this, &AppController::showHosted);
        connect(m_hosted.get(), &OwnHost::restoreFailed, this, &AppController::showHostProblem);
        connect(m_hosted.get(), &OwnHost::keepFailed, this, [this](const Error &error) {
            if (m_hosted->isRunning())
                m_settings.setHosting(true, m_hosted->status().port); // a service that was to stop, and did not
            showHostProblem(error);
        });
        connect(m_hosted.get(), &OwnHost::keptChosen, this, [this](bool isKept) { m_settings.setHostKept(isKept); });
    }
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString profile = QString::fromLatin1(QUrl::toPercentEncoding(m_options.profile));
    m_hosted->start(
        {u"%1/chautari/host/%2"_s.arg(data, profile), m_settings.hostPort(), place}, m_settings.isHostKept());
}

// Whoever came here by the page makes an account, the first one the owner's.
void AppController::handleHosting()
{
    const HostStatus &status = m_hosted->status();
    m_settings.setHosting(true, status.port);
    showHosted();
    const std::optional<KeyPin> pin = KeyPin::parse(status.fingerprint);
    if (!pin) {
        return;
    }
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(status.port);
    const ServerAddress here = ServerAddress::fromHttpUrl(url).pinned(*pin);
    for (const Seat &seat : m_seats) {
        if (seat.session->server().http != here.http) {
            seat.session->moveTo(here); // another port than last time; other servers' keys are others
        }
    }
    if (m_login && m_login->flow().isHosting()) {
        m_login->flow().joinInvited(here, status.ownerTicket);
    }
}

void AppController::stopHosting()
{
    if (!m_hosted->isRunning())
        return;
    m_settings.setHosting(false, m_settings.hostPort());
    m_hosted->stop();
}

void AppController::keepHosting(bool isKept)
{
    m_hosted->setKept(isKept);
}

void AppController::showHostProblem(const Error &error)
{
    for (const Seat &seat : m_seats)
        seat.window->showHostProblem(error.firstMessage());
}

void AppController::restoreHosted(const QString &file, const QString &passphrase)
{
    if (m_hosted && m_hosted->isRunning())
        m_hosted->restore(file, passphrase);
}

void AppController::showHosted()
{
    for (const Seat &seat : m_seats) {
        HostedState state;
        if (m_hosted) {
            state.isHere = (m_hosted->isRunning() || m_hosted->isBusy())
                && seat.session->server().pin.toString() == m_hosted->status().fingerprint;
            state.canBeKept = m_hosted->canBeKept();
            state.isKept = m_hosted->isKept();
            state.isBusy = m_hosted->isBusy();
        }
        seat.window->setHosted(state);
    }
}

void AppController::startCompanion()
{
    m_companion = std::make_unique<Companion>(m_core, ServerAddress::fromHttpUrl(m_server->url()));
    m_companion->start(demoEmail(u"bikash"_s), demoPassword());
}

#else

Result<void> AppController::startDemo()
{
    return Error::of(
        ErrorCode::Internal, tr("This program was built without a server inside. Start it with --server URL."));
}

std::unique_ptr<ChatSession> AppController::demoSession()
{
    return nullptr;
}

void AppController::startCompanion() { }

void AppController::startHosting(const PlaceSettingsChange &) { }

void AppController::stopHosting() { }

void AppController::keepHosting(bool) { }

void AppController::showHostProblem(const Error &) { }

void AppController::restoreHosted(const QString &, const QString &) { }

void AppController::showHosted() { }

#endif

void AppController::tryDemo()
{
    if (const Result<void> started = startDemo(); !started) {
        m_login->flow().showStartProblem(started.error().firstMessage());
        return;
    }
    m_login->close();
    m_login.release()->deleteLater();
}

// The window stands at once, with grey rows, while its person is still being signed in.
void AppController::seatAtDemo(const QString &email, bool isSecondPerson)
{
    std::unique_ptr<ChatSession> session = demoSession();
    ChatSession &signingIn = *session;
    MainWindow &window = openSeat(std::move(session), MainWindow::Kind::Demo, isSecondPerson);
    window.openConversation(demoConversation);
    signingIn.signIn(demoEmail(email), demoPassword());
}

void AppController::openSecondPerson()
{
    const auto second
        = std::find_if(m_seats.cbegin(), m_seats.cend(), [](const Seat &seat) { return seat.isSecondPerson; });
    if (second != m_seats.cend()) {
        second->window->raise();
        second->window->activateWindow();
        return;
    }
    m_companion.reset();
    seatAtDemo(u"bikash"_s, true);
}

void AppController::showLogin()
{
#ifdef CHAUTARI_WITH_HOST
    constexpr bool canTry = true;
#else
    constexpr bool canTry = false;
#endif
    m_login = std::make_unique<LoginWindow>(m_core, m_shell, canTry);
    connect(&m_login->flow(), &LoginFlow::tryRequested, this, &AppController::tryDemo);
    m_login->flow().setFindsHosts(true);
    connect(&m_login->flow(), &LoginFlow::hostRequested, this, &AppController::startHosting);
    connect(&m_login->flow(), &LoginFlow::restoreRequested, this, &AppController::restoreFromFile);
    connect(&m_login->flow(), &LoginFlow::signedIn, this, &AppController::takeSeat);
    m_login->show();
    m_login->flow().showStart();
}

void AppController::showLoginAgain(const ServerAddress &server, const QString &email, const QString &reason)
{
    if (!m_login) {
        showLogin();
    }
    m_login->flow().showSignIn(server, email, reason);
    m_login->show(); // a closed one is only hidden
    m_login->raise();
}

void AppController::addAccount()
{
    if (!m_login) {
        showLogin();
    }
    m_login->show();
    m_login->raise();
    m_login->activateWindow();
}

void AppController::backUp(MainWindow *window)
{
    const ChatSession &session = *seatOf(window)->session;
    for (const AccountRecord &account : m_core.accounts()) {
        if (ClientCore::addressOf(account).isSameServer(session.server()) && account.me.id == session.me().id) {
            (new AccountFileDialog(m_core.accountRoot(), account, m_theme, HistoryDoors::ofSystem(), window))->open();
            return;
        }
    }
}

// What the backup has stands there at once; the server wants the password before anything new comes.
void AppController::restoreFromFile()
{
    auto *dialog
        = new AccountFileDialog(m_core.accountRoot(), std::nullopt, m_theme, HistoryDoors::ofSystem(), m_login.get());
    connect(dialog, &AccountFileDialog::restored, this, [this](const AccountRecord &account) {
        restoreSeat(account);
        m_login->hide();
        m_login.release()->deleteLater(); // the dialog, which tells this, is its child
    });
    dialog->open();
}

void AppController::handleStarted(const QString &link)
{
    bringToFront();
    if (m_lock.isLocked()) {
        m_waitingLink = link;
        return;
    }
    if (const std::optional<AppLink> parsed = AppLink::parse(link)) {
        openLink(*parsed);
    }
}

// An account of that server, or the page to sign in there.
void AppController::openLink(const AppLink &link)
{
    for (const Seat &seat : m_seats) {
        const ServerAddress &server = seat.session->server();
        // Without a key a link only leads to a window that is there; with one it is of that server alone.
        if (link.server.pin.isSet() ? server.isSameServer(link.server)
                                    : server.http.authority() == link.server.http.authority()) {
            seat.window->bringToFront();
            if (link.conversation.isValid()) {
                seat.window->openConversation(link.conversation);
            }
            return;
        }
    }
    addAccount();
    m_login->flow().join(link);
}

// From the login window to the chat: the new window opens before the old one goes, else the last one would be closed.
void AppController::takeSeat()
{
    std::unique_ptr<ChatSession> session = m_login->flow().takeSession();
    const auto same = std::ranges::find_if(m_seats, [&session](const Seat &seat) {
        return seat.session->server().isSameServer(session->server()) && seat.session->me().id == session->me().id;
    });
    if (same != m_seats.end()) {
        same->window->bringToFront(); // one window for each account is enough
        m_login->close();
        session.release()->deleteLater();
        m_login.release()->deleteLater();
        return;
    }
    m_settings.setAccount(session->server().http.toString(), session->me().email);
    m_settings.setGeometry(m_login->saveGeometry());
    openSeat(std::move(session), MainWindow::Kind::Ordinary);
    m_login->close();
    m_login.release()->deleteLater();
}

MainWindow &AppController::openSeat(std::unique_ptr<ChatSession> session, MainWindow::Kind kind, bool isSecondPerson)
{
    Seat seat;
    seat.window = std::make_unique<MainWindow>(*session, m_shell, kind);
    seat.session = std::move(session);
    seat.isSecondPerson = isSecondPerson;
    if (!m_options.isDemo) {
        if (!m_follower) {
            m_follower = std::make_unique<HostFollower>(m_core);
        }
        m_follower->add(*seat.session);
    }
    MainWindow *window = seat.window.get();
    connect(window, &MainWindow::closed, this, [this, window] { handleClosed(window); });
    connect(window, &MainWindow::secondPersonRequested, this, &AppController::openSecondPerson);
    connect(window, &MainWindow::signInRequested, this, [this, window] { handleSignedOut(window, {}); });
    connect(seat.session.get(), &ChatSession::signedOut, this,
        [this, window](const QString &reason) { handleSignedOut(window, reason); });
    connect(seat.session.get(), &ChatSession::signInFailed, this,
        [this, window](const Error &error) { handleSignedOut(window, error.firstMessage()); });
    connect(window, &MainWindow::settingsChanged, this, &AppController::applySettings);
    connect(window, &MainWindow::unreadChanged, this, &AppController::showUnread);
    connect(window, &MainWindow::addAccountRequested, this, &AppController::addAccount);
    connect(window, &MainWindow::backupRequested, this, [this, window] { backUp(window); });
    connect(window, &MainWindow::forgetRequested, this, &AppController::forgetEverything);
    m_curtain.spare(window);
    connect(window, &MainWindow::quitRequested, this, &AppController::quit);
    connect(window, &MainWindow::stopHostingRequested, this, &AppController::stopHosting);
    connect(window, &MainWindow::keepHostingRequested, this, &AppController::keepHosting);
    connect(window, &MainWindow::restoreRequested, this, &AppController::restoreHosted);
    m_seats.push_back(std::move(seat));
    showHosted();
    m_lock.setNeeded(true);
    applySettings();
    window->setVisible(!m_startsHidden || !m_tray->isThere());
    return *window;
}

void AppController::buildLock()
{
    auto *desktop = new DesktopLock(QDBusConnection::sessionBus(), this);
    connect(desktop, &DesktopLock::locked, &m_lock, &AppLock::handleScreenLocked);
    const auto offer = [this] { m_tray->setLockOffered(m_lock.isSet() && !m_lock.isLocked()); };
    connect(&m_lock, &AppLock::recordChanged, this, [this](const LockRecord &record) { m_settings.setLock(record); });
    connect(&m_lock, &AppLock::setChanged, this, offer);
    connect(&m_lock, &AppLock::lockedChanged, this, [this, offer](bool isLocked) {
        offer();
        if (const QString link = std::exchange(m_waitingLink, {}); !isLocked && !link.isEmpty())
            handleStarted(link);
    });
    connect(m_tray.get(), &TrayIcon::lockRequested, &m_lock, &AppLock::lock);
    offer();
}

// The lock goes last, so that nothing is shown in between.
void AppController::forgetEverything()
{
    m_waitingLink.clear();
    if (m_login) {
        m_login->flow().showStart();
        m_login->show();
    } else {
        showLogin();
    }
    while (!m_seats.empty()) {
        Seat &seat = m_seats.back();
        seat.session->signOut();
        seat.window->hide();
        dropSeat(seat.window.get());
    }
    m_core.removeAccounts();
    m_spelling.setRules({}); // its words are the person's
    m_settings.forgetPerson();
    m_lock.forget();
}

void AppController::buildTray()
{
    m_tray = std::make_unique<TrayIcon>();
    m_tray->setPaused(m_settings.isPaused());
    connect(m_tray.get(), &TrayIcon::openRequested, this, &AppController::bringToFront);
    connect(m_tray.get(), &TrayIcon::quitRequested, this, &AppController::quit);
    connect(m_tray.get(), &TrayIcon::pauseRequested, this, [this](bool isPaused) {
        m_settings.setPaused(isPaused);
        applySettings();
    });
}

// What one window changed counts for all of them.
void AppController::applySettings()
{
    const bool hides = m_settings.staysInTray() && m_tray->isThere() && !m_isQuitting;
    QApplication::setQuitOnLastWindowClosed(!hides);
    m_tray->setPaused(m_settings.isPaused());
    m_theme.setReducesMotion(m_settings.reducesMotion() || m_motion->isReduced());
    for (const Seat &seat : m_seats) {
        seat.window->setHidesOnClose(hides);
        seat.window->applySettings();
    }
}

void AppController::showUnread()
{
    int unread = 0;
    for (const Seat &seat : m_seats) {
        unread += seat.window->unread();
    }
    m_tray->setUnread(unread);
}

void AppController::bringToFront()
{
    m_startsHidden = false;
    for (const Seat &seat : m_seats) {
        seat.window->bringToFront();
    }
    if (m_login) {
        m_login->show();
        m_login->raise();
        m_login->activateWindow();
    }
}

void AppController::quit()
{
    m_isQuitting = true;
    applySettings();
    QApplication::closeAllWindows();
    QApplication::quit(); // a window that hides is not closed by that
}

void AppController::handleClosed(const MainWindow *window)
{
    const Seat *seat = seatOf(window);
    const bool wasSecondPerson = seat != nullptr && seat->isSecondPerson;
    dropSeat(window);
    if (wasSecondPerson && !m_seats.empty()) {
        startCompanion(); // nobody plays the part any more
    }
}

void AppController::handleSignedOut(const MainWindow *window, const QString &reason)
{
    Seat *seat = seatOf(window);
    if (seat == nullptr) {
        return;
    }
    if (!seat->isSecondPerson) {
        showLoginAgain(seat->session->server(), seat->session->me().email, reason);
    }
    // A window that stays in the tray only hides when it is closed; this one's person is gone.
    MainWindow *dead = seat->window.get();
    dead->setHidesOnClose(false);
    dead->close();
    handleClosed(dead); // where it was hidden already, nothing told of it
}

// Both are inside one of their own signals here, so they go when that is over: first the window, then its session.
void AppController::dropSeat(const MainWindow *window)
{
    const auto seat = std::find_if(
        m_seats.begin(), m_seats.end(), [window](const Seat &candidate) { return candidate.window.get() == window; });
    if (seat == m_seats.end()) {
        return;
    }
    seat->window.release()->deleteLater();
    seat->session.release()->deleteLater();
    m_seats.erase(seat);
    m_lock.setNeeded(!m_seats.empty());
    showUnread();
}

AppController::Seat *AppController::seatOf(const MainWindow *window)
{
    const auto seat = std::find_if(
        m_seats.begin(), m_seats.end(), [window](const Seat &candidate) { return candidate.window.get() == window; });
    return seat == m_seats.end() ? nullptr : &*seat;
}

} // namespace chautari
