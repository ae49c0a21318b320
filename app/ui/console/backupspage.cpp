// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/backupspage.h"

#include "shared/core/limits.h"
#include "shared/core/localtext.h"

#include <QtCore/QTimerEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int askEveryMs = 1'000;
constexpr int hoursOfDay = 24;
constexpr int hoursOfWeek = 7 * hoursOfDay;

} // namespace

BackupsPage::BackupsPage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_intro(addNote())
    , m_list(makeList("backupsList"))
    , m_makeButton(makeButton("makeBackupButton"))
    , m_removeButton(makeButton("removeBackupButton"))
    , m_restoreButton(makeButton("restoreBackupButton"))
    , m_folder(nullptr)
    , m_everyLabel(new QLabel(this))
    , m_every(new QComboBox(this))
    , m_everyChoice(*m_every, {0, hoursOfDay, hoursOfWeek})
    , m_keptLabel(new QLabel(this))
    , m_kept(new QComboBox(this))
    , m_keptChoice(*m_kept, {3, 7, 14, 30, 60})
    , m_passphraseLabel(new QLabel(this))
    , m_passphrase(new QLineEdit(this))
    , m_passphraseButton(makeButton("setPassphraseButton"))
    , m_passphraseNote(nullptr)
    , m_passphraseProblem(nullptr)
    , m_problem(nullptr)
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { showButtons(); });
    connect(m_makeButton, &QPushButton::clicked, this, [this] { order(MakeBackup{}); });
    connect(m_removeButton, &QPushButton::clicked, this, [this] {
        if (const KeptBackup *backup = selected())
            askBefore(*this,
                {"removeBackupQuestion", tr("Remove this backup?"),
                    tr("It is deleted from the server's disk. Nothing brings it back."), "removeNowButton",
                    tr("Remove it")},
                [this, name = backup->name] { order(RemoveBackup{name}); });
    });
    connect(m_restoreButton, &QPushButton::clicked, this, &BackupsPage::askToRestore);
    connect(m_every, &QComboBox::activated, this, [this] {
        PlaceRulesChange change;
        change.backupHours = m_everyChoice.number();
        order(change);
    });
    connect(m_kept, &QComboBox::activated, this, [this] {
        PlaceRulesChange change;
        change.backupsKept = m_keptChoice.number();
        order(change);
    });
    const auto setPassphrase = [this] {
        if (m_passphrase->text().size() < limits::backupPassphraseLength)
            return m_passphraseProblem->show();
        if (m_isSettingPassphrase || m_state.isRunning)
            return;
        order(SetBackupPassphrase{m_passphrase->text()});
        m_isSettingPassphrase = true;
        showButtons();
    };
    connect(m_passphraseButton, &QPushButton::clicked, this, setPassphrase);
    connect(m_passphrase, &QLineEdit::returnPressed, this, setPassphrase);
    connect(m_passphrase, &QLineEdit::textChanged, this, [this] {
        m_passphraseProblem->hide();
        showButtons();
    });
    setHostedHere(false);
    BackupsPage::retranslate();
    showRules();
}

void BackupsPage::build()
{
    column().addWidget(m_list, 1);
    addButtons({m_makeButton, m_restoreButton, m_removeButton});
    m_problem = addNote("danger");
    m_problem->setObjectName(u"backupProblemLabel"_s);
    m_folder = addNote();
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *form = new QFormLayout;
    form->setSpacing(grid);
    m_every->setObjectName(u"backupEveryBox"_s);
    m_kept->setObjectName(u"backupsKeptBox"_s);
    m_passphrase->setObjectName(u"backupPassphraseEdit"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphraseButton->setEnabled(false);
    auto *passphraseRow = new QHBoxLayout;
    passphraseRow->addWidget(m_passphrase, 1);
    passphraseRow->addWidget(m_passphraseButton);
    for (QLabel *label : {m_everyLabel, m_keptLabel, m_passphraseLabel})
        label->setTextFormat(Qt::PlainText);
    m_everyLabel->setBuddy(m_every);
    m_keptLabel->setBuddy(m_kept);
    m_passphraseLabel->setBuddy(m_passphrase);
    form->addRow(m_everyLabel, m_every);
    form->addRow(m_keptLabel, m_kept);
    form->addRow(m_passphraseLabel, passphraseRow);
    column().addLayout(form);
    m_passphraseProblem = addNote("danger");
    m_passphraseProblem->setObjectName(u"passphraseProblemLabel"_s);
    m_passphraseProblem->hide();
    m_passphraseNote = addNote();
}

void BackupsPage::setHostedHere(bool isHosted)
{
    m_isHostedHere = isHosted;
    m_restoreButton->setVisible(isHosted);
}

void BackupsPage::refresh()
{
    order(ShowBackups{});
    order(ShowRules{});
}

void BackupsPage::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    ConsolePage::hideEvent(event);
}

void BackupsPage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        order(ShowBackups{});
    else
        ConsolePage::timerEvent(event);
}

