// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

#include <QtCore/QList>

#include <optional>

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

struct Category
{
    CategoryId id;
    QString title;
    QString slug;

    friend bool operator==(const Category &, const Category &) = default;
};

//! What a service says about who offers it. Ratings are the mean over all his services.
struct ServiceProvider
{
    UserId id;
    QString name;
    bool isVerified = false;
    double rating = 0;
    int reviewsCount = 0;

    friend bool operator==(const ServiceProvider &, const ServiceProvider &) = default;
};

//! \brief One offer of a provider (contract.md 3). Keys of the original that nothing fills yet are constants of the
//! codec.
struct Service
{
    ServiceSummary summary;
    QString description;
    QString shortDescription;
    QString discountPrice; //!< as the price; empty = none
    QString includes;
    QString excludes;
    CategoryId category;
    ServiceProvider provider;
    QList<City> cities;
    QString status; //!< one of the words below
    QString rating = QStringLiteral("0.00"); //!< 0.00 to 5.00
    int reviewsCount = 0;
    Timestamp createdAt;
    Timestamp updatedAt;

    friend bool operator==(const Service &, const Service &) = default;
};

inline constexpr QLatin1StringView serviceActive{"active"};
inline constexpr QLatin1StringView serviceDraft{"draft"};
inline constexpr QLatin1StringView servicePending{"pending"}; //!< waits for an administrator
inline constexpr QLatin1StringView serviceInactive{"inactive"};
inline constexpr QLatin1StringView serviceArchived{"archived"}; //!< deleted; its conversations still name it

//! POST, PUT and PATCH of a service: only what was said. An empty text takes an optional one away.
struct ServiceRequest
{
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<QString> shortDescription;
    std::optional<QString> price;
    std::optional<QString> discountPrice;
    std::optional<QString> duration;
    std::optional<QString> includes;
    std::optional<QString> excludes;
    std::optional<QString> status;
    std::optional<CategoryId> category;
    std::optional<QList<CityId>> cities;
};

} // namespace chautari
