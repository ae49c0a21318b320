// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/selftest.h"

#include <functional>
#include <memory>

namespace chautari {

namespace {

//! In the test's thread; the probe is made there.
class Bench : public QObject
{
public:
    void put(const SelfTestPlan &plan, const std::function<void(NetworkProbe &)> &connectTo)
    {
        m_probe = std::make_unique<NetworkProbe>(plan);
        connectTo(*m_probe);
        m_probe->start();
    }

private:
    std::unique_ptr<NetworkProbe> m_probe;
};

} // namespace

SelfTest::SelfTest(QObject *parent)
    : QObject(parent)
    , m_bench(new Bench)
{
    m_thread.setObjectName("self-test");
    m_bench->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_bench, &QObject::deleteLater);
    m_thread.start();
}

SelfTest::~SelfTest()
{
    m_thread.quit();
    m_thread.wait();
}

void SelfTest::run(const SelfTestPlan &plan)
{
    QMetaObject::invokeMethod(m_bench, [this, bench = static_cast<Bench *>(m_bench), plan, number = ++m_run] {
        bench->put(plan, [this, number](NetworkProbe &probe) {
            connect(&probe, &NetworkProbe::began, this, [this, number](SelfTestStep step) {
                if (number == m_run)
                    Q_EMIT began(step);
            });
            connect(&probe, &NetworkProbe::finished, this, [this, number](const NetworkFacts &facts) {
                if (number == m_run)
                    Q_EMIT finished(facts);
            });
        });
    });
}

} // namespace chautari
