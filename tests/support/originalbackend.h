// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeserver.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QUrlQuery>

namespace chautari::test {

//! \brief What an original SewaBazaar server has in its database, and what it says to a chat client: nothing but that,
//! and in its own words (recorded in tests/data/conformance; tst_fakesewabazaar compares). No network, no time of its
//! own beyond the clock's. Shares no code with our server or client.
//!
//! The population is that of the recordings: customers 1 to 3, providers 4 to 6, service i of provider 3+i,
//! conversation i between customer i and provider 3+i, without messages.
class OriginalBackend
{
public:
    //! Goes to every socket of that user.
    struct Event
    {
        qint64 user = 0;
        QJsonObject frame;
    };

    OriginalBackend();

    static QString password() { return QStringLiteral("Str0ng-pass-42"); }
    static QString email(const QString &name) { return name + QStringLiteral("@example.com"); }

    //! \param base what links begin with
    FakeAnswer answer(const FakeRequest &request, const QString &base);
    //! What a frame of that user is answered with, on that socket alone; the rest are events.
    QList<QJsonObject> take(qint64 user, const QString &frame);
    [[nodiscard]] QList<Event> takeEvents() { return std::exchange(m_events, {}); }

    [[nodiscard]] bool hasUser(qint64 user) const;
    void announce(qint64 user, bool isOnline);
    //! As if the person had written it in the web client; the id.
    qint64 say(qint64 conversation, qint64 user, const QString &text);
    void showTyping(qint64 conversation, qint64 user, bool isTyping);
    //! As it stands in the table, by id: twice when it was stored twice.
    [[nodiscard]] QStringList textsOf(qint64 conversation) const;
    //! Tokens given until now are not valid any more; refresh tokens stay.
    void expireAccessTokens() { ++m_accessEdition; }

private:
    struct User
    {
        qint64 id = 0;
        QString username;
        QString email;
        QString password;
        QString firstName;
        QString lastName;
        QString role;
        QString phone;
        QDateTime joined;
    };
    struct Read
    {
        qint64 id = 0;
        qint64 user = 0;
        QDateTime at;
    };
    struct Message
    {
        qint64 id = 0;
        qint64 conversation = 0;
        qint64 sender = 0;
        QString text;
        QString attachment; //!< a path
        QString type;
        QString status = QStringLiteral("sent");
        QString deletion; //!< self, everyone, or empty
        QString flagReason;
        bool isFlagged = false;
        QList<qint64> deletedBy;
        QList<Read> reads;
        QDateTime createdAt;
        QDateTime updatedAt;
    };
    struct Conversation
    {
        qint64 id = 0;
        qint64 service = 0;
        qint64 provider = 0;
        qint64 customer = 0;
        QDateTime createdAt;
        QDateTime lastMessageAt;
        QString preview;
        bool isActive = true;
        QMap<qint64, bool> isArchived;
        QMap<qint64, int> unread;
    };
    //! What DRF makes of a body: an object, or the reason why it is none.
    struct Body
    {
        QJsonObject values;
        QJsonObject files; //!< by field: name and size
        FakeAnswer refusal;
        bool isFine = true;
    };
    //! One request on its way through the views.
    struct Call
    {
        const FakeRequest &request;
        QString base;
        QString path;
        QUrlQuery query;
        QStringList parts; //!< behind /api/
        const User *who = nullptr;
        QByteArray allow;
    };
    using View = FakeAnswer (OriginalBackend::*)(const Call &);

    View viewOf(Call &call) const;
    FakeAnswer authenticate(Call &call) const;
    static Body bodyOf(const Call &call);
    static Body formOf(const QByteArray &body, const QByteArray &boundary);
    static QJsonArray list(const QString &sentence) { return {sentence}; }
    static FakeAnswer json(const Call &call, int status, const QJsonValue &body);
    static FakeAnswer refuse(const Call &call, int status, const QString &detail);
    static FakeAnswer page(int status, const QByteArray &title);
    FakeAnswer paged(const Call &call, const QJsonArray &all) const;
    FakeAnswer notValid(const Call &call, const QString &problem) const;

    FakeAnswer registration(const Call &call);
    FakeAnswer login(const Call &call);
    FakeAnswer refresh(const Call &call);
    FakeAnswer logout(const Call &call);
    FakeAnswer me(const Call &call);
    FakeAnswer root(const Call &call);
    FakeAnswer health(const Call &call);
    FakeAnswer conversations(const Call &call);
    FakeAnswer archived(const Call &call);
    FakeAnswer conversation(const Call &call);
    FakeAnswer conversationAction(const Call &call);
    FakeAnswer messages(const Call &call);
    FakeAnswer message(const Call &call);
    FakeAnswer messageAction(const Call &call);
    FakeAnswer startConversation(const Call &call);
    FakeAnswer postMessage(const Call &call);
    FakeAnswer changeMessage(const Call &call, Message &message);
    FakeAnswer deleteMessage(const Call &call, Message &message);

    QJsonObject basic(qint64 user) const;
    QJsonObject account(const User &user) const;
    QJsonObject of(const Message &message, qint64 viewer, const QString &base) const;
    QJsonObject of(const Conversation &conversation, qint64 viewer, const QString &base) const;

    const User &user(qint64 id) const;
    Conversation *conversationOf(qint64 id, qint64 participant);
    Message *visibleMessage(qint64 id, qint64 viewer);
    Message &store(Conversation &conversation, qint64 sender, const QString &text, const QString &attachment = {});
    void tell(const Conversation &conversation, const QJsonObject &frame);
    void tellDeleted(const Conversation &conversation, const Message &message, qint64 onlyTo);

    QList<QJsonObject> takeMessage(qint64 user, const QJsonValue &data);
    QList<QJsonObject> takeTyping(qint64 user, const QJsonValue &data);
    QList<QJsonObject> takeVoice(qint64 user, const QJsonObject &data);
    QList<QJsonObject> takeStatus(qint64 user, const QJsonObject &data);

    QByteArray token(const QString &type, qint64 user);
    //! 0 and the reason when it is not good.
    qint64 userOf(const QString &token, const QString &type, QString &problem) const;
    QDateTime now();

    QList<User> m_users;
    QList<Conversation> m_conversations;
    QList<Message> m_messages;
    QList<Event> m_events;
    QDateTime m_last;
    qint64 m_nextMessage = 1;
    qint64 m_nextConversation = 1;
    qint64 m_nextRead = 1;
    int m_accessEdition = 0;
};

} // namespace chautari::test
