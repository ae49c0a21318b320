// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "server/storage/sqlite/sqlitestorage.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtTest/QTest>

#include <mutex>

namespace chautari::test {

//! \brief The server below its doors: a real database in a temporary folder, the domain on it, a clock that a test
//! moves, and five people. Asha has a conversation with Bikash about his service; Sunita and Maya are strangers to it.
class DomainFixture
{
public:
    DomainFixture();
    ~DomainFixture();

    template <typename T>
    Result<T> write(const std::function<Result<T>(server::WriteTransaction &)> &command)
    {
        return answerOf<T>(
            [&](const std::function<void(Result<T>)> &done) { m_storage->write<T>(&m_context, command, done); });
    }
    template <typename T>
    Result<T> read(const std::function<Result<T>(server::Stores &)> &query)
    {
        return answerOf<T>(
            [&](const std::function<void(Result<T>)> &done) { m_storage->read<T>(&m_context, query, done); });
    }

    UserId addUser(const QString &name, Role role, bool isActive = true);
    ServiceId addService(UserId provider, const QString &title, const QString &status = QStringLiteral("active"));
    //! A new conversation without messages.
    ConversationId addConversation(ServiceId service, UserId provider, UserId customer, bool isActive = true);
    Result<server::SendOutcome> send(UserId sender, ConversationId conversation, const QString &text,
        const QString &clientMessageId = {}, server::Transport transport = server::Transport::Rest);
    //! Signs in without a password.
    TokenPair signIn(UserId user, bool isNative = false, const QString &label = {});

    //! The mails that were sent so far, waiting for those in the queue. Some are written only after the answer.
    QList<server::Mail> mails();
    //! What has happened since the last call, in order.
    std::vector<server::DomainEvent> takeEvents();
    template <typename Event>
    QList<Event> takeEventsOf()
    {
        QList<Event> events;
        const std::vector<server::DomainEvent> all = takeEvents();
        for (const server::DomainEvent &event : all) {
            if (const Event *wanted = std::get_if<Event>(&event))
                events.append(*wanted);
        }
        return events;
    }

    static inline const QString password = QStringLiteral("Str0ng-pass-42");

    FakeClock clock;
    server::Directory directory;
    std::optional<server::TokenCodec> tokens;
    std::optional<server::Authenticator> authenticator;
    std::optional<server::AccountService> accounts;
    server::ProfileService profiles;
    server::SettingsService settings{directory, clock};
    server::TwoFactorService twoFactor{clock};
    server::NotificationService notifications{directory, clock};
    server::PlaceService place{directory, clock};
    server::AccountMemory accountMemory{clock};
    std::optional<server::MessageService> messages;
    std::optional<server::ConversationService> conversations;
    std::optional<server::SyncService> sync;
    std::optional<server::MediaLinks> mediaLinks;
    std::optional<server::Media> media;
    std::optional<server::Services> services;

    UserId asha;
    UserId sunita;
    UserId bikash;
    UserId maya;
    UserId gone; //!< a customer who was disabled
    ServiceId cleaning; //!< Bikash's
    ServiceId painting; //!< Maya's
    ServiceId draft; //!< Bikash's, not active
    ConversationId conversation; //!< Asha and Bikash, about cleaning

private:
    //! Waits in a loop of its own: QTest::qWaitFor() sleeps 10 ms between two looks, ten times as long as a commit.
    template <typename T>
    static Result<T> answerOf(const std::function<void(const std::function<void(Result<T>)> &)> &ask)
    {
        QEventLoop loop;
        std::optional<Result<T>> answer;
        ask([&](Result<T> result) {
            answer.emplace(std::move(result));
            loop.quit();
        });
        if (!answer)
            loop.exec();
        return std::move(*answer);
    }

    class MailBox;

    QTemporaryDir m_dir;
    QObject m_context;
    std::unique_ptr<server::SqliteStorage> m_storage;
    server::PasswordHasher m_passwords{server::PasswordHasher::seed};
    QByteArray m_passwordHash;
    QThreadPool m_pool;
    server::RateLimiter m_messageRate;
    server::RateLimiter m_restRate;
    server::RateLimiter m_failuresByAccount;
    server::RateLimiter m_failuresByAddress;
    MailBox *m_mailBox; //!< the queue's
    server::MailQueue m_mail;
    std::mutex m_mutex;
    std::vector<server::DomainEvent> m_events;
};

} // namespace chautari::test
