// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/cameradevices.h"
#include "app/session/applink.h"
#include "app/session/clientcore.h"
#include "app/store/knownhosts.h"
#include "app/ui/widgets/theme.h"
#include "lan/hostfinder.h"
#include "shared/protocol/health.h"

#include <QtCore/QTimer>
#include <QtWidgets/QStackedWidget>

namespace chautari {

class HostPage;
class JoinPage;
class MeetPage;
class RegisterPage;
class SignInPage;
class StartPage;
class WaitingPage;

//! \brief From nothing to a signed-in session: start, join, sign in or create an account. Owns the session on the way
//! and gives it away with takeSession(). GUI thread.
class LoginFlow : public QStackedWidget
{
    Q_OBJECT
public:
    LoginFlow(ClientCore &core, const ThemeController &theme, bool canTry, QWidget *parent = nullptr);
    ~LoginFlow() override;

    //! Looks for hosts on the network while somebody may want one, and asks them for their names. Not without being
    //! told.
    void setFindsHosts(bool finds);
    void setCamera(const CameraDevices &camera); //!< for scanning invitations
    void showStart();
    //! Nobody looks at it any more: nothing is asked or listened for until it is used again.
    void leave();
    //! Asks this server at once, as if its address had been typed.
    void join(const ServerAddress &server);
    //! The same with a ticket for who makes an account there: that form comes first.
    void joinInvited(const ServerAddress &server, const QString &ticket);
    //! As the page does it with what was typed: at each address that the link names, until one has its key.
    void join(const AppLink &link);
    void showHostProblem(const QString &problem);
    //! For a known server: straight to the form, with a sentence why.
    void showSignIn(const ServerAddress &server, const QString &email, const QString &notice);
    void setTryBusy(bool isBusy);
    [[nodiscard]] bool isHosting() const; //!< the person waits for an answer to hostRequested
    void showStartProblem(const QString &problem);

    [[nodiscard]] std::unique_ptr<ChatSession> takeSession();

Q_SIGNALS:
    void tryRequested();
    void restoreRequested(); //!< of an account from a backup
    void hostRequested(const chautari::PlaceSettingsChange &place); //!< answered with joinInvited or showHostProblem
    void signedIn(); //!< the session may be taken now

private:
    void showJoin();
    void showHost();
    void showRegister();
    void waitToBeLetIn();
    void stopWaiting();
    void askAgain();
    void lookAround();
    void showHosts();
    void choose(const QString &id);
    void testNetwork();
    void listenFor(const AppLink &link, const Error &problem);
    void handleSoughtNowhere(const Error &why);
    void showSoughtProblem(const Error &problem);
    void handleFound(const QString &id, const HostFacts &facts);
    void handleNotFound(const QString &id, const Error &why);
    void handleSought(const HostFacts &facts);
    void readKnownHosts();
    void remember();
    [[nodiscard]] const KnownHost *knownHost(const QString &keyPin) const;
    void handleJoinFailed(const Error &error);
    void dropSession();
    void makeSession(const ServerAddress &server);
    void handleProbed(const Health &health);
    void handleProbeFailed(const Error &error);
    void handleSignInFailed(const Error &error);
    void leaveSignIn();

    ClientCore &m_core;
    const ThemeController &m_theme;
    std::unique_ptr<ChatSession> m_session;
    StartPage *m_start;
    JoinPage *m_join;
    SignInPage *m_signIn;
    RegisterPage *m_register;
    HostPage *m_host;
    WaitingPage *m_waiting;
    MeetPage *m_meet;
    lan::HostFinder m_finder;
    std::unique_ptr<HostLookup> m_lookup;
    QHash<QString, HostFacts> m_hosts; //!< who has answered, by key and port
    QHash<QString, QList<QUrl>> m_lookedAt; //!< where, by key and port
    QList<KnownHost> m_known; //!< joined before, as when the page was opened
    std::optional<AppLink> m_sought; //!< is looked for at its addresses, or where it is heard
    Error m_soughtProblem; //!< what came of its addresses
    QTimer m_lookAgain; //!< who was heard and did not answer
    QTimer m_listenFor; //!< it, after it was nowhere else
    bool m_hasListened = false; //!< once for each try is enough
    int m_seeks = 0;
    HostFacts m_met;
    QTimer m_askAgain; //!< whether the person has been let in
    QString m_ticket;
    bool m_findsHosts = false;
    bool m_isHost = false; //!< joins the server of this program, to run it
    LoginRequest m_asked; //!< who waits, with the password, for as long
};

} // namespace chautari
