// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/ownerapi.h"
#include "app/session/consoleorders.h"

namespace chautari {

//! \brief Carries out what the owner's console asks for, and tells what came of it; after a change, how things stand
//! then. Lives in the network thread with its ApiClient, which outlives it.
class OwnerDesk
{
public:
    using Tell = std::function<void(const ConsoleAnswer &)>;

    OwnerDesk(ApiClient &api, Tell tell)
        : m_api(api)
        , m_tell(std::move(tell))
    { }

    void carryOut(const ConsoleOrder &order);
    //! The owner's word to everybody; for who is no owner too.
    void askForNotice();

private:
    void carryOut(const ListSessions &order);
    void carryOut(const EndSession &order);
    void carryOut(const EndSessionsOf &order);
    void carryOut(const ResetPassword &order);
    void carryOut(const ShowRules &order);
    void carryOut(const PlaceRulesChange &order);
    void carryOut(const ShowStorage &order);
    void carryOut(const ShowFigures &order);
    void carryOut(const ListReports &order);
    void carryOut(const SettleReport &order);
    void carryOut(const ShowAudit &order);
    void carryOut(const CheckAudit &order);
    void carryOut(const ShowBackups &order);
    void carryOut(const MakeBackup &order);
    void carryOut(const SetBackupPassphrase &order);
    void carryOut(const RemoveBackup &order);
    void carryOut(const SetNotice &order);

    void listSessions(int page, const QList<OwnerSession> &before);
    //! Tells the answer as it is, or the problem.
    template <typename T>
    std::function<void(const Result<T> &)> telling();
    //! Tells the problem, if any; then carries out `next`.
    template <typename Order>
    OwnerApi::Done andThen(Order next);

    OwnerApi m_api;
    Tell m_tell;
    int m_listing = 0; //!< of the sessions; only the last one is told
};

} // namespace chautari
