// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/logpage.h"

#include "app/ui/widgets/styleproperty.h"
#include "shared/core/localtext.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

namespace chautari {

using namespace Qt::StringLiterals;

LogPage::LogPage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_intro(addNote())
    , m_list(makeList("auditList"))
    , m_olderButton(makeButton("olderAuditButton"))
    , m_checkButton(makeButton("checkAuditButton"))
    , m_result(nullptr)
{
    column().addWidget(m_list, 1);
    addButtons({m_olderButton, m_checkButton});
    m_result = addNote();
    m_result->setObjectName(u"auditCheckLabel"_s);
    connect(m_olderButton, &QPushButton::clicked, this, [this] { order(ShowAudit{m_nextBefore}); });
    connect(m_checkButton, &QPushButton::clicked, this, [this] { order(CheckAudit{}); });
    LogPage::retranslate();
}

void LogPage::refresh()
{
    m_check.reset();
    showCheck();
    order(ShowAudit{});
}

void LogPage::handle(const ConsoleAnswer &answer)
{
    if (const auto *part = std::get_if<AuditPart>(&answer)) {
        // What was asked for twice, or meanwhile begun anew, does not fit on to the end.
        if (part->before != 0 && part->before != m_nextBefore)
            return;
        if (part->before == 0)
            m_entries.clear();
        m_entries += part->page.entries;
        m_nextBefore = part->page.nextBefore;
        fill();
    } else if (const auto *check = std::get_if<AuditCheck>(&answer)) {
        m_check = *check;
        showCheck();
    }
}

void LogPage::fill()
{
    const int row = m_list->currentRow();
    const int scroll = m_list->verticalScrollBar()->value();
    m_list->clear();
    for (const AuditEntry &entry : std::as_const(m_entries)) {
        const QString when
            = localtext::toString(QDateTime::fromMSecsSinceEpoch(entry.at.microseconds() / 1000), QLocale::ShortFormat);
        new QListWidgetItem(sentenceOf(entry) + u'\n' + when, m_list);
    }
    m_list->setCurrentRow(row);
    m_list->verticalScrollBar()->setValue(scroll);
    m_olderButton->setEnabled(m_nextBefore > 0);
}

void LogPage::showCheck()
{
    m_result->setVisible(m_check.has_value());
    if (!m_check)
        return;
    setStyleProperty(*m_result, "tone", m_check->isWhole ? u"muted"_s : u"danger"_s);
    m_result->setText(m_check->isWhole
            ? tr("All %Ln lines are as they were written.", nullptr, int(m_check->entries))
            : tr("Line %1 is not as it was written, or is missing: somebody has changed the database behind the "
                 "server's back. Compare with a backup.")
                  .arg(localtext::toString(m_check->brokenAt)));
}

QString LogPage::sentenceOf(const AuditEntry &entry) const
{
    const QString who = nameOf(entry.actor);
    const QString whom = nameOf(entry.person);
    switch (entry.action) {
    case AuditAction::ServerStarted:
        return tr("The server was started (version %1)").arg(entry.detail);
    case AuditAction::SignedIn:
        return tr("%1 signed in").arg(who);
    case AuditAction::SignInRefused: {
        const QString from = entry.detail.section(u'=', 1);
        return entry.person.isValid() ? tr("A sign-in as %1 was refused, from %2").arg(whom, from)
                                      : tr("A sign-in as somebody who is not here was refused, from %1").arg(from);
    }
    case AuditAction::SignedOut:
        return tr("%1 signed out").arg(who);
    case AuditAction::TokenReused:
        return tr("A sign-in of %1 was used from two places and ended").arg(whom);
    case AuditAction::AccountCreated:
        return entry.detail == "waits"_L1 ? tr("%1 asked to be let in").arg(who) : tr("%1 made an account").arg(who);
    case AuditAction::LetIn:
        return tr("%1 let %2 in").arg(who, whom);
    case AuditAction::SentAway:
        return tr("%1 sent %2 away").arg(who, whom);
    case AuditAction::AccountClosed:
        return tr("%1 closed the account of %2").arg(who, whom);
    case AuditAction::AccountOpened:
        return tr("%1 opened the account of %2 again").arg(who, whom);
    case AuditAction::MadeOwner:
        return tr("%1 made %2 an owner").arg(who, whom);
    case AuditAction::OwnerRemoved:
        return tr("%1 made %2 no owner any more").arg(who, whom);
    case AuditAction::RoleChanged:
        return tr("%1 changed the role of %2 (%3)").arg(who, whom, entry.detail);
    case AuditAction::PasswordChanged:
        return tr("%1 changed the password").arg(who);
    case AuditAction::PasswordReset:
        return tr("%1 gave %2 a new password").arg(who, whom);
    case AuditAction::SessionEnded:
        return entry.detail == "all"_L1 ? tr("%1 ended all sign-ins of %2").arg(who, whom)
                                        : tr("%1 ended a sign-in of %2").arg(who, whom);
    case AuditAction::PlaceChanged:
        return tr("%1 changed what is set for the place (%2)").arg(who, entry.detail);
    case AuditAction::RulesChanged:
        return tr("%1 changed the rules (%2)").arg(who, entry.detail);
    case AuditAction::Invited:
        return tr("%1 made an invitation (%2)").arg(who, entry.detail);
    case AuditAction::InvitationsWithdrawn:
        return tr("%1 withdrew all invitations").arg(who);
    case AuditAction::CodeOpened:
        return tr("%1 made a code to come in by").arg(who);
    case AuditAction::CodeUsed:
        return tr("Somebody knew the code to come in by");
    case AuditAction::MessageReported:
        return tr("%1 reported a message of %2").arg(who, whom);
    case AuditAction::ReportDismissed:
        return tr("%1 left a reported message of %2").arg(who, whom);
    case AuditAction::ReportedMessageDeleted:
        return tr("%1 deleted a reported message of %2").arg(who, whom);
    case AuditAction::MessagesExpired:
        return tr("Messages that were too old were deleted: %1")
            .arg(localtext::inChosenDigits(entry.detail.section(u'=', 1)));
    case AuditAction::BackupMade:
        return tr("A backup was made by %1").arg(who);
    case AuditAction::BackupFailed:
        return tr("A backup by %1 failed").arg(who);
    case AuditAction::BackupPassphraseSet:
        return tr("%1 set the passphrase of the backups").arg(who);
    case AuditAction::BackupRemoved:
        return tr("%1 removed the backup %2").arg(who, entry.detail);
    case AuditAction::Restored:
        return tr("A backup was put back");
    case AuditAction::NoticeChanged:
        return tr("%1 changed the notice to everybody").arg(who);
    }
    return {};
}

void LogPage::retranslate()
{
    m_intro->setText(
        tr("What was done here, and by whom. What people say to each other is not in it. Nobody can change "
           "a line without being found out."));
    m_list->setAccessibleName(tr("Log"));
    m_olderButton->setText(tr("Older ones"));
    m_checkButton->setText(tr("Check the log"));
    fill();
    showCheck();
}

} // namespace chautari
