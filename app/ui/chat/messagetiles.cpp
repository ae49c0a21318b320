// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messagetiles.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/glyph.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

namespace chautari {

namespace {

constexpr int pictureSide = 40 * grid; // the longest side of a picture
constexpr int shortestSide = 12 * grid;
constexpr int cardGap = grid / 2;
constexpr int shortestCard = 24 * grid;
constexpr int longestCard = 48 * grid;
constexpr int bars = 40; // of a waveform
constexpr qreal corner = 8;

MessageTile::Kind kindOf(const Attachment &attachment)
{
    switch (attachment.kind) {
    case MessageType::Image:
        return MessageTile::Kind::Picture;
    case MessageType::Audio:
        return MessageTile::Kind::Voice;
    case MessageType::Text:
    case MessageType::File:
    case MessageType::System:
        break;
    }
    return MessageTile::Kind::File;
}

QSize pictureSize(const Attachment &attachment, int widest)
{
    const QSize most(qMin(widest, pictureSide), pictureSide);
    if (attachment.width <= 0 || attachment.height <= 0)
        return {most.width() * 3 / 4, most.width() * 9 / 16};
    const QSize natural(attachment.width, attachment.height);
    QSize size = natural.width() > most.width() || natural.height() > most.height()
        ? natural.scaled(most, Qt::KeepAspectRatio)
        : natural;
    // A panorama or an icon still wants a place to be clicked on.
    return size.expandedTo(QSize(qMin(shortestSide, most.width()), shortestSide / 2));
}

int cardHeight(const MessageStyle &style)
{
    return qMax(6 * grid, style.bodyHeight + style.metaHeight + grid);
}

int cardWidth(const Attachment &attachment, MessageTile::Kind kind, const MessageStyle &style)
{
    const int name = kind == MessageTile::Kind::File
        ? QFontMetrics(style.body).horizontalAdvance(displaytext::name(attachment.fileName))
        : 0;
    return qMin(style.textWidth, std::clamp(name + cardHeight(style) + 2 * grid, shortestCard, longestCard));
}

void paintPlate(QPainter &painter, const QRect &rect, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(rect, corner, corner);
    painter.setBrush(Qt::NoBrush);
}

void paintProgress(QPainter &painter, const QRectF &circle, double progress, const QColor &ink)
{
    painter.setPen(QPen(ink, 2.5, Qt::SolidLine, Qt::RoundCap));
    const double part = progress < 0 ? 0.25 : std::clamp(progress, 0.02, 1.0);
    painter.drawArc(circle.adjusted(2, 2, -2, -2), 90 * 16, int(-360 * 16 * part));
}

// The round button at the left of a card, and what it says of the bytes.
void paintDisc(
    QPainter &painter, const QRectF &disc, const TileState &state, Glyph glyph, const QColor &paper, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawEllipse(disc);
    painter.setBrush(Qt::NoBrush);
    const qreal inset = disc.width() * 0.24;
    const Glyph shown = state.bytes == TileState::Bytes::Failed ? Glyph::Warning
        : state.canCancel                                       ? Glyph::Close
                                                                : glyph;
    paintGlyph(painter, shown, disc.adjusted(inset, inset, -inset, -inset), ink);
    if (state.bytes == TileState::Bytes::Coming)
        paintProgress(painter, disc, state.progress, ink);
}

void paintWaveform(QPainter &painter, const QRect &rect, const QByteArray &peaks, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const qreal step = qreal(rect.width()) / bars;
    for (int i = 0; i < bars; ++i) {
        const int peak = peaks.isEmpty() ? 0 : uchar(peaks.at(i * peaks.size() / bars));
        const qreal height = qMax(2.0, rect.height() * peak / 255.0);
        painter.drawRoundedRect(
            QRectF(rect.left() + i * step, rect.center().y() - height / 2, qMax(1.5, step * 0.6), height), 1, 1);
    }
    painter.setBrush(Qt::NoBrush);
}

void paintPicture(QPainter &painter, const QRect &rect, const TileState &state, const QColor &plate, const QColor &ink)
{
    QPainterPath path;
    path.addRoundedRect(rect, corner, corner);
    painter.fillPath(path, plate);
    if (!state.picture.isNull()) {
        painter.save();
        painter.setClipPath(path);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSize scaled = state.picture.size().scaled(rect.size(), Qt::KeepAspectRatioByExpanding);
        QRect target(QPoint(), scaled);
        target.moveCenter(rect.center());
        painter.drawImage(target, state.picture);
        painter.restore();
        return;
    }
    QRectF middle(0, 0, 5 * grid, 5 * grid);
    middle.moveCenter(QRectF(rect).center());
    if (state.bytes == TileState::Bytes::Coming) {
        paintProgress(painter, middle, state.progress, ink);
        return;
    }
    const Glyph glyph = state.bytes == TileState::Bytes::Failed ? Glyph::Warning : Glyph::Picture;
    paintGlyph(painter, glyph, middle.adjusted(4, 4, -4, -4), ink);
}

} // namespace

MessageTiles layoutTiles(const Message &message, const MessageStyle &style)
{
    MessageTiles result;
    const auto isPicture = [](const Attachment &attachment) { return attachment.kind == MessageType::Image; };
    const auto pictures = std::ranges::count_if(message.attachments, isPicture);
    const int side = (qMin(style.textWidth, pictureSide) - cardGap) / 2;
    int y = 0;
    int placed = 0; // pictures of an album, two in a row
    for (int i = 0; i < message.attachments.size(); ++i) {
        const Attachment &attachment = message.attachments.at(i);
        const MessageTile::Kind kind = kindOf(attachment);
        QRect rect;
        if (kind == MessageTile::Kind::Picture && pictures > 1) {
            rect = QRect(placed % 2 * (side + cardGap), y, side, side);
            const bool isRowFull = ++placed % 2 == 0 || placed == pictures;
            y += isRowFull ? side + cardGap : 0;
        } else if (kind == MessageTile::Kind::Picture) {
            rect = QRect(QPoint(0, y), pictureSize(attachment, style.textWidth));
            y += rect.height() + cardGap;
        } else {
            rect = QRect(0, y, cardWidth(attachment, kind, style), cardHeight(style));
            y += rect.height() + cardGap;
        }
        result.tiles.append({kind, i, rect});
        result.size = result.size.expandedTo(QSize(rect.right() + 1, rect.bottom() + 1));
    }
    return result;
}

void paintTile(QPainter &painter, const QRect &rect, const MessageTile &tile, const Attachment &attachment,
    const TileState &state, const MessageStyle &style, const Theme &theme, bool isOwn)
{
    const QColor ink = isOwn ? theme.bubbleOwnText : theme.bubbleOtherText;
    const QColor metaInk = isOwn ? theme.bubbleOwnMeta : theme.bubbleOtherMeta;
    const QColor paper = theme.bubbleOwn;
    QColor plate = ink;
    plate.setAlphaF(0.10F);
    painter.setRenderHint(QPainter::Antialiasing);
    if (tile.kind == MessageTile::Kind::Picture) {
        paintPicture(painter, rect, state, plate, metaInk);
        return;
    }
    paintPlate(painter, rect, plate);
    const int side = qMin(rect.height() - grid, 5 * grid);
    const QRectF disc(rect.left() + grid / 2, rect.top() + (rect.height() - side) / 2.0, side, side);
    const bool isVoice = tile.kind == MessageTile::Kind::Voice;
    paintDisc(painter, disc, state, isVoice ? Glyph::Play : Glyph::File, isOwn ? ink : theme.accent,
        isOwn ? paper : theme.onAccent);
    const QRect rest = rect.adjusted(side + 3 * grid / 2, grid / 2, -grid, -grid / 2);
    painter.setFont(style.meta);
    painter.setPen(metaInk);
    if (isVoice) {
        const QRect wave = rest.adjusted(0, 0, 0, -style.metaHeight);
        paintWaveform(painter, wave, attachment.waveform, ink);
        painter.setPen(metaInk);
        const QString facts = attachment.durationMs > 0 ? displaytext::duration(attachment.durationMs)
                                                        : displaytext::fileFacts(attachment);
        painter.drawText(rest.adjusted(0, wave.height(), 0, 0), Qt::AlignLeft | Qt::AlignVCenter, facts);
        return;
    }
    const QRect facts(rest.left(), rest.bottom() - style.metaHeight + 1, rest.width(), style.metaHeight);
    painter.drawText(facts, Qt::AlignLeft | Qt::AlignVCenter, displaytext::fileFacts(attachment));
    painter.setFont(style.body);
    painter.setPen(ink);
    const QString name
        = QFontMetrics(style.body).elidedText(displaytext::name(attachment.fileName), Qt::ElideMiddle, rest.width());
    painter.drawText(
        QRect(rest.topLeft(), QPoint(rest.right(), facts.top() - 1)), Qt::AlignLeft | Qt::AlignVCenter, name);
}

} // namespace chautari
