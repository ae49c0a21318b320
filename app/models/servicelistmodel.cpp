// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/servicelistmodel.h"

#include "app/models/displaytext.h"

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

ServiceListModel::ServiceListModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void ServiceListModel::setServices(const QList<Service> &services, bool hasMore)
{
    beginResetModel();
    m_services = services;
    m_hasMore = hasMore;
    endResetModel();
}

// A service that was offered between two pages moves the later ones: none is shown twice.
void ServiceListModel::append(const QList<Service> &services, bool hasMore)
{
    m_hasMore = hasMore;
    QList<Service> added;
    for (const Service &service : services) {
        const auto isIt = [&service](const Service &known) { return known.summary.id == service.summary.id; };
        if (std::ranges::none_of(m_services, isIt))
            added.append(service);
    }
    if (added.isEmpty())
        return;
    beginInsertRows({}, int(m_services.size()), int(m_services.size() + added.size()) - 1);
    m_services += added;
    endInsertRows();
}

QString ServiceListModel::citiesText(const Service &service)
{
    QStringList names;
    for (const City &city : service.cities)
        names.append(displaytext::name(city.name));
    return names.join(u", "_s);
}

QString ServiceListModel::priceText(const Service &service)
{
    return displaytext::price(service.discountPrice.isEmpty() ? service.summary.price : service.discountPrice);
}

QString ServiceListModel::factsText(const Service &service)
{
    QStringList facts;
    for (const QString &fact :
        {displaytext::name(service.provider.name), displaytext::name(service.summary.category), citiesText(service)}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    return facts.join(u" · "_s);
}

int ServiceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_services.size());
}

QVariant ServiceListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Service &service = m_services.at(index.row());
    const QString title = displaytext::name(service.summary.title);
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case FactsRole:
        return factsText(service);
    case PriceRole:
        return priceText(service);
    case Qt::AccessibleTextRole:
        return QString(title + u", "_s + factsText(service) + u", "_s + priceText(service));
    default:
        return {};
    }
}

bool ServiceListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore;
}

void ServiceListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        m_hasMore = false; // until the next page says so
        Q_EMIT moreWanted();
    }
}

} // namespace chautari
