// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QIcon>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace chautari {

//! \brief The icon in the desktop's tray, with the number of unread messages and a small menu. Where there is no tray
//! nothing is shown, and isThere() says so. GUI thread.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

    //! A window that is hidden can be brought back by it.
    [[nodiscard]] bool isThere() const;
    void setUnread(int count);
    void setPaused(bool isPaused); //!< nothing disturbs: shown in the menu and the tool tip

    void setLockOffered(bool isOffered); //!< "Lock" in the menu

    //! The program's icon with a badge; "9+" from ten on.
    [[nodiscard]] static QIcon picture(int unread);

Q_SIGNALS:
    void openRequested();
    void pauseRequested(bool isPaused);
    void lockRequested();
    void quitRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<QMenu> m_menu;
    QAction *m_open;
    QAction *m_pause;
    QAction *m_lock;
    QAction *m_quit;
    QSystemTrayIcon *m_icon;
    int m_unread = 0;
};

} // namespace chautari
