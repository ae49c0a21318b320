// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "shared/json/conversationjson.h"

#include <QtCore/QDateTime>

#include <cstdio>

namespace chautari::cli {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
QString jsonLine(const T &value)
{
    JsonWriter writer;
    write(writer, value);
    return QString::fromUtf8(writer.take());
}

QString timeOf(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.microseconds() / 1000).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString bodyOf(const Message &message)
{
    if (message.deletion == DeletionType::Everyone)
        return u"(deleted)"_s;
    QStringList parts;
    for (const Attachment &attachment : message.attachments)
        parts.append(u"[%1]"_s.arg(attachment.fileName));
    if (!message.text.isEmpty())
        parts.append(message.text);
    return parts.join(u' ');
}

QString stateName(const OutgoingMessage &outgoing)
{
    return outgoing.state == OutgoingState::Failed ? u"refused"_s : u"waiting"_s;
}

QString kindName(OutgoingKind kind)
{
    switch (kind) {
    case OutgoingKind::Message:
        return u"message"_s;
    case OutgoingKind::Edit:
        return u"edit"_s;
    case OutgoingKind::DeleteForMe:
        return u"delete_for_me"_s;
    case OutgoingKind::DeleteForEveryone:
        return u"delete_for_everyone"_s;
    case OutgoingKind::Archive:
        return u"archive"_s;
    case OutgoingKind::React:
        return u"reaction"_s;
    case OutgoingKind::Pin:
        return u"pin"_s;
    case OutgoingKind::Mute:
        return u"mute"_s;
    case OutgoingKind::MarkUnread:
        return u"mark_unread"_s;
    case OutgoingKind::Note:
        return u"note"_s;
    case OutgoingKind::DeleteConversation:
        return u"delete_conversation"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString withoutControls(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = QChar(0xFFFD);
    }
    return text;
}

void complain(const QString &sentence)
{
    std::fprintf(stderr, "chautari-cli: %s\n", sentence.toUtf8().constData());
}

Output::Output(bool isJson)
    : m_isJson(isJson)
    , m_out(stdout)
{ }

void Output::print(const Conversation &conversation)
{
    if (m_isJson) {
        m_out << jsonLine(conversation) << '\n';
        return;
    }
    const QString last
        = conversation.latestMessages.isEmpty() ? QString() : bodyOf(conversation.latestMessages.first());
    m_out << conversation.id.value() << '\t' << conversation.unreadCount << '\t'
          << withoutControls(conversation.otherParticipant().displayName()) << '\t'
          << withoutControls(conversation.service.title) << '\t' << withoutControls(last).simplified() << '\n';
}

void Output::print(const Message &message)
{
    if (m_isJson) {
        m_out << jsonLine(message) << '\n';
        return;
    }
    const QString who = message.sender.id == m_me ? u"me"_s : withoutControls(message.sender.displayName());
    m_out << timeOf(message.createdAt) << "  #" << message.seq << "  " << who << ": "
          << withoutControls(bodyOf(message)) << '\n';
}

void Output::print(const OutgoingMessage &outgoing)
{
    if (m_isJson) {
        JsonWriter w;
        w.beginObject();
        w.key("client_message_id").value(outgoing.clientMessageId);
        w.key("conversation_id").value(outgoing.conversation);
        w.key("kind").value(kindName(outgoing.kind));
        w.key("state").value(stateName(outgoing));
        w.key("text").value(outgoing.text);
        w.key("file").valueOrNull(outgoing.files.value(0).name);
        w.key("problem").valueOrNull(outgoing.problem);
        w.endObject();
        m_out << QString::fromUtf8(w.take()) << '\n';
        return;
    }
    QString files;
    for (const OutgoingFile &file : outgoing.files)
        files += u" [%1]"_s.arg(file.name);
    m_out << outgoing.conversation.value() << '\t' << stateName(outgoing) << '\t' << kindName(outgoing.kind) << '\t'
          << withoutControls(outgoing.text).simplified() << files
          << (outgoing.problem.isEmpty() ? QString() : u"\t(%1)"_s.arg(outgoing.problem)) << '\n';
}

void Output::print(const lan::FoundHost &host)
{
    const QString pin = QString::fromLatin1(host.pinPrefix.toHex());
    if (m_isJson) {
        JsonWriter w;
        w.beginObject();
        w.key("instance").value(host.instance);
        w.key("pin").value(pin);
        w.key("port").value(int(host.port));
        w.key("version").value(int(host.version));
        w.key("addresses").beginArray();
        for (const QHostAddress &address : host.addresses)
            w.value(address.toString());
        w.endArray();
        w.key("beacon").value(host.isByBeacon);
        w.key("dns_sd").value(host.isByDnsSd);
        w.endObject();
        m_out << QString::fromUtf8(w.take()) << '\n';
        return;
    }
    QStringList addresses;
    for (const QHostAddress &address : host.addresses)
        addresses.append((address.protocol() == QAbstractSocket::IPv6Protocol ? u"[%1]:%2"_s : u"%1:%2"_s)
                             .arg(address.toString())
                             .arg(host.port));
    m_out << host.instance << "\tkey " << pin << "...\t" << addresses.join(u' ') << '\n';
}

void Output::say(const QString &sentence)
{
    if (!m_isJson)
        m_out << sentence << '\n';
}

} // namespace chautari::cli
