// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/loginflow.h"

#include "app/session/serverprobe.h"
#include "app/ui/login/joinpage.h"
#include "app/ui/login/registerpage.h"
#include "app/ui/login/signinpage.h"
#include "app/ui/login/startpage.h"

using namespace Qt::StringLiterals;

namespace chautari {

LoginFlow::LoginFlow(ClientCore &core, const ThemeController &theme, bool canTry, QWidget *parent)
    : QStackedWidget(parent)
    , m_core(core)
    , m_start(new StartPage(theme, canTry, this))
    , m_join(new JoinPage(theme, this))
    , m_signIn(new SignInPage(theme, this))
    , m_register(new RegisterPage(theme, this))
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_start, m_join, m_signIn, m_register}) {
        addWidget(page);
    }
    m_start->setRestoreVisible(!core.accountRoot().isEmpty());
    connect(m_start, &StartPage::tryRequested, this, &LoginFlow::tryRequested);
    connect(m_start, &StartPage::restoreRequested, this, &LoginFlow::restoreRequested);
    connect(m_start, &StartPage::joinRequested, this, &LoginFlow::showJoin);
    connect(m_join, &JoinPage::joinRequested, this, &LoginFlow::join);
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
        m_session->signIn(email, password);
    });
    connect(m_signIn, &SignInPage::createAccountRequested, this, &LoginFlow::showRegister);
    connect(m_signIn, &CardPage::backRequested, this, &LoginFlow::leaveSignIn);
    connect(m_register, &RegisterPage::registerRequested, this, [this](const RegisterRequest &request) {
        m_register->setBusy(true);
        m_session->registerAccount(request);
    });
    connect(m_register, &CardPage::backRequested, this, [this] {
        setCurrentWidget(m_signIn);
        m_signIn->focusFirst();
    });
}

LoginFlow::~LoginFlow() = default;

void LoginFlow::showStart()
{
    m_start->setBusy(false);
    setCurrentWidget(m_start);
    m_start->focusFirst();
}

void LoginFlow::showJoin()
{
    m_join->setBusy(false);
    setCurrentWidget(m_join);
    m_join->focusFirst();
}

void LoginFlow::showRegister()
{
    m_register->clear();
    m_register->setBusy(false);
    setCurrentWidget(m_register);
    m_register->focusFirst();
}

void LoginFlow::join(const ServerAddress &server)
{
    makeSession(server);
    setCurrentWidget(m_join);
    m_join->setBusy(true);
    m_session->probe();
}

void LoginFlow::showSignIn(const ServerAddress &server, const QString &email, const QString &notice)
{
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
    connect(m_session.get(), &ChatSession::signInFailed, this, &LoginFlow::handleSignInFailed);
    connect(m_session.get(), &ChatSession::signedIn, this, [this] {
        m_signIn->setBusy(false);
        m_register->setBusy(false);
        Q_EMIT signedIn();
    });
}

void LoginFlow::handleProbed(const Health &health)
{
    m_join->setBusy(false);
    const QString address = m_session->server().http.toDisplayString();
    const QString name
        = health.server ? QString(health.server->product + u' ' + health.server->version) : health.service;
    m_signIn->setServer(name, address);
    m_register->setServer(name, address);
    m_signIn->clearPassword();
    m_signIn->setBusy(false);
    const QStringList lacks = whatServerLacks(health);
    m_signIn->showNotice(lacks.isEmpty()
            ? QString()
            : tr("This is a SewaBazaar server. Chautari works with it, but:") + u"\n• "_s + lacks.join(u"\n• "_s));
    setCurrentWidget(m_signIn);
    m_signIn->focusFirst();
}

void LoginFlow::handleProbeFailed(const Error &error)
{
    dropSession();
    m_join->setBusy(false);
    m_join->showAddressProblem(error.firstMessage());
}

void LoginFlow::handleSignInFailed(const Error &error)
{
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
