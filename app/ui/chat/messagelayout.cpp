// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messagelayout.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/deliverymark.h"
#include "app/ui/chat/inlinemarkup.h"
#include "shared/core/localtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QFontDatabase>
#include <QtGui/QFontMetricsF>

#include <cmath>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int lettersPerLine = 66; // ui.md
constexpr int paddingX = 12;
constexpr int paddingY = grid;
constexpr int metaGap = 12;
constexpr int markGap = 5;
constexpr int footerGap = 6;
constexpr int contentGap = 6;
constexpr int chipGap = 4;
constexpr int shortEmoji = 24; // UTF-16 units: a family of four is eleven

int ceiled(qreal value)
{
    return int(std::ceil(value));
}

bool isEmojiPart(char32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0xE0020 && c <= 0xE007F)
        || c == 0x200D || c == 0xFE0F || c == 0x20E3 || c == 0x2B50 || c == 0x2B55;
}

bool isShortEmojiOnly(const QString &text)
{
    if (text.isEmpty() || text.size() > shortEmoji) {
        return false;
    }
    const QList<uint> codes = text.toUcs4();
    return std::all_of(codes.cbegin(), codes.cend(), [](uint code) { return isEmojiPart(char32_t(code)); });
}

QTextOption wrapping()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

int quoteWidth(const ReplyPreview &reply, const MessageStyle &style)
{
    const QFontMetricsF metrics(style.meta);
    const qreal text = metrics.horizontalAdvance(displaytext::quoted(reply));
    const qreal name = metrics.horizontalAdvance(displaytext::name(reply.senderName));
    return ceiled(qMax(text, name) * 1.1) + 3 * grid;
}

QString failureText(const MessageRow &row)
{
    const QString what = row.isStored() ? QCoreApplication::translate("MessageLayout", "Not changed.")
                                        : QCoreApplication::translate("MessageLayout", "Not sent.");
    return row.problem.isEmpty() ? what : what + u' ' + row.problem;
}

QTextCharFormat formatOf(MarkupSpan::Kind kind, const MessageStyle &style, bool isOwn)
{
    const QColor quiet = isOwn ? style.quietOwn : style.quietOther;
    QTextCharFormat format;
    switch (kind) {
    case MarkupSpan::Kind::Bold:
        format.setFontWeight(QFont::Bold);
        break;
    case MarkupSpan::Kind::Italic:
        format.setFontItalic(true);
        break;
    case MarkupSpan::Kind::Struck:
        format.setFontStrikeOut(true);
        break;
    case MarkupSpan::Kind::Code: {
        QColor plate = quiet;
        plate.setAlphaF(0.18F);
        format.setFontFamilies(style.codeFamilies);
        format.setFontFixedPitch(true);
        format.setBackground(plate);
        break;
    }
    case MarkupSpan::Kind::Quoted:
    case MarkupSpan::Kind::Marker:
        format.setForeground(quiet);
        break;
    }
    return format;
}

// Returns the height; natural and last width are what the lines need.
qreal breakLines(QTextLayout &layout, qreal width, qreal *naturalWidth, qreal *lastWidth)
{
    qreal y = 0;
    *naturalWidth = 0;
    layout.beginLayout();
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += line.height();
        *lastWidth = line.naturalTextWidth();
        *naturalWidth = qMax(*naturalWidth, *lastWidth);
    }
    layout.endLayout();
    return y;
}

} // namespace

MessageStyle MessageStyle::of(const ThemeController &theme, int viewWidth, Qt::LayoutDirection direction)
{
    constexpr int side = 2 * grid;
    constexpr int avatarColumn = 5 * grid;
    constexpr int otherSide = 6 * grid; // a bubble never spans the whole width: the side tells who speaks
    MessageStyle style;
    style.direction = direction;
    style.body = theme.font(FontRole::Body);
    style.strong = theme.font(FontRole::BodyStrong);
    style.meta = theme.font(FontRole::Meta);
    style.emoji = style.body;
    style.emoji.setPointSizeF(style.body.pointSizeF() * 2);
    const QFontMetricsF body(style.body);
    style.codeFamilies = QFontDatabase::systemFont(QFontDatabase::FixedFont).families() + style.body.families();
    style.quietOwn = theme.theme().bubbleOwnMeta;
    style.quietOther = theme.theme().bubbleOtherMeta;
    style.averageWidth = qMax(1, ceiled(body.averageCharWidth()));
    style.bodyHeight = ceiled(body.lineSpacing());
    style.metaHeight = ceiled(QFontMetricsF(style.meta).lineSpacing());
    const int widest = ceiled(body.averageCharWidth() * lettersPerLine);
    style.columnWidth = qMin(viewWidth, widest * 8 / 5 + 2 * side + avatarColumn);
    style.columnLeft = (viewWidth - style.columnWidth) / 2;
    const int room = style.columnWidth - 2 * side - avatarColumn - otherSide - 2 * paddingX;
    style.textWidth = qMax(10 * grid, qMin(widest, room));
    return style;
}

