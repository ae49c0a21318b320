// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/sessionspage.h"

#include "app/models/displaytext.h"
#include "shared/core/localtext.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

namespace chautari {

using namespace Qt::StringLiterals;

SessionsPage::SessionsPage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_intro(addNote())
    , m_list(makeList("sessionsList"))
    , m_endButton(makeButton("endSessionButton"))
    , m_endAllButton(makeButton("endAllSessionsButton"))
{
    column().addWidget(m_list, 1);
    addButtons({m_endButton, m_endAllButton});
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { showButtons(); });
    connect(m_endButton, &QPushButton::clicked, this, [this] {
        if (const OwnerSession *session = selected())
            order(EndSession{session->id});
    });
    connect(m_endAllButton, &QPushButton::clicked, this, [this] {
        if (const OwnerSession *session = selected())
            order(EndSessionsOf{session->user});
    });
    SessionsPage::retranslate();
}

void SessionsPage::handle(const ConsoleAnswer &answer)
{
    const auto *list = std::get_if<SessionList>(&answer);
    if (!list)
        return;
    m_sessions = list->sessions;
    fill();
}

void SessionsPage::fill()
{
    const OwnerSession *before = selected();
    const qint64 id = before ? before->id.value() : 0;
    const bool wasEmpty = m_list->count() == 0;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    int row = wasEmpty ? 0 : -1; // what is gone is not followed by another: a second press would hit that
    for (const OwnerSession &session : std::as_const(m_sessions)) {
        auto *item = new QListWidgetItem(lineOf(session), m_list);
        item->setData(Qt::UserRole, session.id.value());
        if (session.id.value() == id)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    showButtons();
}

const OwnerSession *SessionsPage::selected() const
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return nullptr;
    const qint64 id = item->data(Qt::UserRole).toLongLong();
    for (const OwnerSession &session : m_sessions) {
        if (session.id.value() == id)
            return &session;
    }
    return nullptr;
}

QString SessionsPage::lineOf(const OwnerSession &session) const
{
    QStringList facts;
    if (session.isCurrent)
        facts.append(tr("this window"));
    else if (session.isOnline)
        facts.append(tr("online"));
    if (!session.device.isEmpty())
        facts.append(displaytext::isolated(displaytext::name(session.device)));
    facts.append(tr("last used %1")
                     .arg(localtext::toString(QDateTime::fromMSecsSinceEpoch(session.lastUsed.microseconds() / 1000),
                         QLocale::ShortFormat)));
    return u"%1\n%2"_s.arg(nameOf(session.user), facts.join(u" · "_s));
}

void SessionsPage::showButtons()
{
    const OwnerSession *session = selected();
    // One's own ends by signing out.
    m_endButton->setEnabled(session && !session->isCurrent);
    m_endAllButton->setEnabled(session != nullptr);
}

void SessionsPage::retranslate()
{
    m_intro->setText(tr("Each line is one device. Whoever is signed out has to give the password again; what they have "
                        "not sent yet stays with them."));
    m_list->setAccessibleName(tr("Sign-ins"));
    m_endButton->setText(tr("End this sign-in"));
    m_endAllButton->setText(tr("End all of this person"));
    fill();
}

} // namespace chautari
