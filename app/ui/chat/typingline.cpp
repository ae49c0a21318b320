// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/typingline.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/linepainting.h"

#include <QtCore/QEvent>
#include <QtCore/QTimerEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int stepMs = 320;
constexpr int dots = 3;
constexpr qreal smallDot = 2.0;
constexpr qreal largeDot = 3.2;

} // namespace

TypingLine::TypingLine(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"typingLine"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_theme, &ThemeController::changed, this, [this] { updateGeometry(); });
}

void TypingLine::setName(const QString &name)
{
    m_name = name;
    refresh();
}

void TypingLine::setTyping(bool isTyping)
{
    m_isTyping = isTyping;
    refresh();
}

QString TypingLine::text() const
{
    return m_isTyping ? tr("%1 is typing").arg(displaytext::isolated(m_name)) : QString();
}

void TypingLine::refresh()
{
    const bool mayMove = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (m_isTyping && mayMove) {
        m_timer.start(stepMs, this);
    } else {
        m_timer.stop();
    }
    setAccessibleName(text());
    update();
}

QSize TypingLine::sizeHint() const
{
    return {20 * grid, QFontMetrics(m_theme.font(FontRole::Meta)).height() + grid / 2};
}

void TypingLine::timerEvent(QTimerEvent *)
{
    m_phase = (m_phase + 1) % dots;
    update();
}

void TypingLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange) {
        refresh();
    }
}

void TypingLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.theme().surface);
    if (!m_isTyping) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr int dotsWidth = 5 * grid;
    const QFont font = m_theme.font(FontRole::Meta);
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(2 * grid, 0, -dotsWidth, 0));
    paintLine(painter, words, text(), font, m_theme.theme().textMuted);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.theme().textMuted);
    const int wordsWidth = qMin(words.width(), QFontMetrics(font).horizontalAdvance(text()));
    const qreal left = 2 * grid + wordsWidth + grid + largeDot;
    for (int dot = 0; dot < dots; ++dot) {
        const qreal radius = m_timer.isActive() && dot == m_phase ? largeDot : smallDot;
        const qreal x = left + dot * grid;
        painter.drawEllipse(QPointF(isRightToLeft() ? width() - x : x, height() / 2.0), radius, radius);
    }
}

} // namespace chautari
