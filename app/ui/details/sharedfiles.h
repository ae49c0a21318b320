// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/sharedfilesmodel.h"
#include "app/session/chatsession.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <memory>

class QLabel;
class QListView;
class QPushButton;

namespace chautari {

class AttachmentFiles;
class ImageViewer;

//! \brief The pictures and files of one conversation, newest first, as far as they are on this computer. Pictures open
//! here, files in their message. As high as its content: it stands in a scroll area. GUI thread.
class SharedFiles : public QWidget
{
    Q_OBJECT
public:
    SharedFiles(ChatSession &session, const ThemeController &theme, QWidget *parent = nullptr);
    ~SharedFiles() override;

    //! Asks for its files; an invalid one clears.
    void setConversation(ConversationId conversation);
    void apply(const SessionChanges &changes);

Q_SIGNALS:
    void fileWanted(const chautari::Message &message, int attachment);
    void placeWanted(const QRect &rect); //!< the keyboard went there; in coordinates of this widget

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QListView *addList(const QString &name, SharedFilesModel &model);
    void handleFound(const FilesPage &page);
    void openPicture(int row);
    void openFile(int row);
    void fit();
    void refresh();

    ChatSession &m_session;
    const ThemeController &m_theme;
    std::unique_ptr<AttachmentFiles> m_files;
    SharedFilesModel *m_pictures;
    SharedFilesModel *m_others;
    QLabel *m_picturesTitle;
    QListView *m_pictureList;
    QLabel *m_filesTitle;
    QListView *m_fileList;
    QLabel *m_note;
    QPushButton *m_olderButton;
    QPointer<ImageViewer> m_viewer;
    ConversationId m_conversation;
    qint64 m_oldestSeq = 0;
    bool m_hasMore = false;
    bool m_isWhole = true;
};

} // namespace chautari
