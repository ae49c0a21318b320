// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/messagehitsmodel.h"

#include "app/models/displaytext.h"
#include "shared/core/localtext.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype before = 24; // characters shown before the word
constexpr qsizetype lineLength = 160;

// The word itself is near the beginning of the line, wherever it is in the message.
QString lineAround(const QString &text, const QString &query)
{
    const QString word = query.simplified().section(u' ', 0, 0);
    const qsizetype at = word.isEmpty() ? 0 : text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at <= before) {
        return displaytext::oneLine(text, lineLength);
    }
    const qsizetype space = text.indexOf(u' ', at - before);
    const qsizetype from = space >= 0 && space < at ? space + 1 : at;
    return QChar(0x2026) + displaytext::oneLine(text.mid(from), lineLength);
}

} // namespace

MessageHitsModel::MessageHitsModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void MessageHitsModel::setHits(QList<Hit> hits, const QString &query)
{
    beginResetModel();
    m_hits = std::move(hits);
    m_query = query;
    endResetModel();
}

int MessageHitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant MessageHitsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index)) {
        return {};
    }
    const Hit &hit = m_hits.at(index.row());
    switch (role) {
    case Qt::DisplayRole: {
        const QString line = lineAround(displaytext::message(hit.message), m_query);
        return hit.isOwn ? tr("You: %1").arg(line) : line;
    }
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3", "person, time, text")
            .arg(hit.peer,
                localtext::toString(
                    QDateTime::fromMSecsSinceEpoch(hit.message.createdAt.microseconds() / 1000), QLocale::ShortFormat),
                displaytext::oneLine(displaytext::message(hit.message), lineLength));
    case PeerRole:
        return hit.peer;
    case TimeRole:
        return hit.message.createdAt.microseconds();
    default:
        return {};
    }
}

} // namespace chautari
