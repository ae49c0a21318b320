// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/catalogueservice.h"

#include "shared/core/price.h"
#include "shared/core/slug.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Error forbidden()
{
    return Error::of(ErrorCode::PermissionDenied, u"You do not have permission to perform this action."_s);
}

ServiceViewer viewerOf(const Identity &who)
{
    return {who.user, who.user.isValid() && who.role == Role::Admin};
}

bool isVisible(const Service &service, ServiceViewer viewer)
{
    if (service.status == serviceArchived)
        return false;
    return service.status == serviceActive || viewer.isAdmin
        || (viewer.user.isValid() && service.provider.id == viewer.user);
}

//! A page of what `read(offset, limit)` counts and gives, whichever page was asked for.
template <typename T>
Result<Page<T>> pageOf(PageRequest request, const std::function<Result<Page<T>>(qint64, int)> &read)
{
    const qint64 wished = request.page > 0 ? qint64(request.page - 1) * request.size : 0;
    Result<Page<T>> page = read(wished, request.size);
    if (!page)
        return page;
    const Result<PageWindow> window = PageWindow::of(request, page->count);
    if (!window)
        return window.error();
    if (window->offset != wished)
        page = read(window->offset, request.size);
    if (page) {
        page->totalPages = window->totalPages;
        page->currentPage = window->page;
    }
    return page;
}

//! A path that is not a service's, or a number, which would be read as an id.
bool isReserved(const QString &slug)
{
    const auto words = {u"categories"_s, u"cities"_s};
    return slug.isEmpty() || std::find(words.begin(), words.end(), slug) != words.end()
        || std::all_of(slug.begin(), slug.end(), [](QChar c) { return c.isDigit(); });
}

template <typename T>
void set(T &field, const std::optional<T> &value)
{
    if (value)
        field = *value;
}

void applyTexts(const ServiceRequest &request, Service &service)
{
    set(service.summary.title, request.title);
    set(service.summary.price, request.price);
    set(service.summary.duration, request.duration);
    set(service.description, request.description);
    set(service.shortDescription, request.shortDescription);
    set(service.discountPrice, request.discountPrice);
    set(service.includes, request.includes);
    set(service.excludes, request.excludes);
    set(service.status, request.status);
}

bool isDiscount(const Service &service)
{
    const Result<qint64, QString> price = paisaOf(service.summary.price);
    const Result<qint64, QString> discount = paisaOf(service.discountPrice);
    return price && discount && *discount < *price;
}

} // namespace

Result<CatalogueService::Listing> CatalogueService::list(
    Stores &stores, const Identity &who, const ServiceFilter &filter, PageRequest page) const
{
    const ServiceViewer viewer = viewerOf(who);
    Result<Page<Service>> services = pageOf<Service>(
        page, [&](qint64 offset, int limit) { return stores.services().list(filter, viewer, offset, limit); });
    if (!services)
        return services.error();
    const Result<qint64> total = stores.services().countVisible(viewer);
    if (!total)
        return total.error();
    return Listing{std::move(*services), *total};
}

Result<Service> CatalogueService::one(Stores &stores, const Identity &who, const QString &idOrSlug) const
{
    bool isNumber = false;
    const ServiceId id(idOrSlug.toLongLong(&isNumber));
    Result<std::optional<Service>> service = isNumber
        ? stores.services().byId(id)
        : stores.services().bySlug(idOrSlug.normalized(QString::NormalizationForm_C));
    if (!service)
        return service.error();
    if (!service->has_value() || !isVisible(**service, viewerOf(who)))
        return Error::notFound();
    return std::move(**service);
}

Result<QList<Service>> CatalogueService::own(Stores &stores, const Identity &who) const
{
    return stores.services().byProvider(who.user);
}

Result<Page<Category>> CatalogueService::categories(Stores &stores, PageRequest page) const
{
    return pageOf<Category>(
        page, [&](qint64 offset, int limit) { return stores.services().categories(offset, limit); });
}

Result<Page<City>> CatalogueService::cities(Stores &stores, PageRequest page) const
{
    return pageOf<City>(page, [&](qint64 offset, int limit) { return stores.services().cities(offset, limit); });
}

Result<void> CatalogueService::mayOffer(const Identity &who) const
{
    if (!who.user.isValid())
        return Error::of(ErrorCode::NotAuthenticated, u"Authentication credentials were not provided."_s);
    if (who.role != Role::Provider)
        return forbidden();
    return {};
}

