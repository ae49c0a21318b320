// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/host/addresswatch.h"
#include "app/ui/login/cardpage.h"
#include "shared/protocol/place.h"

class QButtonGroup;
class QLabel;
class QPushButton;

namespace chautari {

class FormField;

//! \brief "Host on this computer": what the place is called, and who may come in. GUI thread.
class HostPage : public CardPage
{
    Q_OBJECT
public:
    explicit HostPage(const ThemeController &theme, QWidget *parent = nullptr);

    void setBusy(bool isBusy);
    void showHostProblem(const QString &problem) { setProblem(problem); }
    void focusFirst();

Q_SIGNALS:
    void hostRequested(const chautari::PlaceSettingsChange &place);

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void submit();

    AddressWatch m_watch;
    QLabel *m_alone;
    FormField *m_name;
    QLabel *m_whoLabel;
    QButtonGroup *m_who; //!< ids are Registration's
    QPushButton *m_hostButton;
    bool m_isBusy = false;
};

} // namespace chautari
