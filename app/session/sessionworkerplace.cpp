// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// SessionWorker, what owners do with the place and its people.
#include "app/session/sessionworker.h"

#include "pairing/joinproof.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace chautari {

namespace {

constexpr int mostPages = 100; // of 100 people each

QString otherHostSentence()
{
    return QCoreApplication::translate("ChatSession",
        "This is not the computer that gave you the code. Nothing was sent to it. Ask the person who runs the place.");
}

} // namespace

void SessionWorker::keepPlace(const PlaceOrder &order)
{
    std::visit([this](const auto &each) { carryOut(each); }, order);
}

// The proofs cover the pinned key, which is the one of both answers: whoever stands between has another one.
void SessionWorker::joinByCode(const QString &code)
{
    m_api.joinHello([this, code](const Result<JoinHelloBody> &hello) {
        if (!hello) {
            Q_EMIT joinFailed(hello.error());
            return;
        }
        const auto guest = JoinProofGuest::answer(code, {hello->salt, hello->publicValue}, m_server.pin.toString());
        if (!guest) {
            Q_EMIT joinFailed(Error::of(ErrorCode::Internal, otherHostSentence()));
            return;
        }
        const JoinAnswerBody answer{hello->attempt, guest->answer().publicValue, guest->answer().proof};
        m_api.join(answer, [this, guest = *guest](const Result<JoinWelcomeBody> &welcome) {
            if (!welcome)
                Q_EMIT joinFailed(welcome.error());
            else if (!guest.isHost(welcome->proof))
                Q_EMIT joinFailed(Error::of(ErrorCode::Internal, otherHostSentence()));
            else
                Q_EMIT joinedByCode(welcome->ticket);
        });
    });
}

void SessionWorker::handleEvent(const PeopleChangedEvent &)
{
    if (m_me.isOwner)
        listPeople(1, {});
}

void SessionWorker::handleEvent(const NoticeEvent &event)
{
    Q_EMIT consoleAnswered(event.notice);
}

void SessionWorker::carryOut(const ListPeople &)
{
    listPeople(1, {});
}

void SessionWorker::carryOut(const ChangePerson &order)
{
    m_api.changePerson(order.person, order.change, [this](const Result<PlacePerson> &person) {
        if (!person)
            tellPlaceProblem(person.error());
        else if (person->id == m_me.id && !person->isOwner)
            return askForMe(); // who is no owner any more may not ask for the people
        listPeople(1, {});
    });
}

void SessionWorker::carryOut(const RefusePerson &order)
{
    m_api.refusePerson(order.person, [this](const Result<void> &done) {
        if (!done)
            tellPlaceProblem(done.error());
        listPeople(1, {});
    });
}

void SessionWorker::carryOut(const Invite &order)
{
    m_api.invite(order.request, [this](const Result<Invitation> &invitation) { tellPlace(invitation); });
}

void SessionWorker::carryOut(const OpenJoinCode &)
{
    m_api.openJoinCode([this](const Result<JoinCode> &code) { tellPlace(code); });
}

void SessionWorker::carryOut(const CloseJoinCode &)
{
    m_api.closeJoinCode([](const Result<void> &) {}); // it grows old by itself
}

void SessionWorker::carryOut(const PlaceSettingsChange &order)
{
    m_api.changePlace(order, [this](const Result<PlaceSettings> &settings) { learnPlace(settings); });
}

void SessionWorker::carryOut(const ShowPlace &)
{
    m_api.place([this](const Result<PlaceSettings> &settings) { learnPlace(settings); });
}

// The next start shows what was learned last, before the server is there to be asked.
void SessionWorker::learnPlace(const Result<PlaceSettings> &settings)
{
    if (settings && m_isSignedIn && m_health.server && m_health.server->place != *settings) {
        m_health.server->place = *settings;
        keepRecord();
    }
    tellPlace(settings);
}

// A list that changes while it is read page by page may miss somebody: the next change tells it anew.
void SessionWorker::listPeople(int page, const QList<PlacePerson> &before)
{
    const int run = page == 1 ? ++m_peopleRun : m_peopleRun;
    m_api.people(page, [this, page, run, before](const Result<Page<PlacePerson>> &answer) {
        if (run != m_peopleRun)
            return; // somebody asked anew meanwhile
        if (!answer)
            return tellPlaceProblem(answer.error());
        PeopleList list{before + answer->results};
        if (page < answer->totalPages && page < mostPages)
            return listPeople(page + 1, list.people);
        std::ranges::stable_sort(list.people, std::greater(), &PlacePerson::isPending);
        Q_EMIT placeAnswered(list);
    });
}

template <typename T>
void SessionWorker::tellPlace(const Result<T> &answer)
{
    if (answer)
        Q_EMIT placeAnswered(*answer);
    else
        tellPlaceProblem(answer.error());
}

void SessionWorker::tellPlaceProblem(const Error &error)
{
    Q_EMIT placeAnswered(PlaceProblem{error});
}

} // namespace chautari
