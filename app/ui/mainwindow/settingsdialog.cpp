// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/settingsdialog.h"

#include "app/ui/mainwindow/autostart.h"
#include "app/ui/widgets/switchbox.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSystemTrayIcon>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTimeEdit>
#include <QtWidgets/QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr std::array<ColorScheme, 4> schemes{
    ColorScheme::System, ColorScheme::Light, ColorScheme::Dark, ColorScheme::HighContrast};

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(grid);
    return column;
}

QLabel *note(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", u"muted"_s);
    return label;
}

void addChoice(QFormLayout &form, QLabel *&label, QComboBox *&box, const char *name)
{
    QWidget *page = form.parentWidget();
    label = new QLabel(page);
    label->setTextFormat(Qt::PlainText);
    box = new QComboBox(page);
    box->setObjectName(QLatin1StringView(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents); // its words change with the language
    label->setBuddy(box);
    form.addRow(label, box);
}

void setTexts(QComboBox &box, const QStringList &texts)
{
    for (int i = 0; i < texts.size(); ++i)
        box.setItemText(i, texts.at(i));
}

} // namespace

SettingsDialog::SettingsDialog(const Shell &shell, QWidget *parent)
    : QDialog(parent)
    , m_shell(shell)
    , m_pages(new QTabWidget(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"settingsDialog"_s);
    m_pages->setObjectName(u"settingsPages"_s);
    m_pages->setUsesScrollButtons(false); // all of them are seen: the window becomes as wide as they are
    m_pages->addTab(buildLook(), QString());
    m_pages->addTab(buildNotifications(), QString());
    m_pages->addTab(buildProgram(), QString());
    m_close->setObjectName(u"closeButton"_s);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_pages);
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    showDependencies();
    retranslate();
}

void SettingsDialog::addPage(QWidget *page, const char *title)
{
    m_titles.append(title);
    m_pages->addTab(page, tr(title));
}

void SettingsDialog::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
}

QWidget *SettingsDialog::buildLook()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    form->setSpacing(grid);
    addChoice(*form, m_languageLabel, m_language, "languageBox");
    m_language->addItems({u"English"_s, u"नेपाली"_s});
    m_language->setCurrentIndex(int(m_shell.language.language()));
    addChoice(*form, m_digitsLabel, m_digits, "digitsBox");
    m_digits->addItems({u"१२३"_s, u"123"_s});
    m_digits->setCurrentIndex(m_shell.settings.digits() == Digits::Latin ? 1 : 0);
    addChoice(*form, m_themeLabel, m_theme, "themeBox");
    for (const ColorScheme scheme : schemes)
        m_theme->addItem(QString(), int(scheme));
    m_theme->setCurrentIndex(m_theme->findData(int(m_shell.theme.scheme())));
    addChoice(*form, m_sizeLabel, m_size, "textSizeBox");
    for (const int percent : textPercents)
        m_size->addItem(QString(), percent);
    m_size->setCurrentIndex(m_size->findData(qRound(m_shell.theme.textScale() * 100)));
    addChoice(*form, m_motionLabel, m_motion, "motionBox");
    m_motion->addItems({QString(), QString()});
    m_motion->setCurrentIndex(m_shell.settings.reducesMotion() ? 1 : 0);
    addChoice(*form, m_enterLabel, m_enter, "enterBox");
    m_enter->addItems({QString(), QString()});
    m_enter->setCurrentIndex(m_shell.settings.sendsOnEnter() ? 0 : 1);
    for (QComboBox *box : {m_language, m_digits, m_theme, m_size})
        connect(box, &QComboBox::activated, this, &SettingsDialog::chooseLook);
    for (QComboBox *box : {m_enter, m_motion})
        connect(box, &QComboBox::activated, this, &SettingsDialog::keep);
    return page;
}

QCheckBox *SettingsDialog::addSwitch(QWidget *page, const char *name, bool isOn)
{
    auto *box = new SwitchBox(m_shell.theme, page);
    box->setObjectName(QLatin1StringView(name));
    box->setChecked(isOn);
    connect(box, &QCheckBox::toggled, this, &SettingsDialog::keep);
    page->layout()->addWidget(box);
    return box;
}

QWidget *SettingsDialog::buildNotifications()
{
    auto *page = new QWidget;
    page->setObjectName(u"notificationsPage"_s);
    QVBoxLayout *column = columnOf(page);
    const QuietHours hours = m_shell.settings.quietHours();
    m_notify = addSwitch(page, "notifyBox", m_shell.settings.showsNotifications());
    m_notifyText = addSwitch(page, "notifyTextBox", m_shell.settings.showsMessageText());
    m_quiet = addSwitch(page, "quietBox", hours.isOn);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addSpacing(4 * grid);
    for (const auto &[label, edit, time, name] : {std::tuple{&m_fromLabel, &m_from, hours.from, "quietFromEdit"},
             {&m_toLabel, &m_to, hours.to, "quietToEdit"}}) {
        *label = new QLabel(page);
        (*label)->setTextFormat(Qt::PlainText);
        *edit = new QTimeEdit(time, page);
        (*edit)->setObjectName(QLatin1StringView(name));
        (*label)->setBuddy(*edit);
        connect(*edit, &QTimeEdit::timeChanged, this, &SettingsDialog::keep);
        row->addWidget(*label);
        row->addWidget(*edit);
    }
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    return page;
}

