// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/chat/messagetiles.h"

#include <QtCore/QCache>
#include <QtCore/QThreadPool>

#include <functional>

namespace chautari {

//! \brief The files of the messages on the screen: asks the session for what is looked at, reads pictures in a thread
//! of its own, and remembers them within a budget. GUI thread; never blocks.
class AttachmentFiles : public QObject
{
    Q_OBJECT
public:
    explicit AttachmentFiles(ChatSession &session, QObject *parent = nullptr);
    ~AttachmentFiles() override; //!< waits for the picture being read

    //! Another conversation: what was asked for is not wanted any more.
    void reset();
    //! What is known now. A picture that is not here is asked for, and changed() follows.
    //! \param pixels of the screen that it covers
    [[nodiscard]] TileState state(const MessageRow &row, int attachment, QSize pixels);
    //! Where the whole file is, when it is known to be on this computer.
    [[nodiscard]] QString pathOf(const MessageRow &row, int attachment) const;
    //! The whole file, from the server if need be; `done` gets its place, once, or an empty one and why.
    using FileCallback = std::function<void(const QString &path, const Error &error)>;
    void want(const MessageRow &row, int attachment, FileCallback done);

Q_SIGNALS:
    void changed(); //!< something looks different now

private:
    struct File
    {
        TileState::Bytes bytes = TileState::Bytes::Elsewhere;
        double progress = -1;
        QSize pixels; //!< that its picture is to cover
        bool isAsked = false;
        bool isPicture = false;
        QString path; //!< of the whole file
        QList<FileCallback> waiting;
    };

    void handle(const MediaEvent &media);
    void read(const QString &key, const QString &path, QSize pixels);
    void handleRead(const QString &key, const QImage &picture, int generation);
    void answer(File &file, const QString &path, const Error &error);

    ChatSession &m_session;
    QHash<QString, File> m_files;
    QHash<QString, double> m_uploads; //!< how much has gone, 0 to 1, by client_message_id
    QCache<QString, QImage> m_pictures; //!< costs are KiB
    QThreadPool m_pool;
    int m_generation = 0;
};

//! A file's name on this computer: somebody else chose it, so there are no folders in it and nothing hidden.
QString safeFileName(const QString &told);

} // namespace chautari
