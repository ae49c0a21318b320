// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/store/outgoing.h"

namespace chautari {

//! \brief Sends messages to a server that does not know a message again when it comes twice. After a try whose answer
//! was lost it looks whether the message is there before it tries again (contract.md 12.3). Client-core thread.
class PlainSender
{
public:
    //! \param done the message as it is stored, or why it is not known to be.
    using Done = std::function<void(const OutgoingMessage &outgoing, const Result<Message> &stored)>;

    //! How much of a file has gone; false = it is not wanted any more.
    using Progress = std::function<bool(const QString &clientMessageId, qint64 sent, qint64 total)>;

    PlainSender(ApiClient &api, Done done, Progress progress = {})
        : m_api(api)
        , m_done(std::move(done))
        , m_progress(std::move(progress))
    { }

    void setMe(UserId me) { m_me = me; }
    //! \param isFirst whether nothing of it was ever sent. `outgoing.triedAfter` names the newest message that was
    //! there before that.
    void send(const OutgoingMessage &outgoing, bool isFirst);
    //! Whether this message of mine can be what became of it.
    [[nodiscard]] bool isResultOf(const OutgoingMessage &outgoing, const Message &message) const;

private:
    void look(const OutgoingMessage &outgoing);
    void post(const OutgoingMessage &outgoing);

    ApiClient &m_api;
    Done m_done;
    Progress m_progress;
    UserId m_me;
};

} // namespace chautari
