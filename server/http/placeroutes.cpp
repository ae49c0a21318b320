// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/placeroutes.h"

#include "server/http/answers.h"
#include "shared/json/placejson.h"

namespace chautari::server {

namespace {

void changePlace(PlaceController &place, const ExchangePtr &exchange)
{
    if (const auto change = readBody(exchange, readPlaceSettingsChange))
        place.change(exchange->identity(), *change, answerInUtc<PlaceSettings>(exchange));
}

void listPeople(PlaceController &place, const ExchangePtr &exchange)
{
    const Result<PageRequest> page = pageRequest(exchange->request().query);
    if (!page)
        return exchange->fail(page.error());
    place.people(*page, [exchange](Result<Page<PlacePerson>> people) {
        if (!people)
            return exchange->fail(people.error());
        linkPages(exchange->request(), *people);
        JsonWriter w(0);
        writePage(w, *people);
        exchange->send(200, w);
    });
}

void listWaiting(PlaceController &place, const ExchangePtr &exchange)
{
    place.waiting([exchange](const Result<QList<PlacePerson>> &people) {
        if (!people)
            return exchange->fail(people.error());
        Page<PlacePerson> page;
        page.count = people->size();
        page.results = *people;
        JsonWriter w(0);
        writePage(w, page);
        exchange->send(200, w);
    });
}

void changePerson(PlaceController &place, UserId person, const ExchangePtr &exchange)
{
    if (const auto change = readBody(exchange, readPlacePersonChange))
        place.changePerson(exchange->identity(), person, *change, answerInUtc<PlacePerson>(exchange));
}

void invite(PlaceController &place, const ExchangePtr &exchange)
{
    if (const auto request = readBody(exchange, readInvitationRequest))
        place.invite(exchange->identity(), *request, answerInUtc<Invitation>(exchange, 201));
}

void sayHello(PlaceController &place, const ExchangePtr &exchange)
{
    const Result<JoinDesk::Hello> hello = place.hello();
    if (!hello)
        return exchange->fail(hello.error());
    JsonWriter w(0);
    write(w, JoinHelloBody{hello->attempt, hello->hello.salt, hello->hello.publicValue});
    exchange->send(200, w);
}

void join(PlaceController &place, const ExchangePtr &exchange)
{
    const auto answer = readBody(exchange, readJoinAnswer);
    if (!answer)
        return;
    place.join(answer->attempt, {answer->publicValue, answer->proof}, [exchange](const Result<JoinWelcome> &welcome) {
        if (!welcome)
            return exchange->fail(welcome.error());
        JsonWriter w(0);
        write(w, JoinWelcomeBody{welcome->proof, welcome->invitation.token});
        exchange->send(200, w);
    });
}

} // namespace

void addPlaceRoutes(Router &router, PlaceController &place)
{
    const auto add = [&](const char *method, QStringView path, auto handler) {
        router.add(method, path, Access::Owner, [handler, &place](const ExchangePtr &e) { handler(place, e); });
    };
    add("GET", u"/api/owner/",
        [](PlaceController &p, const ExchangePtr &e) { answerInUtc<PlaceSettings>(e)(p.settings()); });
    add("PATCH", u"/api/owner/", changePlace);
    add("GET", u"/api/owner/people/", listPeople);
    add("GET", u"/api/owner/people/waiting/", listWaiting);
    router.add("PATCH", u"/api/owner/people/*/", Access::Owner,
        withId<UserId>([&place](UserId id, const ExchangePtr &e) { changePerson(place, id, e); }));
    // Whoever was let in has said something, or may: only who waits can be sent away.
    router.add("DELETE", u"/api/owner/people/*/", Access::Owner,
        withId<UserId>(
            [&place](UserId id, const ExchangePtr &e) { place.refuse(e->identity(), id, answerNothing(e)); }));
    add("POST", u"/api/owner/invitations/", invite);
    add("DELETE", u"/api/owner/invitations/",
        [](PlaceController &p, const ExchangePtr &e) { p.withdrawInvitations(e->identity(), answerNothing(e)); });
    add("POST", u"/api/owner/join-code/",
        [](PlaceController &p, const ExchangePtr &e) { p.openCode(e->identity(), answerInUtc<JoinCode>(e, 201)); });
    add("DELETE", u"/api/owner/join-code/", [](PlaceController &p, const ExchangePtr &e) {
        p.closeCode();
        answerNothing(e)({});
    });
    router.add("POST", u"/api/join/hello/", Access::Open, [&place](const ExchangePtr &e) { sayHello(place, e); });
    router.add("POST", u"/api/join/", Access::Open, [&place](const ExchangePtr &e) { join(place, e); });
}

} // namespace chautari::server
