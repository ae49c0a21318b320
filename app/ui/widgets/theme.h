// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

#include <array>

namespace chautari {

//! \brief Every colour of the program, by role. The only place with colour literals (ui.md "Type, colour, space").
struct Theme
{
    bool isDark = false;
    QColor window; //!< behind panes
    QColor surface; //!< panes, lists
    QColor surfaceRaised; //!< headers, composer, cards
    QColor border; //!< quiet lines between panes
    QColor controlBorder; //!< edges of fields and buttons: 3:1 on every background above
    QColor text;
    QColor textMuted; //!< still 4.5:1 on surface
    QColor accent;
    QColor onAccent;
    QColor bubbleOwn;
    QColor bubbleOwnText;
    QColor bubbleOwnMeta;
    QColor bubbleOther;
    QColor bubbleOtherText;
    QColor bubbleOtherMeta;
    QColor rowHover;
    QColor rowSelected;
    QColor online;
    QColor warning; //!< background of the offline banner
    QColor onWarning;
    QColor danger;
    QColor focus;

    static Theme light();
    static Theme dark();
    static Theme highContrast(); //!< on black; texts at least 7:1
    [[nodiscard]] QPalette palette() const;
    //! Also styles by property: QPushButton[kind="primary" | "link" | "flat" | "choice"], QLabel[tone="hero" | "title"
    //! | "strong" | "muted" | "danger"], QLabel[textSize="meta"], QWidget[pane="surface" | "raised" | "window" |
    //! "warning"], QLineEdit[invalid="true"] for a field in error.
    [[nodiscard]] QString styleSheet() const;
    //! A calm, fixed colour for a person's initials; readable under white text.
    [[nodiscard]] static QColor avatarColor(qint64 userId);
};

enum class ColorScheme { System, Light, Dark, HighContrast };
enum class FontRole { Title, Body, BodyStrong, Meta };

//! The sizes of text that are offered, in per cent.
inline constexpr std::array<int, 7> textPercents{80, 90, 100, 125, 150, 175, 200};
//! Layout grid in device-independent pixels.
inline constexpr int grid = 8;

//! WCAG 2 contrast ratio, 1 to 21, of two opaque colours.
double contrastRatio(const QColor &a, const QColor &b);

//! \brief The theme in force. GUI thread, owned by main(), handed to whoever paints. Changing it sets the application's
//! palette, style sheet and font and emits changed().
class ThemeController : public QObject
{
    Q_OBJECT
public:
    explicit ThemeController(QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] ColorScheme scheme() const { return m_scheme; }
    void setScheme(ColorScheme scheme);
    //! 0.8 to 2.0 (ui.md).
    void setTextScale(double scale);
    [[nodiscard]] double textScale() const { return m_scale; }
    [[nodiscard]] QFont font(FontRole role) const;
    //! Nothing moves by itself: what would be an animation is a jump. All of them, Qt's too, ask the style for
    //! SH_Widget_Animation_Duration, which is 0 then.
    void setReducesMotion(bool reduces);
    [[nodiscard]] bool reducesMotion() const { return m_reducesMotion; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Theme wanted() const;
    [[nodiscard]] QString fontRules() const;
    void applyToApplication();

    ColorScheme m_scheme = ColorScheme::System;
    Theme m_theme;
    bool m_isSystemDark = false;
    bool m_reducesMotion = false;
    QStringList m_families;
    double m_scale = 1.0;
    double m_basePointSize = 10.0;
};

} // namespace chautari
