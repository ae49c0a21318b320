// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/runner.h"

class QTextStream;

namespace chautari::conformance {

//! How often each verdict fell, in one line: "247 captures: 120 same, 127 better, 0 different, 0 not run".
QString summary(const QList<Outcome> &outcomes);

//! For a terminal: one line per row, and below it what nothing allows.
void printTable(QTextStream &stream, const QList<Outcome> &outcomes);

//! The table of docs/conformance.md.
QString markdownTable(const QList<Outcome> &outcomes);

} // namespace chautari::conformance
