// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// SessionWorker, what a person does: into the outbox, to the server in the way it understands, out of the outbox.
#include "app/session/fileform.h"
#include "app/session/refusals.h"
#include "app/session/sessionworker.h"
#include "shared/core/limits.h"
#include "shared/core/localtext.h"
#include "shared/core/validation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeDatabase>
#include <QtCore/QUuid>

#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

QString tooLongSentence(qsizetype length, int limit)
{
    return QCoreApplication::translate("ChatSession", "%1 characters are too many; this server takes %2.")
        .arg(localtext::toString(length), localtext::toString(limit));
}

// What a server takes at once (rulings.md 21), with room for the rest of the form.
constexpr qint64 mostFormBytes = limits::multipartBytes - 1024 * 1024;

constexpr qsizetype mostSent = 100;

// The caption and the answer are the first one's.
OutgoingMessage furtherPart(const OutgoingMessage &first)
{
    OutgoingMessage further = first;
    further.clientMessageId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    further.text.clear();
    further.replyTo = {};
    further.files.clear();
    return further;
}

// Before anything is sent: what this server would refuse.
QString fileProblem(const QFileInfo &file, const ServerLimits &limits)
{
    if (!file.isFile() || !file.isReadable())
        return QCoreApplication::translate("ChatSession", "This file cannot be read.");
    if (limits.file > 0 && file.size() > limits.file)
        return QCoreApplication::translate("ChatSession", "This file has %1; this server takes %2.")
            .arg(localtext::dataSize(file.size()), localtext::dataSize(limits.file));
    if (!limits.extensions.isEmpty() && !limits.extensions.contains(file.suffix().toLower()))
        return QCoreApplication::translate("ChatSession", "This server takes no files of this kind. It takes: %1.")
            .arg(limits.extensions.join(u", "_s));
    return {};
}

} // namespace

void SessionWorker::send(const OutgoingMessage &outgoing)
{
    OutgoingMessage part = outgoing;
    part.files.clear();
    qint64 bytes = 0;
    for (const OutgoingFile &file : outgoing.files) {
        const qint64 size = QFileInfo(file.path).size();
        const bool isFull = part.files.size() == m_limits.filesPerMessage || bytes + size > mostFormBytes;
        if (!part.files.isEmpty() && isFull) {
            sendOne(std::exchange(part, furtherPart(part)));
            bytes = 0;
        }
        part.files.append(file);
        bytes += size;
    }
    sendOne(part);
}

void SessionWorker::sendOne(OutgoingMessage outgoing)
{
    if (!m_isSignedIn)
        return;
    QString refused;
    for (OutgoingFile &sent : outgoing.files) {
        const QFileInfo file(sent.path);
        sent.size = file.size();
        sent.contentType = QMimeDatabase().mimeTypeForFile(file).name();
        if (refused.isEmpty())
            refused = fileProblem(file, m_limits);
    }
    setTyping(outgoing.conversation, false);
    const qsizetype length = validation::codePointCount(outgoing.text);
    const QString forbidden = validation::forbiddenCharacter(outgoing.text);
    if (m_limits.text > 0 && length > m_limits.text)
        m_outbox.addFailed(outgoing, tooLongSentence(length, m_limits.text));
    else if (!forbidden.isEmpty() || !refused.isEmpty())
        m_outbox.addFailed(outgoing, forbidden + refused);
    else
        m_outbox.add(outgoing, now());
    rearm();
}

void SessionWorker::saveDraft(ConversationId conversation, const QString &text)
{
    OutboxFile *file = m_state.outboxFile();
    if (!file)
        return;
    if (const Result<void> saved = file->putDraft(conversation, text); !saved)
        tellDiskProblem(saved.error());
}

// Not kept for later: who reports something wants to know now whether it was heard.
void SessionWorker::flagMessage(MessageId message, const QString &reason)
{
    m_api.flagMessage(message, reason, [this, message](const Result<void> &answer) {
        Q_EMIT messageFlagged(message, answer ? QString() : answer.error().firstMessage());
    });
}

// It may have gone while the person wrote: then the message is changed, now or as soon as it is one.
void SessionWorker::editOutgoing(const QString &clientMessageId, const QString &text)
{
    if (m_outbox.edit(clientMessageId, text, now())) {
        m_lateTexts.remove(clientMessageId);
        rearm();
    } else if (m_outbox.find(clientMessageId))
        m_lateTexts.insert(clientMessageId, text);
    else if (const auto sent = m_sent.constFind(clientMessageId); sent != m_sent.cend())
        changeSent(Message(*sent), text);
}

void SessionWorker::changeSent(const Message &message, const QString &text)
{
    if (!m_profile.hasEdits || text.trimmed() == message.text)
        return;
    OutgoingMessage change;
    change.clientMessageId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    change.conversation = message.conversation;
    change.kind = OutgoingKind::Edit;
    change.text = text.trimmed();
    change.target = message.id; // as it is now: whoever reacted to it meanwhile changed no word
    change.createdAt = m_clock.now();
    sendOne(change);
}

