// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/place.h"

// What owners read and change (docs/protocol.md, "The place and its people").
namespace chautari {

void write(JsonWriter &w, const PlaceSettings &settings);
void write(JsonWriter &w, const PlacePerson &person);
void write(JsonWriter &w, const Invitation &invitation);
void write(JsonWriter &w, const JoinCode &code);
PlaceSettings readPlaceSettings(JsonReader &r);
PlacePerson readPlacePerson(JsonReader &r);
Result<PlaceSettings> readPlaceSettingsBody(const QJsonObject &json);
Result<PlacePerson> readPlacePersonBody(const QJsonObject &json);
Result<Invitation> readInvitation(const QJsonObject &json);
Result<JoinCode> readJoinCode(const QJsonObject &json);

void write(JsonWriter &w, const JoinHelloBody &hello);
void write(JsonWriter &w, const JoinAnswerBody &answer);
void write(JsonWriter &w, const JoinWelcomeBody &welcome);
Result<JoinHelloBody> readJoinHello(const QJsonObject &json);
Result<JoinAnswerBody> readJoinAnswer(const QJsonObject &json);
Result<JoinWelcomeBody> readJoinWelcome(const QJsonObject &json);

void write(JsonWriter &w, const PlaceSettingsChange &change);
void write(JsonWriter &w, const PlacePersonChange &change);
void write(JsonWriter &w, const InvitationRequest &request);
Result<PlaceSettingsChange> readPlaceSettingsChange(const QJsonObject &json);
Result<PlacePersonChange> readPlacePersonChange(const QJsonObject &json);
Result<InvitationRequest> readInvitationRequest(const QJsonObject &json);

} // namespace chautari
