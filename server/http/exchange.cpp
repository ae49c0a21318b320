// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/exchange.h"

#include "server/http/errorresponse.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

Exchange::Exchange(HttpRequest request, HttpReply reply, int utcOffsetSeconds)
    : m_request(std::move(request))
    , m_reply(std::move(reply))
    , m_utcOffset(utcOffsetSeconds)
{ }

Result<qint64> Exchange::id(qsizetype index) const
{
    const QString text = argument(index);
    const bool isDigits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isDigits || !isNumber || number <= 0)
        return Error::of(ErrorCode::NotFound, u"Not found."_s);
    return number;
}

bool Exchange::isNativeClient() const
{
    return m_request.header("X-Client").toLower().startsWith("chautari/");
}

void Exchange::sendSentence(int status, const char *key, const QString &sentence) const
{
    JsonWriter w = writer();
    w.beginObject().key(key).value(sentence).endObject();
    send(status, w);
}

void Exchange::fail(const Error &error) const
{
    send(errorResponse(error));
}

void Exchange::send(HttpResponse response) const
{
    response.headers += m_headers;
    if (m_request.method == "HEAD")
        response.body.clear();
    m_reply.send(std::move(response));
}

} // namespace chautari::server
