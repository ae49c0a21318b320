// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mail/accountmails.h"

#include "shared/core/limits.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int minutes = limits::oneTimeCodeSeconds / 60;

} // namespace

Mail welcomeMail(const QString &to, const QString &name)
{
    return {to, u"Welcome to Chautari"_s,
        u"Namaste %1,\n\nyour account has been created. You can sign in with this e-mail address.\n"_s.arg(name)};
}

Mail oneTimeCodeMail(const QString &to, const QString &code)
{
    return {to, u"Your sign-in code"_s,
        u"Your code is %1. It is good once, for %2 minutes.\n\n"
        "If you did not ask for it, somebody else has typed your address. You need not do anything.\n"_s.arg(code)
            .arg(minutes)};
}

Mail resetMail(const QString &to, const QString &token)
{
    return {to, u"Choose a new password"_s,
        u"To choose a new password, give this token within %1 minutes:\n\n%2\n\n"
        "If you did not ask for it, your password stays as it is.\n"_s.arg(minutes)
            .arg(token)};
}

} // namespace chautari::server
