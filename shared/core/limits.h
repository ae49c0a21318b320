// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

// Every limit of the product, once. Those that a client can run into are shown to it by /api/messaging/health/.
// Sources: rulings.md 3, 4, 8, 11, 21, 22; guarantees.md G8 and 4.4-D.
namespace chautari::limits {

// Text and names
inline constexpr int messageCodePoints = 5000;
inline constexpr int clientMessageIdLength = 64;
inline constexpr int usernameLength = 150;
inline constexpr int nameLength = 150;
inline constexpr int emailLength = 254;
inline constexpr int phoneLength = 15;
inline constexpr int serviceTitleLength = 200;
inline constexpr int serviceDurationLength = 100;
inline constexpr int serviceShortTextLength = 300;
inline constexpr int serviceTextLength = 10'000; //!< description, includes, excludes
inline constexpr int slugLength = 80;
inline constexpr int profileFieldLength = 255;
inline constexpr int profileBioLength = 2000;
inline constexpr int profileListLength = 50; //!< certifications, service areas
inline constexpr int yearsOfExperience = 100;
inline constexpr int languageLength = 10;
inline constexpr int timeZoneLength = 64;
inline constexpr int sessionLabelLength = 200; //!< what a client called itself
inline constexpr int noteLength = 500; //!< a participant's own note about a conversation
inline constexpr int flagReasonLength = 100; //!< what is longer is cut
inline constexpr int reactionCodePoints = 16; //!< the longest emoji has 10
inline constexpr int reactionsPerMessage = 20; //!< different ones
inline constexpr int versionsPerMessage = 100; //!< edits of one message
inline constexpr int placeNameLength = 60; //!< what people call a server
inline constexpr int peopleWaiting = 100; //!< to be let in; more are told to come back
inline constexpr int invitationUses = 1000;
inline constexpr int invitationHours = 30 * 24;
inline constexpr int ownerInvitationSeconds = 3600;
inline constexpr int guestInvitationSeconds = 3600; //!< of who came by a code
inline constexpr int joinCodeSeconds = 10 * 60;
inline constexpr int joinAttempts = 16; //!< begun and not proved, the oldest go
inline constexpr int noticeLength = 500; //!< an owner's word to everybody
inline constexpr int keepDays = 36'500; //!< an owner may have messages kept for at most so long, or for good
inline constexpr int megabytesPerPerson = 10'000'000;
inline constexpr int backupHours = 24 * 31; //!< between two backups of the schedule
inline constexpr int backupsKept = 366;
inline constexpr int backupPassphraseLength = 12;
inline constexpr int auditPage = 100; //!< entries told at once
inline constexpr int reportsPage = 100;
inline constexpr int storageShares = 20; //!< those who have the most on the server
inline constexpr int passwordMinLength = 8;
inline constexpr int passwordMaxBytes = 1024;

// Files (rulings.md 21, guarantees.md 4.4-D, 4.4-E)
inline constexpr qint64 fileBytes = 5 * 1024 * 1024; //!< in a form
inline constexpr qint64 profilePictureBytes = 2 * 1024 * 1024;
inline constexpr qint64 uploadBytes = 100 * 1024 * 1024; //!< in parts
inline constexpr qint64 uploadPartBytes = 8 * 1024 * 1024; //!< what a client is told to send at once
inline constexpr int filesPerMessage = 10;
inline constexpr int fileNameCodePoints = 100;
inline constexpr int mediaLinkSeconds = 10 * 60; //!< links are good for one to two of these
inline constexpr int unusedUploadSeconds = 24 * 3600;
inline constexpr int orphanSeconds = 3600; //!< a file without a row may be an upload on its way until it is older
inline constexpr int clockSettledSeconds = 3600; //!< since its last jump: nothing is deleted for its age before
inline constexpr int clockJumpSeconds = 5 * 60;
inline constexpr int uploadsPerMinute = 10;
inline constexpr double uploadBytesPerDay = 1024.0 * 1024 * 1024;
inline constexpr qint64 picturePixels = 40'000'000; //!< a larger picture has no preview
inline constexpr int waveformPeaks = 64;
inline constexpr int thumbnailBytes = 256 * 1024;
inline constexpr int workerMemoryBytes = 768 * 1024 * 1024; //!< address space of the media worker
inline constexpr int workerCpuSeconds = 8;
inline constexpr int workerMs = 10'000; //!< then it is killed
inline constexpr int workerQueue = 256; //!< files waiting for it; above: no preview
inline constexpr int mediaThreads = 2;
inline constexpr int mediaQueue = 64; //!< uploads waiting for the disk; above: 503

inline constexpr int notificationPreview = 50; //!< code points; longer ones are cut and end in "..."

// Search
inline constexpr int indexedWords = 1000; //!< distinct words of one message
inline constexpr int searchedOneByOne = 20'000; //!< messages not in the index yet that a search reads, the newest

// Pages
inline constexpr int notificationsListed = 200; //!< the newest; the list has no pages (contract.md 1.2)
inline constexpr int pageSize = 10;
inline constexpr int pageSizeMax = 100;
inline constexpr int servicePageSize = 12;
inline constexpr int serviceSearchTerms = 16; //!< further words of a search are left out
inline constexpr int servicesPerProvider = 500;
inline constexpr int detailPageSize = 50;
inline constexpr int latestMessages = 10;
inline constexpr int searchWords = 16; //!< further words of a search are left out

// Time to change one's mind about a message, since it was sent
inline constexpr int editMinutes = 15;
inline constexpr int deleteEveryoneMinutes = 15;

// HTTP guard
inline constexpr qint64 httpHeaderBytes = 16 * 1024;
inline constexpr int httpHeaderLines = 100;
inline constexpr qint64 httpBodyBytes = 256 * 1024;
inline constexpr int httpHeaderTimeoutMs = 10'000;
inline constexpr int httpBodyTimeoutMs = 30'000;
inline constexpr int httpIdleTimeoutMs = 60'000;
inline constexpr int lingerMs = 500; //!< after an error answer: read and discard so long before the close
inline constexpr qint64 lingerBytes = 1024 * 1024;
inline constexpr int connections = 12'000; //!< whole process
inline constexpr qint64 multipartBytes = 32 * 1024 * 1024; //!< any streamed body; above: 413 at the head
inline constexpr int multipartParts = 64;
inline constexpr qint64 multipartPartHeaderBytes = 4 * 1024; //!< the header of one part
inline constexpr qint64 multipartFieldBytes = 256 * 1024; //!< all fields of a form together
inline constexpr int multipartNameBytes = 256; //!< a field's name
inline constexpr int streamedUploads = 64; //!< at once, whole process; above: 503
inline constexpr int streamBusyRetrySeconds = 5;
inline constexpr int streamTotalMs = 15 * 60'000; //!< of one body, however steady
inline constexpr qint64 streamMinBytes = 4 * 1024; //!< in every third of httpBodyTimeoutMs
inline constexpr qint64 streamReadBytes = 64 * 1024; //!< the socket's buffer, and one write(2)
inline constexpr qint64 downloadQueueBytes = 256 * 1024; //!< of a file's bytes waiting in a socket
inline constexpr int connectionsPerAddress = 50;
inline constexpr int socketsPerUser = 10;

// WebSocket
inline constexpr qint64 webSocketFrameBytes = 64 * 1024; //!< a frame's, and a message's of several; over this: 1009
inline constexpr qint64 webSocketDiscardBytes = 8 * 1024 * 1024; //!< of such a message, while its sender hears why
inline constexpr int webSocketAuthTimeoutMs = 3'000;
inline constexpr int webSocketPingMs = 20'000;
inline constexpr int webSocketDeadMs = 45'000;
inline constexpr int lanPingMs = 4'000; //!< to a server on the same network: its address may change while it runs
inline constexpr int lanDeadMs = 9'000;
inline constexpr qint64 webSocketQueueBytes = 256 * 1024; //!< over this: 4008 slow consumer
inline constexpr int webSocketQueueEvents = 256;
inline constexpr qint64 webSocketAbortBytes = 1024 * 1024; //!< over this, also for pongs: abort at once
inline constexpr int webSocketSlowAbortMs = 2'000;

// What was missed (rulings.md 3)
inline constexpr int syncPage = 200; //!< messages in one answer
inline constexpr int syncPageMax = 1'000;
inline constexpr int syncConversations = 50; //!< and no more of these, which hold ten messages each
inline constexpr int resumeChanges = 5'000; //!< more are not replayed over a socket: page through /sync/
inline constexpr qint64 replayWindowBytes = 64 * 1024; //!< written ahead of what the client has read

// Presence and typing
inline constexpr int typingExpiryMs = 5'000;
inline constexpr int typingRepeatMs = 3'000;
inline constexpr int typingRelayMinMs = 1'000;
inline constexpr int offlineAfterCleanCloseMs = 10'000;
inline constexpr int offlineAfterLossMs = 30'000;
inline constexpr int presenceSnapshot = 500; //!< people who are not there, told to a newcomer
inline constexpr int marksCoalesceMs = 200;

// Tokens
inline constexpr int accessTokenSeconds = 15 * 60;
inline constexpr int refreshTokenSeconds = 7 * 24 * 3600;
inline constexpr int nativeSessionSeconds = 90 * 24 * 3600;
inline constexpr int expiredSessionSeconds = 24 * 3600; //!< an expired session is kept on: clocks are set wrong
inline constexpr int socketTicketSeconds = 30;
inline constexpr int socketTickets = 100'000; //!< waiting to be used, whole process
inline constexpr int oneTimeCodeSeconds = 10 * 60; //!< a code or a reset token that came by mail
inline constexpr int oneTimeCodeTries = 5;
inline constexpr int oneTimeCodes = 100'000; //!< waiting to be used, whole process
inline constexpr int sessionTouchSeconds = 60; //!< "last used" is not written more often
inline constexpr int lastSeenSeconds = 60; //!< nor is "last seen"
inline constexpr int tokenLeewaySeconds = 60;
inline constexpr int tokenBytes = 4096;

// Rates (token buckets: burst, refill per second)
inline constexpr double messageBurst = 60;
inline constexpr double messagesPerSecond = 1;
inline constexpr double restBurst = 60;
inline constexpr double restPerSecond = 20;
inline constexpr double searchesPerSecond = 2; //!< of messages; each takes restPerSecond / this from restBurst
inline constexpr int failedLoginsPerAccount = 5; //!< per loginWindowSeconds
inline constexpr int failedLoginsPerAddress = 20;
inline constexpr int loginWindowSeconds = 15 * 60;
inline constexpr int registrationsPerAddress = 3; //!< accounts made, per registrationWindowSeconds
inline constexpr int registrationWindowSeconds = 3600;
inline constexpr int codeRequests = 3; //!< codes by mail for an account, and for an address; per loginWindowSeconds
inline constexpr double floodFactor = 10; //!< messages this many times over the burst: 4029

// Work queues
inline constexpr int passwordQueue = 64; //!< waiting Argon2 jobs; above: 503
inline constexpr int mailQueue = 200; //!< mails waiting for their server; further ones are dropped
inline constexpr int mailSeconds = 30; //!< what one mail may take
inline constexpr int writerBatch = 256; //!< commands in one commit
inline constexpr int writerQueue = 20'000; //!< waiting commands; above: 503
inline constexpr int writerIdleMs = 20; //!< nobody wants the writer for so long: it does what can wait
inline constexpr int writerBacklog = 20'000; //!< commands without such a pause: it does it anyhow, between the others
inline constexpr int writerSliceMs = 4; //!< of such work at once (rulings.md 16: 5)
inline constexpr int scrubMs = 10'000; //!< after a deletion, until the log is emptied (rulings.md 29: 60 s)
inline constexpr int scrubRetryMs = 1'000; //!< when a reader was still in the way
inline constexpr int drainMs = 10'000;

} // namespace chautari::limits
