// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/keychainvault.h"

#include "shared/core/logging.h"

#include <qt6keychain/keychain.h>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

QString service()
{
    return u"chautari"_s;
}

} // namespace

// A job deletes itself when it is done.
void KeychainVault::read(const QString &account, std::function<void(const QString &)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(account);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            qCInfo(logClient) << "the keyring cannot be read:" << job->errorString();
        done(job->error() == QKeychain::NoError ? job->textData() : QString());
    });
    job->start();
}

void KeychainVault::write(const QString &account, const QString &refresh, std::function<void(bool)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(account);
    job->setTextData(refresh);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError)
            qCInfo(logClient) << "the sign-in is not kept, there is no keyring:" << job->errorString();
        done(job->error() == QKeychain::NoError);
    });
    job->start();
}

void KeychainVault::remove(const QString &account)
{
    auto *job = new QKeychain::DeletePasswordJob(service());
    job->setKey(account);
    job->start();
}

} // namespace chautari
