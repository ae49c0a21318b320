// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/town.h"
#include "tests/support/httpclient.h"

#include <QtCore/QRandomGenerator>

namespace chautari::soak {

//! \brief Everything that can happen in somebody's conversations, at random: messages, edits, deletions, reactions,
//! marks, pins, archives, clears. The first customer is looked at; he has a conversation with the first provider and
//! one with the second. Every call waits for its answer.
class Bustle
{
public:
    Bustle(const Town &town, quint32 seed);

    [[nodiscard]] Person viewer() const { return m_town.customer(1); }
    void happen();
    [[nodiscard]] int happened() const { return m_happened; }

private:
    void ask(const QByteArray &method, const QString &path, const Person &who, const QJsonObject &body = {});
    void say(const Person &who, qint64 conversation);
    void change(const Person &who, qint64 conversation);

    const Town &m_town;
    QRandomGenerator m_random;
    test::HttpClient m_http;
    QList<std::pair<qint64, Person>> m_peers; //!< conversation, its provider
    QHash<qint64, QList<qint64>> m_said; //!< ids of messages, by conversation
    int m_happened = 0;
};

} // namespace chautari::soak
