// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"
#include "shared/protocol/ownerconsole.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace chautari {

//! \brief The word of whoever runs the server, above everything, until it is taken away or the reader puts it aside.
//! GUI thread.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    //! \param isRead it was put aside before
    void setNotice(const Notice &notice, bool isRead);
    void retranslate();

Q_SIGNALS:
    void dismissed(chautari::Timestamp at); //!< of the notice

private:
    void showName();

    QLabel *m_text;
    QPushButton *m_closeButton;
    Notice m_notice;
};

} // namespace chautari
