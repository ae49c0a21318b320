// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/startpage.h"

#include "app/ui/widgets/choicebutton.h"

#include <QtWidgets/QBoxLayout>

using namespace Qt::StringLiterals;

namespace chautari {

StartPage::StartPage(const ThemeController &theme, bool canTry, QWidget *parent)
    : CardPage(theme, parent)
    , m_tryButton(new ChoiceButton(Glyph::Play, theme, this))
    , m_joinButton(new ChoiceButton(Glyph::Link, theme, this))
    , m_hostButton(new ChoiceButton(Glyph::House, theme, this))
    , m_restoreButton(new ChoiceButton(Glyph::Turn, theme, this))
    , m_canTry(canTry)
{
    m_tryButton->setObjectName(u"tryButton"_s);
    m_joinButton->setObjectName(u"joinButton"_s);
    m_hostButton->setObjectName(u"hostButton"_s);
    m_hostButton->setVisible(canTry);
    m_restoreButton->setObjectName(u"restoreButton"_s);
    m_tryButton->setVisible(canTry);
    column().addSpacing(grid);
    column().addWidget(m_tryButton);
    column().addWidget(m_joinButton);
    column().addWidget(m_hostButton);
    column().addWidget(m_restoreButton);
    addProgress();
    setBackVisible(false);
    connect(m_tryButton, &QPushButton::clicked, this, &StartPage::tryRequested);
    connect(m_joinButton, &QPushButton::clicked, this, &StartPage::joinRequested);
    connect(m_hostButton, &QPushButton::clicked, this, &StartPage::hostRequested);
    connect(m_restoreButton, &QPushButton::clicked, this, &StartPage::restoreRequested);
    StartPage::retranslate();
}

void StartPage::setBusy(bool isBusy)
{
    m_tryButton->setEnabled(!isBusy);
    m_joinButton->setEnabled(!isBusy);
    m_hostButton->setEnabled(!isBusy);
    m_restoreButton->setEnabled(!isBusy);
    setProgressVisible(isBusy);
}

void StartPage::setRestoreVisible(bool isVisible)
{
    m_restoreButton->setVisible(isVisible);
}

void StartPage::focusFirst()
{
    (m_canTry ? m_tryButton : m_joinButton)->setFocus();
}

void StartPage::retranslate()
{
    CardPage::retranslate();
    setTitle(tr("Welcome to Chautari"));
    setSubtitle(tr("Chat between customers and the people who do the work. What do you want to do?"));
    m_tryButton->setTexts(
        tr("Try it"), tr("See it at once with made-up people, on this computer only. No account, no network."));
    m_joinButton->setTexts(
        tr("Join a server"), tr("Your workplace or a provider gave you an address. You sign in there."));
    m_hostButton->setTexts(tr("Host on this computer"),
        tr("Your shop or workshop gets a chat of its own. Others on your network join you."));
    m_restoreButton->setTexts(
        tr("Restore…"), tr("You have a backup of an account, from this computer or another one."));
}

} // namespace chautari
