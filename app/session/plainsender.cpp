// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/plainsender.h"

#include "app/session/fileform.h"

#include <algorithm>

namespace chautari {

namespace {

constexpr int lookedAt = 50; // the newest: one conversation sends one message at a time

} // namespace

void PlainSender::send(const OutgoingMessage &outgoing, bool isFirst)
{
    if (isFirst)
        post(outgoing);
    else
        look(outgoing);
}

bool PlainSender::isResultOf(const OutgoingMessage &outgoing, const Message &message) const
{
    return outgoing.kind == OutgoingKind::Message && message.sender.id == m_me
        && message.conversation == outgoing.conversation && outgoing.triedAfter >= 0
        && message.id.value() > outgoing.triedAfter && message.text == outgoing.text
        && message.attachments.isEmpty() == outgoing.files.isEmpty();
}

void PlainSender::look(const OutgoingMessage &outgoing)
{
    m_api.newestMessages(outgoing.conversation, lookedAt, [this, outgoing](const Result<QList<Message>> &newest) {
        if (!newest) {
            m_done(outgoing, newest.error());
            return;
        }
        const auto found
            = std::ranges::find_if(*newest, [&](const Message &message) { return isResultOf(outgoing, message); });
        if (found != newest->end())
            m_done(outgoing, *found);
        else
            post(outgoing);
    });
}

void PlainSender::post(const OutgoingMessage &outgoing)
{
    SendMessageRequest request;
    request.conversation = outgoing.conversation;
    request.text = outgoing.text;
    const auto answered = [this, outgoing](const Result<SentMessage> &sent) {
        m_done(outgoing, sent ? Result<Message>(sent->message) : sent.error());
    };
    if (outgoing.files.isEmpty()) {
        m_api.sendMessage(request, answered);
        return;
    }
    HttpForm form = formOf(outgoing.files);
    if (m_progress)
        form.progress
            = [this, id = outgoing.clientMessageId](qint64 sent, qint64 total) { return m_progress(id, sent, total); };
    m_api.sendFiles(request, form, answered);
}

} // namespace chautari
