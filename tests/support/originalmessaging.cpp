// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/originalbackend.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <optional>

// Conversations, messages and frames as the original has them, oddities included: a client has to live with those.
namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kathmandu = 20'700; // seconds east of Greenwich
constexpr qsizetype latest = 10;
constexpr int previewCharacters = 100;
constexpr qsizetype longestName = 100;
constexpr qsizetype longestEdit = 5'000;
constexpr qint64 deletionMinutes = 15;

const QStringList &extensions()
{
    static const QStringList list{u"jpg"_s, u"jpeg"_s, u"png"_s, u"gif"_s, u"pdf"_s, u"doc"_s, u"docx"_s, u"webm"_s,
        u"mp3"_s, u"wav"_s, u"ogg"_s, u"m4a"_s, u"mp4"_s};
    return list;
}

QString typeOf(const QString &attachment)
{
    if (attachment.isEmpty())
        return u"text"_s;
    const qsizetype index = extensions().indexOf(QFileInfo(attachment).suffix().toLower());
    return index < 0 ? u"file"_s : index < 4 ? u"image"_s : index < 7 ? u"file"_s : u"audio"_s;
}

QString stamp(const QDateTime &time, const QString &micros = u"000"_s)
{
    return time.toOffsetFromUtc(kathmandu).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + micros + u"+05:45"_s;
}

QString utcStamp(const QDateTime &time, const QString &zone)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"000"_s + zone;
}

//! What the table holds instead of a text, and what leaks from there: base64 of base64.
QString sealed(const QString &text)
{
    QByteArray bytes = "gAAAAAB";
    for (int i = 0; bytes.size() < previewCharacters; ++i)
        bytes += QCryptographicHash::hash(QByteArray(text.toUtf8() + char(i)), QCryptographicHash::Sha256).toBase64();
    return QString::fromLatin1(bytes.toBase64().left(previewCharacters));
}

//! A surrogate without its other half.
std::optional<char16_t> halfCharacter(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (text[i].isLowSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
            return text[i].unicode();
        ++i;
    }
    return std::nullopt;
}

QJsonObject errorFrame(const QString &message)
{
    return {{u"type"_s, u"error"_s}, {u"data"_s, QJsonObject{{u"message"_s, message}}}};
}

QString pythonType(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return u"NoneType"_s;
    case QJsonValue::Bool:
        return u"bool"_s;
    case QJsonValue::Double:
        return value.toDouble() == double(value.toInteger(-1)) ? u"int"_s : u"float"_s;
    case QJsonValue::String:
        return u"str"_s;
    case QJsonValue::Array:
        return u"list"_s;
    case QJsonValue::Object:
        return u"dict"_s;
    }
    return {};
}

//! str() of Python, for what a frame's type may be.
QString pythonText(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return u"None"_s;
    if (value.isString())
        return value.toString();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

//! int() of Python: truth is 1, 1.7 is 1, "1" is 1; 0 for what raises.
qint64 pythonInt(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    if (value.isDouble() && value.toDouble() < 1e15)
        return qint64(value.toDouble());
    return value.isString() ? value.toString().toLongLong() : 0;
}

} // namespace

// ---- objects
// ---------------------------------------------------------------------------------------------------------

QJsonObject OriginalBackend::basic(qint64 id) const
{
    const User &one = user(id);
    return {{u"id"_s, one.id}, {u"email"_s, one.email}, {u"first_name"_s, one.firstName},
        {u"last_name"_s, one.lastName}, {u"full_name"_s, QString(one.firstName + u' ' + one.lastName)},
        {u"role"_s, one.role}, {u"avatar"_s, QJsonValue::Null}};
}

