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

//! What a person wants of a voice message.
struct VoiceCommand
{
    enum class Kind { Toggle, Seek, Step, Speed };

    Kind kind = Kind::Toggle;
    double value = 0; //!< Seek: the place, 0 to 1; Step: milliseconds; Speed: faster, or slower when negative
};

//! How a voice message is at the moment.
struct VoiceState
{
    bool isPlaying = false;
    bool isFetching = false; //!< its file has to come first
    bool isBroken = false; //!< it was tried
    bool isUnheard = false; //!< of somebody else, and not begun yet
    int positionMs = 0;
    int durationMs = 0; //!< 0 = not known
    double speed = 1;
    QByteArray waveform;
};

//! How far its bytes are.
struct TileState
{
    enum class Bytes { Elsewhere, Coming, Here, Failed };

    Bytes bytes = Bytes::Elsewhere;
    double progress = -1; //!< 0 to 1; -1 = not known
    bool canCancel = false; //!< a click ends its sending
    QImage picture; //!< null until it has been read
    VoiceState voice{};
};

//! An original server calls every film "audio" (contract.md 8): only what a recorder made is a voice message.
bool isVoice(const Attachment &attachment);
//! What a click on a voice message's card means.
VoiceCommand voiceCommandAt(const QRect &card, const QPoint &point, const MessageStyle &style);

//! Where the files of a message stand, from the sizes that the server told: nothing moves when a picture arrives.
MessageTiles layoutTiles(const Message &message, const MessageStyle &style);

//! \param rect where the tile is now
//! \param isOwn in a bubble of mine
void paintTile(QPainter &painter, const QRect &rect, const MessageTile &tile, const Attachment &attachment,
    const TileState &state, const MessageStyle &style, const Theme &theme, bool isOwn);

} // namespace chautari
