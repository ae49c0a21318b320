// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/temporaryfile.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>

namespace chautari::server {

//! \brief One file that came in a request's body: its bytes lie in a temporary file. A value; copies share the file.
struct UploadedFile
{
    QString fieldName; //!< of the form; empty for a body that is a file as a whole
    QString fileName; //!< as the sender wrote it: data for people, never a path
    QByteArray contentType; //!< as the sender declared it
    qint64 size = 0; //!< of all bytes that were sent, also of those over the limit
    QByteArray hash; //!< BLAKE2b-256 without a key; empty over the limit
    bool isOverLimit = false;
    std::shared_ptr<TemporaryFile> content; //!< null over the limit
};

struct FormField
{
    QString name;
    QByteArray value;
};

//! \brief A multipart/form-data body (RFC 7578). Fields and files each in the order they came; names may repeat. A part
//! with an empty file name, which is how a browser sends a file that nobody chose, is left out.
struct MultipartForm
{
    QList<FormField> fields;
    QList<UploadedFile> files;
    bool isMalformed = false; //!< it could not be read, and nothing of it is here
};

} // namespace chautari::server
