// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

#include <QtCore/QList>

namespace chautari {

//! \brief What a conversation says about its service (contract.md 5.0, ruling 12.5).
struct ServiceSummary
{
    ServiceId id;
    QString title;
    QString slug;
    QString price; //!< decimal string with 2 digits, "1500.00"
    QString duration;
    QString category; //!< the category's title

    friend bool operator==(const ServiceSummary &, const ServiceSummary &) = default;
};

struct City
{
    CityId id;
    QString name;
    QString region;

    friend bool operator==(const City &, const City &) = default;
};

//! \brief One offer of a provider (contract.md 3). Keys of the original that nothing fills yet are constants of the
//! codec.
struct Service
{
    ServiceSummary summary;
    QString description;
    CategoryId category;
    UserId providerId;
    QString providerName;
    QList<City> cities;
    QString status; //!< "active", "draft", ...
    Timestamp createdAt;
    Timestamp updatedAt;

    friend bool operator==(const Service &, const Service &) = default;
};

} // namespace chautari
