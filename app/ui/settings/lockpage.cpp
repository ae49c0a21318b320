// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/settings/lockpage.h"

#include "app/ui/widgets/formfield.h"
#include "app/ui/widgets/switchbox.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include <array>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr std::array<int, 6> idleChoices{0, 1, 5, 15, 30, 60}; // minutes; 0 = never

QLabel *lockLabel(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", u"muted"_s);
    return label;
}

} // namespace

LockPage::LockPage(AppLock &lock, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_lock(lock)
    , m_intro(lockLabel(this, "lockIntroLabel"))
    , m_current(new FormField(u"lockCurrent"_s, FormField::Kind::Password, theme, this))
    , m_new(new FormField(u"lockNew"_s, FormField::Kind::Password, theme, this))
    , m_repeated(new FormField(u"lockRepeated"_s, FormField::Kind::Password, theme, this))
    , m_set(new QPushButton(this))
    , m_turnOff(new QPushButton(this))
    , m_status(lockLabel(this, "lockStatusLabel"))
    , m_idleLabel(new QLabel(this))
    , m_idle(new QComboBox(this))
    , m_screen(new SwitchBox(theme, this))
{
    setObjectName(u"lockPage"_s);
    m_set->setObjectName(u"lockSetButton"_s);
    m_turnOff->setObjectName(u"lockOffButton"_s);
    for (QPushButton *button : {m_set, m_turnOff})
        button->setAutoDefault(false);
    m_idle->setObjectName(u"lockIdleBox"_s);
    m_idle->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const int minutes : idleChoices)
        m_idle->addItem(QString(), minutes);
    m_idle->setCurrentIndex(qMax(0, m_idle->findData(lock.record().idleMinutes)));
    m_idleLabel->setTextFormat(Qt::PlainText);
    m_idleLabel->setBuddy(m_idle);
    m_screen->setObjectName(u"lockScreenBox"_s);
    m_screen->setChecked(lock.record().followsScreen);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_set);
    buttons->addWidget(m_turnOff);
    buttons->addStretch(1);
    auto *idle = new QHBoxLayout;
    idle->addWidget(m_idleLabel);
    idle->addWidget(m_idle);
    idle->addStretch(1);
    // With large text it is taller than a screen.
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *middle = new QWidget;
    middle->setProperty("pane", u"surface"_s);
    scroll->setWidget(middle);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(scroll);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(grid);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_intro, m_current, m_new, m_repeated})
        column->addWidget(widget);
    column->addLayout(buttons);
    column->addWidget(m_status);
    column->addLayout(idle);
    column->addWidget(m_screen);
    column->addStretch(1);
    connect(m_set, &QPushButton::clicked, this, &LockPage::submit);
    connect(m_repeated, &FormField::submitted, this, &LockPage::submit);
    connect(m_turnOff, &QPushButton::clicked, this, &LockPage::turnOff);
    connect(m_idle, &QComboBox::activated, this, [this] { m_lock.setIdleMinutes(m_idle->currentData().toInt()); });
    connect(m_screen, &QCheckBox::toggled, &m_lock, &AppLock::setFollowsScreen);
    connect(&m_lock, &AppLock::setChanged, this, [this] {
        for (FormField *field : {m_current, m_new, m_repeated})
            field->edit().clear();
        showState();
        tell(m_lock.isSet() ? tr("The passphrase is set. Ctrl+L locks.") : tr("There is no lock any more."));
    });
    connect(&m_lock, &AppLock::refused, this, [this] {
        tell({});
        const int wait = m_lock.waitSeconds();
        m_current->setProblem(wait > 0 ? tr("Several wrong tries. Try again in %Ln second(s).", nullptr, wait)
                                       : tr("This is not the passphrase."));
    });
    connect(&m_lock, &AppLock::failed, this, [this] { tell(tr("There is not enough memory for this.")); });
    showState();
    retranslate();
}

void LockPage::submit()
{
    const bool isLong = m_new->text().size() >= AppLock::shortestPassphrase;
    const bool isSame = m_new->text() == m_repeated->text();
    m_new->setProblem(
        isLong ? QString() : tr("Use %Ln character(s) or more.", nullptr, int(AppLock::shortestPassphrase)));
    m_repeated->setProblem(isSame ? QString() : tr("The two are not the same."));
    if (!isLong || !isSame)
        return;
    tell(tr("One moment…"));
    m_lock.change(m_current->text(), m_new->text());
}

void LockPage::turnOff()
{
    tell(tr("One moment…"));
    m_lock.change(m_current->text(), {});
}

void LockPage::showState()
{
    const bool isSet = m_lock.isSet();
    m_current->setVisible(isSet);
    m_turnOff->setVisible(isSet);
    m_idle->setEnabled(isSet);
    m_idleLabel->setEnabled(isSet);
    m_screen->setEnabled(isSet);
    m_set->setText(isSet ? tr("Change the passphrase") : tr("Set the passphrase"));
}

void LockPage::tell(const QString &sentence)
{
    m_status->setText(sentence);
}

void LockPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LockPage::retranslate()
{
    m_intro->setText(tr("Asks for a passphrase when the program starts, when you lock it with Ctrl+L, and when nobody "
                        "touched it for a while. It hides what is on the screen. It does not encrypt what is kept on "
                        "this computer: whoever can read your files can still read that."));
    m_current->setLabel(tr("Present passphrase"));
    m_new->setLabel(tr("New passphrase"));
    m_repeated->setLabel(tr("The same again"));
    m_turnOff->setText(tr("Take the lock away"));
    m_idleLabel->setText(tr("Lock after"));
    for (int i = 0; i < m_idle->count(); ++i) {
        const int minutes = m_idle->itemData(i).toInt();
        m_idle->setItemText(i, minutes == 0 ? tr("Never by itself") : tr("%Ln minute(s)", nullptr, minutes));
    }
    m_screen->setText(tr("Lock when the screen of this computer is locked"));
    tell({});
    showState();
}

} // namespace chautari
