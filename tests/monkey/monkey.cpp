// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/monkey/monkey.h"

#include <QtCore/QFile>
#include <QtCore/QThread>
#include <QtGui/QDesktopServices>
#include <QtGui/QPixmapCache>
#include <QtGui/QWheelEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>

#include <malloc.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace chautari::monkey {

namespace {

constexpr int pauseMs = 4;
constexpr int worldMs = 60'000;
constexpr int mostLeaveTries = 1'000;

constexpr Qt::Key keys[]
    = {Qt::Key_Return, Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Escape, Qt::Key_Backspace, Qt::Key_Delete,
        Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp,
        Qt::Key_PageDown, Qt::Key_F1, Qt::Key_F6, Qt::Key_Menu, Qt::Key_Space, Qt::Key_Question, Qt::Key_Slash};

QStringList schemes()
{
    return {u"http"_s, u"https"_s, u"mailto"_s, u"tel"_s, u"file"_s};
}

double residentMiB()
{
    malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').at(1).toLongLong()) * double(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

} // namespace

Monkey::Monkey(quint32 seed, int seconds)
    : m_random(seed)
    , m_seconds(seconds)
{
    for (const QString &scheme : schemes())
        QDesktopServices::setUrlHandler(scheme, this, "swallow");
    qApp->installEventFilter(this);
}

Monkey::~Monkey()
{
    for (const QString &scheme : schemes())
        QDesktopServices::unsetUrlHandler(scheme);
}

void Monkey::swallow(const QUrl &) { }

Result<void> Monkey::start()
{
    m_clock.start();
    m_worldClock.start();
    m_world = std::make_unique<World>(Shell{m_theme, m_language, m_settings}, m_random);
    Result<void> started = m_world->start();
    if (started)
        actLater();
    return started;
}

// Not from inside a dialog of Qt with a loop of its own, which comes back to what would be gone.
void Monkey::leaveLoops()
{
    if (++m_leaveTries > mostLeaveTries)
        qFatal("monkey: a dialog does not close");
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    else if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
        dialog->reject();
    actLater();
}

void Monkey::startWorld()
{
    m_leaveTries = 0;
    m_world.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QPixmapCache::clear();
    m_memory.append(residentMiB());
    if (m_clock.elapsed() > qint64(m_seconds) * 1'000) {
        Q_EMIT finished();
        return;
    }
    m_world = std::make_unique<World>(Shell{m_theme, m_language, m_settings}, m_random);
    if (const Result<void> started = m_world->start(); !started)
        qFatal("monkey: %s", qPrintable(started.error().firstMessage()));
    m_worldClock.restart();
    actLater();
}

bool Monkey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        if (auto *dialog = qobject_cast<QFileDialog *>(watched))
            QMetaObject::invokeMethod(dialog, &QDialog::reject, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

// Before it is done, and with a timer of its own: it may open a menu that has a loop of its own, and a timer does not
// fire while it is being answered.
void Monkey::actLater()
{
    QTimer::singleShot(pauseMs, this, &Monkey::act);
}

void Monkey::act()
{
    if (m_worldClock.elapsed() > worldMs || m_clock.elapsed() > qint64(m_seconds) * 1'000) {
        if (QThread::currentThread()->loopLevel() > 1)
            leaveLoops();
        else
            startWorld();
        return;
    }
    actLater();
    ++m_actions;
    // Without a window manager nobody gives the focus back when a menu is gone.
    if (!QApplication::activePopupWidget() && !QApplication::focusWidget()) {
        if (QWidget *window = anyWindow())
            window->activateWindow();
    }
    QElapsedTimer took;
    took.start();
    m_isNested = false;
    const int dice = m_random.bounded(100);
    if (dice < 45)
        pressKey();
    else if (dice < 75)
        useMouse();
    else if (dice < 85)
        turnWheel();
    else if (dice < 86)
        resizeWindow();
    else if (dice < 87)
        changeLook();
    else
        m_world->stir();
    // A menu has a loop of its own, in which the next action comes before this one returns.
    if (!std::exchange(m_isNested, true))
        m_longestMs = std::max(m_longestMs, int(took.elapsed()));
}

// What a person could reach: a popup first, then a modal dialog, then any window.
QWidget *Monkey::anyWindow()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    QWidgetList windows;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->windowType() != Qt::ToolTip)
            windows.append(widget);
    }
    return windows.isEmpty() ? nullptr : windows.at(m_random.bounded(windows.size()));
}

