// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "server/domain/peopleorder.h"

namespace chautari::server {

//! \brief Carries out what is ordered about people from the command line, which is the right of whoever owns the data
//! directory: no owner is asked, and an administrator is made here only (rulings.md 12). The rules for names, addresses
//! and passwords are those of a registration. Waits for the database and hashes where it is called, so not in an I/O
//! thread.
class PeopleOffice
{
public:
    //! \param context of a thread that runs, other than the caller's: answers of the storage pass through it.
    PeopleOffice(const Services &services, QObject *context)
        : m_services(services)
        , m_context(context)
    { }

    //! Sentences for the person who typed the command; of List a line for each person, with tabs.
    [[nodiscard]] Result<QStringList> perform(const PeopleOrder &order) const;

private:
    [[nodiscard]] Result<QStringList> add(const PeopleOrder &order) const;
    [[nodiscard]] Result<QStringList> list(const PeopleOrder &order) const;
    [[nodiscard]] Result<QStringList> setPassword(const PeopleOrder &order) const;
    [[nodiscard]] Result<QStringList> setActive(const PeopleOrder &order, bool isActive) const;
    template <typename T>
    Result<T> writeNow(std::function<Result<T>(WriteTransaction &)> command) const;
    template <typename T>
    Result<T> readNow(std::function<Result<T>(Stores &)> query) const;

    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
