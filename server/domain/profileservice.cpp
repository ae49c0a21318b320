// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/profileservice.h"

#include "shared/json/settingsjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Error userNotFound()
{
    return Error::of(ErrorCode::UserNotFound, u"User not found"_s);
}

Result<UserProfile> storedProfile(Stores &stores, UserId user)
{
    const Result<std::optional<QByteArray>> document = stores.users().document(user, DocumentKind::Profile);
    if (!document)
        return document.error();
    return readProfileDocument(document->value_or(QByteArray()));
}

Result<void> saveProfile(Stores &stores, UserId user, const UserProfile &profile)
{
    JsonWriter w;
    write(w, profile);
    return stores.users().saveDocument(user, DocumentKind::Profile, w.take());
}

Result<void> checkCities(Stores &stores, const char *field, const QList<CityId> &cities)
{
    for (const CityId id : cities) {
        const Result<std::optional<City>> city = stores.services().city(id);
        if (!city)
            return city.error();
        if (!city->has_value())
            return Error::invalidField(u"profile.%1"_s.arg(QLatin1StringView(field)),
                u"Invalid pk \"%1\" - object does not exist."_s.arg(id.value()));
    }
    return {};
}

Result<void> checkCities(Stores &stores, const ProfileUpdate &update)
{
    if (update.locationCity && update.locationCity->isValid()) {
        if (Result<void> checked = checkCities(stores, "location_city", {*update.locationCity}); !checked)
            return checked;
    }
    return checkCities(stores, "service_areas", update.serviceAreas.value_or(QList<CityId>()));
}

template <typename T>
void take(T &value, const std::optional<T> &change)
{
    if (change)
        value = *change;
}

void apply(const ProfileUpdate &update, UserRecord &user, UserProfile &profile)
{
    take(user.firstName, update.firstName);
    take(user.lastName, update.lastName);
    if (update.phone)
        user.phone = update.phone->isEmpty() ? std::nullopt : update.phone;
    take(profile.bio, update.bio);
    take(profile.address, update.address);
    take(profile.city, update.city);
    take(profile.dateOfBirth, update.dateOfBirth);
    take(profile.companyName, update.companyName);
    take(profile.displayName, update.displayName);
    take(profile.yearsOfExperience, update.yearsOfExperience);
    take(profile.certifications, update.certifications);
    take(profile.locationCity, update.locationCity);
    take(profile.serviceAreas, update.serviceAreas);
}

} // namespace

Result<UserAccount> ProfileService::account(Stores &stores, UserId user) const
{
    const Result<std::optional<UserRecord>> record = stores.users().byId(user);
    if (!record)
        return record.error();
    if (!record->has_value())
        return userNotFound();
    return withProfile(stores, **record);
}

Result<UserAccount> ProfileService::accountFor(Stores &stores, const Identity &viewer, UserId user) const
{
    if (user != viewer.user && viewer.role != Role::Admin)
        return Error::notFound();
    Result<UserAccount> found = account(stores, user);
    if (!found && found.error().code == ErrorCode::UserNotFound)
        return Error::notFound();
    return found;
}

Result<Page<UserAccount>> ProfileService::list(Stores &stores, const Identity &viewer, PageRequest page) const
{
    const bool isAdmin = viewer.role == Role::Admin;
    qint64 count = 1;
    if (isAdmin) {
        const Result<Page<UserRecord>> counted = stores.users().page(0, 0);
        if (!counted)
            return counted.error();
        count = counted->count;
    }
    const Result<PageWindow> window = PageWindow::of(page, count);
    if (!window)
        return window.error();
    Page<UserAccount> result;
    result.count = count;
    result.totalPages = window->totalPages;
    result.currentPage = window->page;
    if (!isAdmin) {
        Result<UserAccount> mine = account(stores, viewer.user);
        if (!mine)
            return mine.error();
        result.results.append(std::move(*mine));
        return result;
    }
    const Result<Page<UserRecord>> rows = stores.users().page(window->offset, page.size);
    if (!rows)
        return rows.error();
    for (const UserRecord &row : rows->results) {
        Result<UserAccount> one = withProfile(stores, row);
        if (!one)
            return one.error();
        result.results.append(std::move(*one));
    }
    return result;
}

namespace {

Result<void> changePicture(Stores &stores, UserRecord &user, const PictureRecord &picture)
{
    user.picture = picture.storageName;
    return stores.users().setPicture(user.id, picture);
}

} // namespace

Result<UserAccount> ProfileService::update(
    WriteTransaction &tx, UserId user, const ProfileUpdate &update, const std::optional<PictureRecord> &picture) const
{
    Stores &stores = tx.stores();
    Result<std::optional<UserRecord>> record = stores.users().byId(user);
    if (!record)
        return record.error();
    if (!record->has_value())
        return userNotFound();
    if (const Result<void> checked = checkCities(stores, update); !checked)
        return checked.error();
    Result<UserProfile> profile = storedProfile(stores, user);
    if (!profile)
        return profile.error();
    UserRecord &row = **record;
    apply(update, row, *profile);
    if (const Result<void> updated = stores.users().update(row); !updated)
        return updated.error();
    if (picture || update.isPictureRemoved) {
        if (auto changed = changePicture(stores, row, picture.value_or(PictureRecord())); !changed)
            return changed.error();
    }
    if (const Result<void> saved = saveProfile(stores, user, *profile); !saved)
        return saved.error();
    row.passwordHash.clear();
    tx.publish(UserChanged{row});
    return accountView(row, *profile, m_links);
}

Result<UserAccount> ProfileService::withProfile(Stores &stores, const UserRecord &user) const
{
    const Result<UserProfile> profile = storedProfile(stores, user.id);
    if (!profile)
        return profile.error();
    return accountView(user, *profile, m_links);
}

} // namespace chautari::server
