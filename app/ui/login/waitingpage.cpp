// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/waitingpage.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

WaitingPage::WaitingPage(const ThemeController &theme, QWidget *parent)
    : CardPage(theme, parent)
    , m_leaveButton(new QPushButton(this))
{
    m_leaveButton->setObjectName(u"leaveWaitingButton"_s);
    m_leaveButton->setAutoDefault(true);
    addProgress();
    setProgressVisible(true);
    column().addWidget(m_leaveButton);
    connect(m_leaveButton, &QPushButton::clicked, this, &CardPage::backRequested);
    WaitingPage::retranslate();
}

void WaitingPage::setPlace(const QString &name)
{
    m_place = name;
    retranslate();
}

void WaitingPage::focusFirst()
{
    m_leaveButton->setFocus();
}

void WaitingPage::retranslate()
{
    CardPage::retranslate();
    setTitle(tr("Waiting to be let in"));
    setSubtitle(m_place.isEmpty()
            ? tr("The person who runs this server has been told. You come in by yourself as soon as they let you.")
            : tr("The person who runs %1 has been told. You come in by yourself as soon as they let you.",
                "name of a place")
                  .arg(m_place));
    m_leaveButton->setText(tr("Do not wait"));
}

} // namespace chautari
