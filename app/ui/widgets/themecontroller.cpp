// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/theme.h"

#include <QtCore/QtGlobal>
#include <QtGui/QFontDatabase>
#include <QtGui/QStyleHints>
#include <QtWidgets/QApplication>
#include <QtWidgets/QProxyStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr double titleFactor = 1.15;
constexpr double metaFactor = 0.85;

bool isSystemDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
#endif
}

// Fusion standing still.
class StillStyle : public QProxyStyle
{
public:
    StillStyle()
        : QProxyStyle(u"Fusion"_s)
    { }

    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
    }
};

} // namespace

ThemeController::ThemeController(QObject *parent)
    : QObject(parent)
    , m_isSystemDark(isSystemDark())
{
    QApplication::setStyle(u"Fusion"_s); // without a proxy before it while nobody minds motion
    const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // rulings.md 42: without these two, Devanagari comes from whatever font is first and skin-tone emoji fall apart.
    m_families = {system.family(), u"Noto Sans Devanagari"_s, u"Noto Color Emoji"_s};
    if (system.pointSizeF() > 0) {
        m_basePointSize = system.pointSizeF();
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_isSystemDark = isSystemDark();
        if (m_scheme == ColorScheme::System) {
            applyToApplication();
        }
    });
#endif
    applyToApplication();
}

void ThemeController::setScheme(ColorScheme scheme)
{
    if (scheme == m_scheme) {
        return;
    }
    m_scheme = scheme;
    applyToApplication();
}

void ThemeController::setTextScale(double scale)
{
    const double bounded = std::clamp(scale, 0.8, 2.0);
    if (qFuzzyCompare(bounded, m_scale)) {
        return;
    }
    m_scale = bounded;
    applyToApplication();
}

void ThemeController::setReducesMotion(bool reduces)
{
    if (reduces == m_reducesMotion) {
        return;
    }
    m_reducesMotion = reduces;
    if (reduces) {
        QApplication::setStyle(new StillStyle);
    } else {
        QApplication::setStyle(u"Fusion"_s);
    }
    applyToApplication();
}

QFont ThemeController::font(FontRole role) const
{
    QFont font;
    font.setFamilies(m_families);
    font.setPointSizeF(m_basePointSize * m_scale);
    switch (role) {
    case FontRole::Title:
        font.setPointSizeF(font.pointSizeF() * titleFactor);
        font.setWeight(QFont::DemiBold);
        break;
    case FontRole::Body:
        break;
    case FontRole::BodyStrong:
        font.setWeight(QFont::DemiBold);
        break;
    case FontRole::Meta:
        font.setPointSizeF(font.pointSizeF() * metaFactor);
        break;
    }
    return font;
}

Theme ThemeController::wanted() const
{
    switch (m_scheme) {
    case ColorScheme::System:
        return m_isSystemDark ? Theme::dark() : Theme::light();
    case ColorScheme::Light:
        return Theme::light();
    case ColorScheme::Dark:
        return Theme::dark();
    case ColorScheme::HighContrast:
        return Theme::highContrast();
    }
    return Theme::light();
}

// Sizes live here and not in the style sheet's file because they follow the text scale.
QString ThemeController::fontRules() const
{
    const auto points = [this](FontRole role) { return QString::number(font(role).pointSizeF(), 'f', 2); };
    return u"QLabel[tone=\"hero\"] { font-size: %1pt; font-weight: 600; }"
           "QLabel[tone=\"title\"] { font-size: %2pt; font-weight: 600; }"
           "QLabel[textSize=\"meta\"] { font-size: %3pt; }"_s.arg(
               QString::number(m_basePointSize * m_scale * 1.9, 'f', 2), points(FontRole::Title),
               points(FontRole::Meta));
}

void ThemeController::applyToApplication()
{
    m_theme = wanted();
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(font(FontRole::Body));
    qApp->setStyleSheet(m_theme.styleSheet() + fontRules());
    Q_EMIT changed();
}

} // namespace chautari
