// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"
#include "app/ui/chat/messagestyle.h"

#include <QtGui/QImage>

class QPainter;

namespace chautari {

//! A file of a message as the bubble shows it: a picture, a recording, or a card with its name.
struct MessageTile
{
    enum class Kind { Picture, Voice, File };

    Kind kind = Kind::File;
    int attachment = 0; //!< index in the message
    QRect rect; //!< relative to the bubble's content
};

struct MessageTiles
{
    QList<MessageTile> tiles;
    QSize size; //!< of all of them
};

//! How far its bytes are.
struct TileState
{
    enum class Bytes { Elsewhere, Coming, Here, Failed };

    Bytes bytes = Bytes::Elsewhere;
    double progress = -1; //!< 0 to 1; -1 = not known
    bool canCancel = false; //!< a click ends its sending
    QImage picture; //!< null until it has been read
};

//! Where the files of a message stand, from the sizes that the server told: nothing moves when a picture arrives.
MessageTiles layoutTiles(const Message &message, const MessageStyle &style);

//! \param rect where the tile is now
//! \param isOwn in a bubble of mine
void paintTile(QPainter &painter, const QRect &rect, const MessageTile &tile, const Attachment &attachment,
    const TileState &state, const MessageStyle &style, const Theme &theme, bool isOwn);

} // namespace chautari
