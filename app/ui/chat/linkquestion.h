// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QUrl;
class QWidget;

namespace chautari {

//! Shows where a link of a message really leads and opens it in the browser when the person agrees. The only place of
//! the program that opens an address from a message.
void askToOpenLink(const QUrl &url, QWidget *parent);

} // namespace chautari
