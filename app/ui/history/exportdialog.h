// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/history/conversationexporter.h"
#include "app/ui/history/historydoors.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace chautari {

//! \brief Asks how one conversation is to be taken along, and shows how far it is. Closing it cancels. Deletes itself
//! when it closes. GUI thread.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(ChatSession &session, const Conversation &conversation, HistoryDoors doors = HistoryDoors::ofSystem(),
        QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    [[nodiscard]] ExportOrder order(ExportFormat format) const;
    void chooseFile();
    void choosePrinter();
    void begin(const ExportOrder &order);
    void end();
    void showProgress(qint64 messages, int files);
    void showReport(const ExportReport &report);
    void showProblem(const Error &error);
    void showControls();
    void retranslate();

    Conversation m_conversation;
    HistoryDoors m_doors;
    ConversationExporter *m_exporter;
    QLabel *m_intro = nullptr;
    QLabel *m_formatLabel = nullptr;
    QComboBox *m_format = nullptr;
    QCheckBox *m_files = nullptr;
    QCheckBox *m_emails = nullptr;
    QLabel *m_status = nullptr;
    QPlainTextEdit *m_missing = nullptr;
    QPushButton *m_printButton = nullptr;
    QPushButton *m_exportButton = nullptr;
    QPushButton *m_closeButton = nullptr; //!< or cancels
    bool m_isPrinting = false;
};

} // namespace chautari
