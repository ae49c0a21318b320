// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/conversationmenu.h"

#include "app/models/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

ConversationMenu::ConversationMenu(const Conversation &conversation, bool hasSettings, QWidget *parent)
    : QMenu(parent)
{
    using Action = ConversationAction;
    setObjectName(u"conversationMenu"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const bool isUnread = conversation.unreadCount > 0 || conversation.isMarkedUnread;
    if (hasSettings) {
        add(conversation.isPinned ? Action::Unpin : Action::Pin, conversation.isPinned ? tr("Un&pin") : tr("&Pin"),
            u"pinAction"_s);
        add(conversation.isMuted ? Action::Unmute : Action::Mute, conversation.isMuted ? tr("Un&mute") : tr("&Mute"),
            u"muteAction"_s);
    }
    if (hasSettings || isUnread) {
        add(isUnread ? Action::MarkRead : Action::MarkUnread, isUnread ? tr("Mark as &read") : tr("Mark as un&read"),
            u"markReadAction"_s);
    }
    addSeparator();
    add(conversation.isArchived() ? Action::Unarchive : Action::Archive,
        conversation.isArchived() ? tr("Move back from the &archive") : tr("&Archive"), u"archiveAction"_s);
    add(Action::Export, tr("&Export or print…"), u"exportAction"_s);
    addSeparator();
    add(Action::Delete, tr("&Delete for me…"), u"deleteAction"_s);
}

void ConversationMenu::add(ConversationAction action, const QString &text, const QString &name)
{
    QAction *entry = addAction(text);
    entry->setObjectName(name);
    connect(entry, &QAction::triggered, this, [this, action] { Q_EMIT chosen(action); });
}

void askToDeleteConversation(const Conversation &conversation, QWidget *parent, const std::function<void()> &confirmed)
{
    const QString name = displaytext::isolated(displaytext::name(conversation.otherParticipant().displayName()));
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"deleteConversationDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(QCoreApplication::translate("ConversationMenu", "Delete for me"));
    box->setText(QCoreApplication::translate("ConversationMenu", "Delete the conversation with %1?").arg(name));
    box->setInformativeText(QCoreApplication::translate("ConversationMenu",
        "Its messages and your note go from all your devices. The other person keeps them. It cannot be undone."));
    QPushButton *remove
        = box->addButton(QCoreApplication::translate("ConversationMenu", "Delete"), QMessageBox::DestructiveRole);
    QPushButton *cancel
        = box->addButton(QCoreApplication::translate("ConversationMenu", "Cancel"), QMessageBox::RejectRole);
    remove->setObjectName(u"deleteConversationButton"_s);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(remove, &QAbstractButton::clicked, box, confirmed);
    box->open();
}

} // namespace chautari