//! \param base empty in a frame: paths instead of links then, and the second link is left out
QJsonObject OriginalBackend::of(const Message &message, qint64 viewer, const QString &base) const
{
    QJsonArray reads;
    for (const Read &read : message.reads)
        reads.append(QJsonObject{{u"id"_s, read.id}, {u"user"_s, basic(read.user)}, {u"read_at"_s, stamp(read.at)}});
    const QJsonValue link = message.attachment.isEmpty() ? QJsonValue() : QString(base + message.attachment);
    return {{u"id"_s, message.id}, {u"conversation"_s, message.conversation}, {u"sender"_s, basic(message.sender)},
        {u"message_type"_s, message.type}, {u"text"_s, message.text}, {u"attachment"_s, link},
        {u"attachment_url"_s, base.isEmpty() ? QJsonValue() : link}, {u"status"_s, message.status},
        {u"created_at"_s, stamp(message.createdAt)}, {u"updated_at"_s, stamp(message.updatedAt, u"018"_s)},
        {u"timestamp"_s, stamp(message.createdAt)}, {u"is_flagged"_s, message.isFlagged},
        {u"moderation_reason"_s, message.flagReason}, {u"read_statuses"_s, reads},
        {u"is_deleted_for_user"_s, message.deletedBy.contains(viewer)},
        {u"deletion_type"_s, message.deletion.isEmpty() ? QJsonValue() : QJsonValue(message.deletion)}};
}

QJsonObject OriginalBackend::of(const Conversation &conversation, qint64 viewer, const QString &base) const
{
    QJsonArray oldest;
    for (const Message &message : m_messages) {
        if (message.conversation == conversation.id && oldest.size() < latest)
            oldest.append(of(message, viewer, base));
    }
    const QString number = QString::number(conversation.service);
    const QJsonObject service{{u"id"_s, conversation.service}, {u"title"_s, QString(u"Service "_s + number)},
        {u"slug"_s, QString(u"service-"_s + number)}, {u"price"_s, u"1500.00"_s}, {u"duration"_s, u"2 hours"_s}};
    const QJsonValue last
        = conversation.lastMessageAt.isValid() ? QJsonValue(stamp(conversation.lastMessageAt)) : QJsonValue();
    return {{u"id"_s, conversation.id}, {u"service"_s, service}, {u"provider"_s, basic(conversation.provider)},
        {u"customer"_s, basic(conversation.customer)}, {u"created_at"_s, stamp(conversation.createdAt)},
        {u"last_message_at"_s, last}, {u"last_message_preview"_s, conversation.preview},
        {u"is_active"_s, conversation.isActive},
        {u"provider_archived"_s, conversation.isArchived.value(conversation.provider)},
        {u"customer_archived"_s, conversation.isArchived.value(conversation.customer)},
        {u"unread_count"_s, conversation.unread.value(viewer)}, {u"latest_messages"_s, oldest}};
}

// ---- rows
// ------------------------------------------------------------------------------------------------------------

OriginalBackend::Conversation *OriginalBackend::conversationOf(qint64 id, qint64 participant)
{
    for (Conversation &one : m_conversations) {
        if (one.id == id && (one.provider == participant || one.customer == participant))
            return &one;
    }
    return nullptr;
}

OriginalBackend::Message *OriginalBackend::visibleMessage(qint64 id, qint64 viewer)
{
    for (Message &one : m_messages) {
        const bool isHidden = one.deletedBy.contains(viewer) && one.deletion != u"everyone"_s;
        if (one.id == id && !isHidden && conversationOf(one.conversation, viewer))
            return &one;
    }
    return nullptr;
}

OriginalBackend::Message &OriginalBackend::store(
    Conversation &conversation, qint64 sender, const QString &text, const QString &attachment)
{
    Message message;
    message.id = m_nextMessage++;
    message.conversation = conversation.id;
    message.sender = sender;
    message.text = text;
    message.attachment = attachment;
    message.type = typeOf(attachment);
    message.createdAt = message.updatedAt = now();
    conversation.lastMessageAt = message.createdAt;
    conversation.preview = text.isEmpty() ? QString(u'[' + message.type + u']') : sealed(text);
    ++conversation.unread[sender == conversation.provider ? conversation.customer : conversation.provider];
    m_messages.append(message);
    return m_messages.last();
}

