// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/userjson.h"

#include "shared/json/settingsjson.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

//! A role that is newer than this program is somebody without special rights.
Role readRole(JsonReader &r)
{
    return roleFromName(r.stringOr("role")).value_or(Role::Customer);
}

} // namespace

QLatin1StringView roleName(Role role)
{
    switch (role) {
    case Role::Customer:
        return "customer"_L1;
    case Role::Provider:
        return "provider"_L1;
    case Role::Admin:
        return "admin"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const Role role : {Role::Customer, Role::Provider, Role::Admin}) {
        if (name == roleName(role))
            return role;
    }
    return std::nullopt;
}

void write(JsonWriter &w, const UserBasic &user)
{
    w.beginObject();
    w.key("id").value(user.id);
    w.key("email").value(user.email);
    w.key("first_name").value(user.firstName);
    w.key("last_name").value(user.lastName);
    w.key("full_name").value(QString(user.firstName + u' ' + user.lastName));
    w.key("role").value(roleName(user.role));
    w.key("avatar").url(user.avatar);
    w.key("name").value(user.displayName());
    w.key("username").value(user.username);
    w.key("is_provider").value(user.role == Role::Provider);
    w.key("user_type").value(roleName(user.role));
    w.key("status").value(user.isOnline ? "online"_L1 : "offline"_L1);
    w.endObject();
}

void write(JsonWriter &w, const UserAccount &account)
{
    w.beginObject();
    w.key("id").value(account.id);
    w.key("email").value(account.email);
    w.key("username").value(account.username);
    w.key("first_name").value(account.firstName);
    w.key("last_name").value(account.lastName);
    w.key("role").value(roleName(account.role));
    w.key("phone");
    if (account.phone)
        w.value(*account.phone);
    else
        w.null();
    w.key("is_verified").value(account.isVerified);
    if (account.isOwner)
        w.key("is_owner").value(true);
    w.key("profile_picture_url").url(account.pictureUrl);
    w.key("profile");
    write(w, account.profile);
    w.key("date_joined").value(account.dateJoined);
    w.endObject();
}

UserBasic readUserBasic(JsonReader &r)
{
    UserBasic user;
    user.id = r.id<UserId>("id");
    user.email = r.stringOr("email");
    // The original sends no username; somebody without any name is then called by the first part of the address.
    user.username = r.stringOr("username", user.email.section(u'@', 0, 0));
    user.firstName = r.stringOr("first_name");
    user.lastName = r.stringOr("last_name");
    user.role = readRole(r);
    user.avatar = r.stringOr("avatar");
    user.isOnline = r.stringOr("status") == "online"_L1;
    return user;
}

UserAccount readUserAccount(JsonReader &r)
{
    UserAccount account;
    account.id = r.id<UserId>("id");
    account.email = r.stringOr("email");
    account.username = r.stringOr("username");
    account.firstName = r.stringOr("first_name");
    account.lastName = r.stringOr("last_name");
    account.role = readRole(r);
    account.phone = r.optionalString("phone");
    account.isVerified = r.booleanOr("is_verified", false);
    account.isOwner = r.booleanOr("is_owner", false);
    account.pictureUrl = r.stringOr("profile_picture_url");
    if (r.json().value("profile"_L1).isObject())
        account.profile = r.object<UserProfile>("profile", readUserProfile);
    account.dateJoined = r.timestampOr("date_joined");
    return account;
}

} // namespace chautari
