// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/runner.h"

#include "tests/conformance/framecomparer.h"
#include "tests/conformance/requestbuilder.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

constexpr int ownTimeoutMs = 5'000;
constexpr int timeoutMs = 12'000; //!< who left is offline after 10 s (rulings.md 22)

//! Headers that say something to a client; the rest is the business of each server.
const QStringList &watchedHeaders()
{
    static const QStringList headers{u"Content-Type"_s, u"WWW-Authenticate"_s, u"Retry-After"_s, u"Location"_s,
        u"Vary"_s, u"Allow"_s, u"Access-Control-Allow-Credentials"_s, u"Access-Control-Allow-Origin"_s,
        u"Access-Control-Allow-Headers"_s, u"Access-Control-Allow-Methods"_s, u"Access-Control-Max-Age"_s};
    return headers;
}

QJsonValue jsonOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isArray())
        return document.array();
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(QJsonValue::Undefined);
}

} // namespace

Outcome Runner::run(const Row &row)
{
    Outcome outcome;
    outcome.row = row;
    const auto better = m_betters.constFind(row.id);
    const Row ours = better == m_betters.constEnd() ? row : better->applied(row);
    Result<void> prepared = m_stage.prepare(row.given);
    const Result<Played> played = prepared ? play(row, ours) : Result<Played>(prepared.error());
    if (!played) {
        // Elsewhere not everything can be done; on our own server everything must be.
        outcome.verdict = m_world.isOwn() ? Verdict::Different : Verdict::NotRun;
        outcome.says = played.error().firstMessage();
        outcome.differences.append({{}, outcome.says, {}});
        return outcome;
    }
    outcome.answer = played->answer;
    learn(row, *played);
    Ids asCaptured = m_world.ids();
    const Comparer captured = compare(row, *played, asCaptured);
    if (accept(outcome, captured, asCaptured, nullptr)) {
        // Of an original server that is so, of ours the table would tell a tale.
        if (better != m_betters.constEnd() && m_world.isOwn()) {
            outcome.verdict = Verdict::Different;
            outcome.differences.append({u"better.json"_s, u"as captured, so the entry should go"_s, {}});
        }
        return outcome;
    }
    Ids asOurs = m_world.ids();
    const Comparer instead = compare(ours, *played, asOurs);
    accept(outcome, instead, asOurs, better == m_betters.constEnd() ? nullptr : &*better);
    return outcome;
}

Result<Runner::Played> Runner::play(const Row &row, const Row &expected)
{
    Played played;
    for (auto it = expected.got.begin(); it != expected.got.end(); ++it) {
        if (!row.opens.contains(it.key()) && !m_stage.socket(it.key()))
            return Error::of(ErrorCode::NotFound, u"socket %1 does not open"_s.arg(it.key()));
    }
    for (const Sent &sent : row.sent)
        m_stage.socket(sent.socket); // what its opening sets off is not the row's
    m_stage.settle();
    if (row.request) {
        if (auto asked = ask(row, expected, played); !asked)
            return asked.error();
    }
    for (const QString &name : row.opens)
        m_stage.socket(name);
    for (const QString &name : row.closes)
        m_stage.closeSocket(name);
    for (const Sent &sent : row.sent) {
        RawSocket *socket = m_stage.socket(sent.socket);
        for (QJsonObject frame : sent.frames) {
            const Result<QString> payload = m_world.expand(frame.value("payload"_L1).toString());
            if (!payload || !socket)
                return payload ? Error::of(ErrorCode::NotFound, u"the sender's socket is closed"_s) : payload.error();
            frame.insert(u"payload"_s, *payload);
            socket->send(frame);
        }
    }
    played.got = collect(row, expected);
    return played;
}

Result<void> Runner::ask(const Row &row, const Row &expected, Played &played)
{
    const Result<ReadyRequest> request = readyRequest(*row.request, m_world);
    if (!request)
        return request.error();
    if (!row.request->isHandshake) {
        played.answer = RawHttp::ask(m_world.server(), request->method, request->path, request->headers, request->body);
        return {};
    }
    RawSocket socket(m_world.server(), request->path, request->headers);
    played.answer = socket.handshake();
    socket.wait(m_world.isOwn() ? ownTimeoutMs : timeoutMs,
        [&](const QList<QJsonObject> &frames) { return hasAllTypes(expected.answer.frames, frames); });
    played.frames = socket.take();
    socket.close();
    return {};
}

