// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ownerdesk.h"

namespace chautari {

namespace {

constexpr int mostSessionPages = 100; // of 100 each

} // namespace

template <typename T>
std::function<void(const Result<T> &)> OwnerDesk::telling()
{
    return [this](const Result<T> &answer) {
        m_tell(answer ? ConsoleAnswer(*answer) : ConsoleAnswer(ConsoleProblem{answer.error()}));
    };
}

template <typename Order>
OwnerApi::Done OwnerDesk::andThen(Order next)
{
    return [this, next](const Result<void> &done) {
        // What is gone already is told by the list; an answer after a problem would take its sentence away.
        if (!done && done.error().code != ErrorCode::NotFound)
            return m_tell(ConsoleProblem{done.error()});
        carryOut(next);
    };
}

void OwnerDesk::carryOut(const ConsoleOrder &order)
{
    std::visit([this](const auto &each) { carryOut(each); }, order);
}

// Whoever cannot be told has not been told: an original server has no such thing.
void OwnerDesk::askForNotice()
{
    m_api.notice([this](const Result<Notice> &notice) {
        if (notice)
            m_tell(*notice);
    });
}

void OwnerDesk::carryOut(const ListSessions &)
{
    ++m_listing;
    listSessions(1, {});
}

void OwnerDesk::listSessions(int page, const QList<OwnerSession> &before)
{
    m_api.sessions(page, [this, page, before, listing = m_listing](const Result<Page<OwnerSession>> &answer) {
        if (listing != m_listing)
            return;
        if (!answer)
            return m_tell(ConsoleProblem{answer.error()});
        const SessionList list{before + answer->results};
        if (page < answer->totalPages && page < mostSessionPages)
            return listSessions(page + 1, list.sessions);
        m_tell(list);
    });
}

void OwnerDesk::carryOut(const EndSession &order)
{
    m_api.endSession(order.session, andThen(ListSessions{}));
}

void OwnerDesk::carryOut(const EndSessionsOf &order)
{
    m_api.endSessionsOf(order.user, andThen(ListSessions{}));
}

void OwnerDesk::carryOut(const ResetPassword &order)
{
    m_api.resetPassword(order.user, [this, user = order.user](const Result<TemporaryPassword> &answer) {
        m_tell(answer ? ConsoleAnswer(NewPassword{user, answer->password})
                      : ConsoleAnswer(ConsoleProblem{answer.error()}));
    });
}

void OwnerDesk::carryOut(const ShowRules &)
{
    m_api.rules(telling<PlaceRules>());
}

void OwnerDesk::carryOut(const PlaceRulesChange &order)
{
    m_api.changeRules(order, telling<PlaceRules>());
}

void OwnerDesk::carryOut(const ShowStorage &)
{
    m_api.storage(telling<StorageReport>());
}

void OwnerDesk::carryOut(const ShowFigures &)
{
    m_api.figures(telling<PlaceFigures>());
}

void OwnerDesk::carryOut(const ListReports &)
{
    m_api.reports([this](const Result<QList<Report>> &reports) {
        m_tell(reports ? ConsoleAnswer(ReportList{*reports}) : ConsoleAnswer(ConsoleProblem{reports.error()}));
    });
}

void OwnerDesk::carryOut(const SettleReport &order)
{
    if (order.isRemoved)
        m_api.removeReported(order.message, andThen(ListReports{}));
    else
        m_api.dismissReport(order.message, andThen(ListReports{}));
}

void OwnerDesk::carryOut(const ShowAudit &order)
{
    m_api.audit(order.before, [this, before = order.before](const Result<AuditPage> &page) {
        m_tell(page ? ConsoleAnswer(AuditPart{before, *page}) : ConsoleAnswer(ConsoleProblem{page.error()}));
    });
}

void OwnerDesk::carryOut(const CheckAudit &)
{
    m_api.checkAudit(telling<AuditCheck>());
}

void OwnerDesk::carryOut(const ShowBackups &)
{
    m_api.backups(telling<BackupState>());
}

void OwnerDesk::carryOut(const MakeBackup &)
{
    m_api.makeBackup(telling<BackupState>());
}

void OwnerDesk::carryOut(const SetBackupPassphrase &order)
{
    m_api.setBackupPassphrase(order.passphrase, andThen(ShowBackups{}));
}

void OwnerDesk::carryOut(const RemoveBackup &order)
{
    m_api.removeBackup(order.name, andThen(ShowBackups{}));
}

void OwnerDesk::carryOut(const SetNotice &order)
{
    m_api.setNotice(order.text, telling<Notice>());
}

} // namespace chautari
