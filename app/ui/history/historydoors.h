// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <functional>
#include <memory>

class QPagedPaintDevice;
class QWidget;

namespace chautari {

//! \brief The system's own dialogs, which a test cannot answer: each asks without blocking and calls back when
//! something was chosen. GUI thread.
struct HistoryDoors
{
    using FileChosen = std::function<void(const QString &path)>;
    using PrinterChosen = std::function<void(std::shared_ptr<QPagedPaintDevice> printer)>;

    //! \param suggested a file's name without a folder
    std::function<void(QWidget *parent, const QString &suggested, const QString &filter, FileChosen chosen)> saveFile;
    std::function<void(QWidget *parent, const QString &filter, FileChosen chosen)> openFile;
    std::function<void(QWidget *parent, const QString &title, PrinterChosen chosen)> choosePrinter;

    static HistoryDoors ofSystem();
};

} // namespace chautari
