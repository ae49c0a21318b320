// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace chautari {

//! \brief Stands in the composer's place while the other person is blocked: why one cannot write, and the way back.
//! Knows no session. GUI thread.
class BlockedBar : public QWidget
{
    Q_OBJECT
public:
    explicit BlockedBar(QWidget *parent = nullptr);

    void setName(const QString &name); //!< already safe to show
    //! Empty: there is none, and the button can be used again.
    void setProblem(const QString &problem);

Q_SIGNALS:
    void unblockRequested(); //!< the button waits for setProblem() or for being hidden

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_sentence;
    QLabel *m_problem;
    QPushButton *m_unblockButton;
    QString m_name;
};

} // namespace chautari