void SessionWorker::transmit(const OutgoingMessage &outgoing)
{
    const auto answered = [this, outgoing](const Result<void> &answer) { handleAnswered(outgoing, answer); };
    switch (outgoing.kind) {
    case OutgoingKind::Message:
        transmitMessage(outgoing);
        return;
    case OutgoingKind::Edit:
        m_api.editMessage(
            outgoing.target, {outgoing.text, outgoing.basePosition}, [this, answered](const Result<Message> &message) {
                if (message)
                    handleEvent(MessageUpdatedEvent{*message});
                answered(message ? Result<void>() : message.error());
            });
        return;
    case OutgoingKind::React:
        m_api.react(outgoing.target, outgoing.text, outgoing.isSet, [this, answered](const Result<Message> &message) {
            if (message)
                handleEvent(MessageUpdatedEvent{*message});
            answered(message ? Result<void>() : message.error());
        });
        return;
    case OutgoingKind::DeleteForMe:
        m_api.deleteMessage(outgoing.target, DeletionType::Self, answered);
        return;
    case OutgoingKind::DeleteForEveryone:
        m_api.deleteMessage(outgoing.target, DeletionType::Everyone, answered);
        return;
    case OutgoingKind::Archive:
    case OutgoingKind::Pin:
    case OutgoingKind::Mute:
    case OutgoingKind::MarkUnread:
    case OutgoingKind::Note:
    case OutgoingKind::DeleteConversation:
        transmitChange(outgoing);
        return;
    }
}

void SessionWorker::transmitMessage(const OutgoingMessage &outgoing)
{
    if (!m_profile.hasOrder) {
        const bool isFirst = outgoing.triedAfter < 0;
        if (isFirst && !m_outbox.noteTry(outgoing.clientMessageId, m_state.newestId(outgoing.conversation).value())) {
            // What cannot be written down could come twice after a crash; it waits until it can.
            handleAnswered(outgoing, Error::of(ErrorCode::ServerBusy));
            return;
        }
        const OutgoingMessage *noted = m_outbox.find(outgoing.clientMessageId);
        m_plain.send(noted ? *noted : outgoing, isFirst);
        return;
    }
    const SendMessageRequest request{
        outgoing.conversation, outgoing.text, outgoing.clientMessageId, outgoing.replyTo, {}};
    if (outgoing.files.isEmpty()) {
        m_realtime.send(SendMessageCommand{request});
        return;
    }
    HttpForm form = formOf(outgoing.files);
    form.progress
        = [this, id = outgoing.clientMessageId](qint64 sent, qint64 total) { return noteProgress(id, sent, total); };
    m_api.sendFiles(request, form, [this, outgoing](const Result<SentMessage> &sent) {
        if (sent) {
            keepSentFiles(outgoing, sent->message);
            handleEvent(MessageCreatedEvent{sent->message});
        }
        handleAnswered(outgoing, sent ? Result<void>() : sent.error());
    });
}

// What was taken out of the outbox meanwhile is not sent to its end. It may have been all there: then it is a message.
bool SessionWorker::noteProgress(const QString &clientMessageId, qint64 sent, qint64 total)
{
    if (!m_outbox.find(clientMessageId))
        return false;
    Q_EMIT uploadProgressed({clientMessageId, sent, total});
    return true;
}

void SessionWorker::handlePlainSent(const OutgoingMessage &outgoing, const Result<Message> &stored)
{
    if (stored) {
        Message message = *stored;
        message.clientMessageId = outgoing.clientMessageId; // so that its row takes the place of the waiting one
        handleEvent(MessageCreatedEvent{message});
    }
    handleAnswered(outgoing, stored ? Result<void>() : stored.error());
}

void SessionWorker::sendMark(const MarkCommand &mark)
{
    if (m_profile.storesMarks) {
        m_realtime.send(mark);
        return;
    }
    if (mark.status != MessageStatus::Read)
        return;
    m_api.markConversationRead(mark.conversation, [this, mark](const Result<void> &answer) {
        if (!answer)
            return; // said again with the next connection
        MessageStatusEvent confirmed;
        confirmed.conversation = mark.conversation;
        confirmed.status = mark.status;
        confirmed.upToSeq = mark.message.value(); // its order are its ids
        m_marks.handleConfirmed(confirmed);
    });
}

// What was to be removed and is not there has been removed (rulings.md 24).
void SessionWorker::handleAnswered(const OutgoingMessage &outgoing, const Result<void> &answer)
{
    const bool isDeletion
        = outgoing.kind == OutgoingKind::DeleteForMe || outgoing.kind == OutgoingKind::DeleteForEveryone;
    if (answer || (isDeletion && answer.error().code == ErrorCode::NotFound)) {
        commit();
        m_outbox.handleStored(outgoing.clientMessageId, now());
    } else {
        const Error &error = answer.error();
        m_outbox.handleError({plainRefusal(error.firstMessage()), QString(errorCodeName(error.code)),
                                 outgoing.clientMessageId, error.retryAfterSeconds},
            now());
    }
    rearm();
}

// The cache has it before the outbox lets it go (rulings.md 19): in between it is in both, never in neither.
void SessionWorker::noteStored(const Message &message)
{
    if (message.sender.id != m_me.id)
        return;
    const OutgoingMessage *waiting = m_outbox.find(message.clientMessageId);
    if (!waiting && !m_profile.hasOrder) {
        waiting = m_outbox.underWay(message.conversation);
        if (waiting && !m_plain.isResultOf(*waiting, message))
            waiting = nullptr;
    }
    if (!waiting)
        return;
    const QString id = waiting->clientMessageId;
    commit();
    m_outbox.handleStored(id, now());
    if (m_sent.size() >= mostSent)
        m_sent.clear();
    m_sent.insert(id, message);
    if (const QString text = m_lateTexts.take(id); !text.isEmpty())
        changeSent(message, text);
}

} // namespace chautari
