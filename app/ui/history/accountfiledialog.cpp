// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/history/accountfiledialog.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/widgets/formfield.h"
#include "shared/core/localtext.h"

#include <QtCore/QDate>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qsizetype shortestPassphrase = 8;
constexpr auto suffix = ".chautari"_L1;

} // namespace

AccountFileDialog::AccountFileDialog(QString root, std::optional<AccountRecord> account, const ThemeController &theme,
    HistoryDoors doors, QWidget *parent)
    : QDialog(parent)
    , m_root(std::move(root))
    , m_account(std::move(account))
    , m_doors(std::move(doors))
    , m_intro(new QLabel(this))
    , m_passphrase(new FormField(u"passphrase"_s, FormField::Kind::Password, theme, this))
    , m_repeated(new FormField(u"repeated"_s, FormField::Kind::Password, theme, this))
    , m_status(new QLabel(this))
    , m_goButton(new QPushButton(this))
    , m_closeButton(new QPushButton(this))
{
    setObjectName(isBackup() ? u"backupDialog"_s : u"restoreDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_pool.setMaxThreadCount(1);
    m_intro->setObjectName(u"accountFileIntroLabel"_s);
    m_status->setObjectName(u"accountFileStatusLabel"_s);
    for (QLabel *label : {m_intro, m_status}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_repeated->setVisible(isBackup());
    m_goButton->setObjectName(u"goButton"_s);
    m_goButton->setDefault(true);
    m_closeButton->setObjectName(u"closeButton"_s);
    m_closeButton->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    buttons->addStretch(1);
    buttons->addWidget(m_closeButton);
    buttons->addWidget(m_goButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(grid + grid / 2);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_intro, m_passphrase, m_repeated, m_status})
        column->addWidget(widget);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(m_goButton, &QPushButton::clicked, this, &AccountFileDialog::chooseFile);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    resize(460, 380);
    m_passphrase->edit().setFocus();
}

AccountFileDialog::~AccountFileDialog()
{
    m_isCancelled = true;
    m_pool.waitForDone();
}

bool AccountFileDialog::isPassphraseFine()
{
    if (isBackup() && m_passphrase->text().size() < shortestPassphrase) {
        m_passphrase->setProblem(tr("At least 8 characters."));
        return false;
    }
    if (isBackup() && m_passphrase->text() != m_repeated->text()) {
        m_repeated->setProblem(tr("This is not the same."));
        return false;
    }
    return true;
}

void AccountFileDialog::chooseFile()
{
    if (!isPassphraseFine())
        return;
    const QString filter = tr("Chautari accounts") + u" (*"_s + suffix + u')';
    const auto chosen = [this](const QString &file) { work(file); };
    if (isBackup()) {
        const QString date = QDate::currentDate().toString(Qt::ISODate);
        m_doors.saveFile(this, safeFileName(m_account->me.username) + u'-' + date + suffix, filter, chosen);
    } else {
        m_doors.openFile(this, filter, chosen);
    }
}

void AccountFileDialog::work(const QString &file)
{
    setBusy(true);
    m_status->setText(isBackup() ? tr("Writing and checking…") : tr("Reading…"));
    // As typed on any keyboard, composed or not.
    const QByteArray passphrase = m_passphrase->text().normalized(QString::NormalizationForm_C).toUtf8();
    m_pool.start([this, file, passphrase] {
        if (isBackup()) {
            const auto result = backUpAccount(m_root, *m_account, file, passphrase, m_isCancelled);
            QMetaObject::invokeMethod(
                this, [this, result] { handleBackedUp(result); }, Qt::QueuedConnection);
        } else {
            const auto result = restoreAccount(m_root, file, passphrase, m_isCancelled);
            QMetaObject::invokeMethod(
                this, [this, result] { handleRestored(result); }, Qt::QueuedConnection);
        }
    });
}

void AccountFileDialog::handleBackedUp(const Result<AccountBackupSummary, AccountBackupProblem> &result)
{
    setBusy(false);
    if (!result)
        return showProblem(result.error());
    m_status->setText(tr("Backed up and checked: %1 with %Ln file(s). Without the passphrase nobody can read it, not "
                         "even you.",
        nullptr, result->files)
                          .arg(localtext::dataSize(result->bytes)));
    m_goButton->setEnabled(false);
    m_closeButton->setFocus(Qt::OtherFocusReason);
}

void AccountFileDialog::handleRestored(const Result<AccountRecord, AccountBackupProblem> &result)
{
    setBusy(false);
    if (!result)
        return showProblem(result.error());
    Q_EMIT restored(*result);
    accept();
}

void AccountFileDialog::showProblem(AccountBackupProblem problem)
{
    QString sentence;
    switch (problem) {
    case AccountBackupProblem::NotFound:
        sentence = tr("Nothing of this account is on this computer.");
        break;
    case AccountBackupProblem::NotReadable:
        sentence = tr("The file or its folder cannot be used. Choose another one.");
        break;
    case AccountBackupProblem::NoRoom:
        sentence = tr("There is no room on the disk. Nothing was changed.");
        break;
    case AccountBackupProblem::NoMemory:
        sentence = tr("There is not enough free memory. Close other programs and try again.");
        break;
    case AccountBackupProblem::WrongPassphrase:
        sentence = tr("The passphrase is not the right one. Nothing was changed.");
        break;
    case AccountBackupProblem::Damaged:
        sentence = tr("The file is damaged, or it is not from Chautari. Nothing was changed.");
        break;
    case AccountBackupProblem::InUse:
        sentence = tr("This account is open in another window. Close it first. Nothing was changed.");
        break;
    case AccountBackupProblem::Exists:
        sentence = tr("This account is already on this computer. Sign out there first. Nothing was changed.");
        break;
    case AccountBackupProblem::Cancelled:
        sentence = tr("Cancelled. Nothing was changed.");
        break;
    }
    if (problem == AccountBackupProblem::WrongPassphrase)
        m_passphrase->setProblem(sentence);
    m_status->setText(problem == AccountBackupProblem::WrongPassphrase ? QString() : sentence);
}

void AccountFileDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_passphrase, m_repeated, m_goButton})
        widget->setEnabled(!isBusy);
    m_closeButton->setText(isBusy ? tr("Cancel") : tr("Close"));
}

void AccountFileDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void AccountFileDialog::retranslate()
{
    m_passphrase->setLabel(tr("Passphrase"));
    if (isBackup()) {
        setWindowTitle(tr("Back up this account"));
        m_intro->setText(tr("One sealed file with the messages, drafts and files that this computer has. Your password "
                            "is not in it."));
        m_passphrase->setHint(tr("Write it down: there is no way without it."));
        m_repeated->setLabel(tr("Once more"));
        m_goButton->setText(tr("&Back up…"));
    } else {
        setWindowTitle(tr("Restore an account"));
        m_intro->setText(
            tr("Brings back what a backup has. You sign in with your password afterwards, to go on from there."));
        m_passphrase->setHint(tr("The one that the backup was made with."));
        m_goButton->setText(tr("&Choose the file…"));
    }
    setBusy(m_isBusy);
}

} // namespace chautari
