// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"

namespace chautari::server {

//! Who knew the code gets a ticket, and the proof that it comes from the host.
struct JoinWelcome
{
    QByteArray proof;
    Invitation invitation;
};

//! \brief What owners see and change of the place and its people. Lives in an I/O thread, as long as its context. The
//! routes let owners through only.
class PlaceController
{
public:
    PlaceController(const Services &services, QObject *context)
        : m_services(services)
        , m_context(context)
    { }

    [[nodiscard]] PlaceSettings settings() const { return m_services.directory.place(); }
    void change(const Identity &who, const PlaceSettingsChange &change, const Done<PlaceSettings> &done);
    void people(PageRequest page, const Done<Page<PlacePerson>> &done);
    void waiting(const Done<QList<PlacePerson>> &done);
    void changePerson(
        const Identity &who, UserId person, const PlacePersonChange &change, const Done<PlacePerson> &done);
    void refuse(const Identity &who, UserId person, const Done<void> &done);
    void invite(const Identity &who, const InvitationRequest &request, const Done<Invitation> &done);
    void withdrawInvitations(const Identity &who, const Done<void> &done);

    //! Without TLS there is no key to prove: ValidationFailed.
    void openCode(const Identity &who, const Done<JoinCode> &done);
    void closeCode() { m_services.accountMemory.joinDesk.close(); }
    [[nodiscard]] Result<JoinDesk::Hello> hello() { return m_services.accountMemory.joinDesk.hello(); }
    //! A ticket for whoever knows the code.
    void join(const QString &attempt, const JoinAnswer &answer, const Done<JoinWelcome> &done);

private:
    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