void OriginalBackend::tell(const Conversation &conversation, const QJsonObject &frame)
{
    m_events.append({conversation.customer, frame});
    m_events.append({conversation.provider, frame});
}

void OriginalBackend::tellDeleted(const Conversation &conversation, const Message &message, qint64 onlyTo)
{
    const QJsonObject frame{{u"type"_s, u"message_deleted"_s}, {u"message_id"_s, message.id},
        {u"conversation_id"_s, message.conversation}, {u"deletion_type"_s, onlyTo == 0 ? u"everyone"_s : u"self"_s}};
    if (onlyTo == 0)
        tell(conversation, frame);
    else
        m_events.append({onlyTo, frame});
}

//! Once for each conversation, and of every socket.
void OriginalBackend::announce(qint64 id, bool isOnline)
{
    const QString name = basic(id)[u"full_name"_s].toString();
    const QJsonObject frame{{u"type"_s, u"status"_s},
        {u"data"_s, QJsonObject{{u"user_id"_s, id}, {u"user_name"_s, name}, {u"is_online"_s, isOnline}}}};
    for (const Conversation &one : std::as_const(m_conversations)) {
        if (one.provider == id || one.customer == id)
            m_events.append({one.provider == id ? one.customer : one.provider, frame});
    }
}

qint64 OriginalBackend::say(qint64 conversation, qint64 sender, const QString &text)
{
    Conversation *where = conversationOf(conversation, sender);
    if (!where)
        qFatal("OriginalBackend: user %lld is not in conversation %lld", sender, conversation);
    const Message &message = store(*where, sender, text);
    tell(*where, {{u"type"_s, u"message"_s}, {u"data"_s, of(message, 0, {})}});
    return message.id;
}

void OriginalBackend::showTyping(qint64 conversation, qint64 user, bool isTyping)
{
    takeTyping(user, QJsonObject{{u"conversation_id"_s, conversation}, {u"is_typing"_s, isTyping}});
}

QStringList OriginalBackend::textsOf(qint64 conversation) const
{
    QStringList texts;
    for (const Message &message : m_messages) {
        if (message.conversation == conversation)
            texts.append(message.text);
    }
    return texts;
}

// ---- conversations
// ---------------------------------------------------------------------------------------------------

FakeAnswer OriginalBackend::root(const Call &call)
{
    const QString folder = call.base + u"/api/messaging/"_s;
    return json(call, 200,
        QJsonObject{{u"conversations"_s, QString(folder + u"conversations/"_s)},
            {u"messages"_s, QString(folder + u"messages/"_s)}});
}

FakeAnswer OriginalBackend::health(const Call &call)
{
    return json(call, 200,
        QJsonObject{{u"status"_s, u"healthy"_s}, {u"service"_s, u"messaging"_s}, {u"version"_s, u"1.0.0"_s}});
}

FakeAnswer OriginalBackend::conversations(const Call &call)
{
    if (call.request.method == "POST")
        return startConversation(call);
    QList<const Conversation *> mine;
    const QString search = call.query.queryItemValue(u"search"_s);
    const bool wantsUnread = call.query.queryItemValue(u"has_unread"_s) == u"true"_s;
    for (const Conversation &one : std::as_const(m_conversations)) {
        const bool isMine = one.provider == call.who->id || one.customer == call.who->id;
        const bool isFound = search.isEmpty() || u"Service %1"_s.arg(one.service).contains(search, Qt::CaseInsensitive);
        const bool isWanted = !wantsUnread || one.unread.value(call.who->id) > 0;
        if (isMine && isFound && isWanted && !one.isArchived.value(call.who->id))
            mine.append(&one);
    }
    std::ranges::stable_sort(mine, [](const Conversation *a, const Conversation *b) {
        return std::pair(a->lastMessageAt, a->createdAt) > std::pair(b->lastMessageAt, b->createdAt);
    });
    QJsonArray all;
    for (const Conversation *one : std::as_const(mine))
        all.append(of(*one, call.who->id, call.base));
    return paged(call, all);
}

