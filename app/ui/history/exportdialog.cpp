// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/history/exportdialog.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/widgets/servertext.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPagedPaintDevice>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr double paperPoints = 10;

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Html:
        return u".html"_s;
    case ExportFormat::Json:
        return u".json"_s;
    case ExportFormat::Csv:
        return u".csv"_s;
    case ExportFormat::Pdf:
        return u".pdf"_s;
    case ExportFormat::Paper:
        break;
    }
    return {};
}

QLabel *plainLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ExportDialog::ExportDialog(ChatSession &session, const Conversation &conversation, HistoryDoors doors, QWidget *parent)
    : QDialog(parent)
    , m_conversation(conversation)
    , m_doors(std::move(doors))
    , m_exporter(new ConversationExporter(session, this))
{
    setObjectName(u"exportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_exporter, &ConversationExporter::progressed, this, &ExportDialog::showProgress);
    connect(m_exporter, &ConversationExporter::finished, this, &ExportDialog::showReport);
    connect(m_exporter, &ConversationExporter::failed, this, &ExportDialog::showProblem);
    connect(m_exportButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_printButton, &QPushButton::clicked, this, &ExportDialog::choosePrinter);
    connect(m_closeButton, &QPushButton::clicked, this, [this] {
        if (!m_exporter->isBusy())
            return accept();
        m_exporter->cancel();
        m_status->setText(tr("Cancelled. Nothing was kept."));
        showControls();
    });
    retranslate();
    resize(460, 400);
}

void ExportDialog::build()
{
    m_intro = plainLabel(this, u"exportIntroLabel"_s);
    m_formatLabel = plainLabel(this, u"exportFormatLabel"_s);
    m_format = new QComboBox(this);
    m_format->setObjectName(u"formatComboBox"_s);
    for (const ExportFormat format : {ExportFormat::Html, ExportFormat::Pdf, ExportFormat::Csv, ExportFormat::Json})
        m_format->addItem(QString(), int(format));
    m_formatLabel->setWordWrap(false);
    m_formatLabel->setBuddy(m_format);
    m_files = new QCheckBox(this);
    m_files->setObjectName(u"filesCheckBox"_s);
    m_files->setChecked(true);
    m_emails = new QCheckBox(this);
    m_emails->setObjectName(u"emailsCheckBox"_s);
    m_status = plainLabel(this, u"exportStatusLabel"_s);
    m_missing = new QPlainTextEdit(this);
    m_missing->setObjectName(u"missingEdit"_s);
    m_missing->setReadOnly(true);
    m_missing->setTabChangesFocus(true);
    m_missing->hide();
    m_printButton = new QPushButton(this);
    m_printButton->setObjectName(u"printButton"_s);
    m_printButton->setAutoDefault(false);
    m_exportButton = new QPushButton(this);
    m_exportButton->setObjectName(u"exportButton"_s);
    m_exportButton->setDefault(true);
    m_closeButton = new QPushButton(this);
    m_closeButton->setObjectName(u"closeButton"_s);
    m_closeButton->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    buttons->addWidget(m_printButton);
    buttons->addStretch(1);
    buttons->addWidget(m_closeButton);
    buttons->addWidget(m_exportButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(grid + grid / 2);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_intro, m_formatLabel, m_format, m_files, m_emails, m_status})
        column->addWidget(widget);
    column->addWidget(m_missing, 1);
    column->addStretch(0);
    column->addLayout(buttons);
}

ExportOrder ExportDialog::order(ExportFormat format) const
{
    ExportOrder order;
    order.conversation = m_conversation;
    order.format = format;
    order.hasFiles = m_files->isChecked();
    order.hasEmails = m_emails->isChecked();
    order.font = font();
    order.font.setPointSizeF(paperPoints); // paper has its own size, whatever the screen's is
    return order;
}

void ExportDialog::chooseFile()
{
    const auto format = ExportFormat(m_format->currentData().toInt());
    const QString ending = suffixOf(format);
    const QString name = safeFileName(m_conversation.otherParticipant().displayName()) + ending;
    const QString filter = m_format->currentText() + u" (*"_s + ending + u')';
    m_doors.saveFile(this, name, filter, [this, format](const QString &path) {
        ExportOrder wanted = order(format);
        wanted.path = path;
        begin(wanted);
    });
}

void ExportDialog::choosePrinter()
{
    const QString title = displaytext::name(m_conversation.otherParticipant().displayName());
    m_doors.choosePrinter(this, title, [this](const std::shared_ptr<QPagedPaintDevice> &printer) {
        ExportOrder wanted = order(ExportFormat::Paper);
        wanted.printer = printer;
        begin(wanted);
    });
}

void ExportDialog::begin(const ExportOrder &order)
{
    m_isPrinting = order.format == ExportFormat::Paper;
    m_missing->hide();
    m_status->setText(tr("Reading the messages…"));
    m_exporter->start(order);
    showControls();
}

void ExportDialog::showProgress(qint64 messages, int files)
{
    m_status->setText(tr("%Ln message(s)", "how far an export is", int(messages)) + u", "_s
        + tr("%Ln file(s)", "how far an export is", files));
}

void ExportDialog::showReport(const ExportReport &report)
{
    QStringList lines;
    lines << (m_isPrinting ? tr("Sent to the printer.") : tr("Done."));
    showProgress(report.messages, report.files);
    lines << m_status->text();
    if (!report.gap.isEmpty())
        lines << tr("Older messages are missing: %1").arg(localizedServerText(report.gap));
    QStringList names;
    for (const QString &name : report.missing)
        names << displaytext::name(name);
    if (!names.isEmpty())
        lines << tr("%Ln file(s) could not be fetched:", nullptr, int(names.size()));
    m_status->setText(lines.join(u'\n'));
    m_missing->setPlainText(names.join(u'\n'));
    m_missing->setVisible(!names.isEmpty());
    showControls();
}

void ExportDialog::showProblem(const Error &error)
{
    m_status->setText(tr("The conversation could not be exported: %1").arg(localizedServerText(error.firstMessage())));
    showControls();
}

void ExportDialog::showControls()
{
    const bool isBusy = m_exporter->isBusy();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_format, m_files, m_emails, m_printButton, m_exportButton})
        widget->setEnabled(!isBusy);
    m_closeButton->setText(isBusy ? tr("Cancel") : tr("Close"));
    if (isBusy || m_closeButton->hasFocus())
        m_closeButton->setFocus(Qt::OtherFocusReason);
}

void ExportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ExportDialog::retranslate()
{
    const QString name = displaytext::isolated(displaytext::name(m_conversation.otherParticipant().displayName()));
    setWindowTitle(tr("Export a conversation"));
    m_intro->setText(tr("The whole conversation with %1, to keep or to print.").arg(name));
    m_formatLabel->setText(tr("Format"));
    const QStringList formats{tr("Web page"), tr("PDF"), tr("Spreadsheet (CSV)"), tr("For programs (JSON)")};
    for (int i = 0; i < m_format->count(); ++i)
        m_format->setItemText(i, formats.at(i));
    m_format->setAccessibleName(tr("Format"));
    m_files->setText(tr("Pictures and &files, in a folder beside it"));
    m_emails->setText(tr("E-&mail addresses"));
    m_missing->setAccessibleName(tr("Files that could not be fetched"));
    m_printButton->setText(tr("&Print…"));
    m_exportButton->setText(tr("&Export…"));
    showControls();
}

} // namespace chautari