void BackupsPage::handle(const ConsoleAnswer &answer)
{
    if (const auto *state = std::get_if<BackupState>(&answer)) {
        m_state = *state;
        if (std::exchange(m_isSettingPassphrase, false))
            m_passphrase->clear();
        if (m_state.isRunning && isVisible())
            m_timer.start(askEveryMs, this);
        else
            m_timer.stop();
        showState();
    } else if (const auto *rules = std::get_if<PlaceRules>(&answer)) {
        m_rules = *rules;
        showRules();
    } else if (std::get_if<ConsoleProblem>(&answer)) {
        m_isSettingPassphrase = false; // the words stay, for another try
        showButtons();
        showRules(); // what was chosen goes back to what holds
    }
}

void BackupsPage::showRules()
{
    m_every->setEnabled(m_rules.has_value());
    m_kept->setEnabled(m_rules.has_value());
    if (!m_rules)
        return;
    m_everyChoice.setNumber(m_rules->backupHours);
    m_keptChoice.setNumber(m_rules->backupsKept);
}

void BackupsPage::showState()
{
    const KeptBackup *before = selected();
    const QString name = before ? before->name : QString();
    const bool wasEmpty = m_list->count() == 0;
    m_list->clear();
    int row = wasEmpty ? 0 : -1; // what is gone is not followed by another: a second press would hit that
    for (const KeptBackup &file : std::as_const(m_state.files)) {
        const QString when = localtext::toString(
            QDateTime::fromMSecsSinceEpoch(file.madeAt.microseconds() / 1000), QLocale::ShortFormat);
        const QString keys = file.hasKeys ? tr("can be restored on any computer, with the passphrase")
                                          : tr("can be restored on this server only");
        auto *item = new QListWidgetItem(u"%1\n%2 · %3"_s.arg(when, localtext::dataSize(file.bytes, 1), keys), m_list);
        item->setData(Qt::UserRole, file.name);
        item->setToolTip(file.name);
        if (file.name == name)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    showButtons();
    m_problem->setText(m_state.problem);
    m_problem->setVisible(!m_state.problem.isEmpty());
    m_folder->setText(m_state.folder.isEmpty() ? QString() : tr("On the server, in %1").arg(m_state.folder));
    m_folder->setVisible(!m_state.folder.isEmpty());
    m_passphraseNote->setText(m_state.hasPassphrase
            ? tr("The next backups bring the keys with them, under your passphrase. A new one holds for later backups.")
            : tr("Without a passphrase a backup can be read only together with this server's own keys: if the computer "
                 "is lost, so are the messages."));
}

void BackupsPage::showButtons()
{
    m_removeButton->setEnabled(selected() != nullptr && !m_state.isRunning);
    m_restoreButton->setEnabled(selected() != nullptr);
    m_makeButton->setEnabled(!m_state.isRunning && !m_isSettingPassphrase); // else it could be made without the keys
    m_makeButton->setText(m_state.isRunning ? tr("Being made…") : tr("Back up now"));
    const bool isLong = m_passphrase->text().size() >= limits::backupPassphraseLength;
    m_passphraseButton->setEnabled(isLong && !m_isSettingPassphrase && !m_state.isRunning);
    m_passphrase->setReadOnly(m_isSettingPassphrase);
}

const KeptBackup *BackupsPage::selected() const
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return nullptr;
    const QString name = item->data(Qt::UserRole).toString();
    for (const KeptBackup &file : m_state.files) {
        if (file.name == name)
            return &file;
    }
    return nullptr;
}

void BackupsPage::askToRestore()
{
    const KeptBackup *backup = selected();
    if (!backup)
        return;
    const QString file = m_state.folder + u'/' + backup->name;
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Put this backup back?"),
        tr("What was said after it is not there any more, everybody signs in again, and the server is away for a "
           "moment. What is there now is kept in a folder beside it."),
        QMessageBox::Cancel, this);
    question->setObjectName(u"restoreQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setDefaultButton(QMessageBox::Cancel);
    QPushButton *go = question->addButton(tr("Put it back"), QMessageBox::DestructiveRole);
    go->setObjectName(u"restoreNowButton"_s);
    connect(question, &QDialog::finished, this, [this, question, go, file] {
        // This computer has the keys of its own backups.
        if (question->clickedButton() == go)
            Q_EMIT restoreRequested(file, {});
    });
    question->open();
}

void BackupsPage::retranslate()
{
    m_intro->setText(tr("A backup holds everything the server knows. Copy it to another disk now and then."));
    m_list->setAccessibleName(tr("Backups"));
    m_removeButton->setText(tr("Remove"));
    m_restoreButton->setText(tr("Put back…"));
    m_everyLabel->setText(tr("&By itself:"));
    m_everyChoice.setTexts([](int hours) {
        if (hours == 0)
            return tr("never");
        if (hours == hoursOfDay)
            return tr("every day");
        return hours == hoursOfWeek ? tr("every week") : tr("every %Ln hours", nullptr, hours);
    });
    m_keptLabel->setText(tr("&Kept of these:"));
    m_keptChoice.setTexts([](int count) { return tr("the newest %Ln", nullptr, count); });
    m_passphraseLabel->setText(tr("&Passphrase:"));
    m_passphrase->setPlaceholderText(tr("at least %Ln characters", nullptr, limits::backupPassphraseLength));
    m_passphraseProblem->setText(
        tr("A passphrase has at least %Ln characters.", nullptr, limits::backupPassphraseLength));
    m_passphraseButton->setText(tr("Set"));
    m_passphraseButton->setAccessibleName(tr("Set the passphrase"));
    showState();
}

} // namespace chautari