QWidget *SettingsDialog::buildProgram()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    m_tray = addSwitch(page, "trayBox", m_shell.settings.staysInTray());
    m_trayNote = note(page);
    column->addWidget(m_trayNote);
    m_autostart = new SwitchBox(m_shell.theme, page);
    m_autostart->setObjectName(u"autostartBox"_s);
    m_autostart->setChecked(autostart::isOn());
    column->addWidget(m_autostart);
    m_problem = note(page);
    m_problem->setProperty("tone", u"danger"_s);
    m_problem->setObjectName(u"autostartProblemLabel"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addStretch();
    connect(m_autostart, &QCheckBox::toggled, this, [this](bool isOn) {
        const Result<void> done = autostart::set(isOn);
        m_problem->setText(done ? QString() : done.error().firstMessage());
        m_problem->setVisible(!done);
    });
    return page;
}

void SettingsDialog::chooseLook()
{
    const auto scheme = ColorScheme(m_theme->currentData().toInt());
    const auto language = Language(m_language->currentIndex());
    const double scale = m_size->currentData().toInt() / 100.0;
    m_shell.settings.setScheme(scheme);
    m_shell.settings.setLanguage(language);
    const Digits digits = m_digits->currentIndex() == 1 ? Digits::Latin : Digits::OfLanguage;
    m_shell.settings.setTextScale(scale);
    m_shell.settings.setDigits(digits);
    m_shell.theme.setScheme(scheme);
    m_shell.theme.setTextScale(scale);
    m_shell.language.setLanguage(language);
    m_shell.language.setDigits(digits);
    showDependencies();
}

void SettingsDialog::keep()
{
    AppSettings &settings = m_shell.settings;
    settings.setSendsOnEnter(m_enter->currentIndex() == 0);
    settings.setReducesMotion(m_motion->currentIndex() == 1);
    settings.setShowsNotifications(m_notify->isChecked());
    settings.setShowsMessageText(m_notifyText->isChecked());
    settings.setQuietHours({m_quiet->isChecked(), m_from->time(), m_to->time()});
    settings.setStaysInTray(m_tray->isChecked());
    showDependencies();
    Q_EMIT changed();
}

void SettingsDialog::showDependencies()
{
    const bool isOn = m_notify->isChecked();
    m_notifyText->setEnabled(isOn);
    m_quiet->setEnabled(isOn);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_fromLabel, m_from, m_toLabel, m_to})
        widget->setEnabled(isOn && m_quiet->isChecked());
    m_digits->setEnabled(m_shell.language.language() == Language::Nepali); // the others have no digits of their own
    const bool hasTray = QSystemTrayIcon::isSystemTrayAvailable();
    m_tray->setEnabled(hasTray);
    m_trayNote->setVisible(!hasTray);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_pages->setTabText(0, tr("Look and keys"));
    m_pages->setTabText(1, tr("Notifications"));
    m_pages->setTabText(2, tr("Program"));
    for (int i = 0; i < m_titles.size(); ++i)
        m_pages->setTabText(3 + i, tr(m_titles.at(i)));
    m_languageLabel->setText(tr("Language"));
    m_digitsLabel->setText(tr("Digits in Nepali"));
    m_motionLabel->setText(tr("Motion"));
    setTexts(*m_motion, {tr("As on this computer"), tr("None")});
    m_themeLabel->setText(tr("Colours"));
    setTexts(*m_theme, {tr("As on this computer"), tr("Light"), tr("Dark"), tr("High contrast")});
    m_sizeLabel->setText(tr("Size of text"));
    for (int i = 0; i < m_size->count(); ++i)
        m_size->setItemText(i, tr("%L1 %", "size of text").arg(m_size->itemData(i).toInt()));
    m_enterLabel->setText(tr("Send with"));
    setTexts(*m_enter, {tr("Enter", "key"), tr("Ctrl+Enter", "key")});
    m_notify->setText(tr("Tell me about new messages"));
    m_notifyText->setText(tr("Show their text"));
    m_quiet->setText(tr("Be quiet at certain hours"));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("to", "until this time"));
    for (QTimeEdit *edit : {m_from, m_to}) {
        edit->setLocale(localtext::digits() == Digits::Latin ? QLocale(QLocale::English) : QLocale());
        edit->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
    }
    m_tray->setText(tr("Stay in the tray when the window is closed"));
    m_trayNote->setText(tr("This desktop has no tray."));
    m_autostart->setText(tr("Start when I sign in to this computer"));
    m_close->setText(tr("Close"));
}

} // namespace chautari
