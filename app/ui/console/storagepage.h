// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

namespace chautari {

class ShareBars;

//! \brief What takes how much room, and the rules about it: how long messages are kept, how many files a person may
//! have. GUI thread.
class StoragePage : public ConsolePage
{
    Q_OBJECT
public:
    explicit StoragePage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Storage"); }
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override;

private:
    void showReport();
    void showRules();
    void showChange();
    void save();

    QLabel *m_facts;
    QLabel *m_sharesLabel;
    ShareBars *m_shares;
    QLabel *m_keepLabel;
    QComboBox *m_keep;
    NumberChoice m_keepChoice;
    QLabel *m_roomLabel;
    QComboBox *m_room;
    NumberChoice m_roomChoice;
    QPushButton *m_saveButton;
    QLabel *m_keepNote;
    StorageReport m_report;
    std::optional<PlaceRules> m_rules; //!< as the server has them, once it has told
    bool m_isKnown = false;
};

} // namespace chautari
