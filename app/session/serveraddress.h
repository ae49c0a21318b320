// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/keypin.h"
#include "shared/core/result.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace chautari {

//! \brief Where a server is. Both URLs without a trailing slash problem: `http` is the root ("http://127.0.0.1:8000"),
//! `webSocket` the whole endpoint ("ws://127.0.0.1:8000/ws/messaging/").
struct ServerAddress
{
    QUrl http;
    QUrl webSocket;
    KeyPin pin = {}; //!< with it only the server with this key is talked to, and both URLs are TLS
    //! Other names and numbers, under the same port, where the server with this key was or may be. Only looked at when
    //! it is not where it should be; at most mostPlaces - 1.
    QStringList alsoAt = {};

    static constexpr qsizetype mostPlaces = 8;

    //! What a person types: "192.168.1.5", "office-pc:8000", "https://chat.example.np". Without a scheme: http, port
    //! 8000. The error is a sentence that says what an address looks like.
    static Result<ServerAddress> fromUserInput(const QString &text);
    static ServerAddress fromHttpUrl(const QUrl &http);
    //! The same server over TLS, and only with this key.
    [[nodiscard]] ServerAddress pinned(const KeyPin &key) const;
    //! The same server, by its key, at another place, with this one remembered.
    [[nodiscard]] ServerAddress movedTo(const ServerAddress &place) const;
    //! Where it may be, this place first.
    [[nodiscard]] QList<QUrl> places() const;
    //! The API call below /api, e.g. "/auth/login/".
    [[nodiscard]] QUrl api(const QString &path) const;

    //! By the key, where one was agreed; an address is only that of who has it just now.
    [[nodiscard]] bool isSameServer(const ServerAddress &other) const
    {
        return pin == other.pin && (pin.isSet() || http == other.http);
    }

    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

} // namespace chautari