FakeAnswer OriginalBackend::archived(const Call &call)
{
    QJsonArray all;
    for (const Conversation &one : std::as_const(m_conversations)) {
        if (one.isArchived.value(call.who->id))
            all.append(of(one, call.who->id, call.base));
    }
    return paged(call, all);
}

//! Types first, then what there is, then whether it fits together. Nobody hears of it over the socket.
FakeAnswer OriginalBackend::startConversation(const Call &call)
{
    const Body body = bodyOf(call);
    if (!body.isFine)
        return body.refusal;
    QJsonObject problems;
    for (const QString &name : {u"service_id"_s, u"provider_id"_s, u"initial_message"_s}) {
        const QJsonValue value = body.values[name];
        if (value.isUndefined())
            problems[name] = list(u"This field is required."_s);
        else if (name != u"initial_message"_s && pythonInt(value) == 0)
            problems[name] = list(u"A valid integer is required."_s);
        else if (name == u"initial_message"_s && !value.isString())
            problems[name] = list(u"Not a valid string."_s);
    }
    const qint64 service = pythonInt(body.values[u"service_id"_s]);
    const qint64 provider = pythonInt(body.values[u"provider_id"_s]);
    const QString text = body.values[u"initial_message"_s].toString().trimmed();
    if (problems.isEmpty()) {
        if (service > 3)
            problems[u"service_id"_s] = list(u"Service not found or not active."_s);
        if (!hasUser(provider) || user(provider).role != u"provider"_s)
            problems[u"provider_id"_s] = list(u"Provider not found."_s);
        if (text.isEmpty())
            problems[u"initial_message"_s] = list(u"This field may not be blank."_s);
        else if (text.size() > longestEdit)
            problems[u"initial_message"_s] = list(u"Ensure this field has no more than 5000 characters."_s);
    }
    if (problems.isEmpty() && call.who->role != u"customer"_s)
        problems[u"non_field_errors"_s] = list(u"Only customers can initiate conversations."_s);
    if (problems.isEmpty() && provider != service + 3)
        problems[u"non_field_errors"_s] = list(u"Service does not belong to the specified provider."_s);
    if (!problems.isEmpty())
        return json(call, 400, problems);
    auto found = std::ranges::find_if(m_conversations,
        [&](const Conversation &one) { return one.service == service && one.customer == call.who->id; });
    if (found == m_conversations.end()) {
        Conversation fresh;
        fresh.id = m_nextConversation++;
        fresh.service = service;
        fresh.provider = provider;
        fresh.customer = call.who->id;
        fresh.createdAt = now();
        m_conversations.append(fresh);
        found = std::prev(m_conversations.end());
    }
    store(*found, call.who->id, text);
    return json(call, 201,
        QJsonObject{{u"conversation"_s, of(*found, call.who->id, call.base)}, {u"conversation_id"_s, found->id},
            {u"message"_s, u"Conversation created successfully"_s}});
}

FakeAnswer OriginalBackend::conversation(const Call &call)
{
    Conversation *one = conversationOf(call.parts[2].toLongLong(), call.who->id);
    if (!one)
        return refuse(call, 404, u"Not found."_s);
    if (call.request.method == "DELETE") { // of everybody
        m_messages.removeIf([one](const Message &message) { return message.conversation == one->id; });
        m_conversations.removeIf([id = one->id](const Conversation &each) { return each.id == id; });
        return json(call, 204, {});
    }
    if (call.request.method != "GET") { // either side may
        const Body body = bodyOf(call);
        one->isActive = body.values[u"is_active"_s].toBool(one->isActive);
        return json(call, 200, of(*one, call.who->id, call.base));
    }
    QJsonArray all;
    for (const Message &message : std::as_const(m_messages)) {
        if (message.conversation == one->id && visibleMessage(message.id, call.who->id))
            all.append(of(message, call.who->id, call.base));
    }
    // A slice as in Python, where beyond the first page of all an end below zero counts from behind: old ones come
    // again.
    const QString size = call.query.queryItemValue(u"page_size"_s);
    bool isNumber = true;
    const qint64 perPage = size.isEmpty() ? 50 : size.toLongLong(&isNumber);
    if (!isNumber)
        return page(500, "Server Error (500)");
    const qint64 number = std::max<qint64>(1, call.query.queryItemValue(u"page"_s).toLongLong());
    const qint64 total = all.size();
    const qint64 start = std::max<qint64>(0, total - number * perPage);
    qint64 end = total - (number - 1) * perPage;
    end = end < 0 ? std::max<qint64>(0, total + end) : std::min(end, total);
    QJsonArray slice;
    for (qint64 i = start; i < end; ++i)
        slice.append(all.at(i));
    QJsonObject answer = of(*one, call.who->id, call.base);
    answer[u"messages"_s] = slice;
    return json(call, 200, answer);
}

