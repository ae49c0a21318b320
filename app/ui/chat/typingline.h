// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtCore/QBasicTimer>
#include <QtWidgets/QWidget>

namespace chautari {

//! \brief One quiet line between messages and composer: "Bikash is typing" with three dots that swell in turn; still
//! where the desktop asks for no animation. Keeps its height when empty, so that nothing moves. GUI thread.
class TypingLine : public QWidget
{
    Q_OBJECT
public:
    explicit TypingLine(const ThemeController &theme, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setTyping(bool isTyping);
    [[nodiscard]] QString text() const; //!< empty while nobody types
    [[nodiscard]] bool isAnimated() const { return m_timer.isActive(); }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const ThemeController &m_theme;
    QString m_name;
    bool m_isTyping = false;
    int m_phase = 0;
    QBasicTimer m_timer;
};

} // namespace chautari
