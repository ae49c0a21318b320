// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/views.h"

#include "server/media/medialinks.h"
#include "shared/core/validation.h"

#include <algorithm>

namespace chautari::server {

namespace {

QString pictureLink(const QString &storageName, const MediaLinks *links)
{
    return links && !storageName.isEmpty() ? links->file(storageName, QStringLiteral("picture")) : QString();
}

} // namespace

UserBasic userView(const Directory &directory, UserId user, UserId viewer, const OnlineLookup &isOnline)
{
    UserBasic basic;
    basic.id = user;
    if (const std::optional<Directory::Person> person = directory.person(user)) {
        basic = person->basic;
        basic.avatar = pictureLink(person->picture, directory.links());
    }
    if (user != viewer)
        basic.email = validation::maskedEmail(basic.email);
    basic.isOnline = isOnline && isOnline(user) && !directory.areApart(user, viewer);
    return basic;
}

namespace {

constexpr qsizetype replyCodePoints = 100;

ReplyPreview replyView(const RepliedRecord &replied, UserId viewer, const Directory &directory)
{
    const UserBasic sender = userView(directory, replied.sender, viewer, {});
    return {replied.id, replied.seq, replied.sender, sender.displayName(), replied.type,
        validation::firstCodePoints(replied.text, replyCodePoints).toString(), replied.isDeleted};
}

} // namespace

//! Without links when there is nobody to make them, as in tests of other things.
Attachment attachmentView(const AttachmentRecord &record, const MediaLinks *links)
{
    Attachment view;
    view.id = record.id;
    view.kind = record.kind;
    view.fileName = record.fileName;
    view.contentType = record.contentType;
    view.fileSize = record.fileSize;
    view.width = record.width;
    view.height = record.height;
    view.preview = record.preview;
    view.durationMs = record.durationMs;
    view.waveform = record.waveform;
    if (links)
        view.fileUrl = links->file(record.storageName, record.fileName);
    if (links && record.hasThumbnail)
        view.thumbnailUrl = links->thumbnail(record.storageName);
    return view;
}

QList<Reaction> reactionsView(const MessageRecord &message)
{
    QList<Reaction> reactions;
    for (const ReactionRecord &record : message.reactions) {
        auto known = std::find_if(reactions.begin(), reactions.end(),
            [&record](const Reaction &reaction) { return reaction.emoji == record.emoji; });
        if (known == reactions.end())
            known = reactions.insert(reactions.end(), Reaction{record.emoji, {}});
        known->users.append(record.user);
    }
    return reactions;
}

Message messageView(const MessageRecord &message, const ConversationRecord &conversation, UserId viewer,
    const Directory &directory, const OnlineLookup &isOnline)
{
    Message view;
    view.id = message.id;
    view.conversation = message.conversation;
    view.sender = userView(directory, message.sender, viewer, isOnline);
    view.type = message.type;
    view.text = message.text;
    view.createdAt = message.createdAt;
    view.updatedAt = message.updatedAt;
    view.seq = message.seq;
    view.position = message.position;
    if (viewer == message.sender)
        view.clientMessageId = message.clientMessageId;
    view.editedAt = message.editedAt;
    view.deletion = message.isDeleted() ? DeletionType::Everyone : DeletionType::None;
    view.reactions = reactionsView(message);
    for (const AttachmentRecord &attachment : message.attachments)
        view.attachments.append(attachmentView(attachment, directory.links()));
    if (message.replied)
        view.replyTo = replyView(*message.replied, viewer, directory);
    for (const FlagRecord &flag : message.flags) {
        if (flag.user != viewer)
            continue;
        view.isFlagged = true;
        view.moderationReason = flag.reason;
    }

    const UserId recipient = conversation.peerOf(message.sender);
    const Mark &mark = conversation.markOf(recipient);
    // Who keeps it to himself that he has read still knows it himself.
    const bool mayKnow = viewer == recipient || directory.privacy(recipient).hasReadReceipts;
    if (mark.readSeq >= message.seq && mayKnow) {
        view.status = MessageStatus::Read;
        view.readAt = mark.readAt;
        view.reader = userView(directory, recipient, viewer, isOnline);
    } else if (std::max(mark.deliveredSeq, mark.readSeq) >= message.seq) {
        view.status = MessageStatus::Delivered;
    }
    return view;
}

UserAccount accountView(const UserRecord &user, const UserProfile &profile, const MediaLinks *links)
{
    UserAccount account;
    account.id = user.id;
    account.email = user.email;
    account.username = user.username;
    account.firstName = user.firstName;
    account.lastName = user.lastName;
    account.role = user.role;
    account.phone = user.phone;
    account.isVerified = user.isVerified;
    account.isOwner = user.isOwner;
    account.pictureUrl = pictureLink(user.picture, links);
    account.profile = profile;
    account.dateJoined = user.dateJoined;
    return account;
}

} // namespace chautari::server