FakeAnswer OriginalBackend::conversationAction(const Call &call)
{
    Conversation *one = conversationOf(call.parts[2].toLongLong(), call.who->id);
    if (!one)
        return refuse(call, 404, u"Not found."_s);
    const QString &action = call.parts[3];
    if (action == u"mark_as_read"_s) {
        one->unread[call.who->id] = 0; // nothing else: no status, no event
        return json(call, 200, QJsonObject{{u"message"_s, u"Conversation marked as read"_s}, {u"unread_count"_s, 0}});
    }
    one->isArchived[call.who->id] = action == u"archive"_s;
    return json(call, 200, QJsonObject{{u"message"_s, u"Conversation %1d successfully"_s.arg(action)}});
}

// ---- messages
// --------------------------------------------------------------------------------------------------------

FakeAnswer OriginalBackend::messages(const Call &call)
{
    if (call.request.method == "POST")
        return postMessage(call);
    const auto value = [&](const QString &name) { return call.query.queryItemValue(name, QUrl::FullyDecoded); };
    bool isNumber = true;
    const qint64 conversation = value(u"conversation"_s).isEmpty() ? 0 : value(u"conversation"_s).toLongLong(&isNumber);
    if (!isNumber)
        return json(call, 400, QJsonObject{{u"conversation"_s, list(u"Enter a number."_s)}});
    const QString type = value(u"message_type"_s);
    static const QStringList types{u"text"_s, u"image"_s, u"file"_s, u"audio"_s, u"system"_s};
    if (!type.isEmpty() && !types.contains(type)) {
        return json(call, 400,
            QJsonObject{{u"message_type"_s,
                list(u"Select a valid choice. %1 is not one of the available choices."_s.arg(type))}});
    }
    const QDateTime after = QDateTime::fromString(value(u"created_after"_s), Qt::ISODateWithMs);
    QList<QJsonObject> found;
    for (const Message &message : std::as_const(m_messages)) {
        const bool isAskedFor = (conversation == 0 || message.conversation == conversation)
            && (type.isEmpty() || message.type == type) && (!after.isValid() || message.createdAt >= after)
            && (value(u"has_attachment"_s) != u"true"_s || !message.attachment.isEmpty())
            && value(u"search"_s).isEmpty(); // it looks into ciphertext
        if (isAskedFor && visibleMessage(message.id, call.who->id))
            found.append(of(message, call.who->id, call.base));
    }
    if (value(u"ordering"_s) == u"-created_at"_s)
        std::ranges::reverse(found);
    QJsonArray all;
    for (const QJsonObject &message : std::as_const(found))
        all.append(message);
    return paged(call, all);
}

