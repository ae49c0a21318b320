// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/peopleoffice.h"

#include "shared/core/validation.h"
#include "shared/json/authjson.h"
#include "shared/json/userjson.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <future>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

const UserId commandLine; //!< who did it, in the log: nobody of the place

//! "username: A user with that username already exists."
Error withFieldNames(const Error &error)
{
    QStringList sentences;
    for (const FieldError &field : error.fields) {
        for (const QString &message : field.messages)
            sentences.append(field.field == nonFieldErrors ? message : field.field + u": "_s + message);
    }
    return sentences.isEmpty() ? error : Error::of(error.code, sentences.join(u' '));
}

//! Read the way a client's is, so that both have the same rules.
Result<RegisterRequest> checkedRequest(const PeopleOrder &order)
{
    RegisterRequest request;
    request.email = order.email;
    request.username = order.username.isEmpty() ? order.email.section(u'@', 0, 0) : order.username;
    request.password = order.password;
    request.password2 = order.password;
    request.firstName = order.firstName;
    request.lastName = order.lastName;
    // An administrator is made in a second step: nobody registers as one.
    request.role = order.role == Role::Admin ? Role::Customer : order.role;
    const auto read = readRegisterRequest(QJsonDocument::fromJson(toJson(request)).object());
    return read ? read : withFieldNames(read.error());
}

Result<UserRecord> findByEmail(Stores &stores, const QString &email)
{
    auto user = stores.users().byEmail(email);
    if (!user)
        return user.error();
    if (!user->has_value()) {
        return Error::of(ErrorCode::NotFound,
            u"Nobody here has the address %1. `chautari-server user list` shows who is here."_s.arg(email));
    }
    return std::move(**user);
}

QString standingOf(const UserRecord &user)
{
    if (user.isPending)
        return u"waiting"_s;
    if (!user.isActive)
        return u"disabled"_s;
    return user.isOwner ? u"owner"_s : u"active"_s;
}

//! Names are their owners': a terminal must not obey them.
QString shown(const QString &text)
{
    QString plain = text;
    for (QChar &c : plain) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    }
    return plain;
}

} // namespace

Result<QStringList> PeopleOffice::perform(const PeopleOrder &order) const
{
    switch (order.action) {
    case PeopleOrder::Action::Add:
        return add(order);
    case PeopleOrder::Action::List:
        return list(order);
    case PeopleOrder::Action::SetPassword:
        return setPassword(order);
    case PeopleOrder::Action::Disable:
        return setActive(order, false);
    case PeopleOrder::Action::Enable:
        return setActive(order, true);
    }
    Q_UNREACHABLE();
    return QStringList();
}

Result<QStringList> PeopleOffice::add(const PeopleOrder &order) const
{
    const Result<RegisterRequest> request = checkedRequest(order);
    if (!request)
        return request.error();
    const QByteArray hash = m_services.passwords.hash(request->password);
    if (hash.isEmpty())
        return Error::of(ErrorCode::Internal, u"There is not enough memory to hash the password."_s);
    const Result<UserRecord> added = writeNow<UserRecord>([&](WriteTransaction &tx) -> Result<UserRecord> {
        EntryDecision decision;
        decision.makesOwner = order.makesOwner;
        Result<UserRecord> user = m_services.accounts.addUser(tx, *request, decision, hash);
        if (!user)
            return withFieldNames(user.error());
        const AuditEntry entry{0, m_services.clock.now(), commandLine, AuditAction::AccountCreated, user->id,
            order.makesOwner ? u"owner"_s : QString()};
        if (const auto written = tx.stores().audit().append(entry); !written)
            return written.error();
        PlacePersonChange change; // for an administrator's role, and a provider's first service
        if (order.role == Role::Admin)
            change.role = Role::Admin;
        if (const auto changed = m_services.place.changePerson(tx, commandLine, user->id, change, {}); !changed)
            return changed.error();
        return user;
    });
    if (!added)
        return added.error();
    return QStringList(u"%1 can sign in now."_s.arg(added->email));
}

Result<QStringList> PeopleOffice::list(const PeopleOrder &order) const
{
    return readNow<QStringList>([&order](Stores &stores) -> Result<QStringList> {
        const auto page = stores.users().page(order.offset, peoplePerAnswer);
        if (!page)
            return page.error();
        QStringList lines;
        for (const UserRecord &user : page->results) {
            const QStringList columns{QString::number(user.id.value()), shown(user.email), shown(user.username),
                roleName(user.role), standingOf(user), user.dateJoined.toLocalTime().date().toString(Qt::ISODate)};
            lines.append(columns.join(u'\t'));
        }
        return lines;
    });
}

Result<QStringList> PeopleOffice::setPassword(const PeopleOrder &order) const
{
    const QStringList problems = validation::passwordProblems(order.password);
    if (!problems.isEmpty())
        return Error::of(ErrorCode::ValidationFailed, problems.join(u' '));
    const QByteArray hash = m_services.passwords.hash(order.password);
    if (hash.isEmpty())
        return Error::of(ErrorCode::Internal, u"There is not enough memory to hash the password."_s);
    const auto changed = writeNow<UserId>([&](WriteTransaction &tx) -> Result<UserId> {
        const Result<UserRecord> user = findByEmail(tx.stores(), order.email);
        if (!user)
            return user.error();
        const auto done = m_services.accounts.resetPassword(tx, Identity(), user->id, hash);
        return done ? Result<UserId>(user->id) : done.error();
    });
    if (!changed)
        return changed.error();
    return QStringList(
        u"The password of %1 is another one now, and all their devices are signed out."_s.arg(order.email));
}

Result<QStringList> PeopleOffice::setActive(const PeopleOrder &order, bool isActive) const
{
    const auto changed = writeNow<PlacePerson>([&](WriteTransaction &tx) -> Result<PlacePerson> {
        const Result<UserRecord> user = findByEmail(tx.stores(), order.email);
        if (!user)
            return user.error();
        PlacePersonChange change;
        change.isActive = isActive;
        const auto person = m_services.place.changePerson(tx, commandLine, user->id, change, {});
        if (person && !isActive) {
            if (const auto ended = m_services.accounts.endSessions(tx, user->id, SessionId()); !ended)
                return ended.error();
        }
        return person ? person : Error::of(person.error().code, person.error().firstMessage());
    });
    if (!changed)
        return changed.error();
    return QStringList(isActive ? u"%1 can sign in."_s.arg(order.email)
                                : u"%1 cannot sign in any more, and is signed out everywhere."_s.arg(order.email));
}

template <typename T>
Result<T> PeopleOffice::writeNow(std::function<Result<T>(WriteTransaction &)> command) const
{
    std::promise<Result<T>> promise;
    m_services.storage.write<T>(
        m_context, std::move(command), [&](Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

template <typename T>
Result<T> PeopleOffice::readNow(std::function<Result<T>(Stores &)> query) const
{
    std::promise<Result<T>> promise;
    m_services.storage.read<T>(
        m_context, std::move(query), [&](Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

} // namespace chautari::server
