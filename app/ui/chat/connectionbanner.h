// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QElapsedTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace chautari {

//! \brief Says that the server is away, when the next try comes, and how many messages wait in this window; that nobody
//! is signed in; that the disk of this computer is in the way. Hidden while all is well; a connection that is back
//! within a second shows nothing. GUI thread.
class ConnectionBanner : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionBanner(QWidget *parent = nullptr);

    void setStatus(const ConnectionStatus &status);
    void setWaitingMessages(int count);
    //! A sentence, or empty when the disk is all right.
    void setStorageProblem(const QString &sentence);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void retryRequested();
    void signInRequested();
    void testRequested(); //!< why the server is away

protected:
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] int secondsLeft() const;

    QLabel *m_label;
    QPushButton *m_testButton;
    QPushButton *m_retryButton;
    ConnectionStatus m_status;
    int m_waiting = 0;
    QString m_storageProblem;
    QElapsedTimer m_since;
    QBasicTimer m_timer;
};

} // namespace chautari
