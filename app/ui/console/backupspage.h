// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

#include <QtCore/QBasicTimer>

class QLineEdit;

namespace chautari {

//! \brief Backups: make one now, by a schedule, under a passphrase; and, where the server runs in this program, put one
//! back. GUI thread.
class BackupsPage : public ConsolePage
{
    Q_OBJECT
public:
    explicit BackupsPage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Backups"); }
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override;
    //! The server runs in this program, so it can be stopped for a restore.
    void setHostedHere(bool isHosted);

Q_SIGNALS:
    //! \param passphrase empty: with the keys that are there
    void restoreRequested(const QString &file, const QString &passphrase);

protected:
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void build();
    void showState();
    void showButtons();
    void showRules();
    void askToRestore();
    [[nodiscard]] const KeptBackup *selected() const;

    QLabel *m_intro;
    QListWidget *m_list;
    QPushButton *m_makeButton;
    QPushButton *m_removeButton;
    QPushButton *m_restoreButton;
    QLabel *m_folder;
    QLabel *m_everyLabel;
    QComboBox *m_every;
    NumberChoice m_everyChoice;
    QLabel *m_keptLabel;
    QComboBox *m_kept;
    NumberChoice m_keptChoice;
    QLabel *m_passphraseLabel;
    QLineEdit *m_passphrase;
    QPushButton *m_passphraseButton;
    QLabel *m_passphraseNote;
    QLabel *m_passphraseProblem;
    QLabel *m_problem;
    BackupState m_state;
    bool m_isSettingPassphrase = false; //!< asked for, not answered
    std::optional<PlaceRules> m_rules; //!< as the server has them, once it has told
    bool m_isHostedHere = false;
    QBasicTimer m_timer; //!< while one is being made
};

} // namespace chautari
