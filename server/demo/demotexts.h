// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/protocol/user.h"

#include <QtCore/QStringView>

#include <span>

// The words and people of the demo, as tables.
namespace chautari::server::demo {

struct Person
{
    QStringView username;
    QStringView firstName;
    QStringView lastName;
    QStringView phone;
    Role role = Role::Customer;
    bool isVerified = false;
};

struct Trade
{
    QStringView title;
    QStringView slug;
    QStringView category;
    QStringView price;
    QStringView duration;
    QStringView description;
};

struct Line
{
    int minutesAgo = 0;
    bool isFromCustomer = false;
    QStringView text;
};

//! Marks count lines from the end that the person has not read.
struct Talk
{
    int customer = 0; //!< user id
    int provider = 0;
    int service = 0;
    std::span<const Line> lines;
    int unreadByCustomer = 0;
    int unreadByProvider = 0;
};

struct Place
{
    QStringView name;
    QStringView region;
};

std::span<const Person> people(); //!< user ids 1, 2, 3...
std::span<const Trade> trades(); //!< service ids 1, 2, 3...
std::span<const Talk> talks(); //!< conversation ids 1, 2, 3...
std::span<const Place> places();

} // namespace chautari::server::demo
