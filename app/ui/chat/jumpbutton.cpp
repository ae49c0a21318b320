// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/jumpbutton.h"

#include "app/ui/widgets/badge.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int circleSide = 5 * grid;
constexpr int badgeOverlap = grid;

} // namespace

JumpButton::JumpButton(const ThemeController &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setObjectName(u"jumpButton"_s);
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::TabFocus);
    retranslate();
}

void JumpButton::setCount(int count)
{
    if (count == m_count) {
        return;
    }
    m_count = count;
    retranslate();
    update();
}

void JumpButton::retranslate()
{
    setAccessibleName(
        m_count == 0 ? tr("Jump to the newest message") : tr("Jump to the newest message, %n new", nullptr, m_count));
    setToolTip(tr("Jump to the newest message (End)"));
}

void JumpButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QSize JumpButton::sizeHint() const
{
    return {circleSide, circleSide + Badge::sizeFor(1, m_theme).height() - badgeOverlap};
}

void JumpButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(0, height() - circleSide, circleSide, circleSide).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(hasFocus() ? theme.focus : theme.controlBorder, hasFocus() ? 2 : 1));
    painter.setBrush(underMouse() ? theme.rowHover : theme.surfaceRaised);
    painter.drawEllipse(circle);
    const QPointF centre = circle.center();
    QPainterPath arrow(centre + QPointF(-6, -3));
    arrow.lineTo(centre + QPointF(0, 3));
    arrow.lineTo(centre + QPointF(6, -3));
    painter.setPen(QPen(theme.text, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(arrow);
    if (m_count > 0) {
        const QSize badge = Badge::sizeFor(m_count, m_theme);
        Badge::paint(
            painter, QRectF((width() - badge.width()) / 2.0, 0, badge.width(), badge.height()), m_count, m_theme);
    }
}

} // namespace chautari
