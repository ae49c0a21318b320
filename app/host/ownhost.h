// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/hostedserver.h"
#include "app/host/hostservice.h"

#include <optional>

namespace chautari {

//! \brief The one server of this person on this computer, wherever it runs: inside this program, or kept as a service
//! of the person's systemd, which goes on when the window is closed. Hands over from one to the other with the same
//! data, port and key. Never both at a time: the one has ended before the other is asked to start, and should they meet
//! after all, the lock of the data directory lets in the first alone. Lives in the GUI thread and never blocks it but
//! at its end.
class OwnHost : public QObject
{
    Q_OBJECT
public:
    explicit OwnHost(QObject *parent = nullptr);
    ~OwnHost() override; //!< waits until the server inside has stopped; a service goes on

    //! \param isKept it is a service's since an earlier time; inside when that cannot be started, with keepFailed.
    void start(const HostPlan &plan, bool isKept);
    void stop(); //!< wherever it runs, for good; answers with stopped, or with keepFailed. Nothing while isBusy()
    void restore(const QString &file, const QString &passphrase); //!< only inside this program
    //! Answers with started, and with keepFailed after it when it stays where it was. Nothing while isBusy().
    void setKept(bool isKept);

    [[nodiscard]] bool isRunning() const { return m_step == Step::Inside || m_step == Step::Service; }
    [[nodiscard]] bool isBusy() const { return !isRunning() && m_step != Step::Nowhere; }
    [[nodiscard]] bool isKept() const { return m_isKept; } //!< while busy: where it goes to
    [[nodiscard]] bool canBeKept() const { return m_service.isThere(); }
    [[nodiscard]] const HostStatus &status() const { return m_status; } //!< of the last start

Q_SIGNALS:
    void started(const chautari::HostStatus &status);
    void failed(const chautari::Error &error); //!< it runs nowhere; a sentence that says what to do
    void stopped();
    void restoreFailed(const chautari::Error &error); //!< nothing was changed
    void keepFailed(const chautari::Error &error); //!< a sentence
    void keptChosen(bool isKept); //!< to be remembered for start(), before the first server ends
    void changed(); //!< what can be done, or how far it is

private:
    enum class Step {
        Nowhere,
        Opening, //!< inside
        Inside,
        Preparing, //!< the service, while the server inside runs
        Draining, //!< inside, for the service
        Starting, //!< the service
        Service,
        Returning, //!< the service ends, for the server inside
        Stopping, //!< for good
    };

    void go(Step step);
    void handleStarted(const HostStatus &status);
    void handleFailed(const Error &error);
    void handleStopped();
    void handOver();
    void startService();
    void takeBack();
    void fallBack();
    void openInside();

    HostService m_service;
    std::unique_ptr<HostedServer> m_inside;
    HostPlan m_plan;
    HostStatus m_status;
    std::optional<Error> m_problem; //!< told once it runs again
    Step m_step = Step::Nowhere;
    bool m_isKept = false;
    bool m_isHandedOver = false; //!< the service is being started for the first time
};

} // namespace chautari
