// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"
#include "shared/core/ids.h"

#include <QtWidgets/QStyledItemDelegate>

namespace chautari {

//! \brief Paints one row of the conversation list: avatar with presence, name and time, service, last words and unread
//! badge. Rows are as high as the text scale asks. GUI thread.
class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int avatarSide = 44;
    static constexpr int padding = grid + grid / 2;

    explicit ConversationDelegate(const ThemeController &theme, QObject *parent = nullptr);

    //! The one shown beside the list: it keeps its colour when the keyboard walks on.
    void setOpenConversation(ConversationId id) { m_open = id; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] static int rowHeight(const ThemeController &theme);

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QColor &color) const;
    void paintTexts(QPainter &painter, const QRect &area, const QModelIndex &index) const;
    int paintMarks(QPainter &painter, const QRect &line, int timeWidth, const QModelIndex &index) const;
    void paintLastLine(QPainter &painter, const QRect &line, const QModelIndex &index) const;

    const ThemeController &m_theme;
    ConversationId m_open;
};

} // namespace chautari
