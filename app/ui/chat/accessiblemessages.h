// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chautari {

class MessageView;

// The message list for screen readers: a list whose children are the messages on the screen, each read as "author,
// text, time, state"; a failed one offers Retry and Delete as actions (ui.md "Keyboard and screen reader").

//! Once per process is enough; more often does no harm.
void installAccessibleMessages();

//! Tells a screen reader that the keys are about this row now.
void focusMessage(MessageView &view, int row);

//! Tells a screen reader that this row says something else of itself: a voice message began or ended.
void renameMessage(MessageView &view, int row);

//! Tells a screen reader that this row came in.
void announceMessage(MessageView &view, int row);

} // namespace chautari
