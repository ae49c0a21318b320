// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/networkprobe.h"

#include <QtCore/QThread>

namespace chautari {

//! \brief A self-test in a thread of its own, for whoever must not wait: reading the kernel's tables takes a while on a
//! busy computer. Made and used in the GUI thread; one run at a time, a new one gives the last one up.
class SelfTest : public QObject
{
    Q_OBJECT
public:
    explicit SelfTest(QObject *parent = nullptr);
    ~SelfTest() override; //!< joins, without waiting for answers

    void run(const SelfTestPlan &plan);

Q_SIGNALS:
    void began(chautari::SelfTestStep step);
    void finished(const chautari::NetworkFacts &facts);

private:
    QThread m_thread;
    QObject *m_bench = nullptr; //!< deleted in its own thread
    int m_run = 0; //!< what an earlier run says is of no interest
};

} // namespace chautari
