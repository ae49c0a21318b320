// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"
#include "shared/protocol/conversation.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace chautari {

class Avatar;
class ElidedLabel;
class GlyphButton;

//! \brief Who this conversation is with: initials, name, role, service, and whether they are there. GUI thread.
class ChatHeader : public QWidget
{
    Q_OBJECT
public:
    explicit ChatHeader(const ThemeController &theme, QWidget *parent = nullptr);

    void setConversation(const Conversation &conversation);
    void setPresence(bool isOnline, Timestamp lastSeen);
    void setTyping(bool isTyping);
    void setBackVisible(bool isVisible);
    void setDetailsShown(bool isShown);

    //! "Last seen today at 10:32", "Last seen on 20 November": in the person's language.
    [[nodiscard]] static QString lastSeenText(Timestamp lastSeen, const QDate &today);

Q_SIGNALS:
    void backRequested();
    void searchRequested();
    void detailsToggled(); //!< show them, or hide them

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateState();

    GlyphButton *m_backButton;
    GlyphButton *m_searchButton;
    GlyphButton *m_detailsButton;
    Avatar *m_avatar;
    ElidedLabel *m_name;
    QLabel *m_role;
    QLabel *m_state;
    ElidedLabel *m_service;
    Role m_otherRole = Role::Customer;
    bool m_isOnline = false;
    bool m_isTyping = false;
    Timestamp m_lastSeen;
};

} // namespace chautari
