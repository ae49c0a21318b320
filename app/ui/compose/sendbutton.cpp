// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/sendbutton.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

// A paper plane on a field of 24 by 24 units.
QPixmap plane(int side, qreal ratio, const QColor &ink)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side / 24.0, side / 24.0);
    QPainterPath path(QPointF(3, 4));
    path.lineTo(22, 12);
    path.lineTo(3, 20);
    path.lineTo(6.5, 12);
    path.closeSubpath();
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.drawLine(QPointF(6.5, 12), QPointF(13, 12));
    return pixmap;
}

} // namespace

SendButton::SendButton(const ThemeController &theme, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
{
    setObjectName(u"sendButton"_s);
    setProperty("kind", u"primary"_s);
    connect(&m_theme, &ThemeController::changed, this, [this] { redraw(); });
    retranslate();
    redraw();
}

void SendButton::redraw()
{
    const int side = QFontMetrics(m_theme.font(FontRole::Body)).height();
    const auto drawn = [&](const QColor &ink) {
        const QPixmap picture = plane(side, devicePixelRatioF(), ink);
        return isRightToLeft() ? picture.transformed(QTransform::fromScale(-1, 1)) : picture; // it flies on
    };
    QIcon icon(drawn(m_theme.theme().onAccent));
    icon.addPixmap(drawn(m_theme.theme().textMuted), QIcon::Disabled);
    setIcon(icon);
    setIconSize({side, side});
}

void SendButton::retranslate()
{
    setText(tr("Send"));
    setAccessibleName(tr("Send message"));
    setToolTip(tr("Send (Enter). Shift+Enter starts a new line."));
}

void SendButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::LayoutDirectionChange) {
        redraw();
    }
}

} // namespace chautari
