// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/placeservice.h"

#include "shared/core/slug.h"
#include "shared/json/userjson.h"

#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype invitationBytes = 32;

QByteArray hashOfToken(const QString &token)
{
    const QByteArray text = token.toUtf8();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()),
        reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()), nullptr, 0);
    return hash;
}

PlacePerson viewOf(const UserRecord &user, const OnlineLookup &isOnline)
{
    PlacePerson person;
    person.id = user.id;
    person.email = user.email;
    person.username = user.username;
    person.firstName = user.firstName;
    person.lastName = user.lastName;
    person.role = user.role;
    person.isActive = user.isActive;
    person.isPending = user.isPending;
    person.isOwner = user.isOwner;
    person.isOnline = isOnline && isOnline(user.id);
    person.dateJoined = user.dateJoined;
    person.lastSeen = user.lastSeen;
    return person;
}

Error refusal(QString sentence)
{
    return Error::invalidField(u"invitation"_s, std::move(sentence));
}

//! Whether taking `changed` from what `user` was would leave nobody to run the place.
Result<bool> isLastOwner(Stores &stores, const UserRecord &user, const UserRecord &changed)
{
    const bool ran = user.isOwner && user.isActive;
    if (!ran || (changed.isOwner && changed.isActive))
        return false;
    const Result<qint64> owners = stores.users().countOwners();
    if (!owners)
        return owners.error();
    return *owners <= 1;
}

} // namespace

Result<EntryDecision> PlaceService::decideEntry(Stores &stores, const QString &invitation) const
{
    const Registration registration = m_directory.place().registration;
    if (!invitation.isEmpty()) {
        const QByteArray hash = hashOfToken(invitation);
        const Result<std::optional<InvitationRecord>> found = stores.place().invitation(hash);
        if (!found)
            return found.error();
        if (found->has_value() && (*found)->usesLeft > 0 && (*found)->expiresAt > m_clock.now())
            return EntryDecision{false, (*found)->makesOwner, hash};
        if (registration != Registration::Open)
            return refusal(u"This invitation is used up or too old. Ask for a new one."_s);
    }
    switch (registration) {
    case Registration::Open:
        return EntryDecision();
    case Registration::Invitation:
        return refusal(u"This server takes new people by invitation only. Ask for one."_s);
    case Registration::Approval:
        break;
    }
    const Result<qint64> waiting = stores.users().countWaiting();
    if (!waiting)
        return waiting.error();
    if (*waiting >= limits::peopleWaiting)
        return Error::nonField(u"Too many people wait to be let in already. Try again later."_s);
    return EntryDecision{true, false, {}};
}

Result<Invitation> PlaceService::invite(WriteTransaction &tx, UserId by, const InvitationRequest &request) const
{
    InvitationRecord record;
    record.createdBy = by;
    record.expiresAt = m_clock.now().plusSeconds(request.hours * 3600LL);
    record.usesLeft = request.uses;
    return store(tx, std::move(record), AuditAction::Invited);
}

Result<Invitation> PlaceService::inviteGuest(WriteTransaction &tx) const
{
    InvitationRecord record;
    record.expiresAt = m_clock.now().plusSeconds(limits::guestInvitationSeconds);
    return store(tx, std::move(record), AuditAction::CodeUsed);
}

Result<Invitation> PlaceService::inviteOwner(WriteTransaction &tx) const
{
    InvitationRecord record;
    record.makesOwner = true;
    record.expiresAt = m_clock.now().plusSeconds(limits::ownerInvitationSeconds);
    return store(tx, std::move(record), AuditAction::Invited);
}

