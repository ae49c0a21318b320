// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/placecontroller.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

void PlaceController::change(const Identity &who, const PlaceSettingsChange &change, const Done<PlaceSettings> &done)
{
    m_services.storage.write<PlaceSettings>(
        m_context,
        [&place = m_services.place, by = who.user, change](
            WriteTransaction &tx) { return place.change(tx, by, change); },
        done);
}

void PlaceController::people(PageRequest page, const Done<Page<PlacePerson>> &done)
{
    m_services.storage.read<Page<PlacePerson>>(
        m_context,
        [&place = m_services.place, page, isOnline = m_services.isOnline](
            Stores &stores) { return place.people(stores, page, isOnline); },
        done);
}

void PlaceController::waiting(const Done<QList<PlacePerson>> &done)
{
    m_services.storage.read<QList<PlacePerson>>(
        m_context, [&place = m_services.place](Stores &stores) { return place.waiting(stores); }, done);
}

void PlaceController::changePerson(
    const Identity &who, UserId person, const PlacePersonChange &change, const Done<PlacePerson> &done)
{
    m_services.storage.write<PlacePerson>(
        m_context,
        [&services = m_services, by = who.user, person, change](WriteTransaction &tx) -> Result<PlacePerson> {
            Result<PlacePerson> changed = services.place.changePerson(tx, by, person, change, services.isOnline);
            // Or they would be there again when the account is opened once more.
            if (changed && change.isActive == false) {
                if (const auto ended = services.accounts.endSessions(tx, person, {}); !ended)
                    return ended.error();
            }
            return changed;
        },
        done);
}

void PlaceController::refuse(const Identity &who, UserId person, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&place = m_services.place, by = who.user, person](
            WriteTransaction &tx) { return place.refuse(tx, by, person); },
        done);
}

void PlaceController::invite(const Identity &who, const InvitationRequest &request, const Done<Invitation> &done)
{
    m_services.storage.write<Invitation>(
        m_context,
        [&place = m_services.place, user = who.user, request](
            WriteTransaction &tx) { return place.invite(tx, user, request); },
        done);
}

void PlaceController::withdrawInvitations(const Identity &who, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&place = m_services.place, by = who.user](WriteTransaction &tx) { return place.withdrawInvitations(tx, by); },
        done);
}

void PlaceController::openCode(const Identity &who, const Done<JoinCode> &done)
{
    if (m_services.tlsFingerprint.isEmpty()) {
        return done(
            Error::nonField(u"This server has no key of its own, so a code could prove nothing. Start it with TLS."_s));
    }
    const AuditEntry entry{0, m_services.clock.now(), who.user, AuditAction::CodeOpened, {}, {}};
    m_services.storage.write<void>(
        m_context, [entry](WriteTransaction &tx) { return tx.stores().audit().append(entry); },
        [&desk = m_services.accountMemory.joinDesk, done](
            const Result<void> &written) { done(written ? Result<JoinCode>(desk.open()) : written.error()); });
}

void PlaceController::join(const QString &attempt, const JoinAnswer &answer, const Done<JoinWelcome> &done)
{
    const Result<QByteArray> proof = m_services.accountMemory.joinDesk.check(attempt, answer);
    if (!proof)
        return done(proof.error());
    m_services.storage.write<Invitation>(
        m_context, [&place = m_services.place](WriteTransaction &tx) { return place.inviteGuest(tx); },
        [proof = *proof, done](const Result<Invitation> &invitation) {
            if (!invitation)
                return done(invitation.error());
            done(JoinWelcome{proof, *invitation});
        });
}

} // namespace chautari::server