QString laidOutText(const QString &text)
{
    QString prepared = text;
    prepared.replace(u"\r\n"_s, u"\n"_s);
    for (QChar &c : prepared) {
        if (c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator) {
            c = QChar::LineSeparator;
        }
    }
    return prepared;
}

MessageLayout::MessageLayout(const MessageRow &row, const MessageStyle &style, UserId me)
    : m_timeText(localtext::toString(row.message.createdAt.toLocalTime().time(), QLocale::ShortFormat))
{
    if (row.message.editedAt.isValid() && row.message.deletion == DeletionType::None)
        m_timeText = QCoreApplication::translate("MessageLayout", "edited %1", "the time").arg(m_timeText);
    layoutText(row, style);
    m_tiles = layoutTiles(row.message, style);
    placeContent(row, style);
    placeReactions(row, style, me);
    placeFooter(row, style);
    if (style.direction == Qt::RightToLeft) {
        mirror();
    }
}

// Everything is placed from left to right and put on its side last; a text's lines hang by its own direction.
void MessageLayout::mirror()
{
    const auto turn = [width = m_size.width()](auto &rect) {
        if (!rect.isEmpty()) {
            rect.moveLeft(width - rect.left() - rect.width());
        }
    };
    for (QRect *rect : {&m_bubble, &m_quote, &m_more, &m_retry, &m_delete}) {
        turn(*rect);
    }
    turn(m_timeRect);
    turn(m_markRect);
    for (MessageTile &tile : m_tiles.tiles) {
        turn(tile.rect);
    }
    for (ReactionChip &chip : m_reactions) {
        turn(chip.rect);
    }
    m_textOrigin.setX(m_size.width() - m_textOrigin.x() - m_textSize.width());
    m_problemOrigin.setX(m_size.width() - m_problemOrigin.x() - m_problemWidth);
}

void MessageLayout::layoutText(const MessageRow &row, const MessageStyle &style)
{
    const QString text = laidOutText(row.shown);
    m_text.setText(text);
    m_text.setFont(isShortEmojiOnly(text) ? style.emoji : style.body);
    m_text.setTextOption(wrapping());
    m_text.setCacheEnabled(true);
    m_links = findLinks(text);
    QList<QTextLayout::FormatRange> formats;
    for (const FoundLink &link : std::as_const(m_links)) {
        QTextLayout::FormatRange range;
        range.start = int(link.start);
        range.length = int(link.length);
        range.format.setFontUnderline(true);
        formats.append(range);
    }
    for (const MarkupSpan &span : findMarkup(text, m_links)) {
        QTextLayout::FormatRange range;
        range.start = int(span.start);
        range.length = int(span.length);
        range.format = formatOf(span.kind, style, row.isOwn());
        formats.append(range);
    }
    m_text.setFormats(formats);
    m_isRightToLeft = text.isRightToLeft();
    m_isAgainst = m_isRightToLeft != (style.direction == Qt::RightToLeft);
    if (text.isEmpty()) {
        return; // only files: no line for words that are not there
    }
    qreal natural = 0;
    qreal height = breakLines(m_text, style.textWidth, &natural, &m_lastLineWidth);
    if (m_isRightToLeft) {
        // Its lines hang on the right edge, so they are broken again at the width the bubble will have.
        height = breakLines(m_text, ceiled(natural) + 1, &natural, &m_lastLineWidth);
    }
    m_textSize = QSize(ceiled(natural) + (m_isRightToLeft ? 1 : 0), ceiled(height));
}

