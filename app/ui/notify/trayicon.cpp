// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/notify/trayicon.h"

#include "app/ui/widgets/appicon.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int moreThanShown = 10;

} // namespace

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
    , m_open(m_menu->addAction(QString()))
    , m_pause(m_menu->addAction(QString()))
    , m_lock(m_menu->addAction(QString()))
    , m_quit(m_menu->addAction(QString()))
    , m_icon(new QSystemTrayIcon(picture(0), this))
{
    m_pause->setCheckable(true);
    m_lock->setVisible(false);
    m_menu->insertSeparator(m_quit);
    m_icon->setContextMenu(m_menu.get());
    connect(m_open, &QAction::triggered, this, &TrayIcon::openRequested);
    connect(m_pause, &QAction::triggered, this, &TrayIcon::pauseRequested);
    connect(m_lock, &QAction::triggered, this, &TrayIcon::lockRequested);
    connect(m_quit, &QAction::triggered, this, &TrayIcon::quitRequested);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    m_menu->installEventFilter(this); // a QObject hears of no other language
    retranslate();
    m_icon->show();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isThere() const
{
    return QSystemTrayIcon::isSystemTrayAvailable() && m_icon->isVisible();
}

void TrayIcon::setUnread(int count)
{
    if (count == m_unread)
        return;
    m_unread = count;
    m_icon->setIcon(picture(count));
    retranslate();
}

void TrayIcon::setPaused(bool isPaused)
{
    m_pause->setChecked(isPaused);
    retranslate();
}

void TrayIcon::setLockOffered(bool isOffered)
{
    m_lock->setVisible(isOffered);
}

bool TrayIcon::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void TrayIcon::retranslate()
{
    m_open->setText(tr("&Open Chautari"));
    m_pause->setText(tr("&Do not disturb"));
    m_lock->setText(tr("&Lock"));
    m_quit->setText(tr("&Quit"));
    QString tip = m_unread > 0 ? tr("Chautari: %Ln unread message(s)", nullptr, m_unread) : tr("Chautari");
    if (m_pause->isChecked())
        tip = tr("%1 (not disturbing)", "what the tray icon says").arg(tip);
    m_icon->setToolTip(tip);
}

QIcon TrayIcon::picture(int unread)
{
    if (unread <= 0)
        return appIcon();
    const Theme colors = Theme::light();
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap = appIcon().pixmap(QSize(side, side), 1.0);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal across = side * 0.66;
        const QRectF badge(side - across, side - across, across, across);
        painter.setPen(QPen(Qt::white, side / 24.0));
        painter.setBrush(colors.danger);
        painter.drawEllipse(badge.adjusted(side / 32.0, side / 32.0, -side / 32.0, -side / 32.0));
        QFont font;
        font.setBold(true);
        const bool isLong = unread >= moreThanShown;
        font.setPixelSize(qMax(7, qRound(across * (isLong ? 0.58 : 0.74))));
        painter.setFont(font);
        painter.drawText(badge, Qt::AlignCenter, isLong ? u"9+"_s : QString::number(unread));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace chautari
