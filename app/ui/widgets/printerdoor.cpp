// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/printerdoor.h"

#include <QtGui/QWindow>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>

namespace chautari {

void askForPrinter(QWidget *parent, const QString &title, const PrinterChosen &chosen)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    // Nobody's child: its Properties run a loop of their own, in which a sign-out may take the parent away.
    auto *dialog = new QPrintDialog(printer.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::ApplicationModal);
    QObject::connect(
        dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), parent, [printer, chosen] { chosen(printer); });
    // The printer is as old as the dialog, which paints on it until it is gone.
    QObject::connect(dialog, &QObject::destroyed, dialog, [printer] {});
    dialog->winId();
    dialog->windowHandle()->setTransientParent(parent->window()->windowHandle());
    dialog->show();
}

} // namespace chautari
