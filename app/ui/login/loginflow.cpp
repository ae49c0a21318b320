// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/loginflow.h"

#include "app/session/serverprobe.h"
#include "app/ui/login/hostpage.h"
#include "app/ui/login/joinpage.h"
#include "app/ui/login/meetpage.h"
#include "app/ui/login/registerpage.h"
#include "app/ui/login/signinpage.h"
#include "app/ui/login/startpage.h"
#include "app/ui/login/waitingpage.h"
#include "app/ui/widgets/servertext.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int askAgainMs = 3'000;

} // namespace

LoginFlow::LoginFlow(ClientCore &core, const ThemeController &theme, bool canTry, QWidget *parent)
    : QStackedWidget(parent)
    , m_core(core)
    , m_theme(theme)
    , m_start(new StartPage(theme, canTry, this))
    , m_join(new JoinPage(theme, this))
    , m_signIn(new SignInPage(theme, this))
    , m_register(new RegisterPage(theme, this))
    , m_host(new HostPage(theme, this))
    , m_waiting(new WaitingPage(theme, this))
    , m_meet(new MeetPage(theme, this))
    , m_lookup(core.createLookup())
{
    for (QWidget *page :
        std::initializer_list<QWidget *>{m_start, m_join, m_signIn, m_register, m_host, m_waiting, m_meet}) {
        addWidget(page);
    }
    m_start->setRestoreVisible(!core.accountRoot().isEmpty());
    connect(m_start, &StartPage::tryRequested, this, &LoginFlow::tryRequested);
    connect(m_start, &StartPage::restoreRequested, this, &LoginFlow::restoreRequested);
    connect(m_start, &StartPage::joinRequested, this, &LoginFlow::showJoin);
    connect(m_start, &StartPage::hostRequested, this, &LoginFlow::showHost);
    connect(m_host, &HostPage::hostRequested, this, [this](const PlaceSettingsChange &place) {
        m_host->setBusy(true);
        Q_EMIT hostRequested(place);
    });
    connect(m_join, &JoinPage::hostChosen, this, &LoginFlow::choose);
    connect(&m_finder, &lan::HostFinder::listChanged, this, &LoginFlow::lookAround);
    m_listenFor.setSingleShot(true);
    connect(&m_listenFor, &QTimer::timeout, this, [this] { showSoughtProblem(Error(m_soughtProblem)); });
    connect(m_lookup.get(), &HostLookup::found, this, &LoginFlow::handleFound);
    connect(m_lookup.get(), &HostLookup::notFound, this, &LoginFlow::handleNotFound);
    connect(m_meet, &CardPage::backRequested, this, [this] {
        dropSession();
        showJoin();
    });
    connect(m_meet, &MeetPage::numberCompared, this, [this] { joinInvited(m_met.server, {}); });
    connect(m_meet, &MeetPage::codeGiven, this, [this](const QString &digits) {
        m_meet->setBusy(true);
        makeSession(m_met.server);
        m_session->joinByCode(digits);
    });
    connect(m_host, &CardPage::backRequested, this, &LoginFlow::showStart);
    connect(m_waiting, &CardPage::backRequested, this, &LoginFlow::stopWaiting);
    m_lookAgain.setSingleShot(true);
    connect(&m_lookAgain, &QTimer::timeout, this, &LoginFlow::lookAround);
    m_askAgain.setSingleShot(true);
    connect(&m_askAgain, &QTimer::timeout, this, &LoginFlow::askAgain);
    connect(m_join, &JoinPage::joinRequested, this, qOverload<const AppLink &>(&LoginFlow::join));
    connect(m_join, &JoinPage::testRequested, this, &LoginFlow::testNetwork);
    connect(m_join, &JoinPage::cancelRequested, this, [this] {
        dropSession();
        showJoin();
    });
    connect(m_join, &CardPage::backRequested, this, [this] {
        dropSession();
        showStart();
    });
    connect(m_signIn, &SignInPage::signInRequested, this, [this](const QString &email, const QString &password) {
        m_signIn->setBusy(true);
        m_asked = {email, password, {}};
        m_session->signIn(email, password);
    });
    connect(m_signIn, &SignInPage::createAccountRequested, this, &LoginFlow::showRegister);
    connect(m_signIn, &CardPage::backRequested, this, &LoginFlow::leaveSignIn);
    connect(m_register, &RegisterPage::registerRequested, this, [this](const RegisterRequest &request) {
        m_register->setBusy(true);
        m_asked = {request.email, request.password, {}};
        RegisterRequest invited = request;
        invited.invitation = m_ticket;
        m_session->registerAccount(invited);
    });
    connect(m_register, &CardPage::backRequested, this, [this] {
        setCurrentWidget(m_signIn);
        m_signIn->focusFirst();
    });
}

