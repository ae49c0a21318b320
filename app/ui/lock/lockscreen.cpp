// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/lock/lockscreen.h"

#include "app/ui/lock/applock.h"
#include "app/ui/widgets/formfield.h"
#include "app/ui/widgets/glyphpicture.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int fieldCharacters = 40;

} // namespace

LockScreen::LockScreen(AppLock &lock, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_lock(lock)
    , m_middle(new QWidget(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_passphrase(new FormField(u"unlock"_s, FormField::Kind::Password, theme, this))
    , m_unlock(new QPushButton(this))
    , m_forgotten(new QPushButton(this))
{
    setObjectName(u"lockScreen"_s);
    setProperty("pane", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("tone", u"title"_s);
    m_text->setProperty("tone", u"muted"_s);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_unlock->setObjectName(u"unlockButton"_s);
    m_unlock->setProperty("kind", u"primary"_s);
    m_forgotten->setObjectName(u"forgottenButton"_s);
    auto *column = new QVBoxLayout(m_middle);
    column->setSpacing(grid + grid / 2);
    column->addStretch(2);
    column->addWidget(new GlyphPicture(Glyph::Lock, 6 * grid, theme, m_middle), 0, Qt::AlignHCenter);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_text, m_passphrase, m_unlock, m_forgotten})
        column->addWidget(widget);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(m_middle, 100);
    row->addStretch(1);
    m_wait.setInterval(1000);
    connect(&m_wait, &QTimer::timeout, this, &LockScreen::refresh);
    connect(m_passphrase, &FormField::submitted, this, &LockScreen::submit);
    connect(m_passphrase, &FormField::edited, this, [this] { m_isWrong = false; });
    connect(m_unlock, &QPushButton::clicked, this, &LockScreen::submit);
    connect(m_forgotten, &QPushButton::clicked, this, &LockScreen::askToForget);
    connect(&m_lock, &AppLock::refused, this, [this] {
        m_isWrong = true;
        m_passphrase->edit().clear();
        refresh();
        focusField();
    });
    connect(&m_lock, &AppLock::lockedChanged, this, [this] {
        m_isWrong = false;
        m_passphrase->edit().clear();
        refresh();
    });
    fitWidth();
    retranslate();
}

void LockScreen::focusField()
{
    m_passphrase->edit().setFocus(Qt::OtherFocusReason);
}

void LockScreen::submit()
{
    if (m_passphrase->text().isEmpty() || m_lock.isBusy() || m_lock.waitSeconds() > 0)
        return;
    m_lock.unlock(m_passphrase->text());
    refresh();
}

void LockScreen::refresh()
{
    const int wait = m_lock.isLocked() ? m_lock.waitSeconds() : 0;
    const bool isWaiting = wait > 0 && !m_lock.isBusy();
    m_unlock->setEnabled(!isWaiting && !m_lock.isBusy());
    m_unlock->setText(m_lock.isBusy() ? tr("One moment…") : tr("Unlock"));
    if (isWaiting)
        m_passphrase->setProblem(tr("Several wrong tries. Try again in %Ln second(s).", nullptr, wait));
    else
        m_passphrase->setProblem(m_isWrong ? tr("This is not the passphrase.") : QString());
    if (isWaiting && !m_wait.isActive())
        m_wait.start();
    else if (!isWaiting)
        m_wait.stop();
}

void LockScreen::askToForget()
{
    auto *box = new QMessageBox(this);
    box->setObjectName(u"forgottenDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Passphrase forgotten"));
    box->setText(tr("Sign out of every account and delete what is kept here?"));
    box->setInformativeText(
        tr("Nobody can bring the passphrase back. What the program keeps on this computer is deleted: messages, "
           "drafts, prepared replies, and everything that was not sent yet. What is on the servers stays: sign in "
           "again with your passwords to see it."));
    QPushButton *forget = box->addButton(tr("Sign out and delete"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    forget->setObjectName(u"confirmForgetButton"_s);
    for (QLabel *label : box->findChildren<QLabel *>())
        label->setTextFormat(Qt::PlainText); // the smaller text too
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(forget, &QAbstractButton::clicked, this, &LockScreen::forgetRequested);
    box->open();
}

void LockScreen::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitWidth();
    QWidget::changeEvent(event);
}

void LockScreen::fitWidth()
{
    m_middle->setMaximumWidth(fontMetrics().averageCharWidth() * fieldCharacters);
}

void LockScreen::retranslate()
{
    m_title->setText(tr("Chautari is locked"));
    m_text->setText(tr("Messages still arrive. Your drafts are kept."));
    m_passphrase->setLabel(tr("Passphrase"));
    m_forgotten->setText(tr("Passphrase forgotten…"));
    refresh();
}

} // namespace chautari
