// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/printerdoor.h"

class QWidget;

namespace chautari {

//! \brief The system's own dialogs, which a test cannot answer: each asks without blocking and calls back when
//! something was chosen. GUI thread.
struct HistoryDoors
{
    using FileChosen = std::function<void(const QString &path)>;

    //! \param suggested a file's name without a folder
    std::function<void(QWidget *parent, const QString &suggested, const QString &filter, FileChosen chosen)> saveFile;
    std::function<void(QWidget *parent, const QString &filter, FileChosen chosen)> openFile;
    PrinterDoor choosePrinter;

    static HistoryDoors ofSystem();
};

} // namespace chautari
