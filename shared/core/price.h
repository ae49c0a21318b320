// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QString>

// Prices are whole paisa wherever they are compared or stored, and decimal strings with 2 digits on the wire: "1500.00"
// (contract.md 1). Never floating point.
namespace chautari {

//! Paisa of a plain decimal number: "1500", "1500.5", "0.05". The error is the contract's sentence.
Result<qint64, QString> paisaOf(QStringView text);
//! 150050 -> "1500.50". Not for negative amounts.
QString priceText(qint64 paisa);

} // namespace chautari
