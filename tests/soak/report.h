// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/experiments.h"

namespace chautari::soak {

//! \brief What the experiments found: a line each on the terminal as they end, and a file at the end.
class Report
{
public:
    explicit Report(const Settings &settings)
        : m_settings(settings)
    { }

    void add(const QString &name, const Outcome &outcome, qint64 milliseconds);
    //! How many ran, and how many could not: what was not run has proved nothing.
    void conclude() const;
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    [[nodiscard]] bool isGood() const { return m_isGood; }
    bool save(const QString &path) const;

private:
    const Settings &m_settings;
    QStringList m_rows;
    QStringList m_findings;
    int m_notRun = 0;
    bool m_isGood = true;
};

} // namespace chautari::soak