Result<Invitation> PlaceService::store(WriteTransaction &tx, InvitationRecord record, AuditAction action) const
{
    PlaceStore &place = tx.stores().place();
    record.createdAt = m_clock.now();
    if (auto removed = place.removeExpiredInvitations(record.createdAt); !removed)
        return removed.error();
    QByteArray bytes(invitationBytes, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    const QString token
        = QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    record.tokenHash = hashOfToken(token);
    if (auto added = place.addInvitation(record); !added)
        return added.error();
    const QString detail = record.makesOwner ? u"owner"_s : u"uses=%1"_s.arg(record.usesLeft);
    if (auto written = writeDown(tx, action, record.createdBy, {}, detail); !written)
        return written.error();
    return Invitation{token, record.usesLeft, record.expiresAt};
}

Result<void> PlaceService::withdrawInvitations(WriteTransaction &tx, UserId by) const
{
    if (auto removed = tx.stores().place().removeInvitations(); !removed)
        return removed;
    return writeDown(tx, AuditAction::InvitationsWithdrawn, by);
}

Result<void> PlaceService::writeDown(
    WriteTransaction &tx, AuditAction action, UserId actor, UserId person, const QString &detail) const
{
    return tx.stores().audit().append(AuditEntry{0, m_clock.now(), actor, action, person, detail});
}

Result<PlaceSettings> PlaceService::change(WriteTransaction &tx, UserId by, const PlaceSettingsChange &change) const
{
    const Result<PlaceSettingsChange> stored = tx.stores().place().settings();
    if (!stored)
        return stored.error();
    // The directory's hold where nobody has set any. They are not saved: what holds on loopback must not go on
    // elsewhere.
    PlaceSettings settings = m_directory.place();
    settings.name = change.name.value_or(stored->name.value_or(settings.name));
    settings.registration = change.registration.value_or(stored->registration.value_or(settings.registration));
    if (auto saved = tx.stores().place().saveSettings(change); !saved)
        return saved.error();
    tx.publish(PlaceChanged{settings});
    // Not the name: whoever reads the log learns what was done, not what was said.
    QStringList details;
    if (change.name)
        details.append(u"name"_s);
    if (change.registration)
        details.append(u"registration=%1"_s.arg(registrationName(*change.registration)));
    if (auto written = writeDown(tx, AuditAction::PlaceChanged, by, {}, details.join(u' ')); !written)
        return written.error();
    return settings;
}

Result<PlaceRules> PlaceService::changeRules(WriteTransaction &tx, UserId by, const PlaceRulesChange &change) const
{
    // Not the directory's: it knows nothing of a change in this very batch.
    Result<PlaceRules> stored = tx.stores().place().rules();
    if (!stored)
        return stored;
    PlaceRules &rules = *stored;
    QStringList details;
    const auto setRule = [&](QLatin1StringView name, int &rule, std::optional<int> wanted) {
        if (!wanted || *wanted == rule)
            return;
        rule = *wanted;
        details.append(u"%1=%2"_s.arg(name).arg(rule));
    };
    setRule("keep_days"_L1, rules.keepDays, change.keepDays);
    setRule("megabytes_per_person"_L1, rules.megabytesPerPerson, change.megabytesPerPerson);
    setRule("backup_hours"_L1, rules.backupHours, change.backupHours);
    setRule("backups_kept"_L1, rules.backupsKept, change.backupsKept);
    if (details.isEmpty())
        return rules;
    if (auto saved = tx.stores().place().saveRules(rules); !saved)
        return saved.error();
    if (auto written = writeDown(tx, AuditAction::RulesChanged, by, {}, details.join(u' ')); !written)
        return written.error();
    tx.publish(RulesChanged{rules});
    return rules;
}

Result<Notice> PlaceService::setNotice(WriteTransaction &tx, UserId by, const QString &text) const
{
    const Notice notice{text, m_clock.now()};
    if (auto saved = tx.stores().place().saveNotice(notice); !saved)
        return saved.error();
    if (auto written = writeDown(tx, AuditAction::NoticeChanged, by); !written)
        return written.error();
    tx.publish(NoticeChanged{notice});
    return notice;
}

Result<Page<PlacePerson>> PlaceService::people(Stores &stores, PageRequest page, const OnlineLookup &isOnline) const
{
    const Result<Page<UserRecord>> counted = stores.users().page(0, 0);
    if (!counted)
        return counted.error();
    const Result<PageWindow> window = PageWindow::of(page, counted->count);
    if (!window)
        return window.error();
    const Result<Page<UserRecord>> rows = stores.users().page(window->offset, page.size);
    if (!rows)
        return rows.error();
    Page<PlacePerson> result;
    result.count = counted->count;
    result.totalPages = window->totalPages;
    result.currentPage = window->page;
    for (const UserRecord &row : rows->results)
        result.results.append(viewOf(row, isOnline));
    return result;
}

Result<QList<PlacePerson>> PlaceService::waiting(Stores &stores) const
{
    const Result<QList<UserRecord>> rows = stores.users().waiting();
    if (!rows)
        return rows.error();
    QList<PlacePerson> people;
    for (const UserRecord &row : *rows)
        people.append(viewOf(row, {}));
    return people;
}

Result<PlacePerson> PlaceService::changePerson(
    WriteTransaction &tx, UserId by, UserId person, const PlacePersonChange &change, const OnlineLookup &isOnline) const
{
    const Result<std::optional<UserRecord>> found = tx.stores().users().byId(person);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error::notFound();
    const UserRecord &user = **found;
    UserRecord changed = user;
    changed.role = change.role.value_or(user.role);
    changed.isOwner = change.isOwner.value_or(user.isOwner);
    if (change.isActive) {
        changed.isActive = *change.isActive;
        changed.isPending = user.isPending && !changed.isActive;
    }
    const Result<bool> isLast = isLastOwner(tx.stores(), user, changed);
    if (!isLast)
        return isLast.error();
    if (*isLast) {
        return Error::invalidField(change.isActive == false ? u"is_active"_s : u"is_owner"_s,
            u"Nobody else runs this server. Make somebody else an owner first."_s);
    }
    if (auto stored = tx.stores().users().setStanding(changed); !stored)
        return stored.error();
    if (auto offered = offerFirst(tx, changed); !offered)
        return offered.error();
    if (auto written = writeDownChanges(tx, by, user, changed); !written)
        return written.error();
    changed.passwordHash.clear();
    tx.publish(UserChanged{changed});
    return viewOf(changed, isOnline);
}

Result<void> PlaceService::writeDownChanges(
    WriteTransaction &tx, UserId by, const UserRecord &before, const UserRecord &after) const
{
    std::vector<std::pair<AuditAction, QString>> changes;
    if (before.isPending && !after.isPending)
        changes.emplace_back(AuditAction::LetIn, QString());
    else if (before.isActive != after.isActive)
        changes.emplace_back(after.isActive ? AuditAction::AccountOpened : AuditAction::AccountClosed, QString());
    if (before.isOwner != after.isOwner)
        changes.emplace_back(after.isOwner ? AuditAction::MadeOwner : AuditAction::OwnerRemoved, QString());
    if (before.role != after.role)
        changes.emplace_back(AuditAction::RoleChanged, QString(roleName(after.role)));
    for (const auto &[action, detail] : changes) {
        if (auto written = writeDown(tx, action, by, after.id, detail); !written)
            return written;
    }
    return {};
}

Result<void> PlaceService::offerFirst(WriteTransaction &tx, const UserRecord &user) const
{
    const QString place = m_directory.place().name;
    if (place.isEmpty() || user.role != Role::Provider || !user.isActive)
        return {};
    ServiceStore &services = tx.stores().services();
    const Result<qint64> offered = services.countByProvider(user.id);
    if (!offered || *offered > 0)
        return offered ? Result<void>() : offered.error();
    const Result<CategoryId> category = services.ensureCategory(u"General"_s);
    if (!category)
        return category.error();
    const QString full = QString(user.firstName + u' ' + user.lastName).trimmed();
    Service service;
    service.provider.id = user.id;
    service.category = *category;
    service.status = serviceActive;
    service.summary.title = user.isOwner ? place : full.isEmpty() ? user.username : full;
    service.summary.slug = u"%1-%2"_s.arg(slugOf(service.summary.title)).arg(user.id.value());
    service.summary.price = u"0.00"_s;
    service.createdAt = m_clock.now();
    service.updatedAt = service.createdAt;
    const Result<ServiceId> id = services.insert(service);
    return id ? Result<void>() : id.error();
}

Result<void> PlaceService::refuse(WriteTransaction &tx, UserId by, UserId person) const
{
    const Result<bool> removed = tx.stores().users().removeWaiting(person);
    if (!removed)
        return removed.error();
    if (!*removed)
        return Error::notFound();
    tx.publish(PersonRemoved{person});
    return writeDown(tx, AuditAction::SentAway, by, person);
}

} // namespace chautari::server