LoginFlow::~LoginFlow() = default;

void LoginFlow::showStart()
{
    dropSession();
    m_start->setBusy(false);
    setCurrentWidget(m_start);
    m_start->focusFirst();
}

void LoginFlow::leave()
{
    showStart();
    m_lookAgain.stop();
    m_finder.stop();
}

void LoginFlow::setCamera(const CameraDevices &camera)
{
    m_join->setCamera(camera);
}

void LoginFlow::showJoin()
{
    if (m_findsHosts) {
        m_finder.start();
        m_finder.refresh();
    }
    readKnownHosts();
    showHosts();
    m_join->setBusy(false);
    setCurrentWidget(m_join);
    m_join->focusFirst();
}

void LoginFlow::showRegister()
{
    m_register->clear();
    m_register->setRole(m_isHost ? Role::Provider : Role::Customer);
    m_register->setBusy(false);
    setCurrentWidget(m_register);
    m_register->focusFirst();
}

void LoginFlow::handleJoinFailed(const Error &error)
{
    dropSession();
    m_meet->showCodeProblem(localizedServerText(error.firstMessage()));
}

void LoginFlow::showHost()
{
    m_host->setBusy(false);
    setCurrentWidget(m_host);
    m_host->focusFirst();
}

void LoginFlow::showHostProblem(const QString &problem)
{
    m_host->setBusy(false);
    m_host->showHostProblem(problem);
}

void LoginFlow::join(const ServerAddress &server)
{
    joinInvited(server, {});
}

void LoginFlow::joinInvited(const ServerAddress &server, const QString &ticket)
{
    m_ticket = ticket;
    m_isHost = isHosting();
    makeSession(server);
    setCurrentWidget(m_join);
    m_join->setBusy(true);
    m_session->probe();
}

void LoginFlow::showSignIn(const ServerAddress &server, const QString &email, const QString &notice)
{
    m_ticket.clear();
    m_isHost = false;
    makeSession(server);
    m_join->setAddressText(server.http.toDisplayString());
    m_signIn->setServer({}, server.http.toDisplayString());
    m_signIn->setEmail(email);
    m_signIn->clearPassword();
    m_signIn->setBusy(false);
    m_signIn->showNotice(notice);
    setCurrentWidget(m_signIn);
    m_signIn->focusFirst();
}

bool LoginFlow::isHosting() const
{
    return currentWidget() == m_host;
}

void LoginFlow::setTryBusy(bool isBusy)
{
    m_start->setBusy(isBusy);
}

void LoginFlow::showStartProblem(const QString &problem)
{
    m_start->showProblem(problem);
}

std::unique_ptr<ChatSession> LoginFlow::takeSession()
{
    if (m_session) {
        disconnect(m_session.get(), nullptr, this, nullptr);
    }
    return std::move(m_session);
}

// A session is often dropped inside one of its own signals: it goes when that is over.
void LoginFlow::dropSession()
{
    m_sought.reset();
    m_soughtProblem = {};
    m_listenFor.stop();
    m_askAgain.stop(); // nor is a password kept for whoever comes next
    m_asked = {};
    if (m_session) {
        disconnect(m_session.get(), nullptr, this, nullptr);
        m_session.release()->deleteLater();
    }
}

