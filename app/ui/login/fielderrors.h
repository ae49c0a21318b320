// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/servertext.h"
#include "shared/core/error.h"

#include <QtCore/QList>

#include <utility>

namespace chautari {

class FormField;

//! Puts each sentence under the field it is about, in the person's language where we know the sentence. Returns what
//! belongs to no shown field; empty when everything found its place.
QString showFieldErrors(const Error &error, const QList<std::pair<QString, FormField *>> &fields);

} // namespace chautari