//! Takes whatever comes, as often as it comes: ids of clients mean nothing here.
FakeAnswer OriginalBackend::postMessage(const Call &call)
{
    const Body body = bodyOf(call);
    if (!body.isFine)
        return body.refusal;
    const QJsonValue text = body.values[u"text"_s];
    const QJsonValue target = body.values[u"conversation"_s];
    const QJsonObject file = body.files[u"attachment"_s].toObject();
    const QString name = file[u"name"_s].toString();
    QJsonObject problems;
    if (target.isUndefined())
        problems[u"conversation"_s] = list(u"This field is required."_s);
    else if (pythonInt(target) == 0)
        problems[u"conversation"_s]
            = list(u"Incorrect type. Expected pk value, received %1."_s.arg(pythonType(target)));
    else if (std::ranges::none_of(
                 m_conversations, [&](const Conversation &one) { return one.id == pythonInt(target); }))
        problems[u"conversation"_s] = list(u"Invalid pk \"%1\" - object does not exist."_s.arg(pythonInt(target)));
    if (text.isNull())
        problems[u"text"_s] = list(u"This field may not be null."_s);
    else if (!text.isUndefined() && !text.isString() && !text.isDouble())
        problems[u"text"_s] = list(u"Not a valid string."_s);
    else if (const std::optional<char16_t> half = halfCharacter(text.toString()))
        problems[u"text"_s]
            = list(u"Surrogate characters are not allowed: U+%1."_s.arg(QString::number(int(*half), 16).toUpper()));
    else if (text.toString().contains(QChar(0)))
        problems[u"text"_s] = list(u"Null characters are not allowed."_s);
    const QString suffix = QFileInfo(name).suffix().toLower();
    if (!body.values[u"attachment"_s].isUndefined())
        problems[u"attachment"_s] = list(u"The submitted data was not a file. Check the encoding type on the form."_s);
    else if (name.size() > longestName)
        problems[u"attachment"_s]
            = list(u"Ensure this filename has at most 100 characters (it has %1)."_s.arg(name.size()));
    else if (!name.isEmpty() && file[u"size"_s].toInteger() == 0)
        problems[u"attachment"_s] = list(u"The submitted file is empty."_s);
    else if (!name.isEmpty() && !extensions().contains(suffix))
        problems[u"attachment"_s] = list(u"File extension “%1” is not allowed. Allowed extensions are: %2."_s.arg(
            suffix, extensions().join(u", "_s)));
    if (!problems.isEmpty())
        return json(call, 400, problems);

    const auto refused = [&](const QString &sentence) {
        return json(call, 400, QJsonObject{{u"non_field_errors"_s, list(sentence)}});
    };
    const QString trimmed = text.toVariant().toString().trimmed();
    if (trimmed.isEmpty() && name.isEmpty())
        return refused(u"Message must have either text or attachment."_s);
    Conversation *where = conversationOf(pythonInt(target), call.who->id);
    if (!where)
        return refused(u"You are not part of this conversation."_s);
    if (!where->isActive)
        return refused(u"This conversation is no longer active."_s);
    const QString path = name.isEmpty()
        ? QString()
        : u"/media/message_attachments/%1/%2_%3"_s.arg(where->id).arg(
            now().toString(u"yyyyMMdd_HHmmss"_s), QFileInfo(name).fileName().replace(u' ', u'_'));
    const Message &message = store(*where, call.who->id, trimmed, path);
    tell(*where, {{u"type"_s, u"message"_s}, {u"data"_s, of(message, 0, {})}});
    return json(call, 201, of(message, call.who->id, call.base));
}

FakeAnswer OriginalBackend::message(const Call &call)
{
    Message *one = visibleMessage(call.parts[2].toLongLong(), call.who->id);
    if (!one)
        return refuse(call, 404, u"Not found."_s);
    if (call.request.method == "GET")
        return json(call, 200, of(*one, call.who->id, call.base));
    if (one->sender != call.who->id)
        return refuse(call, 403, u"You do not have permission to perform this action."_s);
    return call.request.method == "DELETE" ? deleteMessage(call, *one) : changeMessage(call, *one);
}

//! Without a limit of time, and nobody is told.
FakeAnswer OriginalBackend::changeMessage(const Call &call, Message &message)
{
    const Body body = bodyOf(call);
    if (!body.isFine)
        return body.refusal;
    const QString text = body.values[u"text"_s].toString(message.text);
    if (text.size() > longestEdit)
        return json(call, 400, QJsonObject{{u"text"_s, list(u"Message text cannot exceed 5000 characters."_s)}});
    if (text.trimmed().isEmpty())
        return json(call, 400, QJsonObject{{u"text"_s, list(u"Message must have either text or attachment."_s)}});
    message.text = text.trimmed();
    message.updatedAt = now();
    return json(call, 200, of(message, call.who->id, call.base));
}

