// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/connectionbanner.h"

#include "app/ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QTimerEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int tickMs = 1000;
constexpr int patienceMs = 1000; // a first connection normally takes a few hundredths of a second

//! A fingerprint is one word of 50 letters, wider than the banner in large text: it may go on in the next line.
QString breakable(const QString &text)
{
    constexpr qsizetype longest = 24;
    constexpr qsizetype piece = 8;
    constexpr QChar zeroWidthSpace(0x200b);
    QString result;
    const QStringList words = text.split(u' ');
    for (const QString &word : words) {
        if (!result.isEmpty())
            result += u' ';
        const bool isLong = word.size() > longest && word.contains("sha256/"_L1);
        for (qsizetype from = 0; from < word.size(); from += piece) {
            if (from > 0 && isLong)
                result += zeroWidthSpace;
            result += word.sliced(from, std::min(piece, word.size() - from));
        }
    }
    return result;
}

} // namespace

ConnectionBanner::ConnectionBanner(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_testButton(new QPushButton(this))
    , m_retryButton(new QPushButton(this))
{
    setObjectName(u"connectionBanner"_s);
    setProperty("pane", u"warning"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_label->setObjectName(u"connectionLabel"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_testButton->setObjectName(u"testNetworkButton"_s);
    m_retryButton->setObjectName(u"retryNowButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, grid, 2 * grid, grid);
    row->setSpacing(2 * grid);
    row->addWidget(m_label, 1);
    row->addWidget(m_testButton, 0, Qt::AlignVCenter);
    row->addWidget(m_retryButton, 0, Qt::AlignVCenter);
    connect(m_retryButton, &QAbstractButton::clicked, this, [this] {
        if (m_status.state == ConnectionState::SignInNeeded) {
            Q_EMIT signInRequested();
        } else {
            Q_EMIT retryRequested();
        }
    });
    connect(m_testButton, &QAbstractButton::clicked, this, &ConnectionBanner::testRequested);
    hide();
}

void ConnectionBanner::setStatus(const ConnectionStatus &status)
{
    m_status = status;
    m_since.start();
    refresh();
}

void ConnectionBanner::setWaitingMessages(int count)
{
    if (count != m_waiting) {
        m_waiting = count;
        refresh();
    }
}

void ConnectionBanner::setStorageProblem(const QString &sentence)
{
    m_storageProblem = sentence;
    refresh();
}

int ConnectionBanner::secondsLeft() const
{
    const qint64 left = m_status.retryInMs - m_since.elapsed();
    return left <= 0 ? 0 : int((left + 999) / 1000);
}

QString ConnectionBanner::text() const
{
    QStringList sentences;
    switch (m_status.state) {
    case ConnectionState::Online:
    case ConnectionState::Offline:
        return m_storageProblem;
    case ConnectionState::SignInNeeded:
        sentences << tr("Sign in to send and to receive. What is on this computer can be read.");
        break;
    case ConnectionState::Connecting:
        sentences << tr("Connecting to the server.");
        break;
    case ConnectionState::KeyChanged:
        sentences << m_status.reason << tr("Meanwhile the right one is looked for elsewhere on the network.");
        break;
    case ConnectionState::Waiting:
        sentences << (m_status.reason.isEmpty() ? tr("No connection.") : m_status.reason);
        break;
    }
    if (m_status.state == ConnectionState::Waiting && secondsLeft() > 0) {
        sentences << tr("Trying again in %n second(s).", nullptr, secondsLeft());
    }
    if (m_waiting > 0) {
        sentences << tr("%n message(s) will be sent when the server answers.", nullptr, m_waiting);
    }
    if (!m_storageProblem.isEmpty()) {
        sentences << m_storageProblem;
    }
    return sentences.join(u' ');
}

void ConnectionBanner::refresh()
{
    const bool isWaiting = m_status.state == ConnectionState::Waiting;
    const bool isConnecting = m_status.state == ConnectionState::Connecting;
    const bool isLate = isConnecting && (!isHidden() || m_since.elapsed() >= patienceMs);
    m_label->setText(breakable(text()));
    const bool isSignInNeeded = m_status.state == ConnectionState::SignInNeeded;
    m_retryButton->setText(isSignInNeeded ? tr("Sign in") : tr("Retry now"));
    m_retryButton->setToolTip(isSignInNeeded ? QString() : tr("Connect to the server at once"));
    m_retryButton->setVisible(isWaiting || isSignInNeeded);
    const bool isKeyChanged
        = m_status.state == ConnectionState::KeyChanged; // no other button: there is nothing to go on with
    m_testButton->setText(tr("Why?"));
    m_testButton->setAccessibleName(tr("Why there is no connection"));
    m_testButton->setToolTip(tr("Looks what stands between this computer and the server"));
    m_testButton->setVisible(isWaiting || isKeyChanged);
    setVisible(isWaiting || isKeyChanged || isLate || isSignInNeeded || !m_storageProblem.isEmpty());
    if (isWaiting || isConnecting) {
        if (!m_timer.isActive()) {
            m_timer.start(tickMs, this);
        }
    } else {
        m_timer.stop();
    }
}

void ConnectionBanner::timerEvent(QTimerEvent *)
{
    refresh();
}

void ConnectionBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

} // namespace chautari
