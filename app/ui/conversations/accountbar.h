// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QPushButton;

namespace chautari {

class Avatar;
class ElidedLabel;

//! \brief Who is signed in here and whether the server is reached, with a countdown while it is not. GUI thread.
class AccountBar : public QWidget
{
    Q_OBJECT
public:
    explicit AccountBar(const ThemeController &theme, QWidget *parent = nullptr);

    void setPerson(UserId id, const QString &name);
    void setStatus(const ConnectionStatus &status);
    //! The person is away, so that he does not forget that he said so; `canReturn` = it was he who said it.
    void setAway(bool isAway, bool canReturn);
    //! Off while the chat beside it already offers the same.
    void setRetryOffered(bool isOffered);

Q_SIGNALS:
    void retryRequested();
    void returnRequested(); //!< the person is back

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void countDown();
    void showRetry();
    [[nodiscard]] QString statusText() const;

    Avatar *m_avatar;
    ElidedLabel *m_name;
    ElidedLabel *m_state;
    QPushButton *m_retryButton;
    QPushButton *m_returnButton;
    ConnectionStatus m_status;
    QTimer m_timer;
    int m_seconds = 0;
    bool m_isRetryOffered = true;
    bool m_isAway = false;
};

} // namespace chautari
