// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

#include <optional>

class QCheckBox;
class QLabel;

namespace chautari {

//! \brief What others may learn about this person: three switches, each with a sentence. The server keeps to them, so a
//! change counts when it has answered; a refused one goes back. Asks each time that it is shown. GUI thread.
class PrivacyPage : public QWidget
{
    Q_OBJECT
public:
    PrivacyPage(ChatSession &session, const ThemeController &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Switch
    {
        QCheckBox *box;
        QLabel *sentence;
    };

    Switch addSwitch(const QString &name, const ThemeController &theme);
    void apply(const PrivacySettings &settings);
    void tell(const QString &problem);
    void retranslate();

    ChatSession &m_session;
    QLabel *m_intro;
    QLabel *m_problem;
    Switch m_receipts;
    Switch m_typing;
    Switch m_lastSeen;
    std::optional<PrivacySettings> m_known; //!< as the server said last
};

} // namespace chautari
