// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "shared/protocol/ownerconsole.h"

namespace chautari {

//! \brief The calls of the owner's console. Lives in the thread of its ApiClient, which outlives it.
class OwnerApi
{
public:
    template <typename T>
    using Callback = ApiClient::Callback<T>;
    using Done = std::function<void(const Result<void> &)>;

    explicit OwnerApi(ApiClient &api)
        : m_api(api)
    { }

    void sessions(int page, Callback<Page<OwnerSession>> done);
    void endSession(SessionId session, Done done);
    void endSessionsOf(UserId user, Done done);
    void resetPassword(UserId user, Callback<TemporaryPassword> done);
    void rules(Callback<PlaceRules> done);
    void changeRules(const PlaceRulesChange &change, Callback<PlaceRules> done);
    void storage(Callback<StorageReport> done);
    void figures(Callback<PlaceFigures> done);
    void reports(Callback<QList<Report>> done);
    void dismissReport(MessageId message, Done done);
    void removeReported(MessageId message, Done done);
    void audit(qint64 before, Callback<AuditPage> done);
    void checkAudit(Callback<AuditCheck> done);
    void backups(Callback<BackupState> done);
    void makeBackup(Callback<BackupState> done);
    void setBackupPassphrase(const QString &passphrase, Done done);
    void removeBackup(const QString &name, Done done);
    void setNotice(const QString &text, Callback<Notice> done);
    void notice(Callback<Notice> done); //!< for everybody

private:
    template <typename T>
    void ask(HttpVerb verb, const QString &path, const QByteArray &body, Callback<T> done,
        Result<T> (*read)(const QJsonObject &));
    void tell(HttpVerb verb, const QString &path, const QByteArray &body, Done done);

    ApiClient &m_api;
};

} // namespace chautari
