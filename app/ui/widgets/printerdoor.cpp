// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/printerdoor.h"

#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtGui/QWindow>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>

namespace chautari {

namespace {

constexpr int lookAgainMs = 200;

//! The dialog's own questions (Properties, "overwrite?", a file's name) run loops in which it may be closed, and use it
//! when they come back: it goes only when none of them runs any more.
void deleteWhenDone(QDialog *dialog)
{
    const int level = QThread::currentThread()->loopLevel();
    auto *timer = new QTimer(dialog);
    QObject::connect(timer, &QTimer::timeout, dialog, [dialog, level] {
        if (QThread::currentThread()->loopLevel() <= level)
            dialog->deleteLater();
    });
    QObject::connect(dialog, &QDialog::finished, timer, [dialog, timer] {
        dialog->setEnabled(false); // hidden only, it would still take clicks that were under way
        timer->start(lookAgainMs);
    });
}

} // namespace

void askForPrinter(QWidget *parent, const QString &title, const PrinterChosen &chosen)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    // Nobody's child: its Properties run a loop of their own, in which a sign-out may take the parent away.
    auto *dialog = new QPrintDialog(printer.get());
    deleteWhenDone(dialog);
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
