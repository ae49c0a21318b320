// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/messagecontroller.h"
#include "server/net/multipartform.h"

namespace chautari::server {

//! One upload more for `user`, or why not. \param bytes 0: only asks, and takes nothing.
std::optional<Error> takeUpload(const Services &services, UserId user, qint64 bytes);

//! The first bytes of a file that came, as many as its type is told by.
QByteArray headOf(const UploadedFile &file);

//! \brief Files of messages: takes those that come with one, and gives them to who may have them. Lives in an I/O
//! thread, as long as its context; the disk is other threads' business.
class AttachmentController
{
public:
    AttachmentController(const Services &services, QObject *context, MessageController &messages);

    //! A message with files. They are checked and on the disk before its row is written, and gone again when it is not.
    void send(const Identity &who, const SendMessageRequest &request, const QList<UploadedFile> &files,
        const Done<SentMessage> &done);

    struct Opened
    {
        QString fileName;
        QString contentType;
        QByteArray hash;
        std::shared_ptr<FileBody> body;
    };
    //! Also a profile picture. \param viewer invalid: a signed link lets in whoever has it. NotFound for who may not
    //! see it, and when its bytes are not those that were stored, too.
    void open(UserId viewer, const QString &storageName, MediaStore::Part part, const Done<Opened> &done);

private:
    void examine(const QString &storageName, const Opened &opened, const Done<Opened> &done);
    void inspectAll(QList<AttachmentRecord> files, const Message &message) const;

    const Services &m_services;
    QObject *m_context;
    MessageController &m_messages;
};

} // namespace chautari::server
