// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"
#include "shared/protocol/service.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace chautari {

class Avatar;
class ElidedLabel;

//! \brief Everything a service says of itself, as plain text. GUI thread.
class ServiceCard : public QWidget
{
    Q_OBJECT
public:
    explicit ServiceCard(const ThemeController &theme, QWidget *parent = nullptr);

    void setService(const Service &service);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill(const Service &service);

    Service m_service;
    QLabel *m_title;
    Avatar *m_avatar;
    ElidedLabel *m_provider;
    QLabel *m_rating;
    QLabel *m_price;
    QLabel *m_facts;
    QLabel *m_description;
};

} // namespace chautari
