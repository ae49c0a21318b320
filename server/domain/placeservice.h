// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/messageservice.h"
#include "shared/protocol/place.h"

namespace chautari::server {

//! What becomes of somebody who asks for an account.
struct EntryDecision
{
    bool isPending = false;
    bool makesOwner = false;
    QByteArray invitation; //!< hash of the ticket to use up; empty = none
};

//! \brief Who may come in, and what owners do with the place and its people. Stateless; runs in a transaction or a
//! reader. The object check is the caller's identity: http/ lets owners through only.
class PlaceService
{
public:
    PlaceService(const Directory &directory, const Clock &clock)
        : m_directory(directory)
        , m_clock(clock)
    { }

    //! Error: field "invitation" when a ticket is needed or the one that came is void, or too many wait already.
    Result<EntryDecision> decideEntry(Stores &stores, const QString &invitation) const;

    //! The token is told once.
    Result<Invitation> invite(WriteTransaction &tx, UserId by, const InvitationRequest &request) const;
    //! For who knew the code: one account, within the hour.
    Result<Invitation> inviteGuest(WriteTransaction &tx) const;
    //! For the host's dialog and the command line only (rulings.md 12).
    Result<Invitation> inviteOwner(WriteTransaction &tx) const;
    //! All tickets that owners made are void.
    Result<void> withdrawInvitations(WriteTransaction &tx, UserId by) const;

    //! \param by invalid = the host or the command line
    Result<PlaceSettings> change(WriteTransaction &tx, UserId by, const PlaceSettingsChange &change) const;
    Result<PlaceRules> changeRules(WriteTransaction &tx, UserId by, const PlaceRulesChange &change) const;
    //! An empty text takes it away. Everybody is told.
    Result<Notice> setNotice(WriteTransaction &tx, UserId by, const QString &text) const;

    Result<Page<PlacePerson>> people(Stores &stores, PageRequest page, const OnlineLookup &isOnline) const;
    //! First come first, all of them: there are at most limits::peopleWaiting.
    Result<QList<PlacePerson>> waiting(Stores &stores) const;
    //! The last owner who is active stays one.
    Result<PlacePerson> changePerson(WriteTransaction &tx, UserId by, UserId person, const PlacePersonChange &change,
        const OnlineLookup &isOnline) const;
    //! Conversations are about a service, and a place that somebody has just opened has none: a provider there gets a
    //! first one, by which others can write to him. Nothing for everybody else, and where the place has no name.
    Result<void> offerFirst(WriteTransaction &tx, const UserRecord &user) const;
    //! Somebody who waits is gone, and the name is free again. NotFound for everybody else.
    Result<void> refuse(WriteTransaction &tx, UserId by, UserId person) const;

private:
    Result<Invitation> store(WriteTransaction &tx, InvitationRecord record, AuditAction action) const;
    Result<void> writeDown(
        WriteTransaction &tx, AuditAction action, UserId actor, UserId person = {}, const QString &detail = {}) const;
    Result<void> writeDownChanges(
        WriteTransaction &tx, UserId by, const UserRecord &before, const UserRecord &after) const;

    const Directory &m_directory;
    const Clock &m_clock;
};

} // namespace chautari::server
