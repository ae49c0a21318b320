// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/service.h"

#include <QtCore/QAbstractListModel>

namespace chautari {

//! \brief Services that a search found, page by page: a view that comes to the end asks for more. GUI thread; never
//! asks the server itself.
class ServiceListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        FactsRole = Qt::UserRole + 1, //!< QString: "Bikash Thapa · Plumbing · Kathmandu"
        PriceRole, //!< QString
    };

    explicit ServiceListModel(QObject *parent = nullptr);

    void setServices(const QList<Service> &services, bool hasMore);
    void append(const QList<Service> &services, bool hasMore);
    void clear() { setServices({}, false); }
    [[nodiscard]] const Service &service(int row) const { return m_services.at(row); }
    //! "Kathmandu, Lalitpur"
    [[nodiscard]] static QString citiesText(const Service &service);
    //! The price to be paid.
    [[nodiscard]] static QString priceText(const Service &service);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the title, Qt::AccessibleTextRole a whole sentence.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted(); //!< once for each page

private:
    [[nodiscard]] static QString factsText(const Service &service);

    QList<Service> m_services;
    bool m_hasMore = false;
};

} // namespace chautari
