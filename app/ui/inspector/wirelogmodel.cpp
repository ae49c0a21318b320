// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/inspector/wirelogmodel.h"

#include "shared/core/localtext.h"

#include <QtCore/QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

QString durationText(qint64 us)
{
    return localtext::toString(double(us) / 1000, 'f', us < 10'000 ? 1 : 0);
}

} // namespace

WireLogModel::WireLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void WireLogModel::append(const QList<WireEvent> &events)
{
    if (events.isEmpty())
        return;
    const QList<WireEvent> fresh = events.mid(std::max<qsizetype>(0, events.size() - WireTap::most));
    const qsizetype tooMany = m_events.size() + fresh.size() - WireTap::most;
    if (tooMany > 0) {
        beginRemoveRows({}, 0, int(tooMany) - 1);
        m_events.remove(0, tooMany);
        endRemoveRows();
    }
    beginInsertRows({}, int(m_events.size()), int(m_events.size() + fresh.size()) - 1);
    m_events += fresh;
    endInsertRows();
}

void WireLogModel::clear()
{
    beginResetModel();
    m_events.clear();
    endResetModel();
}

void WireLogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_events.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_events.size()) - 1, ColumnCount - 1));
}

QString WireLogModel::lineOf(int row) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells.append(text(m_events.at(row), column));
    return cells.join(u'\t');
}

int WireLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int WireLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WireLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_events.size())
        return {};
    if (role == Qt::DisplayRole)
        return text(m_events.at(index.row()), index.column());
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant WireLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Direction:
        return tr("Direction");
    case What:
        return tr("What");
    case Size:
        return tr("Bytes");
    case Outcome:
        return tr("Outcome");
    case ColumnCount:
        break;
    }
    return {};
}

QString WireLogModel::text(const WireEvent &event, int column) const
{
    switch (Column(column)) {
    case Time:
        return event.at.toLocalTime().toString(u"HH:mm:ss.zzz"_s);
    case Direction:
        switch (event.kind) {
        case WireKind::FrameIn:
            return tr("← in", "a frame came");
        case WireKind::FrameOut:
            return tr("→ out", "a frame went");
        case WireKind::Request:
            return tr("⇄ HTTP", "a request and its answer");
        case WireKind::Connection:
            return tr("● line", "the connection came or went");
        }
        break;
    case What:
        if (event.kind != WireKind::Connection)
            return event.detail.isEmpty() ? event.name : QString(event.name + u' ' + event.detail);
        if (event.name == u"online")
            return tr("connected");
        if (event.name == u"connecting")
            return tr("connecting");
        return event.detail.isEmpty() ? tr("lost") : tr("lost: %1", "the connection; why").arg(event.detail);
    case Size:
        return event.kind == WireKind::Connection ? QString() : localtext::toString(event.bytes);
    case Outcome:
        return outcome(event);
    case ColumnCount:
        break;
    }
    return {};
}

QString WireLogModel::outcome(const WireEvent &event) const
{
    if (event.retryInMs >= 0)
        return tr("again in %1 ms").arg(localtext::toString(event.retryInMs));
    if (event.kind != WireKind::Request)
        return {};
    const QString status = event.status > 0 ? QString::number(event.status) : tr("no answer");
    return tr("%1 after %2 ms", "status of HTTP, duration").arg(status, durationText(event.tookUs));
}

WireLogFilter::WireLogFilter(WireLogModel &log, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_log(log)
{
    setSourceModel(&log);
}

void WireLogFilter::setShown(Show shown)
{
    m_shown = shown;
    invalidateFilter();
}

void WireLogFilter::setWords(const QString &words)
{
    m_words = words.trimmed();
    invalidateFilter();
}

bool WireLogFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const WireEvent &event = m_log.eventAt(row);
    const auto isShown = [this, &event] {
        switch (m_shown) {
        case Show::Everything:
            return true;
        case Show::Frames:
            return event.kind == WireKind::FrameIn || event.kind == WireKind::FrameOut;
        case Show::Requests:
            return event.kind == WireKind::Request;
        case Show::Connection:
            return event.kind == WireKind::Connection;
        }
        return true;
    };
    return isShown() && (m_words.isEmpty() || m_log.lineOf(row).contains(m_words, Qt::CaseInsensitive));
}

} // namespace chautari
