// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/avatar.h"

#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QPainter>

namespace chautari {

namespace {

QString firstCluster(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? word.left(end) : QString();
}

} // namespace

Avatar::Avatar(const ThemeController &theme, int side, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_side(side)
{
    setFixedSize(side, side);
    connect(&theme, &ThemeController::changed, this, [this] { update(); });
}

void Avatar::setPerson(UserId id, const QString &name)
{
    m_look.id = id;
    m_look.name = name;
    update();
}

void Avatar::setOnline(bool isOnline)
{
    m_look.isOnline = isOnline;
    update();
}

QString Avatar::initials(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return {};
    }
    QString letters = firstCluster(words.first());
    if (words.size() > 1) {
        letters += firstCluster(words.last());
    }
    return letters.toUpper();
}

void Avatar::paint(QPainter &painter, const QRectF &rect, const Look &look, const ThemeController &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::avatarColor(look.id.value()));
    painter.drawEllipse(rect);

    // The disc does not grow with the text, so its letters follow the disc and not the text scale.
    QFont font = theme.font(FontRole::BodyStrong);
    font.setPixelSize(qRound(rect.height() * 0.38));
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(rect, Qt::AlignCenter, initials(look.name));

    if (look.isOnline) {
        const qreal dot = qMax(8.0, rect.height() * 0.28);
        const QRectF spot(rect.right() - dot + 1, rect.bottom() - dot + 1, dot, dot);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.behind);
        painter.drawEllipse(spot.adjusted(-2, -2, 2, 2));
        painter.setBrush(theme.theme().online);
        painter.drawEllipse(spot);
    }
    painter.restore();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Look look = m_look;
    look.behind = m_theme.theme().surfaceRaised;
    paint(painter, QRectF(rect()).adjusted(1, 1, -1, -1), look, m_theme);
}

} // namespace chautari
