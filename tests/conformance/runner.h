// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/betters.h"
#include "tests/conformance/comparer.h"
#include "tests/conformance/stage.h"

namespace chautari::conformance {

enum class Verdict { Same, Better, Different, NotRun };

struct Outcome
{
    Row row;
    Verdict verdict = Verdict::Same;
    QStringList reasons; //!< the numbers that allow what is not the same
    QString says; //!< what we answer instead, or why it was not run
    Differences differences; //!< those that nothing allows
    RawAnswer answer;
};

//! \brief Plays rows one after the other on one stage and says how each ended (rulings.md 28).
class Runner
{
public:
    Runner(Stage &stage, World &world, QMap<QString, Better> betters)
        : m_stage(stage)
        , m_world(world)
        , m_betters(std::move(betters))
    { }

    Outcome run(const Row &row);

private:
    //! What came back.
    struct Played
    {
        RawAnswer answer;
        QList<QJsonObject> frames; //!< after a handshake
        Got got;
    };

    Result<Played> play(const Row &row, const Row &expected);
    Result<void> ask(const Row &row, const Row &expected, Played &played);
    Got collect(const Row &row, const Row &expected);
    Comparer compare(const Row &expected, const Played &played, Ids &ids) const;
    void compareHeaders(Comparer &comparer, const Answer &expected, const RawAnswer &answer) const;
    void compareBody(Comparer &comparer, const Answer &expected, const RawAnswer &answer) const;
    void learn(const Row &row, const Played &played);
    //! Into `outcome`, if these differences are all allowed.
    bool accept(Outcome &outcome, const Comparer &comparer, Ids ids, const Better *better);

    Stage &m_stage;
    World &m_world;
    QMap<QString, Better> m_betters;
};

} // namespace chautari::conformance
