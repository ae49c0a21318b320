// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/theme.h"

#include <QtCore/QFile>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

double linearChannel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linearChannel(color.redF()) + 0.7152 * linearChannel(color.greenF())
        + 0.0722 * linearChannel(color.blueF());
}

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

Theme Theme::light()
{
    Theme theme;
    theme.isDark = false;
    theme.window = rgb(0xf1f3f5);
    theme.surface = rgb(0xffffff);
    theme.surfaceRaised = rgb(0xf8f9fa);
    theme.border = rgb(0xdde2e6);
    theme.controlBorder = rgb(0x7b858f);
    theme.text = rgb(0x1a1d21);
    theme.textMuted = rgb(0x56606a);
    theme.accent = rgb(0x0f766e);
    theme.onAccent = rgb(0xffffff);
    theme.bubbleOwn = rgb(0x0f766e);
    theme.bubbleOwnText = rgb(0xffffff);
    theme.bubbleOwnMeta = rgb(0xd9f4f0);
    theme.bubbleOther = rgb(0xe9ecef);
    theme.bubbleOtherText = rgb(0x1a1d21);
    theme.bubbleOtherMeta = rgb(0x535c66);
    theme.rowHover = rgb(0xf1f3f5);
    theme.rowSelected = rgb(0xd9f0ed);
    theme.online = rgb(0x15803d);
    theme.warning = rgb(0xfef3c7);
    theme.onWarning = rgb(0x6b3d0e);
    theme.danger = rgb(0xb91c1c);
    theme.focus = rgb(0x0f766e);
    return theme;
}

Theme Theme::dark()
{
    Theme theme;
    theme.isDark = true;
    theme.window = rgb(0x101316);
    theme.surface = rgb(0x171b1f);
    theme.surfaceRaised = rgb(0x1e2328);
    theme.border = rgb(0x2f363d);
    theme.controlBorder = rgb(0x727d88);
    theme.text = rgb(0xe8ebee);
    theme.textMuted = rgb(0xa5afb9);
    theme.accent = rgb(0x2dd4bf);
    theme.onAccent = rgb(0x042f2a);
    theme.bubbleOwn = rgb(0x115e59);
    theme.bubbleOwnText = rgb(0xf2fdfb);
    theme.bubbleOwnMeta = rgb(0xbfe8e1);
    theme.bubbleOther = rgb(0x2a3138);
    theme.bubbleOtherText = rgb(0xe8ebee);
    theme.bubbleOtherMeta = rgb(0xb0bac3);
    theme.rowHover = rgb(0x20262b);
    theme.rowSelected = rgb(0x163835);
    theme.online = rgb(0x4ade80);
    theme.warning = rgb(0x453110);
    theme.onWarning = rgb(0xfde68a);
    theme.danger = rgb(0xf98080);
    theme.focus = rgb(0x2dd4bf);
    return theme;
}

Theme Theme::highContrast()
{
    Theme theme;
    theme.isDark = true;
    theme.window = rgb(0x000000);
    theme.surface = rgb(0x000000);
    theme.surfaceRaised = rgb(0x0a0a0a);
    theme.border = rgb(0xb8b8b8);
    theme.controlBorder = rgb(0xffffff);
    theme.text = rgb(0xffffff);
    theme.textMuted = rgb(0xe6e6e6);
    theme.accent = rgb(0x5eead4);
    theme.onAccent = rgb(0x000000);
    theme.bubbleOwn = rgb(0x00312c);
    theme.bubbleOwnText = rgb(0xffffff);
    theme.bubbleOwnMeta = rgb(0xe6fffb);
    theme.bubbleOther = rgb(0x1f1f1f);
    theme.bubbleOtherText = rgb(0xffffff);
    theme.bubbleOtherMeta = rgb(0xe6e6e6);
    theme.rowHover = rgb(0x1f1f1f);
    theme.rowSelected = rgb(0x003a34);
    theme.online = rgb(0x86efac);
    theme.warning = rgb(0xffe45c);
    theme.onWarning = rgb(0x000000);
    theme.danger = rgb(0xffa3a3);
    theme.focus = rgb(0xffe45c);
    return theme;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, surfaceRaised);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, surfaceRaised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, danger);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, surfaceRaised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, textMuted);
    palette.setColor(QPalette::Light, surfaceRaised);
    palette.setColor(QPalette::Midlight, border);
    palette.setColor(QPalette::Mid, controlBorder);
    palette.setColor(QPalette::Dark, controlBorder);
    palette.setColor(QPalette::Shadow, border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, textMuted);
    }
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(u":/chautari/styles/chautari.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString sheet = QString::fromUtf8(file.readAll());
    const std::array<std::pair<QLatin1StringView, QColor>, 15> roles{{
        {"window"_L1, window},
        {"surface"_L1, surface},
        {"surfaceRaised"_L1, surfaceRaised},
        {"border"_L1, border},
        {"controlBorder"_L1, controlBorder},
        {"text"_L1, text},
        {"textMuted"_L1, textMuted},
        {"accent"_L1, accent},
        {"onAccent"_L1, onAccent},
        {"rowHover"_L1, rowHover},
        {"rowSelected"_L1, rowSelected},
        {"warning"_L1, warning},
        {"onWarning"_L1, onWarning},
        {"danger"_L1, danger},
        {"focus"_L1, focus},
    }};
    for (const auto &[name, color] : roles) {
        sheet.replace(u'$' + QString(name) + u'$', color.name());
    }
    // Marks are pictures: dark ones and light ones.
    sheet.replace(u"$ink$"_s, isDark ? u"light"_s : u"dark"_s);
    sheet.replace(u"$accentInk$"_s, onAccent.lightness() > 127 ? u"light"_s : u"dark"_s);
    return sheet;
}

QColor Theme::avatarColor(qint64 userId)
{
    static constexpr std::array<QRgb, 8> colors{
        0x0f766e, 0x1d4ed8, 0x7c3aed, 0xb4235a, 0x9a4a09, 0x4d6b12, 0x0e6685, 0x86198f};
    return rgb(colors.at(static_cast<size_t>(userId < 0 ? -userId : userId) % colors.size()));
}

} // namespace chautari
