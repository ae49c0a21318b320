// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <functional>
#include <memory>

class QPagedPaintDevice;
class QWidget;

namespace chautari {

using PrinterChosen = std::function<void(std::shared_ptr<QPagedPaintDevice> printer)>;
//! Asks for a printer without blocking; a test answers in its place.
using PrinterDoor = std::function<void(QWidget *parent, const QString &title, PrinterChosen chosen)>;

//! The dialog of the system. GUI thread.
void askForPrinter(QWidget *parent, const QString &title, const PrinterChosen &chosen);

} // namespace chautari