//! For everyone only says so: the text stays, and is served.
FakeAnswer OriginalBackend::deleteMessage(const Call &call, Message &message)
{
    const Conversation &where = *conversationOf(message.conversation, call.who->id);
    if (bodyOf(call).values[u"deletion_type"_s].toString() != u"everyone"_s) {
        message.deletedBy.append(call.who->id);
        tellDeleted(where, message, call.who->id);
        return json(call, 204, {});
    }
    const qint64 minutes = message.createdAt.secsTo(QDateTime::currentDateTimeUtc()) / 60;
    if (minutes > deletionMinutes) {
        return json(call, 400,
            QJsonObject{{u"error"_s, u"Cannot delete for everyone after 15 minutes"_s},
                {u"time_limit_minutes"_s, deletionMinutes}, {u"message_age_minutes"_s, minutes}});
    }
    message.deletion = u"everyone"_s;
    tellDeleted(where, message, 0);
    return json(call, 204, {});
}

FakeAnswer OriginalBackend::messageAction(const Call &call)
{
    Message *one = visibleMessage(call.parts[2].toLongLong(), call.who->id);
    if (!one)
        return refuse(call, 404, u"Not found."_s);
    if (call.parts[3] == u"flag"_s) {
        one->isFlagged = true;
        one->flagReason = bodyOf(call).values[u"reason"_s].toString().left(100);
        return json(call, 200, QJsonObject{{u"message"_s, u"Message flagged for review"_s}, {u"flagged"_s, true}});
    }
    if (one->sender == call.who->id)
        return json(call, 400, QJsonObject{{u"error"_s, u"Cannot mark own message as read"_s}});
    if (std::ranges::none_of(one->reads, [&](const Read &read) { return read.user == call.who->id; }))
        one->reads.append({m_nextRead++, call.who->id, now()});
    one->status = u"read"_s;
    return json(call, 200,
        QJsonObject{
            {u"message"_s, u"Message marked as read"_s}, {u"read_at"_s, utcStamp(one->reads.last().at, u"Z"_s)}});
}

// ---- frames
// ----------------------------------------------------------------------------------------------------------

QList<QJsonObject> OriginalBackend::take(qint64 user, const QString &frame)
{
    // Any JSON value, which QJsonDocument takes only inside of something.
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray('[' + frame.toUtf8() + ']'));
    if (document.array().size() != 1)
        return {errorFrame(u"Invalid JSON format"_s)};
    const QJsonValue value = document.array().at(0);
    if (!value.isObject()) {
        return {errorFrame(u"Error processing message: '%1' object has no attribute 'get'"_s.arg(pythonType(value)))};
    }
    const QJsonObject object = value.toObject();
    const QJsonValue type = object[u"type"_s];
    const QJsonValue data = object.contains(u"data"_s) ? object[u"data"_s] : QJsonValue(QJsonObject());
    if (type == u"message"_s)
        return takeMessage(user, data);
    if (type == u"typing"_s)
        return takeTyping(user, data);
    if (type == u"voice_message"_s)
        return takeVoice(user, data.toObject());
    if (type == u"message_status"_s)
        return takeStatus(user, data.toObject());
    if (type == u"heartbeat"_s)
        return {{{u"type"_s, u"heartbeat"_s}, {u"data"_s, QJsonObject{{u"status"_s, u"pong"_s}}}}};
    return {errorFrame(u"Unknown message type: "_s + pythonText(type))};
}

