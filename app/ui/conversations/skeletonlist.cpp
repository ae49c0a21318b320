// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/skeletonlist.h"

#include "app/ui/conversations/conversationdelegate.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace chautari {

namespace {

constexpr int rows = 6;

} // namespace

SkeletonList::SkeletonList(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&theme, &ThemeController::changed, this, [this] { update(); });
}

void SkeletonList::paintEvent(QPaintEvent *)
{
    constexpr int padding = ConversationDelegate::padding;
    constexpr int avatarSide = ConversationDelegate::avatarSide;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.theme().border);
    const int height = ConversationDelegate::rowHeight(m_theme);
    for (int row = 0; row < rows; ++row) {
        const int top = row * height;
        painter.setOpacity(1.0 - row * 0.14);
        const auto visual = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
        painter.drawEllipse(visual({padding, top + (height - avatarSide) / 2, avatarSide, avatarSide}));
        const int left = avatarSide + 2 * padding;
        const int room = width() - left - padding;
        const int bar = height / 7;
        painter.drawRoundedRect(visual({left, top + height / 5, room * (row % 2 == 0 ? 5 : 4) / 10, bar}), 4, 4);
        painter.drawRoundedRect(visual({left, top + height * 3 / 5, room * (row % 2 == 0 ? 8 : 9) / 10, bar}), 4, 4);
    }
}

} // namespace chautari
