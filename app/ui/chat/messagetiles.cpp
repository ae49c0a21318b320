// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messagetiles.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/voiceplayback.h"
#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/linepainting.h"
#include "app/ui/widgets/waveform.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int pictureSide = 40 * grid; // the longest side of a picture
constexpr int shortestSide = 12 * grid;
constexpr int cardGap = grid / 2;
constexpr int shortestCard = 24 * grid;
constexpr int longestCard = 48 * grid;
constexpr int voiceWidth = 34 * grid;
constexpr int shortestWave = 8 * grid;
constexpr int unheardDot = 8;
constexpr qreal corner = 8;

MessageTile::Kind kindOf(const Attachment &attachment)
{
    switch (attachment.kind) {
    case MessageType::Image:
        return MessageTile::Kind::Picture;
    case MessageType::Audio:
        return isVoice(attachment) ? MessageTile::Kind::Voice : MessageTile::Kind::File;
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

int voiceHeight(const MessageStyle &style)
{
    return cardHeight(style) + grid / 2;
}

int cardWidth(const Attachment &attachment, MessageTile::Kind kind, const MessageStyle &style)
{
    if (kind == MessageTile::Kind::Voice)
        return qMin(style.textWidth, qMax(voiceWidth, cardHeight(style) * 4));
    const int name = QFontMetrics(style.body).horizontalAdvance(displaytext::name(attachment.fileName));
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

// The parts of a voice message's card.
struct VoiceParts
{
    QRect disc;
    QRect wave;
    QRect facts; //!< below the waveform
    QRect speed;
};

// As if from left to right.
QRect discOf(const QRect &card)
{
    const int side = qMin(card.height() - grid, 5 * grid);
    return {card.left() + grid / 2, card.top() + (card.height() - side) / 2, side, side};
}

VoiceParts voiceParts(const QRect &card, const MessageStyle &style)
{
    VoiceParts parts;
    parts.disc = discOf(card);
    const int speedWidth = QFontMetrics(style.meta).horizontalAdvance(VoicePlayback::speedText(1.25)) + 2 * grid;
    const int speedHeight = qMax(3 * grid, style.metaHeight + grid / 2);
    parts.speed
        = QRect(card.right() + 1 - grid - speedWidth, card.center().y() - speedHeight / 2, speedWidth, speedHeight);
    const int left = parts.disc.right() + 1 + grid;
    if (parts.speed.left() - left < shortestWave)
        parts.speed = QRect(); // the menu has it too
    const int width = (parts.speed.isEmpty() ? card.right() + 1 : parts.speed.left()) - grid - left;
    parts.facts = QRect(left, card.bottom() + 1 - grid / 2 - style.metaHeight, width, style.metaHeight);
    parts.wave = QRect(left, card.top() + grid / 2, width, parts.facts.top() - card.top() - grid);
    for (QRect *part : {&parts.disc, &parts.wave, &parts.facts, &parts.speed}) {
        if (!part->isEmpty())
            *part = QStyle::visualRect(style.direction, card, *part);
    }
    return parts;
}

void paintVoice(QPainter &painter, const QRect &card, const Attachment &attachment, const TileState &state,
    const MessageStyle &style, const Theme &theme, bool isOwn)
{
    const VoiceState &voice = state.voice;
    const QColor ink = isOwn ? theme.bubbleOwnText : theme.bubbleOtherText;
    const QColor metaInk = isOwn ? theme.bubbleOwnMeta : theme.bubbleOtherMeta;
    const VoiceParts parts = voiceParts(card, style);
    TileState disc = state;
    disc.bytes = voice.isBroken ? TileState::Bytes::Failed
        : voice.isFetching      ? TileState::Bytes::Coming
                                : TileState::Bytes::Here;
    paintDisc(painter, parts.disc, disc, voice.isPlaying && !voice.isFetching ? Glyph::Pause : Glyph::Start,
        isOwn ? ink : theme.accent, isOwn ? theme.bubbleOwn : theme.onAccent);
    QColor rest = ink;
    rest.setAlphaF(0.5F);
    const double played = voice.durationMs > 0 ? double(voice.positionMs) / voice.durationMs : 0;
    paintWaveform(painter, parts.wave, voice.waveform, played, isOwn ? ink : theme.accent, rest);
    QString facts = displaytext::fileFacts(attachment);
    if (voice.positionMs > 0 || voice.isPlaying)
        facts = displaytext::duration(voice.positionMs - voice.positionMs % 1000)
            + (voice.durationMs > 0 ? u" / "_s + displaytext::duration(voice.durationMs) : QString());
    else if (voice.durationMs > 0)
        facts = displaytext::duration(voice.durationMs);
    paintLine(painter, parts.facts, facts, style.meta, metaInk);
    if (voice.isUnheard) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        const int left = parts.facts.left() + painter.fontMetrics().horizontalAdvance(facts) + grid;
        const QRect dot(left, parts.facts.center().y() + 1 - unheardDot / 2, unheardDot, unheardDot);
        painter.drawEllipse(QStyle::visualRect(style.direction, parts.facts, dot));
        painter.setBrush(Qt::NoBrush);
    }
    if (parts.speed.isEmpty())
        return;
    QColor edge = ink;
    edge.setAlphaF(0.5F);
    painter.setPen(QPen(edge, 1));
    const QRectF chip = QRectF(parts.speed).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    painter.setPen(ink);
    painter.drawText(parts.speed, Qt::AlignCenter, VoicePlayback::speedText(voice.speed));
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

bool isVoice(const Attachment &attachment)
{
    if (attachment.kind != MessageType::Audio)
        return false;
    const bool isFilm = attachment.contentType.startsWith(u"video/"_s)
        || attachment.fileName.endsWith(u".mp4"_s, Qt::CaseInsensitive);
    return !isFilm || attachment.fileName.startsWith(u"voice-message"_s);
}

VoiceCommand voiceCommandAt(const QRect &card, const QPoint &point, const MessageStyle &style)
{
    const VoiceParts parts = voiceParts(card, style);
    const QRect roomOfWave = parts.wave.adjusted(-grid / 2, 0, grid / 2, 0);
    const bool isAtLeft = point.x() < roomOfWave.left();
    if (isAtLeft || point.x() > roomOfWave.right()) {
        const bool isBefore = isAtLeft == (style.direction == Qt::LeftToRight);
        if (isBefore)
            return {VoiceCommand::Kind::Toggle, 0};
        if (!parts.speed.isEmpty())
            return {VoiceCommand::Kind::Speed, 1};
    }
    // Time runs from left to right everywhere, like the keys.
    const double place = double(point.x() - parts.wave.left()) / qMax(1, parts.wave.width());
    return {VoiceCommand::Kind::Seek, std::clamp(place, 0.0, 1.0)};
}

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
            rect = QRect(0, y, cardWidth(attachment, kind, style),
                kind == MessageTile::Kind::Voice ? voiceHeight(style) : cardHeight(style));
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
    if (tile.kind == MessageTile::Kind::Voice) {
        paintVoice(painter, rect, attachment, state, style, theme, isOwn);
        return;
    }
    const QRect disc = QStyle::visualRect(style.direction, rect, discOf(rect));
    paintDisc(painter, disc, state, Glyph::File, isOwn ? ink : theme.accent, isOwn ? paper : theme.onAccent);
    const QRect rest = QStyle::visualRect(
        style.direction, rect, rect.adjusted(disc.width() + 3 * grid / 2, grid / 2, -grid, -grid / 2));
    const QRect facts(rest.left(), rest.bottom() - style.metaHeight + 1, rest.width(), style.metaHeight);
    paintLine(painter, facts, displaytext::fileFacts(attachment), style.meta, metaInk);
    paintLine(painter, QRect(rest.topLeft(), QPoint(rest.right(), facts.top() - 1)),
        displaytext::name(attachment.fileName), style.body, ink, LinePlace::Start, Qt::ElideMiddle);
}

} // namespace chautari
