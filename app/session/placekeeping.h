// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/error.h"
#include "shared/protocol/place.h"

#include <QtCore/QMetaType>

#include <variant>

// What an owner asks of the server about the place and its people, and what it answers. Nothing of it is kept for
// later: who lets somebody in wants to know now.
namespace chautari {

struct ListPeople
{ };

//! Its name and who may come in, as the server has them now.
struct ShowPlace
{ };

struct ChangePerson
{
    UserId person;
    PlacePersonChange change;
};

struct RefusePerson
{
    UserId person;
};

struct Invite
{
    InvitationRequest request;
};

struct OpenJoinCode
{ };

struct CloseJoinCode
{ };

using PlaceOrder = std::variant<ListPeople, ChangePerson, RefusePerson, Invite, OpenJoinCode, CloseJoinCode,
    PlaceSettingsChange, ShowPlace>;

//! Everybody, those who wait first. Told at each connection and whenever somebody changes.
struct PeopleList
{
    QList<PlacePerson> people;
};

//! The sentence says why an order was not done.
struct PlaceProblem
{
    Error error;
};

using PlaceAnswer = std::variant<PeopleList, Invitation, JoinCode, PlaceSettings, PlaceProblem>;

} // namespace chautari

Q_DECLARE_METATYPE(chautari::PlaceAnswer)
