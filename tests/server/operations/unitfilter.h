// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <linux/filter.h>

#include <memory>
#include <vector>

namespace chautari::test {

//! \brief What a unit of systemd forbids its process, as far as one process can do it to itself: SystemCallFilter=,
//! RestrictAddressFamilies= and MemoryDenyWriteExecute=, by seccomp, as systemd does it.
class UnitFilter
{
public:
    //! Null when the unit cannot be read or systemd-analyze, which knows what the sets hold, is not there.
    static std::unique_ptr<UnitFilter> of(const QString &unitFile);
    //! Between fork and exec, where hardly anything is allowed and QProcess gives a stack of 4 KiB. False: this machine
    //! does not let us.
    [[nodiscard]] bool enter() const;
    [[nodiscard]] int allowedCalls() const { return m_allowedCalls; }

private:
    UnitFilter() = default;

    std::vector<sock_filter> m_program;
    int m_allowedCalls = 0;
};

} // namespace chautari::test
