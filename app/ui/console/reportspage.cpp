// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/reportspage.h"

#include "app/models/displaytext.h"
#include "shared/core/localtext.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

ReportsPage::ReportsPage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_intro(addNote())
    , m_list(makeList("reportsList"))
    , m_deleteButton(makeButton("deleteReportedButton"))
    , m_leaveButton(makeButton("dismissReportButton"))
{
    column().addWidget(m_list, 1);
    addButtons({m_deleteButton, m_leaveButton});
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        for (QPushButton *button : {m_deleteButton, m_leaveButton})
            button->setEnabled(selected() != nullptr);
    });
    connect(m_deleteButton, &QPushButton::clicked, this, [this] { settle(true); });
    connect(m_leaveButton, &QPushButton::clicked, this, [this] { settle(false); });
    ReportsPage::retranslate();
}

QString ReportsPage::title() const
{
    return m_reports.isEmpty() ? tr("Reports") : tr("Reports (%Ln)", nullptr, int(m_reports.size()));
}

void ReportsPage::settle(bool isRemoved)
{
    const Report *report = selected();
    if (!report)
        return;
    const SettleReport settled{report->message, isRemoved};
    if (!isRemoved)
        return order(settled);
    askBefore(*this,
        {"deleteReportedQuestion", tr("Delete this message?"),
            tr("It goes for both who can read it. Nothing brings it back."), "deleteNowButton", tr("Delete it")},
        [this, settled] { order(settled); });
}

void ReportsPage::handle(const ConsoleAnswer &answer)
{
    const auto *list = std::get_if<ReportList>(&answer);
    if (!list)
        return;
    m_reports = list->reports;
    fill();
    Q_EMIT titleChanged();
}

void ReportsPage::fill()
{
    const Report *before = selected();
    const qint64 id = before ? before->message.value() : 0;
    const bool wasEmpty = m_list->count() == 0;
    m_list->clear();
    int row = wasEmpty ? 0 : -1; // what is gone is not followed by another: a second press would hit that
    for (const Report &report : std::as_const(m_reports)) {
        const QString said
            = tr("%1 wrote on %2: %3", "a name, a time, a message")
                  .arg(nameOf(report.sender),
                      localtext::toString(
                          QDateTime::fromMSecsSinceEpoch(report.sentAt.microseconds() / 1000), QLocale::ShortFormat),
                      displaytext::isolated(displaytext::oneLine(report.text)));
        const QString why = report.reason.isEmpty()
            ? tr("Reported by %1, without a reason").arg(nameOf(report.reporter))
            : tr("Reported by %1: %2", "a name, a reason")
                  .arg(nameOf(report.reporter), displaytext::isolated(displaytext::oneLine(report.reason)));
        auto *item = new QListWidgetItem(said + u'\n' + why, m_list);
        item->setData(Qt::UserRole, report.message.value());
        if (report.message.value() == id)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    for (QPushButton *button : {m_deleteButton, m_leaveButton})
        button->setEnabled(selected() != nullptr);
    m_intro->setText(m_reports.isEmpty()
            ? tr("Nobody has reported a message. When somebody does, you see that message here, and nothing else of "
                 "what they said.")
            : tr("By reporting a message its reader shows it to you. You see nothing else of what they said."));
}

const Report *ReportsPage::selected() const
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return nullptr;
    const qint64 id = item->data(Qt::UserRole).toLongLong();
    const auto found
        = std::ranges::find_if(m_reports, [id](const Report &report) { return report.message.value() == id; });
    return found == m_reports.end() ? nullptr : &*found;
}

void ReportsPage::retranslate()
{
    m_list->setAccessibleName(tr("Reports"));
    m_deleteButton->setText(tr("Delete the message for both"));
    m_leaveButton->setText(tr("Leave it"));
    fill();
}

} // namespace chautari
