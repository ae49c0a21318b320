// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"

#include <QtCore/QAbstractListModel>

namespace chautari {

//! \brief What a search found in messages, newest first. GUI thread.
class MessageHitsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        PeerRole = Qt::UserRole + 1, //!< QString: with whom the conversation is
        TimeRole, //!< qint64, microseconds
    };

    explicit MessageHitsModel(QObject *parent = nullptr);

    struct Hit
    {
        Message message;
        QString peer;
        bool isOwn = false;
    };
    void setHits(QList<Hit> hits, const QString &query);
    void clear() { setHits({}, {}); }
    [[nodiscard]] const Message &message(int row) const { return m_hits.at(row).message; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole: one line around the first word that was looked for.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Hit> m_hits;
    QString m_query;
};

} // namespace chautari