void LoginFlow::makeSession(const ServerAddress &server)
{
    dropSession();
    m_session = m_core.createSession(server);
    connect(m_session.get(), &ChatSession::serverProbed, this, &LoginFlow::handleProbed);
    connect(m_session.get(), &ChatSession::serverProbeFailed, this, &LoginFlow::handleProbeFailed);
    connect(m_session.get(), &ChatSession::joinedByCode, this,
        [this](const QString &ticket) { joinInvited(m_met.server, ticket); });
    connect(m_session.get(), &ChatSession::joinFailed, this, &LoginFlow::handleJoinFailed);
    connect(m_session.get(), &ChatSession::signInFailed, this, &LoginFlow::handleSignInFailed);
    connect(m_session.get(), &ChatSession::signedIn, this, [this] {
        m_askAgain.stop();
        m_asked = {};
        m_signIn->setBusy(false);
        m_register->setBusy(false);
        remember();
        Q_EMIT signedIn();
    });
}

void LoginFlow::handleProbed(const Health &health)
{
    m_join->setBusy(false);
    const QString address = m_session->server().http.toDisplayString();
    m_waiting->setPlace(health.server ? health.server->place.name : QString());
    const bool hasName = health.server && !health.server->place.name.isEmpty();
    const QString name = hasName ? health.server->place.name
        : health.server          ? QString(health.server->product + u' ' + health.server->version)
                                 : health.service;
    m_signIn->setServer(name, address);
    m_register->setServer(name, address);
    m_signIn->clearPassword();
    m_signIn->setBusy(false);
    const QStringList lacks = whatServerLacks(health);
    m_signIn->showNotice(lacks.isEmpty()
            ? QString()
            : tr("This is a SewaBazaar server. Chautari works with it, but:") + u"\n• "_s + lacks.join(u"\n• "_s));
    if (!m_ticket.isEmpty()) {
        showRegister();
        return;
    }
    setCurrentWidget(m_signIn);
    m_signIn->focusFirst();
}

void LoginFlow::handleProbeFailed(const Error &error)
{
    const ServerAddress server = m_session->server();
    if (m_findsHosts && server.pin.isSet() && !m_isHost && !m_hasListened)
        listenFor({server, {}, m_ticket}, error);
    else
        showSoughtProblem(error);
}

void LoginFlow::waitToBeLetIn()
{
    setCurrentWidget(m_waiting);
    m_waiting->focusFirst();
    m_askAgain.start(askAgainMs);
}

void LoginFlow::askAgain()
{
    m_session->signIn(m_asked.email, m_asked.password);
}

// The account stays, and whoever comes back later signs in.
void LoginFlow::stopWaiting()
{
    m_askAgain.stop();
    m_asked = {};
    m_signIn->clearPassword();
    setCurrentWidget(m_signIn);
    m_signIn->focusFirst();
}

void LoginFlow::handleSignInFailed(const Error &error)
{
    const bool isWaiting = currentWidget() == m_waiting;
    if (error.code == ErrorCode::ApprovalPending
        || (isWaiting && error.code != ErrorCode::BadCredentials && error.code != ErrorCode::UserInactive)) {
        m_signIn->setEmail(m_asked.email);
        waitToBeLetIn(); // a server that is away for a while forgets nobody
        m_signIn->setBusy(false);
        m_register->setBusy(false);
        return;
    }
    if (isWaiting) {
        stopWaiting();
        m_signIn->showNotice(tr("The person who runs this server did not let you in."));
        return;
    }
    m_signIn->setBusy(false);
    m_register->setBusy(false);
    if (currentWidget() == m_register) {
        m_register->showError(error);
    } else {
        m_signIn->showError(error);
    }
}

void LoginFlow::leaveSignIn()
{
    dropSession();
    showJoin();
}

} // namespace chautari
