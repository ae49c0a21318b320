// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/world.h"

namespace chautari::conformance {

struct Difference
{
    QString where; //!< "results[0].sender.email"
    QString what;
    QString reason; //!< the number that allows it (rulings.md 28); empty = nothing does
};

using Differences = QList<Difference>;

//! \brief Compares an answer with the captured one: keys and types everywhere; values where they are facts. Ids are
//! matched by kind, times by their form, tokens by their claims, URLs without their host. Knows the differences that
//! come with an object wherever it appears (allowances.h); everything else is unexplained.
class Comparer
{
public:
    //! Binds ids in `ids` as it goes: give it a copy to try something out.
    Comparer(const World &world, Ids &ids, bool isCut = false)
        : m_world(world)
        , m_ids(ids)
        , m_isCut(isCut)
    { }

    void compare(const QString &where, const QJsonValue &captured, const QJsonValue &ours);
    [[nodiscard]] const Differences &differences() const { return m_differences; }
    [[nodiscard]] bool isOriginal() const { return m_world.isOriginal(); } //!< nothing of ours is allowed
    void differ(const QString &where, const QString &what, const QString &reason = {});

private:
    void compareObject(const QString &where, const QJsonObject &captured, const QJsonObject &ours);
    void compareMember(const QString &where, const QString &kind, const QString &key, const QJsonObject &captured,
        const QJsonObject &ours);
    void compareArray(const QString &where, const QJsonArray &captured, const QJsonArray &ours);
    void compareLatest(const QString &where, const QJsonArray &captured, const QJsonArray &ours);
    void compareText(const QString &where, const QString &key, const QString &captured, const QString &ours);
    void compareToken(const QString &where, const QString &captured, const QString &ours);
    void compareTime(const QString &where, const QString &captured, const QString &ours);
    void checkTwins(const QString &where, const QJsonObject &ours);

    const World &m_world;
    Ids &m_ids;
    bool m_isCut; //!< what is missing at an end of `captured` may have stood behind the cut
    Differences m_differences;
};

} // namespace chautari::conformance
