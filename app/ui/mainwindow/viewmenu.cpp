// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/viewmenu.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace chautari {

ViewMenu::ViewMenu(const Shell &shell, QWidget *parent)
    : QMenu(parent)
    , m_shell(shell)
    , m_themeMenu(addMenu(QString()))
    , m_sizeMenu(addMenu(QString()))
    , m_languageMenu(addMenu(QString()))
    , m_themes(new QActionGroup(this))
    , m_sizes(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
{
    addThemes();
    addSizes();
    addLanguages();
    connect(&m_shell.theme, &ThemeController::changed, this, &ViewMenu::showCurrent);
    connect(&m_shell.language, &LanguageController::changed, this, &ViewMenu::showCurrent);
    retranslate();
    showCurrent();
}

void ViewMenu::addThemes()
{
    for (const ColorScheme scheme :
        {ColorScheme::System, ColorScheme::Light, ColorScheme::Dark, ColorScheme::HighContrast}) {
        QAction *action = m_themes->addAction(m_themeMenu->addAction(QString()));
        action->setCheckable(true);
        action->setData(int(scheme));
        action->setObjectName(u"themeAction%1"_s.arg(int(scheme)));
        connect(action, &QAction::triggered, this, [this, scheme] {
            m_shell.theme.setScheme(scheme);
            m_shell.settings.setScheme(scheme);
            showCurrent();
        });
    }
}

void ViewMenu::addSizes()
{
    for (const int percent : textPercents) {
        QAction *action = m_sizes->addAction(m_sizeMenu->addAction(QString()));
        action->setCheckable(true);
        action->setData(percent);
        action->setObjectName(u"textSizeAction%1"_s.arg(percent));
        connect(action, &QAction::triggered, this, [this, percent] { chooseScale(percent / 100.0); });
    }
    m_sizeMenu->addSeparator();
    m_larger = m_sizeMenu->addAction(QString());
    m_larger->setObjectName(u"largerAction"_s);
    m_larger->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_smaller = m_sizeMenu->addAction(QString());
    m_smaller->setObjectName(u"smallerAction"_s);
    m_smaller->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    m_normal = m_sizeMenu->addAction(QString());
    m_normal->setObjectName(u"normalSizeAction"_s);
    m_normal->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    connect(m_larger, &QAction::triggered, this, [this] { chooseScale(m_shell.theme.textScale() + 0.1); });
    connect(m_smaller, &QAction::triggered, this, [this] { chooseScale(m_shell.theme.textScale() - 0.1); });
    connect(m_normal, &QAction::triggered, this, [this] { chooseScale(1.0); });
}

// A language is named in itself, whatever the language around it.
void ViewMenu::addLanguages()
{
    const std::array<std::pair<Language, QString>, 2> languages{{
        {Language::English, u"English"_s},
        {Language::Nepali, u"नेपाली"_s},
    }};
    for (const auto &[language, name] : languages) {
        QAction *action = m_languages->addAction(m_languageMenu->addAction(name));
        action->setCheckable(true);
        action->setData(int(language));
        action->setObjectName(u"languageAction%1"_s.arg(LanguageController::code(language)));
        connect(action, &QAction::triggered, this, [this, chosen = language] {
            m_shell.language.setLanguage(chosen);
            m_shell.settings.setLanguage(chosen);
        });
    }
}

void ViewMenu::chooseScale(double scale)
{
    m_shell.theme.setTextScale(scale);
    m_shell.settings.setTextScale(m_shell.theme.textScale());
}

void ViewMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMenu::changeEvent(event);
}

void ViewMenu::retranslate()
{
    setTitle(tr("&View"));
    m_themeMenu->setTitle(tr("&Theme"));
    m_sizeMenu->setTitle(tr("Text &size"));
    m_languageMenu->setTitle(tr("&Language"));
    const QStringList themes{tr("Like the system"), tr("Light"), tr("Dark"), tr("High contrast")};
    for (qsizetype i = 0; i < themes.size(); ++i) {
        m_themes->actions().at(i)->setText(themes.at(i));
    }
    for (QAction *action : m_sizes->actions()) {
        action->setText(tr("%L1 %", "text size in per cent").arg(action->data().toInt()));
    }
    m_larger->setText(tr("Larger"));
    m_smaller->setText(tr("Smaller"));
    m_normal->setText(tr("Normal"));
}

void ViewMenu::showCurrent()
{
    const auto check = [](const QActionGroup *group, int value) {
        for (QAction *action : group->actions()) {
            action->setChecked(action->data().toInt() == value);
        }
    };
    check(m_themes, int(m_shell.theme.scheme()));
    check(m_sizes, qRound(m_shell.theme.textScale() * 100));
    check(m_languages, int(m_shell.language.language()));
}

} // namespace chautari
