// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/monkey/world.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace chautari::monkey {

//! \brief Hits keys and clicks on whatever is there, for a while, from a seed. Never quits, never touches a file of the
//! person who runs it: file dialogs are closed as they open, and nothing is opened outside.
class Monkey : public QObject
{
    Q_OBJECT
public:
    Monkey(quint32 seed, int seconds);
    ~Monkey() override;

    Result<void> start();

    [[nodiscard]] int actions() const { return m_actions; }
    [[nodiscard]] int longestMs() const { return m_longestMs; }
    [[nodiscard]] const QList<double> &memoryMiB() const { return m_memory; } //!< at the end of each world

public Q_SLOTS:
    void swallow(const QUrl &url); //!< instead of the desktop's programs

Q_SIGNALS:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void actLater();
    void act();
    void leaveLoops();
    void startWorld();
    void pressKey();
    void useMouse();
    void turnWheel();
    void changeLook();
    void resizeWindow();
    [[nodiscard]] QWidget *anyWindow();

    QRandomGenerator m_random;
    int m_seconds;
    AppSettings m_settings;
    ThemeController m_theme;
    LanguageController m_language;
    std::unique_ptr<World> m_world;
    QElapsedTimer m_clock;
    QElapsedTimer m_worldClock;
    QList<double> m_memory;
    int m_actions = 0;
    int m_longestMs = 0;
    int m_leaveTries = 0;
    bool m_isNested = false; //!< another action was done inside of this one
};

} // namespace chautari::monkey
