// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"
#include "app/session/chatsession.h"

#include <QtCore/QPointer>

#include <memory>
#include <vector>

class QMenu;
class QTemporaryDir;
class QWidget;

namespace chautari {

class AttachmentFiles;
class Composer;
class ImageViewer;
class MessageView;
class ThemeController;

//! What a person does with single messages works on.
struct MessageActionParts
{
    ChatSession &session;
    MessageListModel &model;
    MessageView &view;
    Composer &composer;
    AttachmentFiles &files;
    const ThemeController &theme;
    QWidget &page; //!< dialogs belong to it
};

//! \brief What a person can do with one message: answer, change, delete, react, report, look at its files. Also knows
//! what the text in the composer is about, and sends it. GUI thread.
class MessageActions : public QObject
{
    Q_OBJECT
public:
    explicit MessageActions(const MessageActionParts &parts, QObject *parent = nullptr);
    ~MessageActions() override;

    //! Another conversation: what was begun here is dropped.
    void reset();
    //! The composer's text and files: a new message, an answer, or the new text of an old one.
    void send(const QString &text);
    //! A recording; it answers when an answer was begun. Text and files in the composer stay.
    void sendVoice(const QString &path);
    //! The composer holds the text of an old message, not a new one.
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] Message targetNow() const;
    //! What is begun and not sent, also while an old message is edited.
    [[nodiscard]] QString draft() const;
    void reply(int row);
    void edit(int row);
    void askToDelete(int row);
    void toggleReaction(int row, const QString &emoji);
    void openFile(int row, int attachment);
    void saveFile(int row, int attachment);
    // With the messages that are chosen in the view.
    void copyChosen();
    void forwardChosen();
    void deleteChosen();

Q_SIGNALS:
    void sent(chautari::ConversationId conversation);
    void forwardRequested(const QList<chautari::Message> &messages);
    void messageWanted(chautari::MessageId message, qint64 seq); //!< the one that another answers

private:
    enum class Purpose { New, Reply, EditStored, EditWaiting };

    void fillMenu(int row, QMenu *menu);
    void addReactions(int row, QMenu *menu);
    void addFileActions(int row, QMenu *menu);
    void forward(int row);
    void choose(int row);
    void cancelSending(int row);
    void editLast();
    void endPurpose();
    void jumpToAnswered(int row);
    void askToReport(int row);
    void showPicture(int row, int attachment);
    void openOutside(const QString &path, const QString &name);
    void tellFailure(const QString &what, const Error &error);
    [[nodiscard]] bool canEdit(const MessageRow &row) const;
    [[nodiscard]] int minutesToDelete(const MessageRow &row) const;

    MessageActionParts m;
    Purpose m_purpose = Purpose::New;
    Message m_target; //!< that is answered or changed
    QString m_waitingId; //!< with EditWaiting
    QString m_draft; //!< what was in the composer before a change began
    QPointer<ImageViewer> m_viewer;
    std::vector<std::unique_ptr<QTemporaryDir>> m_opened; //!< copies that other programs look at
};

} // namespace chautari
