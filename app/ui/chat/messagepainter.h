// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/chat/messagegeometry.h"
#include "app/ui/chat/textselection.h"

class QPainter;

namespace chautari {

class VoicePlayback;

//! \brief Draws rows of the message list. Knows colours, not scrolling. GUI thread.
class MessagePainter
{
public:
    MessagePainter(const MessageListModel &model, const MessageGeometry &geometry, const ThemeController &theme);

    //! Where pictures come from; without it tiles stay empty. Outlives this.
    void setFiles(AttachmentFiles *files) { m_files = files; }
    //! Without it voice messages are cards that do nothing. Outlives this.
    void setVoice(VoicePlayback *voice) { m_voice = voice; }
    void setHighlight(const QStringList &words) { m_highlight = words; }
    //! `focused` is the action of this row that has the keyboard, None mostly.
    void paintRow(QPainter &painter, int row, int rowTop, const TextSelection &selection, RowAction focused) const;
    //! A line of quiet text in the middle of a band: day, older messages.
    void paintBand(QPainter &painter, const QString &text, int top, int height) const;
    void paintChip(QPainter &painter, const QRect &rect, const QString &text, const QColor &ink, bool isFocused) const;

    //! "Today", "Yesterday", else the date in the person's language.
    [[nodiscard]] static QString dayText(QDate day, QDate today);

private:
    void paintAbove(QPainter &painter, int row, int rowTop, const MessageGeometry::Above &above) const;
    void paintUnreadLine(QPainter &painter, int top) const;
    void paintBubble(QPainter &painter, int row, const MessageLayout &layout, const TextSelection &selection) const;
    [[nodiscard]] TileState stateOf(const MessageRow &row, const MessageTile &tile, QSize pixels) const;
    void paintQuote(QPainter &painter, const ReplyPreview &reply, const QRect &rect, bool isOwn) const;
    void paintReactions(QPainter &painter, const MessageLayout &layout) const;
    void highlight(const QString &text, QList<QTextLayout::FormatRange> &ranges) const;
    void paintFooter(QPainter &painter, const MessageLayout &layout, RowAction focused) const;
    void paintAvatar(QPainter &painter, int row, int bubbleTop) const;

    const MessageListModel &m_model;
    const MessageGeometry &m_geometry;
    const ThemeController &m_theme;
    AttachmentFiles *m_files = nullptr;
    VoicePlayback *m_voice = nullptr;
    QStringList m_highlight;
};

} // namespace chautari
