// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"
#include "pieces.h"

#include "server/net/httpframing.h"
#include "server/net/httpresponsewriter.h"
#include "server/net/httpsyntax.h"
#include "shared/core/limits.h"

namespace chautari::fuzz {

using namespace chautari::server;

namespace {

constexpr HttpFraming::Limits bounds{limits::httpHeaderBytes, limits::httpHeaderLines, limits::httpBodyBytes};

void checkHead(const HttpFraming &framing)
{
    const HttpFraming::Head &head = framing.head();
    require(head.contentLength >= 0 && head.contentLength <= bounds.bodyBytes);
    require(head.target.startsWith('/') && head.headers.size() <= bounds.headerLines);
    for (const auto &[name, value] : head.headers)
        require(httpsyntax::isToken(name) && httpsyntax::isFieldValue(value));
    require(!httpsyntax::decodedPath(head.target).contains(QChar(0)));
    httpsyntax::parsedQuery(head.target).queryItems(QUrl::FullyDecoded);
}

} // namespace

//! One verdict and one end of the request, whatever the pieces; a head that is accepted holds nothing it must not.
int httpGuard(const std::uint8_t *data, std::size_t size)
{
    const Pieces pieces(QByteArrayView(data, qsizetype(size)));
    HttpFraming whole(bounds);
    const qsizetype taken = whole.feed(pieces.whole());
    require(taken <= pieces.whole().size());

    HttpFraming cut(bounds);
    qsizetype cutTaken = 0;
    pieces.forEach([&](QByteArrayView piece) { cutTaken += cut.feed(piece); });
    require(cut.state() == whole.state() && cut.violation() == whole.violation());
    require(cutTaken == taken);

    switch (whole.state()) {
    case HttpFraming::State::Idle:
    case HttpFraming::State::Head:
        break;
    case HttpFraming::State::Refused:
        require(violationResponse(whole.violation()).status >= 400);
        break;
    case HttpFraming::State::Body:
    case HttpFraming::State::Complete:
        checkHead(whole);
        break;
    }
    return 0;
}

} // namespace chautari::fuzz