// From the top: what is answered, files, text. Time and mark share the text's last line when it leaves room, else they
// get a line of their own.
void MessageLayout::placeContent(const MessageRow &row, const MessageStyle &style)
{
    const QFontMetricsF metrics(style.meta);
    const qreal timeWidth = metrics.horizontalAdvance(m_timeText);
    const qreal markHeight = metrics.ascent() * 0.86;
    const qreal markWidth = row.isOwn() ? deliveryMarkWidth(markHeight) : 0;
    const qreal metaWidth = timeWidth + (row.isOwn() ? markGap + markWidth : 0);
    const bool isBeside = m_text.lineCount() > 0 && !m_isAgainst && !row.isFolded
        && m_lastLineWidth + metaGap + metaWidth <= style.textWidth;
    int width = qMax(qMax(m_textSize.width(), m_tiles.size.width()), ceiled(metaWidth));
    if (isBeside) {
        width = qMax(width, ceiled(m_lastLineWidth + metaGap + metaWidth));
    }
    int y = paddingY;
    if (row.message.replyTo) {
        width = qMax(width, qMin(style.textWidth, quoteWidth(*row.message.replyTo, style)));
        m_quote = QRect(paddingX, y, width, 2 * style.metaHeight + grid);
        y += m_quote.height() + contentGap;
    }
    for (MessageTile &tile : m_tiles.tiles) {
        tile.rect.translate(paddingX, y);
    }
    y += m_tiles.tiles.isEmpty() ? 0 : m_tiles.size.height() + contentGap;
    m_textOrigin = QPointF(paddingX + (m_isAgainst ? width - m_textSize.width() : 0), y);
    if (row.isFolded) {
        const int moreWidth = ceiled(QFontMetricsF(style.strong).horizontalAdvance(moreText()));
        m_more = QRect(paddingX, y + m_textSize.height(), moreWidth, style.bodyHeight + contentGap);
    }
    const int height = y + m_textSize.height() + m_more.height() + (isBeside ? 0 : style.metaHeight) + paddingY;
    m_bubble = QRect(0, 0, width + 2 * paddingX, height);
    const qreal right = m_bubble.width() - paddingX;
    qreal baseline = m_bubble.height() - paddingY - metrics.descent();
    if (isBeside) {
        const QTextLine last = m_text.lineAt(m_text.lineCount() - 1);
        baseline = m_textOrigin.y() + last.y() + last.ascent();
    }
    m_markRect = QRectF(right - markWidth, baseline - markHeight, markWidth, markHeight);
    const qreal timeRight = row.isOwn() ? m_markRect.left() - markGap : right;
    m_timeRect = QRectF(timeRight - timeWidth, baseline - metrics.ascent(), timeWidth, metrics.height());
    m_size = m_bubble.size();
}

// Something under a bubble of mine is wider than it: the bubble keeps to the right.
void MessageLayout::shiftBubble(int right)
{
    const QPoint shift(right, 0);
    m_bubble.translate(shift);
    m_textOrigin += shift;
    m_timeRect.translate(shift);
    m_markRect.translate(shift);
    m_quote.translate(shift);
    m_more.translate(shift);
    for (MessageTile &tile : m_tiles.tiles) {
        tile.rect.translate(shift);
    }
    for (ReactionChip &chip : m_reactions) {
        chip.rect.translate(shift);
    }
}

void MessageLayout::placeReactions(const MessageRow &row, const MessageStyle &style, UserId me)
{
    if (row.message.reactions.isEmpty()) {
        return;
    }
    const QFontMetricsF metrics(style.body);
    const int height = style.bodyHeight + grid / 2;
    int x = 0;
    int y = m_bubble.height() + chipGap;
    int width = m_bubble.width();
    for (const Reaction &reaction : row.message.reactions) {
        const QString text = displaytext::reactions({reaction});
        const int chipWidth = ceiled(metrics.horizontalAdvance(text)) + 2 * grid;
        if (x > 0 && x + chipWidth > style.textWidth) {
            x = 0;
            y += height + chipGap;
        }
        m_reactions.append({text, reaction.users.contains(me), QRect(x, y, chipWidth, height)});
        x += chipWidth + chipGap;
        width = qMax(width, x - chipGap);
    }
    if (row.isOwn()) {
        // They end where the bubble ends.
        const QList<ReactionChip> chips = std::exchange(m_reactions, {});
        shiftBubble(width - m_bubble.width());
        for (ReactionChip chip : chips) {
            int rowEnd = 0;
            for (const ReactionChip &other : chips) {
                rowEnd = other.rect.top() == chip.rect.top() ? qMax(rowEnd, other.rect.right() + 1) : rowEnd;
            }
            chip.rect.translate(width - rowEnd, 0);
            m_reactions.append(chip);
        }
    }
    m_size = QSize(width, y + height);
}

