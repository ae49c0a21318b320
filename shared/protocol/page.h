// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace chautari {

//! \brief The contract's page object (contract.md 1.2). Links are absolute URLs, empty = null.
template <typename T>
struct Page
{
    qint64 count = 0;
    int totalPages = 1;
    int currentPage = 1;
    QString next;
    QString previous;
    QList<T> results;
};

} // namespace chautari
