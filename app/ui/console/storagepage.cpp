// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/storagepage.h"

#include "app/ui/console/sharebars.h"
#include "shared/core/localtext.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int daysOfYear = 365;
constexpr qsizetype barsShown = 8;

} // namespace

StoragePage::StoragePage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_facts(addNote("strong"))
    , m_sharesLabel(addNote())
    , m_shares(new ShareBars(context.theme, this))
    , m_keepLabel(new QLabel(this))
    , m_keep(new QComboBox(this))
    , m_keepChoice(*m_keep, {0, 30, 90, daysOfYear, 2 * daysOfYear})
    , m_roomLabel(new QLabel(this))
    , m_room(new QComboBox(this))
    , m_roomChoice(*m_room, {0, 100, 500, 1'000, 5'000})
    , m_saveButton(makeButton("saveRulesButton"))
    , m_keepNote(nullptr)
{
    m_facts->setObjectName(u"storageLabel"_s);
    m_shares->setObjectName(u"sharesPicture"_s);
    column().addWidget(m_shares);
    auto *form = new QFormLayout;
    form->setSpacing(grid);
    const std::tuple<QLabel *, QComboBox *, QString> choices[]{
        {m_keepLabel, m_keep, u"keepBox"_s}, {m_roomLabel, m_room, u"roomBox"_s}};
    for (const auto &[label, box, name] : choices) {
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(box);
        box->setObjectName(name);
        form->addRow(label, box);
    }
    column().addSpacing(grid);
    column().addLayout(form);
    addButtons({m_saveButton});
    m_keepNote = addNote();
    column().addStretch(1);
    // Not at each step of the arrow keys: some of what can be chosen deletes.
    for (const QComboBox *box : {m_keep, m_room})
        connect(box, &QComboBox::currentIndexChanged, this, &StoragePage::showChange);
    connect(m_saveButton, &QPushButton::clicked, this, &StoragePage::save);
    StoragePage::retranslate();
    showRules();
}

void StoragePage::refresh()
{
    order(ShowRules{});
    order(ShowStorage{});
}

void StoragePage::handle(const ConsoleAnswer &answer)
{
    if (const auto *report = std::get_if<StorageReport>(&answer)) {
        m_report = *report;
        m_isKnown = true;
        showReport();
    } else if (const auto *rules = std::get_if<PlaceRules>(&answer)) {
        m_rules = *rules;
        showRules();
    } else if (std::get_if<ConsoleProblem>(&answer)) {
        showRules();
    }
}

// Before the server has told what holds, nothing can be chosen in its place.
void StoragePage::showRules()
{
    m_keep->setEnabled(m_rules.has_value());
    m_room->setEnabled(m_rules.has_value());
    if (m_rules) {
        m_keepChoice.setNumber(m_rules->keepDays);
        m_roomChoice.setNumber(m_rules->megabytesPerPerson);
    }
    showChange();
}

void StoragePage::showChange()
{
    m_saveButton->setEnabled(m_rules
        && (m_keepChoice.number() != m_rules->keepDays || m_roomChoice.number() != m_rules->megabytesPerPerson));
}

// Nothing brings back what that deletes, so it is asked for twice.
void StoragePage::save()
{
    if (!m_rules)
        return;
    const int days = m_keepChoice.number();
    PlaceRulesChange change; // what was not touched stays as it is, whatever another owner made of it
    if (days != m_rules->keepDays)
        change.keepDays = days;
    if (m_roomChoice.number() != m_rules->megabytesPerPerson)
        change.megabytesPerPerson = m_roomChoice.number();
    const bool deletesMore = days != 0 && (m_rules->keepDays == 0 || days < m_rules->keepDays);
    if (!deletesMore)
        return order(change);
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Delete old messages?"),
        tr("Messages older than %Ln days are deleted for everyone within the hour, with their files, and so are "
           "further ones as they grow old. Backups made before still hold them.",
            nullptr, days),
        QMessageBox::Cancel, this);
    question->setObjectName(u"keepQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setDefaultButton(QMessageBox::Cancel);
    QPushButton *go = question->addButton(tr("Delete them"), QMessageBox::DestructiveRole);
    go->setObjectName(u"deleteOldButton"_s);
    connect(question, &QDialog::finished, this, [this, question, go, change] {
        if (question->clickedButton() == go)
            order(change);
        else if (m_rules)
            m_keepChoice.setNumber(m_rules->keepDays);
    });
    question->open();
}

void StoragePage::showReport()
{
    if (!m_isKnown) {
        m_facts->setText(tr("Asking the server…"));
        return;
    }
    const auto size = [](qint64 bytes) { return localtext::dataSize(bytes, 1); };
    m_facts->setText(tr("Database %1 · files %2 · backups %3 · free on the disk %4")
                         .arg(size(m_report.databaseBytes), size(m_report.fileBytes), size(m_report.backupBytes),
                             size(m_report.freeBytes)));
    m_sharesLabel->setText(m_report.shares.isEmpty() ? tr("%Ln messages, no files yet", nullptr, int(m_report.messages))
                                                     : tr("%Ln messages", nullptr, int(m_report.messages)) + u" · "_s
                + tr("%Ln files. Who has the most:", nullptr, int(m_report.files)));
    QList<ShareBars::Bar> bars;
    for (const StorageShare &share : m_report.shares.first(std::min(barsShown, m_report.shares.size())))
        bars.append({nameOf(share.user), size(share.bytes), double(share.bytes)});
    m_shares->setBars(bars);
}

void StoragePage::retranslate()
{
    m_keepLabel->setText(tr("&Keep messages:"));
    m_keepChoice.setTexts([](int days) {
        if (days == 0)
            return tr("for good");
        return days % daysOfYear == 0 ? tr("for %Ln years", nullptr, days / daysOfYear)
                                      : tr("for %Ln days", nullptr, days);
    });
    m_roomLabel->setText(tr("&Files of each person:"));
    m_roomChoice.setTexts(
        [](int megabytes) { return megabytes == 0 ? tr("no limit") : tr("at most %Ln MB", nullptr, megabytes); });
    m_saveButton->setText(tr("Save"));
    m_keepNote->setText(
        tr("Who has more than that already keeps it, and can send no further files until there is room."));
    m_shares->setAccessibleName(tr("Who has the most files"));
    showReport();
}

} // namespace chautari
