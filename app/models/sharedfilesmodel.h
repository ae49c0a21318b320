// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"

#include <QtCore/QAbstractListModel>

namespace chautari {

//! \brief The files of one conversation, newest first: either its pictures, or everything else. GUI thread; fed with
//! pages and SessionChanges.
class SharedFilesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Kind { Pictures, Others };

    explicit SharedFilesModel(Kind kind, QObject *parent = nullptr);

    struct SharedFile
    {
        Message message;
        int attachment = 0; //!< index in the message
    };

    void clear();
    //! Newer or older ones in any order; one that is known changes.
    void upsert(const QList<Message> &messages);
    void remove(MessageId message);
    [[nodiscard]] const SharedFile &file(int row) const { return m_files.at(row); }
    [[nodiscard]] const Attachment &attachment(int row) const;
    void noteChanged(); //!< a picture came: every row looks anew

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the name of the file.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void upsert(const Message &message);

    Kind m_kind;
    QList<SharedFile> m_files; //!< by falling seq
};

} // namespace chautari