Got Runner::collect(const Row &row, const Row &expected)
{
    Got got;
    for (auto it = expected.got.begin(); it != expected.got.end(); ++it) {
        if (RawSocket *socket = m_stage.knownSocket(it.key())) {
            socket->wait(m_world.isOwn() ? ownTimeoutMs : timeoutMs,
                [&](const QList<QJsonObject> &frames) { return hasAllTypes(it.value(), frames); });
        }
    }
    // Whatever was set off by the row has been worked off when the senders' heartbeats come back.
    for (const Sent &sent : row.sent) {
        if (RawSocket *socket = m_stage.knownSocket(sent.socket))
            socket->fence();
    }
    for (auto it = expected.got.begin(); it != expected.got.end(); ++it) {
        if (RawSocket *socket = m_stage.knownSocket(it.key())) {
            socket->fence();
            got.insert(it.key(), socket->take());
        }
    }
    return got;
}

Comparer Runner::compare(const Row &expected, const Played &played, Ids &ids) const
{
    const auto isCut = [](const QJsonObject &frame) { return frame.value("isCut"_L1).toBool(); };
    const bool hasCutFrame = std::ranges::any_of(
        expected.got, [&](const QList<QJsonObject> &frames) { return std::ranges::any_of(frames, isCut); });
    Comparer comparer(m_world, ids, expected.answer.isCut || hasCutFrame);
    if (expected.request) {
        if (played.answer.status != expected.answer.status)
            comparer.differ(u"status"_s, u"%1 instead of %2"_s.arg(played.answer.status).arg(expected.answer.status));
        if (expected.request->isHandshake) {
            compareFrames(comparer, u"socket"_s, expected.answer.frames, played.frames);
        } else {
            compareHeaders(comparer, expected.answer, played.answer);
            compareBody(comparer, expected.answer, played.answer);
        }
    }
    for (auto it = expected.got.begin(); it != expected.got.end(); ++it)
        compareFrames(comparer, it.key(), it.value(), played.got.value(it.key()));
    return comparer;
}

void Runner::compareHeaders(Comparer &comparer, const Answer &expected, const RawAnswer &answer) const
{
    for (const QString &name : watchedHeaders()) {
        const QString ours = answer.headers.value(name.toLower());
        QString captured = expected.headers.value(name);
        if (name == u"Retry-After"_s && !captured.isEmpty() && ours.toInt() > 0)
            captured = ours;
        if (ours != captured)
            comparer.differ(name, u"\"%1\" instead of \"%2\""_s.arg(ours, captured));
    }
}

void Runner::compareBody(Comparer &comparer, const Answer &expected, const RawAnswer &answer) const
{
    const QJsonValue ours = jsonOf(answer.body);
    if (!expected.json.isUndefined())
        comparer.compare({}, expected.json, ours);
    else if (expected.text.isEmpty() && !answer.body.isEmpty())
        comparer.differ(u"body"_s, u"%1 bytes instead of none"_s.arg(answer.body.size()));
    else if (!expected.text.isEmpty() && (answer.body.isEmpty() || !ours.isUndefined()))
        comparer.differ(u"body"_s, u"JSON, or nothing, instead of a page"_s);
}

void Runner::learn(const Row &row, const Played &played)
{
    const QJsonObject answer = jsonOf(played.answer.body).toObject();
    if (played.answer.status == 201 && answer.contains("refresh"_L1))
        m_world.keepRegistration(answer["user"_L1]["email"_L1].toString(), answer);
    if (row.title == u"Log out"_s && played.answer.status == 200)
        m_world.forgetTokens(u"newcust"_s);
}

bool Runner::accept(Outcome &outcome, const Comparer &comparer, Ids ids, const Better *better)
{
    outcome.differences.clear();
    outcome.reasons.clear();
    for (const Difference &difference : comparer.differences()) {
        if (difference.reason.isEmpty())
            outcome.differences.append(difference);
        else if (!outcome.reasons.contains(difference.reason))
            outcome.reasons.append(difference.reason);
    }
    if (!outcome.differences.isEmpty()) {
        outcome.verdict = Verdict::Different;
        return false;
    }
    if (better) {
        outcome.reasons.removeAll(better->why);
        outcome.reasons.prepend(better->why);
        outcome.says = better->says;
    }
    outcome.verdict = outcome.reasons.isEmpty() ? Verdict::Same : Verdict::Better;
    m_world.ids() = std::move(ids);
    return true;
}

} // namespace chautari::conformance
