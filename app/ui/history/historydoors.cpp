// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/history/historydoors.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

namespace chautari {

namespace {

QFileDialog *fileDialog(QWidget *parent, const QString &filter, const HistoryDoors::FileChosen &chosen)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(parent, QString(), documents.isEmpty() ? QDir::homePath() : documents, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, chosen);
    return dialog;
}

} // namespace

HistoryDoors HistoryDoors::ofSystem()
{
    HistoryDoors doors;
    doors.saveFile = [](QWidget *parent, const QString &suggested, const QString &filter, const FileChosen &chosen) {
        QFileDialog *dialog = fileDialog(parent, filter, chosen);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(suggested.section(u'.', -1));
        dialog->selectFile(suggested);
        dialog->open();
    };
    doors.openFile = [](QWidget *parent, const QString &filter, const FileChosen &chosen) {
        QFileDialog *dialog = fileDialog(parent, filter, chosen);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->open();
    };
    doors.choosePrinter = askForPrinter;
    return doors;
}

} // namespace chautari
