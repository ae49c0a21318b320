// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/lock/lockcurtain.h"

#include "app/ui/lock/applock.h"
#include "app/ui/lock/lockscreen.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>

#include <utility>

namespace chautari {

namespace {

bool isOfLockScreen(const QObject *object)
{
    for (; object != nullptr; object = object->parent()) {
        if (qobject_cast<const LockScreen *>(object) != nullptr)
            return true;
    }
    return false;
}

} // namespace

LockCurtain::LockCurtain(AppLock &lock, QObject *parent)
    : QObject(parent)
    , m_lock(lock)
{
    connect(&lock, &AppLock::lockedChanged, this, [this](bool isLocked) { isLocked ? draw() : open(); });
    qApp->installEventFilter(this);
}

bool LockCurtain::mayStand(const QWidget *window) const
{
    return m_spared.contains(window) || isOfLockScreen(window);
}

void LockCurtain::draw()
{
    while (QWidget *popup = QApplication::activePopupWidget()) {
        if (!popup->close())
            break;
    }
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && !mayStand(window))
            hide(window);
    }
}

void LockCurtain::open()
{
    for (const QPointer<QWidget> &window : std::exchange(m_hidden, {})) {
        if (window)
            window->show();
    }
}

// Hidden, not closed: what was begun in it goes on, and nothing is answered for the person.
void LockCurtain::hide(QWidget *window)
{
    const bool isPassing = window->windowType() == Qt::Popup || window->windowType() == Qt::ToolTip;
    window->hide();
    if (!isPassing && !m_hidden.contains(window))
        m_hidden.append(window);
}

bool LockCurtain::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_lock.isLocked())
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    switch (event->type()) {
    case QEvent::Show:
        // Not from within: the window is just being made. Nothing of it is painted before a queued call.
        if (widget != nullptr && widget->isWindow() && !mayStand(widget)) {
            QMetaObject::invokeMethod(
                this,
                [this, window = QPointer(qobject_cast<QWidget *>(watched))] {
                    if (window && m_lock.isLocked())
                        hide(window);
                },
                Qt::QueuedConnection);
        }
        return false;
    case QEvent::Shortcut:
        return !isOfLockScreen(watched);
    default:
        return false;
    }
}

} // namespace chautari