Result<Service> CatalogueService::create(WriteTransaction &tx, const Identity &who, const ServiceRequest &request) const
{
    if (auto allowed = mayOffer(who); !allowed)
        return allowed.error();
    ServiceStore &services = tx.stores().services();
    Service service;
    service.provider.id = who.user;
    service.status = serviceDraft;
    if (auto applied = apply(tx.stores(), request, service); !applied)
        return applied.error();
    const Result<qint64> count = services.countByProvider(who.user);
    if (!count)
        return count.error();
    if (*count >= limits::servicesPerProvider)
        return Error::nonField(u"You cannot offer more than %1 services."_s.arg(limits::servicesPerProvider));
    Result<QString> slug = freeSlug(tx.stores(), service.summary.title);
    if (!slug)
        return slug.error();
    service.summary.slug = std::move(*slug);
    service.createdAt = m_clock.now();
    service.updatedAt = service.createdAt;
    const Result<ServiceId> id = services.insert(service);
    if (!id)
        return id.error();
    return one(tx.stores(), who, QString::number(id->value()));
}

Result<Service> CatalogueService::change(
    WriteTransaction &tx, const Identity &who, const QString &idOrSlug, const ServiceRequest &request) const
{
    Result<Service> service = changeable(tx.stores(), who, idOrSlug);
    if (!service)
        return service;
    const bool isWaiting = service->status == serviceDraft || service->status == servicePending;
    if (isWaiting && request.status == serviceActive && who.role != Role::Admin)
        return Error::of(ErrorCode::PermissionDenied, u"Only admins can activate services awaiting review."_s);
    if (auto applied = apply(tx.stores(), request, *service); !applied)
        return applied.error();
    service->updatedAt = m_clock.now();
    if (auto updated = tx.stores().services().update(*service); !updated)
        return updated.error();
    return one(tx.stores(), who, QString::number(service->summary.id.value()));
}

Result<void> CatalogueService::remove(WriteTransaction &tx, const Identity &who, const QString &idOrSlug) const
{
    Result<Service> service = changeable(tx.stores(), who, idOrSlug);
    if (!service)
        return service.error();
    service->status = serviceArchived;
    service->updatedAt = m_clock.now();
    return tx.stores().services().update(*service);
}

Result<Service> CatalogueService::changeable(Stores &stores, const Identity &who, const QString &idOrSlug) const
{
    if (!who.user.isValid())
        return mayOffer(who).error();
    Result<Service> service = one(stores, who, idOrSlug);
    if (service && service->provider.id != who.user && who.role != Role::Admin)
        return forbidden();
    return service;
}

Result<void> CatalogueService::apply(Stores &stores, const ServiceRequest &request, Service &service) const
{
    applyTexts(request, service);
    QList<FieldError> problems;
    const auto unknown = [&problems](const char *field, qint64 id) {
        problems.append(
            FieldError{QString::fromLatin1(field), {u"Invalid pk \"%1\" - object does not exist."_s.arg(id)}});
    };
    if (!service.discountPrice.isEmpty() && !isDiscount(service))
        problems.append(FieldError{u"discount_price"_s, {u"Discount price must be less than the price."_s}});
    if (request.category) {
        const Result<std::optional<Category>> category = stores.services().category(*request.category);
        if (!category)
            return category.error();
        service.category = *request.category;
        if (!category->has_value())
            unknown("category", request.category->value());
    }
    if (request.cities)
        service.cities.clear();
    for (const CityId id : request.cities.value_or(QList<CityId>())) {
        Result<std::optional<City>> city = stores.services().city(id);
        if (!city)
            return city.error();
        if (city->has_value())
            service.cities.append(std::move(**city));
        else
            unknown("city_ids", id.value());
    }
    if (!problems.isEmpty())
        return Error{ErrorCode::ValidationFailed, {}, problems, 0};
    return {};
}

Result<QString> CatalogueService::freeSlug(Stores &stores, const QString &title) const
{
    const QString wished = slugOf(title);
    const QString base = wished.isEmpty() ? u"service"_s : wished;
    if (!isReserved(wished)) {
        const Result<std::optional<Service>> taken = stores.services().bySlug(wished);
        if (!taken)
            return taken.error();
        if (!taken->has_value())
            return wished;
    }
    // The next id: free at the first look, unless somebody's title ends in just this number.
    Result<qint64> number = stores.services().nextNumber();
    while (number) {
        const QString slug = u"%1-%2"_s.arg(base).arg(*number);
        const Result<std::optional<Service>> taken = stores.services().bySlug(slug);
        if (!taken)
            return taken.error();
        if (!taken->has_value())
            return slug;
        ++*number;
    }
    return number.error();
}

} // namespace chautari::server
