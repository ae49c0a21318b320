// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/awaycontrol.h"

#include "app/ui/conversations/accountbar.h"

#include <QtGui/QAction>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int lookEveryMs = 30'000;

} // namespace

AwayControl::AwayControl(ChatSession &session, const Shell &shell, AccountBar &bar, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_bar(bar)
    , m_replier(session)
    , m_action(new QAction(this))
{
    m_action->setObjectName(u"awayAction"_s);
    m_action->setCheckable(true);
    connect(m_action, &QAction::triggered, this, &AwayControl::setAway);
    connect(&m_bar, &AccountBar::returnRequested, this, [this] { setAway(false); });
    connect(&m_timer, &QTimer::timeout, this, &AwayControl::showState);
    m_timer.start(lookEveryMs);
    apply();
    retranslate();
}

void AwayControl::apply()
{
    const OfficeHours hours = m_shell.settings.officeHours();
    m_replier.setHours(hours);
    m_action->setChecked(hours.isAway());
    showState();
}

void AwayControl::setHours(const OfficeHours &hours)
{
    m_shell.settings.setOfficeHours(hours);
    apply();
    Q_EMIT changed();
}

void AwayControl::setAway(bool isAway)
{
    OfficeHours hours = m_shell.settings.officeHours();
    hours.awaySince = isAway ? QDateTime::currentDateTime() : QDateTime();
    setHours(hours);
}

void AwayControl::showState()
{
    const OfficeHours hours = m_shell.settings.officeHours();
    m_bar.setAway(hours.closedSince(QDateTime::currentDateTime()).isValid(), hours.isAway());
}

void AwayControl::retranslate()
{
    m_action->setText(tr("I am a&way"));
}

} // namespace chautari
