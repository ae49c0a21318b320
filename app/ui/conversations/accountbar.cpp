// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/accountbar.h"

#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/elidedlabel.h"
#include "app/ui/widgets/styleproperty.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

AccountBar::AccountBar(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_avatar(new Avatar(theme, 5 * grid, this))
    , m_name(new ElidedLabel(this))
    , m_state(new ElidedLabel(this))
    , m_retryButton(new QPushButton(this))
    , m_returnButton(new QPushButton(this))
{
    m_name->setObjectName(u"accountNameLabel"_s);
    m_name->setProperty("tone", u"strong"_s);
    m_state->setObjectName(u"connectionStateLabel"_s);
    m_state->setProperty("tone", u"muted"_s);
    m_state->setProperty("textSize", u"meta"_s);
    m_retryButton->setObjectName(u"retryConnectionButton"_s);
    m_retryButton->setProperty("kind", u"link"_s);
    m_retryButton->setAutoDefault(true);
    m_retryButton->hide();
    m_returnButton->setObjectName(u"returnButton"_s);
    m_returnButton->setProperty("kind", u"link"_s);
    m_returnButton->setAutoDefault(true);
    m_returnButton->hide();

    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_name);
    texts->addWidget(m_state);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(grid + grid / 2, grid, grid, grid);
    row->setSpacing(grid + grid / 2);
    row->addWidget(m_avatar);
    row->addLayout(texts, 1);
    row->addWidget(m_retryButton);
    row->addWidget(m_returnButton);
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);

    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &AccountBar::countDown);
    connect(m_retryButton, &QPushButton::clicked, this, &AccountBar::retryRequested);
    connect(m_returnButton, &QPushButton::clicked, this, &AccountBar::returnRequested);
    retranslate();
}

void AccountBar::setPerson(UserId id, const QString &name)
{
    m_avatar->setPerson(id, name);
    m_name->setPlainText(name);
}

void AccountBar::setStatus(const ConnectionStatus &status)
{
    m_status = status;
    m_seconds = (status.retryInMs + 999) / 1000;
    if (status.state == ConnectionState::Waiting) {
        m_timer.start();
    } else {
        m_timer.stop();
    }
    m_avatar->setOnline(status.state == ConnectionState::Online);
    showRetry();
    setStyleProperty(*m_state, "tone", status.state == ConnectionState::Waiting ? u"danger"_s : u"muted"_s);
    retranslate();
}

void AccountBar::setAway(bool isAway, bool canReturn)
{
    m_isAway = isAway;
    m_returnButton->setVisible(canReturn);
    retranslate();
}

void AccountBar::setRetryOffered(bool isOffered)
{
    m_isRetryOffered = isOffered;
    showRetry();
}

void AccountBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void AccountBar::retranslate()
{
    m_state->setPlainText(statusText());
    m_retryButton->setText(tr("Retry now"));
    m_returnButton->setText(tr("I am back"));
}

void AccountBar::countDown()
{
    m_seconds = qMax(0, m_seconds - 1);
    m_state->setPlainText(statusText());
}

void AccountBar::showRetry()
{
    m_retryButton->setVisible(m_isRetryOffered && m_status.state == ConnectionState::Waiting);
}

QString AccountBar::statusText() const
{
    switch (m_status.state) {
    case ConnectionState::Offline:
        return tr("Not connected");
    case ConnectionState::Connecting:
        return tr("Connecting…");
    case ConnectionState::Online:
        return m_isAway ? tr("Away, your answer is sent") : tr("Online");
    case ConnectionState::KeyChanged:
        return tr("Stopped: another key");
    case ConnectionState::SignInNeeded:
        return tr("Not signed in");
    case ConnectionState::Waiting:
        return m_seconds > 0 ? tr("Offline, next try in %Ln second(s)", nullptr, m_seconds)
                             : tr("Offline, trying again…");
    }
    return {};
}

} // namespace chautari
