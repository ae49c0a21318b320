// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/userroutes.h"

#include "server/http/answers.h"
#include "server/http/authroutes.h"
#include "server/http/pagequery.h"
#include "server/http/requestbody.h"
#include "shared/json/accountjson.h"
#include "shared/json/pagejson.h"
#include "shared/json/settingsjson.h"
#include "shared/json/userjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

std::function<void(const Result<UserAccount> &)> answerAccount(const ExchangePtr &exchange)
{
    return answerWith<UserAccount>(exchange, 200, [](JsonWriter &w, const UserAccount &account) { write(w, account); });
}

void me(UserController &users, const ExchangePtr &exchange)
{
    users.me(exchange->identity(), answerAccount(exchange));
}

void listUsers(UserController &users, const ExchangePtr &exchange)
{
    const Result<PageRequest> page = pageRequest(exchange->request().query);
    if (!page)
        return exchange->fail(page.error());
    users.list(exchange->identity(), *page, [exchange](Result<Page<UserAccount>> result) {
        if (!result)
            return exchange->fail(result.error());
        linkPages(exchange->request(), *result);
        JsonWriter w = exchange->writer();
        writePage(w, *result);
        exchange->send(200, w);
    });
}

void oneUser(UserController &users, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    users.one(exchange->identity(), UserId(*id), answerAccount(exchange));
}

void updateProfile(UserController &users, const ExchangePtr &exchange)
{
    if (const auto update = readBody(exchange, readProfileUpdate))
        users.updateProfile(exchange->identity(), *update, {}, answerAccount(exchange));
}

//! A form has no objects: there "profile.bio" is what `bio` in `profile` is in JSON.
QJsonObject nested(const QJsonObject &fields)
{
    constexpr auto prefix = "profile."_L1;
    QJsonObject result;
    QJsonObject profile;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QString key = field.key();
        if (key.startsWith(prefix))
            profile.insert(key.sliced(prefix.size()), field.value());
        else
            result.insert(key, field.value());
    }
    if (!profile.isEmpty())
        result.insert("profile"_L1, profile);
    return result;
}

void updateProfileByForm(UserController &users, const ExchangePtr &exchange)
{
    constexpr auto name = "profile_picture"_L1;
    Result<QJsonObject> fields = bodyFields(exchange->request());
    if (!fields)
        return exchange->fail(fields.error());
    std::optional<UploadedFile> picture; // of several the last counts, as with fields
    for (const UploadedFile &file : exchange->request().form->files) {
        if (file.fieldName == name)
            picture = file;
    }
    if (picture)
        fields->remove(name);
    const Result<ProfileUpdate> update = readProfileUpdate(nested(*fields));
    if (!update)
        return exchange->fail(update.error());
    users.updateProfile(exchange->identity(), *update, picture, answerAccount(exchange));
}

void changePassword(PasswordController &passwords, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readChangePasswordRequest))
        passwords.change(exchange->identity(), *request, addressKey(exchange->request().peer),
            answerSentence(exchange, u"Password changed successfully"_s));
}

void preferences(UserController &users, const ExchangePtr &exchange)
{
    users.preferences(exchange->identity(),
        answerWith<Preferences>(
            exchange, 200, [](JsonWriter &w, const Preferences &found) { writePreferencesResponse(w, found); }));
}

void changePreferences(UserController &users, const ExchangePtr &exchange)
{
    const auto answer = [](JsonWriter &w, const Preferences &changed) {
        writePreferencesResponse(w, changed, u"Preferences updated"_s);
    };
    if (const auto change = readBody(exchange, readPreferencesChange))
        users.changePreferences(exchange->identity(), *change, answerWith<Preferences>(exchange, 200, answer));
}

std::function<void(const Result<PrivacySettings> &)> answerPrivacy(const ExchangePtr &exchange)
{
    return answerWith<PrivacySettings>(
        exchange, 200, [](JsonWriter &w, const PrivacySettings &privacy) { write(w, privacy); });
}

void privacy(UserController &users, const ExchangePtr &exchange)
{
    users.privacy(exchange->identity(), answerPrivacy(exchange));
}

void changePrivacy(UserController &users, const ExchangePtr &exchange)
{
    if (const auto change = readBody(exchange, readPrivacyChange))
        users.changePrivacy(exchange->identity(), *change, answerPrivacy(exchange));
}

void block(UserController &users, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    users.block(exchange->identity(), UserId(*id), answerSentence(exchange, u"This person is blocked."_s));
}

void unblock(UserController &users, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    users.unblock(exchange->identity(), UserId(*id), answerNothing(exchange));
}

void blocked(UserController &users, const ExchangePtr &exchange)
{
    const auto answer = [](JsonWriter &w, const QList<UserBasic> &people) {
        Page<UserBasic> page;
        page.count = people.size();
        page.results = people;
        writePage(w, page);
    };
    users.blocked(exchange->identity(), answerWith<QList<UserBasic>>(exchange, 200, answer));
}

} // namespace

void addUserRoutes(Router &router, UserController &users, PasswordController &passwords)
{
    const auto add = [&](const char *method, QStringView path, auto handler) {
        router.add(method, path, Access::SignedIn, [handler, &users](const ExchangePtr &e) { handler(users, e); });
    };
    add("GET", u"/api/auth/users/", listUsers);
    add("GET", u"/api/auth/users/me/", me);
    add("GET", u"/api/auth/users/me/privacy/", privacy);
    add("PUT", u"/api/auth/users/me/privacy/", changePrivacy);
    add("PATCH", u"/api/auth/users/me/privacy/", changePrivacy);
    add("PUT", u"/api/auth/users/update_profile/", updateProfile);
    add("PATCH", u"/api/auth/users/update_profile/", updateProfile);
    for (const char *method : {"PUT", "PATCH"}) {
        router.addIntake(method, u"/api/auth/users/update_profile/", Intake::Form,
            [&users](const ExchangePtr &e) { updateProfileByForm(users, e); });
    }
    add("GET", u"/api/auth/users/preferences/", preferences);
    add("PUT", u"/api/auth/users/preferences/", changePreferences);
    add("PATCH", u"/api/auth/users/preferences/", changePreferences);
    add("GET", u"/api/auth/users/blocked/", blocked);
    add("GET", u"/api/auth/users/*/", oneUser);
    add("POST", u"/api/auth/users/*/block/", block);
    add("DELETE", u"/api/auth/users/*/block/", unblock);
    router.add("POST", u"/api/auth/users/change_password/", Access::SignedIn,
        [&passwords](const ExchangePtr &e) { changePassword(passwords, e); });
}

} // namespace chautari::server
