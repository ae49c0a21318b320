// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/capturefile.h"

namespace chautari::conformance {

//! \brief Where we answer otherwise on purpose: the number that says so, and what we answer instead, which is asserted
//! like a capture. What it does not name stays as captured.
struct Better
{
    QString why; //!< "contract 12.2 #30", "W10", "R 12", "G 3", "contract 1" (rulings.md 28)
    QString says; //!< for people
    std::optional<int> status;
    QJsonValue json = QJsonValue(QJsonValue::Undefined);
    bool isCut = false; //!< `json` is the beginning of what we answer
    QJsonObject merge; //!< members of the captured body that are others here
    bool hasNoBody = false;
    QMap<QString, QString> headers; //!< "" = not there
    std::optional<QList<QJsonObject>> frames; //!< after a handshake
    Got got;

    //! The row as we answer it.
    [[nodiscard]] Row applied(Row row) const;
};

//! By row id, from tests/data/conformance/better.json. An entry whose title is not its row's is an error.
Result<QMap<QString, Better>> readBetters(const QString &directory, const QList<Row> &rows);

} // namespace chautari::conformance
