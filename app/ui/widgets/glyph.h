// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>

class QColor;
class QPainter;

namespace chautari {

//! The program's pictograms, drawn as strokes on a 24-unit square so that they follow every theme, size and screen.
enum class Glyph {
    Back,
    Search,
    Eye,
    EyeOff,
    Chat,
    Play,
    Link,
    Warning,
    NotFound,
    Attach,
    Picture,
    File,
    Close,
    Reply,
    Pencil,
    Forward,
    ZoomIn,
    ZoomOut,
    Turn,
    Copy,
    Save,
    Print,
    Up,
    Down,
    Smile,
    Pin,
    Mute,
    Microphone,
    Start, //!< of a recording; Play is the one with a circle around it
    Pause,
    Stop,
    Bin,
    Plus,
    Info,
    Block,
    Lock,
    Camera,
    House,
    Check,
};

//! Those that mean back and on turn with the painter's direction.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &color);

} // namespace chautari
