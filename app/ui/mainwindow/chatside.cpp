// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/chatside.h"

#include "app/ui/chat/chatpage.h"
#include "app/ui/details/detailspane.h"

#include <QtGui/QFontMetrics>

#include <algorithm>

namespace chautari {

ChatSide::ChatSide(ChatSession &session, const Shell &shell, QWidget *parent)
    : QSplitter(parent)
    , m_shell(shell)
    , m_chat(new ChatPage(session, shell.theme, this, shell.voice))
    , m_details(new DetailsPane(session, shell.theme, this))
    , m_isWanted(shell.settings.showsDetails())
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    m_chat->setMinimumWidth(320);
    m_details->setMinimumWidth(240);
    addWidget(m_chat);
    addWidget(m_details);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    m_details->hide();
    connect(m_chat, &ChatPage::detailsToggled, this, [this] { toggle(Focus::Stays); });
    connect(&shell.theme, &ThemeController::changed, this, &ChatSide::updatePanes);
    connect(m_details, &DetailsPane::exportRequested, this, &ChatSide::exportRequested);
    connect(m_details, &DetailsPane::closeRequested, this, [this] { showDetails(false, Focus::Follows); });
    connect(m_details, &DetailsPane::fileWanted, this, [this](const Message &message, int attachment) {
        if (m_isInFront)
            showDetails(false, Focus::Follows);
        m_chat->openFile(message, attachment);
    });
    connect(m_chat, &ChatPage::conversationShown, this, [this](const Conversation &conversation, bool isOnline) {
        m_details->setConversation(conversation, isOnline);
        m_hasConversation = conversation.id.isValid();
        updatePanes();
    });
}

ChatSide::~ChatSide() = default;

void ChatSide::toggleDetails()
{
    toggle(Focus::Follows);
}

void ChatSide::toggle(Focus focus)
{
    if (m_hasConversation)
        showDetails(!m_details->isVisibleTo(this), focus);
}

// What is asked for in a narrow window is for now; beside the chat it is a wish for good.
void ChatSide::showDetails(bool isShown, Focus focus)
{
    if (isWide()) {
        m_isWanted = isShown;
        m_shell.settings.setShowsDetails(isShown);
    }
    m_isInFront = isShown && !isWide();
    const bool hadFocus = m_details->isAncestorOf(m_details->window()->focusWidget());
    updatePanes();
    if (isShown && (focus == Focus::Follows || m_isInFront))
        m_details->focusFirst();
    else if (hadFocus)
        m_chat->focusComposer();
}

void ChatSide::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    updatePanes();
}

bool ChatSide::isWide() const
{
    return width() >= foldWidth * std::max(1.0, m_shell.theme.textScale());
}

void ChatSide::updatePanes()
{
    m_isInFront = m_isInFront && !isWide() && m_hasConversation;
    const bool isShown = m_hasConversation && (isWide() ? m_isWanted : m_isInFront);
    if (isShown && isWide() && !m_isSized) {
        m_isSized = true; // from now on as the person wants it
        const int wanted = QFontMetrics(m_shell.theme.font(FontRole::Body)).averageCharWidth() * 42;
        const int details = std::clamp(wanted, m_details->minimumWidth(), width() * 45 / 100);
        m_details->show();
        setSizes({width() - details, details});
    }
    m_chat->setVisible(!m_isInFront); // first: a hidden composer cannot take the focus
    m_details->setVisible(isShown);
    m_chat->setDetailsShown(isShown);
}

} // namespace chautari
