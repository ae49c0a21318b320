// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/services/servicecard.h"

#include "app/models/displaytext.h"
#include "app/models/servicelistmodel.h"
#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/elidedlabel.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

QLabel *serviceLabel(QWidget *parent, const QString &name, const QString &tone)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", tone);
    return label;
}

} // namespace

ServiceCard::ServiceCard(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(serviceLabel(this, u"serviceTitleLabel"_s, u"title"_s))
    , m_avatar(new Avatar(theme, 4 * grid, this))
    , m_provider(new ElidedLabel(this))
    , m_rating(serviceLabel(this, u"serviceRatingLabel"_s, u"muted"_s))
    , m_price(serviceLabel(this, u"servicePriceLabel"_s, u"strong"_s))
    , m_facts(serviceLabel(this, u"serviceFactsLabel"_s, u"muted"_s))
    , m_description(serviceLabel(this, u"serviceDescriptionLabel"_s, {}))
{
    m_provider->setObjectName(u"serviceProviderLabel"_s);
    m_rating->setProperty("textSize", u"meta"_s);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *who = new QVBoxLayout;
    who->setSpacing(0);
    who->addWidget(m_provider);
    who->addWidget(m_rating);
    auto *row = new QHBoxLayout;
    row->setSpacing(grid);
    row->addWidget(m_avatar, 0, Qt::AlignTop);
    row->addLayout(who, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(m_title);
    column->addLayout(row);
    column->addWidget(m_price);
    column->addWidget(m_facts);
    column->addWidget(m_description);
}

void ServiceCard::setService(const Service &service)
{
    m_service = service;
    fill(service);
}

void ServiceCard::fill(const Service &service)
{
    const QString provider = displaytext::name(service.provider.name);
    m_title->setText(displaytext::name(service.summary.title));
    m_avatar->setPerson(service.provider.id, provider);
    m_provider->setPlainText(provider);
    QStringList praise;
    if (service.provider.isVerified)
        praise << tr("Verified");
    if (service.provider.reviewsCount > 0) {
        const QString stars = localtext::toString(service.provider.rating, 'f', 1);
        praise << tr("%1 of 5 from %Ln review(s)", nullptr, service.provider.reviewsCount).arg(stars);
    }
    m_rating->setText(praise.join(u" · "_s));
    m_rating->setVisible(!praise.isEmpty());
    const QString price = ServiceListModel::priceText(service);
    m_price->setText(service.discountPrice.isEmpty()
            ? price
            : tr("%1, instead of %2", "prices").arg(price, displaytext::price(service.summary.price)));
    QStringList facts;
    for (const QString &fact : {displaytext::name(service.summary.category), ServiceListModel::citiesText(service),
             displaytext::name(service.summary.duration)}) {
        if (!fact.isEmpty())
            facts << fact;
    }
    m_facts->setText(facts.join(u" · "_s));
    m_description->setText(
        service.description.trimmed().isEmpty() ? service.shortDescription.trimmed() : service.description.trimmed());
    m_description->setVisible(!m_description->text().isEmpty());
}

void ServiceCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill(m_service);
    QWidget::changeEvent(event);
}

} // namespace chautari