void Monkey::pressKey()
{
    QWidget *target = QApplication::activePopupWidget();
    if (!target)
        target = QApplication::focusWidget();
    if (!target)
        target = anyWindow();
    if (!target)
        return;
    constexpr Qt::KeyboardModifier modifiers[]
        = {Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
    const Qt::KeyboardModifier modifier = modifiers[m_random.bounded(int(std::size(modifiers)))];
    if (m_random.bounded(2))
        QTest::keyClick(target, keys[m_random.bounded(int(std::size(keys)))], modifier);
    else
        QTest::keyClick(target, char('a' + m_random.bounded(26)), modifier);
}

void Monkey::useMouse()
{
    QWidget *window = anyWindow();
    if (!window || window->size().isEmpty())
        return;
    QPoint point(m_random.bounded(window->width()), m_random.bounded(window->height()));
    // Every second time at the middle of something, so that small things are hit as often as large ones.
    if (const QList<QWidget *> children = window->findChildren<QWidget *>();
        !children.isEmpty() && m_random.bounded(2)) {
        const QWidget *child = children.at(m_random.bounded(children.size()));
        if (child->isVisible() && child->window() == window)
            point = child->mapTo(window, child->rect().center());
    }
    QWidget *target = window->childAt(point);
    if (!target)
        target = window;
    const QPoint within = target->mapFrom(window, point);
    switch (m_random.bounded(8)) {
    case 0:
        QTest::mouseDClick(target, Qt::LeftButton, {}, within);
        break;
    case 1:
        QTest::mouseClick(target, Qt::RightButton, {}, within);
        break;
    case 2:
        QTest::mousePress(target, Qt::LeftButton, {}, within);
        QTest::mouseMove(target, within + QPoint(m_random.bounded(120) - 60, m_random.bounded(120) - 60));
        QTest::mouseRelease(target, Qt::LeftButton, {}, within);
        break;
    case 3:
        QTest::mouseMove(target, within);
        break;
    default:
        QTest::mouseClick(target, Qt::LeftButton, {}, within);
        break;
    }
}

void Monkey::turnWheel()
{
    QWidget *window = anyWindow();
    if (!window || window->size().isEmpty())
        return;
    const QPoint point(m_random.bounded(window->width()), m_random.bounded(window->height()));
    QWidget *target = window->childAt(point);
    if (!target)
        return;
    const QPoint angle(0, m_random.bounded(2'400) - 1'200);
    QWheelEvent event(target->mapFrom(window, point), window->mapToGlobal(point), {}, angle, Qt::NoButton,
        m_random.bounded(10) ? Qt::NoModifier : Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(target, &event);
}

void Monkey::changeLook()
{
    switch (m_random.bounded(3)) {
    case 0:
        m_theme.setScheme(m_random.bounded(2) ? ColorScheme::Dark : ColorScheme::Light);
        break;
    case 1:
        // The sizes that a person can choose: Qt keeps the glyphs of every size that it has painted.
        m_theme.setTextScale(0.8 + m_random.bounded(13) / 10.0);
        break;
    default:
        m_language.setLanguage(m_random.bounded(2) ? Language::English : Language::Nepali);
        break;
    }
}

void Monkey::resizeWindow()
{
    if (QWidget *window = anyWindow(); window && window->isWindow() && window->windowType() == Qt::Window)
        window->resize(360 + m_random.bounded(1'000), 480 + m_random.bounded(500));
}

} // namespace chautari::monkey