void MessageLayout::placeFooter(const MessageRow &row, const MessageStyle &style)
{
    if (!row.hasFailed()) {
        return;
    }
    const QString why = failureText(row);
    m_problem.setText(why);
    m_problem.setFont(style.meta);
    m_problem.setTextOption(wrapping());
    qreal natural = 0;
    qreal last = 0;
    const int problemHeight = ceiled(breakLines(m_problem, style.textWidth, &natural, &last));
    m_problemWidth = ceiled(natural);
    const QFontMetricsF metrics(style.meta);
    const int chipHeight = qMax(3 * grid, style.metaHeight + grid);
    const int retryWidth = ceiled(metrics.horizontalAdvance(actionText(RowAction::Retry))) + 3 * grid;
    const int deleteWidth = ceiled(metrics.horizontalAdvance(actionText(RowAction::Delete))) + 3 * grid;
    const int width = qMax(qMax(m_size.width(), ceiled(natural)), retryWidth + grid + deleteWidth);
    const bool isOwn = row.isOwn();
    if (isOwn) {
        shiftBubble(width - m_size.width());
    }
    m_problemOrigin = QPointF(isOwn ? width - ceiled(natural) : 0, m_size.height() + footerGap);
    const int chipTop = int(m_problemOrigin.y()) + problemHeight + footerGap;
    m_delete = QRect(isOwn ? width - deleteWidth : retryWidth + grid, chipTop, deleteWidth, chipHeight);
    m_retry = QRect(m_delete.left() - grid - retryWidth, chipTop, retryWidth, chipHeight);
    m_size = QSize(width, chipTop + chipHeight);
}

QRect MessageLayout::actionRect(RowAction action) const
{
    switch (action) {
    case RowAction::Retry:
        return m_retry;
    case RowAction::Delete:
        return m_delete;
    case RowAction::None:
    case RowAction::Reload:
        return {};
    }
    return {};
}

RowAction MessageLayout::actionAt(const QPoint &point) const
{
    return m_retry.contains(point) ? RowAction::Retry : m_delete.contains(point) ? RowAction::Delete : RowAction::None;
}

RowPart MessageLayout::partAt(const QPoint &point) const
{
    if (m_quote.contains(point)) {
        return {RowPart::Kind::Quote, 0};
    }
    if (m_more.contains(point)) {
        return {RowPart::Kind::More, 0};
    }
    for (int i = 0; i < m_tiles.tiles.size(); ++i) {
        if (m_tiles.tiles.at(i).rect.contains(point)) {
            return {RowPart::Kind::Tile, i};
        }
    }
    for (int i = 0; i < m_reactions.size(); ++i) {
        if (m_reactions.at(i).rect.contains(point)) {
            return {RowPart::Kind::Reaction, i};
        }
    }
    return {};
}

QRect MessageLayout::partRect(const RowPart &part) const
{
    switch (part.kind) {
    case RowPart::Kind::Quote:
        return m_quote;
    case RowPart::Kind::More:
        return m_more;
    case RowPart::Kind::Tile:
        return m_tiles.tiles.at(part.index).rect;
    case RowPart::Kind::Reaction:
        return m_reactions.at(part.index).rect;
    case RowPart::Kind::None:
        break;
    }
    return {};
}

int MessageLayout::cursorAt(const QPointF &point) const
{
    const QPointF inside = point - m_textOrigin;
    if (inside.y() < 0) {
        return 0;
    }
    for (int i = 0; i < m_text.lineCount(); ++i) {
        const QTextLine line = m_text.lineAt(i);
        if (inside.y() < line.y() + line.height()) {
            return line.xToCursor(inside.x());
        }
    }
    return int(m_text.text().size());
}

QUrl MessageLayout::linkAt(const QPointF &point) const
{
    if (m_links.isEmpty()) {
        return {};
    }
    const QPointF inside = point - m_textOrigin;
    for (int i = 0; i < m_text.lineCount(); ++i) {
        const QTextLine line = m_text.lineAt(i);
        if (!line.naturalTextRect().contains(inside)) {
            continue;
        }
        const int at = line.xToCursor(inside.x(), QTextLine::CursorOnCharacter);
        for (const FoundLink &link : m_links) {
            if (at >= link.start && at < link.start + link.length) {
                return link.url;
            }
        }
    }
    return {};
}

QString MessageLayout::moreText()
{
    return QCoreApplication::translate("MessageLayout", "Show all");
}

QString MessageLayout::actionText(RowAction action)
{
    switch (action) {
    case RowAction::None:
        return {};
    case RowAction::Retry:
        return QCoreApplication::translate("MessageLayout", "Retry");
    case RowAction::Delete:
        return QCoreApplication::translate("MessageLayout", "Delete");
    case RowAction::Reload:
        return QCoreApplication::translate("MessageLayout", "Try again");
    }
    return {};
}

} // namespace chautari
