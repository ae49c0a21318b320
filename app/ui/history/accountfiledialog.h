// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/backup/accountbackup.h"
#include "app/ui/history/historydoors.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QThreadPool>
#include <QtWidgets/QDialog>

#include <atomic>
#include <optional>

class QLabel;
class QPushButton;

namespace chautari {

class FormField;

//! \brief Backs up an account into one sealed file, or brings one back. Works in a thread of its own; closing cancels,
//! and then nothing has changed. Deletes itself when it closes. GUI thread.
class AccountFileDialog : public QDialog
{
    Q_OBJECT
public:
    //! \param root of the profile; \param account to back up, or none: to restore
    AccountFileDialog(QString root, std::optional<AccountRecord> account, const ThemeController &theme,
        HistoryDoors doors = HistoryDoors::ofSystem(), QWidget *parent = nullptr);
    ~AccountFileDialog() override; //!< waits for what is under way to notice

Q_SIGNALS:
    void restored(const chautari::AccountRecord &account);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool isBackup() const { return m_account.has_value(); }
    [[nodiscard]] bool isPassphraseFine();
    void chooseFile();
    void work(const QString &file);
    void handleBackedUp(const Result<AccountBackupSummary, AccountBackupProblem> &result);
    void handleRestored(const Result<AccountRecord, AccountBackupProblem> &result);
    void showProblem(AccountBackupProblem problem);
    void setBusy(bool isBusy);
    void retranslate();

    QString m_root;
    std::optional<AccountRecord> m_account;
    HistoryDoors m_doors;
    QLabel *m_intro;
    FormField *m_passphrase;
    FormField *m_repeated;
    QLabel *m_status;
    QPushButton *m_goButton;
    QPushButton *m_closeButton;
    std::atomic<bool> m_isCancelled = false;
    bool m_isBusy = false;
    QThreadPool m_pool;
};

} // namespace chautari
