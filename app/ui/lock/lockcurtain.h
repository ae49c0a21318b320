// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

namespace chautari {

class AppLock;

//! \brief While the program is locked: of its windows only those that show the lock stand, with what belongs to the
//! lock's own page; the others wait as they are and come back. No key of the program does anything. GUI thread.
class LockCurtain : public QObject
{
    Q_OBJECT
public:
    explicit LockCurtain(AppLock &lock, QObject *parent = nullptr);

    //! This window shows the lock by itself.
    void spare(QWidget *window) { m_spared.append(window); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void draw();
    void open();
    void hide(QWidget *window);
    [[nodiscard]] bool mayStand(const QWidget *window) const;

    AppLock &m_lock;
    QList<QPointer<QWidget>> m_spared;
    QList<QPointer<QWidget>> m_hidden; //!< in the order they were hidden
};

} // namespace chautari
