// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/message.h"

#include <QtCore/QByteArrayView>

namespace chautari::server {

//! \brief What a file is taken for. Its extension says it (contract.md 4), and its first bytes must not deny it.
struct MediaType
{
    QString extension; //!< lower case, without the dot
    MessageType kind = MessageType::File;
    QByteArray contentType; //!< what it is served as; of our table, never the sender's word

    //! How many of a file's first bytes looksLike() reads at most.
    static constexpr qsizetype headBytes = 4096;
    //! Every extension we know, in the order the original lists its own.
    static const QStringList &knownExtensions();
    //! Of the name's last dot on, in lower case; empty for ".png" and "noext".
    static QString extensionOf(QStringView fileName);
    //! nullopt: not one of ours.
    static std::optional<MediaType> byExtension(QStringView extension);

    //! \param head the first headBytes of the file, or all of it.
    [[nodiscard]] bool looksLike(QByteArrayView head) const;
    //! Whether a Content-Type that the sender gave may stand beside it; none and "some bytes" always may.
    [[nodiscard]] bool agreesWith(QByteArrayView declaredType) const;
};

//! \brief The checks of a file that somebody sends, with the sentences of contract.md 5.7. Pure; reads no file.
class MediaRules
{
public:
    //! Extensions that are not known are left out.
    MediaRules(const QStringList &extensions, qint64 fileBytes);

    [[nodiscard]] const QStringList &extensions() const { return m_extensions; }
    [[nodiscard]] qint64 fileBytes() const { return m_fileBytes; }

    //! What the name and the size say, in the original's order: empty, name too long, extension, size.
    [[nodiscard]] Result<MediaType> checkName(const QString &fileName, qint64 size, qint64 maxBytes) const;
    //! What the bytes say.
    [[nodiscard]] static Result<void> checkContent(
        const MediaType &type, QByteArrayView head, QByteArrayView declaredType);

private:
    QStringList m_extensions;
    qint64 m_fileBytes;
};

//! A problem of a sent file: 400 under "attachment".
Error attachmentError(const QString &sentence);

} // namespace chautari::server
