// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clisession.h"

#include "app/session/filevault.h"
#include "app/session/keychainvault.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>

namespace chautari::cli {

using namespace Qt::StringLiterals;

namespace {

ClientStorage storageOf(const Command &command)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString profile = QString::fromLatin1(QUrl::toPercentEncoding(command.profile));
    ClientStorage storage;
    storage.root = u"%1/chautari/client/%2"_s.arg(data, profile);
    if (command.tokenFolder.isEmpty())
        storage.vault = std::make_shared<KeychainVault>();
    else
        storage.vault = std::make_shared<FileVault>(command.tokenFolder);
    return storage;
}

} // namespace

CliSession::CliSession(const Command &command)
    : m_core(storageOf(command))
    , m_waitMs(command.waitSeconds * 1000)
{
    ServerAddress server = ServerAddress::fromHttpUrl(command.server);
    if (command.server.isEmpty()) {
        if (const std::optional<AccountRecord> account = m_core.lastAccount())
            server = ClientCore::addressOf(*account);
    }
    m_session = m_core.createSession(server);
    connect(m_session.get(), &ChatSession::changed, this, &CliSession::apply);
}

CliSession::~CliSession() = default;

void CliSession::apply(const SessionChanges &changes)
{
    for (const Conversation &conversation : changes.conversations) {
        if (conversation.isArchived())
            conversations.remove(conversation.id);
        else
            conversations[conversation.id] = conversation;
    }
    for (const ConversationId gone : changes.conversationsGone)
        conversations.remove(gone);
    for (const Message &message : changes.messages)
        messages[message.conversation][message.seq] = message;
    for (const OutgoingMessage &message : changes.outgoing)
        outgoing[message.clientMessageId] = message;
    for (const QString &id : changes.outgoingDone)
        outgoing.remove(id);
    for (const MessageDeletedEvent &deletion : changes.deletions) {
        if (deletion.deletion == DeletionType::Self)
            messages[deletion.conversation].remove(deletion.seq);
    }
    Q_EMIT changed(changes);
}

void CliSession::whenReady(std::function<void(bool)> next)
{
    auto *patience = new QTimer(this);
    patience->setSingleShot(true);
    const auto go = [patience, next = std::move(next)](bool isCurrent) {
        patience->deleteLater();
        patience->disconnect();
        next(isCurrent);
    };
    connect(patience, &QTimer::timeout, patience, [go] { go(false); });
    connect(m_session.get(), &ChatSession::caughtUp, patience, [go] { go(true); });
    // The server is there and wants the password: waiting would not help.
    connect(m_session.get(), &ChatSession::connectionStatusChanged, patience, [go](const ConnectionStatus &status) {
        if (status.state == ConnectionState::SignInNeeded || status.state == ConnectionState::KeyChanged)
            go(false);
    });
    patience->start(m_waitMs);
}

} // namespace chautari::cli
