// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/sharedfilesmodel.h"

#include "app/models/displaytext.h"
#include "shared/core/localtext.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

SharedFilesModel::SharedFilesModel(Kind kind, QObject *parent)
    : QAbstractListModel(parent)
    , m_kind(kind)
{ }

void SharedFilesModel::clear()
{
    beginResetModel();
    m_files.clear();
    endResetModel();
}

void SharedFilesModel::upsert(const QList<Message> &messages)
{
    for (const Message &message : messages)
        upsert(message);
}

void SharedFilesModel::upsert(const Message &message)
{
    QList<SharedFile> files;
    for (int i = 0; i < int(message.attachments.size()); ++i) {
        const bool isPicture = message.attachments.at(i).kind == MessageType::Image;
        if (isPicture == (m_kind == Kind::Pictures) && message.deletion == DeletionType::None)
            files.append({message, i});
    }
    const auto first = std::ranges::lower_bound(
        m_files, message.seq, std::ranges::greater(), [](const SharedFile &file) { return file.message.seq; });
    const int row = int(first - m_files.begin());
    int known = 0;
    while (row + known < m_files.size() && m_files.at(row + known).message.seq == message.seq)
        ++known;
    if (known == files.size() && known > 0) {
        std::ranges::copy(files, m_files.begin() + row);
        Q_EMIT dataChanged(index(row), index(row + known - 1));
        return;
    }
    if (known > 0) {
        beginRemoveRows({}, row, row + known - 1);
        m_files.remove(row, known);
        endRemoveRows();
    }
    if (!files.isEmpty()) {
        beginInsertRows({}, row, row + int(files.size()) - 1);
        for (qsizetype i = 0; i < files.size(); ++i)
            m_files.insert(row + i, files.at(i));
        endInsertRows();
    }
}

void SharedFilesModel::remove(MessageId message)
{
    for (int row = int(m_files.size()) - 1; row >= 0; --row) {
        if (m_files.at(row).message.id == message) {
            beginRemoveRows({}, row, row);
            m_files.removeAt(row);
            endRemoveRows();
        }
    }
}

const Attachment &SharedFilesModel::attachment(int row) const
{
    const SharedFile &file = m_files.at(row);
    return file.message.attachments.at(file.attachment);
}

void SharedFilesModel::noteChanged()
{
    if (!m_files.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_files.size()) - 1), {Qt::DecorationRole});
}

int SharedFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

QVariant SharedFilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Attachment &told = attachment(index.row());
    const Message &message = m_files.at(index.row()).message;
    const QString name = told.kind == MessageType::Audio ? tr("Voice message") : displaytext::name(told.fileName);
    const QString day = localtext::toString(message.createdAt.toLocalTime().date(), QLocale::ShortFormat);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return QString(name + u", "_s + displaytext::name(message.sender.displayName()) + u", "_s + day);
    default:
        return {};
    }
}

} // namespace chautari
