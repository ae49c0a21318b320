// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/net/keyguard.h"
#include "app/net/realtimeclient.h"
#include "app/session/accountstate.h"
#include "app/session/changecollector.h"
#include "app/session/clientstorage.h"
#include "app/session/conversationlistloader.h"
#include "app/session/historyloader.h"
#include "app/session/markqueue.h"
#include "app/session/mediafetcher.h"
#include "app/session/outbox.h"
#include "app/session/ownerdesk.h"
#include "app/session/placekeeping.h"
#include "app/session/plainsender.h"
#include "app/session/serveraddress.h"
#include "app/session/signinflow.h"
#include "app/session/syncengine.h"
#include "app/session/tokenkeeper.h"
#include "app/session/typingsender.h"
#include "app/session/typingtracker.h"
#include "shared/core/clock.h"

#include <memory>

namespace chautari {

//! \brief The part of a ChatSession that lives in the client-core thread: owns the clients and the rooms of the session
//! (tokens, lists, outbox, typing, marks) and carries facts between them. The rules are in the rooms, not here.
class SessionWorker : public QObject,
                      private SignInOwner,
                      private OutboxOwner,
                      private HistoryOwner,
                      private SyncOwner,
                      private ConversationListOwner
{
    Q_OBJECT
public:
    //! Made anywhere, then moved to the client-core thread with everything it owns.
    SessionWorker(const ServerAddress &server, ClientStorage storage);
    ~SessionWorker() override;

    // Commands: called in the client-core thread.
    void probe();
    //! The person of an earlier start, with what is on this computer and the kept sign-in. signInFailed without one.
    void restore(UserId who);
    void signIn(const LoginRequest &request);
    void registerAccount(const RegisterRequest &request);
    void signOut();
    void retryNow();
    void openConversation(ConversationId conversation);
    void loadOlder(ConversationId conversation);
    void loadDownTo(ConversationId conversation, qint64 seq);
    //! More files than a message may have, or a server takes at once, become several messages.
    void send(const OutgoingMessage &outgoing);
    void loadDownToTime(ConversationId conversation, Timestamp moment);
    void editOutgoing(const QString &clientMessageId, const QString &text);
    void search(int request, const QString &query, MessageId before, ConversationId in);
    void retryOutgoing(const QString &clientMessageId);
    void deleteOutgoing(const QString &clientMessageId);
    void flagMessage(MessageId message, const QString &reason);
    void saveDraft(ConversationId conversation, const QString &text);
    void fetchMedia(const Message &message, const Attachment &attachment, MediaSize size);
    void cancelMedia(const MediaKey &key);
    void setTyping(ConversationId conversation, bool isTyping);
    void markRead(ConversationId conversation, MessageId message, qint64 seq);
    void findServices(int request, const QString &words, const QString &category, int page);
    void loadCategories();
    void startConversation(const CreateConversationRequest &request);
    void loadService(ServiceId service);
    void loadFiles(ConversationId conversation, qint64 beforeSeq);
    void readHistory(int request, ConversationId conversation, qint64 beforeSeq, Timestamp beforeAt);
    void setBlocked(UserId user, bool isBlocked);
    void loadBlocked();
    void moveTo(const ServerAddress &server);
    void keepPlace(const PlaceOrder &order);
    void keepConsole(const ConsoleOrder &order) { m_ownerDesk.carryOut(order); }
    void joinByCode(const QString &code);
    void loadPrivacy();
    void setPrivacy(const PrivacySettings &settings);
    void setTap(const std::shared_ptr<WireTap> &tap);
    void sendRawFrame(const QByteArray &json);
    void dropLine();

Q_SIGNALS:
    void serverProbed(const chautari::Health &health);
    void serverProbeFailed(const chautari::Error &error);
    void limitsKnown(const chautari::ServerLimits &limits, const chautari::ServerProfile &profile);
    void signedIn(const chautari::UserAccount &me);
    void signInFailed(const chautari::Error &error);
    void meChanged(const chautari::UserAccount &me);
    void signedOut(const QString &reason);
    void connectionStatusChanged(const chautari::ConnectionStatus &status);
    void conversationsLoaded();
    void conversationsFailed(const chautari::Error &error);
    void changed(const chautari::SessionChanges &changes);
    void historyLoaded(const chautari::HistoryPage &page);
    //! Nothing that this connection could tell is missing any more.
    void caughtUp();
    //! Everything shown belongs to another history: forget it.
    void historyReplaced();
    void searchFinished(const chautari::SearchResults &results);
    void draftsKnown(const chautari::Drafts &drafts);
    void messageFlagged(chautari::MessageId message, const QString &problem);
    void mediaChanged(const chautari::MediaEvent &media);
    void uploadProgressed(const chautari::UploadProgress &progress);
    //! The disk of this computer is in the way; a sentence says what is safe. Empty: it works again.
    void storageProblem(const QString &sentence);
    void conversationRefused(chautari::ConversationId conversation, const QString &sentence);
    void servicesFound(const chautari::ServicesFound &found);
    void categoriesKnown(const QList<chautari::Category> &categories);
    void conversationStarted(const QString &clientMessageId, chautari::ConversationId conversation);
    void conversationNotStarted(const QString &clientMessageId, const chautari::Error &error);
    void serviceKnown(const chautari::Service &service);
    void filesFound(const chautari::FilesPage &files);
    void historyRead(const chautari::HistoryPart &part);
    void blockedKnown(const QList<chautari::UserBasic> &people);
    void blockFailed(chautari::UserId user, const QString &sentence);
    void privacyKnown(const chautari::PrivacySettings &settings);
    void privacyFailed(const QString &sentence);
    void placeAnswered(const chautari::PlaceAnswer &answer);
    void consoleAnswered(const chautari::ConsoleAnswer &answer);
    void joinedByCode(const QString &ticket);
    void joinFailed(const chautari::Error &error);
    void placeKnown(const chautari::PlaceSettings &place);

private:
    static constexpr int tidyFirstMs = 5'000; //!< after the last deletion

    void carryOut(const ListPeople &order);
    void carryOut(const ShowPlace &order);
    void learnPlace(const Result<PlaceSettings> &settings);
    void carryOut(const ChangePerson &order);
    void carryOut(const RefusePerson &order);
    void carryOut(const Invite &order);
    void carryOut(const OpenJoinCode &order);
    void carryOut(const CloseJoinCode &order);
    void carryOut(const PlaceSettingsChange &order);
    void listPeople(int page, const QList<PlacePerson> &before);
    template <typename T>
    void tellPlace(const Result<T> &answer);
    void tellPlaceProblem(const Error &error);
    void handleHealth(const Health &health) override;
    void handleAccepted() override;
    void handleSignedIn(const UserAccount &me) override;
    void handleSignInFailed(const Error &error) override;
    void transmit(const OutgoingMessage &outgoing) override;
    void outgoingChanged(const OutgoingMessage &outgoing) override;
    void outgoingDone(const QString &clientMessageId) override;
    void outboxNotWritten(const Error &error) override;
    AccountState::LocalPage tellLocalPage(ConversationId conversation, qint64 seq, int limit) override;
    void handleLoadedConversation(const Conversation &conversation) override;
    void handleLoadedMessages(ConversationId conversation, const QList<Message> &messages, qint64 from) override;
    void handleHistoryPage(const HistoryPage &page) override;
    [[nodiscard]] bool isComplete() const override { return m_sync.isCatchingUpOrLive(); }
    [[nodiscard]] bool isLocalHistoryWhole() const override { return m_profile.hasOrder; }
    void sendResume(const ResumeCommand &resume) override;
    void askForChanges(const SyncPoint &from) override;
    void loadEverything() override;
    void applyMissed(const QList<ServerFrame> &changes) override;
    void handleNewHistory() override;
    void handlePoint(const SyncPoint &point) override;
    void handleCaughtUp() override;
    void handleListedConversations(const QList<Conversation> &conversations) override;
    void handleListComplete() override;
    void handleListFailed(const Error &error) override;

    enum class Leaving { Files, Nothing }; //!< what stays on this computer
    void end(const QString &reason, Leaving leaving);
    void forget(Leaving leaving);
    [[nodiscard]] AccountRecord record() const;
    void openStore(const AccountRecord &account);
    void beginSession(const UserAccount &me);
    void keepTokens();
    void keepRecord();
    void askForMe();
    void tellDiskProblem(const Error &error);

    void handleOnline(const ConnectionEvent &greeting);
    void handleLost(const QString &reason, int retryInMs);
    void handleOtherKey(const Error &refusal);
    void goOffline();
    void handleFrame(const ServerFrame &frame);
    void handleEvent(const MessageCreatedEvent &event);
    void handleEvent(const AckEvent &event);
    void handleEvent(const ErrorEvent &event);
    void handleEvent(const TypingEvent &event);
    void handleEvent(const PresenceEvent &event);
    void learnPresence(const PresenceEvent &event);
    void forgetPresence();
    void handleEvent(const MessageStatusEvent &event);
    void handleEvent(const ConversationCreatedEvent &event);
    void handleEvent(const MessageUpdatedEvent &event);
    void handleEvent(const MessageDeletedEvent &event);
    void handleEvent(const ConversationUpdatedEvent &event);
    void handleEvent(const ConversationDeletedEvent &event);
    void handleEvent(const ReactionEvent &event);
    void handleEvent(const PeopleChangedEvent &event);
    void handleEvent(const NoticeEvent &event);
    void handleEvent(const SyncedEvent &event);
    void handleEvent(const ResyncRequiredEvent &event);
    template <typename Other>
    void handleEvent(const Other &)
    {
        // Greeting, heartbeat, auth_ok and frames of later versions change nothing here.
    }

    void learnConversation(const Conversation &told);
    void learnMessage(const Message &message);
    void noteStored(const Message &message);
    void changeSent(const Message &message, const QString &text);
    void sendOne(OutgoingMessage outgoing);
    void keepSentFiles(const OutgoingMessage &outgoing, const Message &stored);
    void sendMark(const MarkCommand &mark);
    void transmitMessage(const OutgoingMessage &outgoing);
    bool noteProgress(const QString &clientMessageId, qint64 sent, qint64 total);
    void handlePlainSent(const OutgoingMessage &outgoing, const Result<Message> &stored);
    void loadNewestOfAll();
    void handleAnswered(const OutgoingMessage &outgoing, const Result<void> &answer);
    void transmitChange(const OutgoingMessage &change);
    void handleChangeAnswered(const OutgoingMessage &change, const Result<Conversation> &answer);
    void commit();
    void tidy();
    [[nodiscard]] Message storedMessage(const OutgoingMessage &outgoing, const AckEvent &ack) const;
    [[nodiscard]] qint64 now() const { return m_clock.monotonicMs(); }
    //! After anything that may have moved a deadline of a room.
    void rearm();
    void tick();

    int m_peopleRun = 0; //!< which reading of the people is the last one
    ServerAddress m_server;
    ClientStorage m_storage;
    SystemClock m_clock;
    KeyGuard m_keyGuard; //!< before the clients that ask it
    ApiClient m_api;
    OwnerDesk m_ownerDesk;
    TokenKeeper m_tokens;
    SignInFlow m_signIn;
    RealtimeClient m_realtime;
    ChangeCollector m_changes;
    AccountState m_state;
    SyncEngine m_sync;
    ConversationListLoader m_list;
    HistoryLoader m_history;
    Outbox m_outbox;
    QHash<QString, QString> m_lateTexts; //!< of messages that were changed while they were under way
    QHash<QString, Message>
        m_sent; //!< some of the newest, by client_message_id: one may be being changed as if it waited
    PlainSender m_plain;
    MarkQueue m_marks;
    MediaFetcher m_media;
    TypingSender m_typingOut;
    TypingTracker m_typingIn;
    QTimer m_ticker;
    QTimer m_listRetry; //!< or of a page of /sync/
    QTimer m_commitTimer;
    QTimer m_tidyTimer;
    QTimer m_pollTimer; //!< for servers that do not tell everything

    Health m_health; //!< as the server said last
    ServerProfile m_profile;
    UserAccount m_me;
    QString m_folder; //!< of the account, on this computer
    ServerLimits m_limits;
    bool m_isSignedIn = false;
    bool m_isListWanted = false; //!< nothing has been shown since the sign-in: the first connection or its failure asks
    QHash<UserId, QString> m_shownOnline; //!< and their names
    QSet<UserId> m_presenceHeard; //!< live news since the list was asked for: newer than what it says
};

} // namespace chautari