//! Only `content` is read, not the `text` that the original's own web client sends; and nobody looks whether the
//! conversation is active.
QList<QJsonObject> OriginalBackend::takeMessage(qint64 user, const QJsonValue &data)
{
    const QString trouble = u"Error handling chat message: '%1' object has no attribute '%2'"_s;
    if (!data.isObject())
        return {errorFrame(trouble.arg(pythonType(data), u"get"_s))};
    const QJsonValue content = data.toObject().contains(u"content"_s) ? data[u"content"_s] : QJsonValue(QString());
    if (!content.isString())
        return {errorFrame(trouble.arg(pythonType(content), u"strip"_s))};
    const QJsonValue target = data[u"conversation_id"_s];
    const bool isNamed = !target.isUndefined() && !target.isNull();
    if (!isNamed || content.toString().trimmed().isEmpty())
        return {errorFrame(u"Missing conversation_id or content"_s)};
    Conversation *where = conversationOf(pythonInt(target), user);
    if (!where)
        return {errorFrame(u"Conversation not found or access denied"_s)};
    if (halfCharacter(content.toString()))
        return {errorFrame(u"Failed to create message"_s)};
    say(where->id, user, content.toString().trimmed());
    return {};
}

//! To the other side; for strangers nothing at all.
QList<QJsonObject> OriginalBackend::takeTyping(qint64 id, const QJsonValue &data)
{
    const QJsonValue target = data[u"conversation_id"_s];
    if (target.isUndefined())
        return {errorFrame(u"Missing conversation_id"_s)};
    if (const Conversation *where = conversationOf(pythonInt(target), id)) {
        const QJsonValue typing = data[u"is_typing"_s].isUndefined() ? QJsonValue(false) : data[u"is_typing"_s];
        const QJsonObject frame{{u"type"_s, u"typing"_s},
            {u"data"_s,
                QJsonObject{{u"user_id"_s, id}, {u"user_name"_s, basic(id)[u"full_name"_s]}, {u"is_typing"_s, typing},
                    {u"conversation_id"_s, target}}}};
        m_events.append({where->provider == id ? where->customer : where->provider, frame});
    }
    return {};
}

QList<QJsonObject> OriginalBackend::takeVoice(qint64 user, const QJsonObject &data)
{
    const QJsonValue target = data[u"conversation_id"_s];
    if (target.isUndefined())
        return {errorFrame(u"Missing conversation_id"_s)};
    const Conversation *where = conversationOf(pythonInt(target), user);
    if (!where)
        return {errorFrame(u"Conversation not found or access denied"_s)};
    const auto orElse = [&](const QString &name, const QJsonValue &otherwise) {
        return data.contains(name) ? data[name] : otherwise;
    };
    tell(*where,
        {{u"type"_s, u"voice_message"_s},
            {u"data"_s,
                QJsonObject{{u"conversation_id"_s, target}, {u"sender_id"_s, orElse(u"sender_id"_s, {})},
                    {u"sender_name"_s, basic(user)[u"full_name"_s]}, {u"duration"_s, orElse(u"duration"_s, 0)},
                    {u"file_size"_s, orElse(u"file_size"_s, u"Unknown"_s)},
                    {u"status"_s, orElse(u"status"_s, u"sent"_s)}, {u"timestamp"_s, utcStamp(now(), u"+00:00"_s)}}}});
    return {};
}

QList<QJsonObject> OriginalBackend::takeStatus(qint64 user, const QJsonObject &data)
{
    for (const QString &name : {u"message_id"_s, u"conversation_id"_s, u"status"_s}) {
        if (!data.contains(name))
            return {errorFrame(u"Missing required fields for status update"_s)};
    }
    if (const Conversation *where = conversationOf(pythonInt(data[u"conversation_id"_s]), user)) {
        const QJsonValue type = data.contains(u"message_type"_s) ? data[u"message_type"_s] : QJsonValue(u"text"_s);
        tell(*where,
            {{u"type"_s, u"message_status"_s},
                {u"data"_s,
                    QJsonObject{{u"message_id"_s, data[u"message_id"_s]},
                        {u"conversation_id"_s, data[u"conversation_id"_s]}, {u"status"_s, data[u"status"_s]},
                        {u"message_type"_s, type}, {u"updated_by"_s, user},
                        {u"timestamp"_s, utcStamp(now(), u"+00:00"_s)}}}});
    }
    return {};
}

} // namespace chautari::test
