// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"
#include "app/ui/console/hostedstate.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QStackedWidget;

namespace chautari {

class BackupsPage;
class PeoplePage;
class ReportsPage;

//! \brief The owner's console: a list of pages at the left, the page at the right. Deletes itself when it closes. GUI
//! thread.
class ConsoleDialog : public QDialog
{
    Q_OBJECT
public:
    //! \param people, place as they are now
    ConsoleDialog(ChatSession &session, const ThemeController &theme, const QList<PlacePerson> &people,
        const PlaceSettings &place, QWidget *parent = nullptr);

    void setHosted(const HostedState &state);
    void showProblem(const QString &sentence); //!< the server's or ours

Q_SIGNALS:
    void stopRequested();
    void keepRequested(bool isKept); //!< to run when the window is closed
    void restoreRequested(const QString &file, const QString &passphrase);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addPage(ConsolePage *page);
    void build();
    void handlePlace(const PlaceAnswer &answer);
    void handleConsole(const ConsoleAnswer &answer);
    void showTitles();
    void retranslate();

    ChatSession &m_session;
    const ThemeController &m_theme;
    ConsolePeople m_who;
    ConsoleContext m_context;
    PlaceSettings m_place;
    QListWidget *m_titles;
    QStackedWidget *m_stack;
    QList<ConsolePage *> m_pages;
    PeoplePage *m_people;
    BackupsPage *m_backups;
    ReportsPage *m_reports;
    QLabel *m_problem;
    QPushButton *m_inviteButton;
    QPushButton *m_stopButton;
    QPushButton *m_closeButton;
    QCheckBox *m_keepBox;
    HostedState m_hosted;
};

} // namespace chautari
