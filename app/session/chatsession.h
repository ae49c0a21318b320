// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/serverprofile.h"
#include "app/session/consoleorders.h"
#include "app/session/placekeeping.h"
#include "app/session/serveraddress.h"
#include "app/session/sessionevents.h"
#include "shared/protocol/auth.h"
#include "shared/protocol/settings.h"

#include <QtCore/QObject>

#include <memory>

namespace chautari {

class ClientCore;
class WireTap;

//! \brief One person on one server, as widgets see it. Lives in the GUI thread; everything slow (HTTP, WebSocket, JSON,
//! outbox) happens in the client-core thread behind it. Commands return at once, facts come back as signals. Made by
//! ClientCore::createSession(); destroying it closes its connection.
class ChatSession : public QObject
{
    Q_OBJECT
public:
    ~ChatSession() override;

    [[nodiscard]] const ServerAddress &server() const;
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] const UserAccount &me() const; //!< meaningful while signed in
    [[nodiscard]] const ServerLimits &limits() const; //!< the defaults until a server said otherwise
    [[nodiscard]] const ServerProfile &profile() const; //!< what this server can do
    [[nodiscard]] const ConnectionStatus &connectionStatus() const;

    //! Asks /health/. Answers with serverProbed or serverProbeFailed.
    void probe();
    //! The person who was signed in here last, with everything on this computer, and online when the sign-in was kept.
    //! Answers with signedIn, or with signInFailed when nobody was.
    //! \param who of this server; invalid = the last one
    void restore(UserId who = {});
    void signIn(const QString &email, const QString &password);
    void registerAccount(const RegisterRequest &request);
    void signOut();
    //! Connect at once instead of waiting for the back-off.
    void retryNow();

    //! The newest page of a conversation; also what refreshes it after a reconnect.
    void openConversation(ConversationId conversation);
    //! The page before the oldest one loaded. One request at a time per conversation.
    void loadOlder(ConversationId conversation);
    //! Brings what is on this computer from the oldest message loaded down to this one.
    void loadDownTo(ConversationId conversation, qint64 seq);
    //! Goes towards the messages of an earlier moment: all that this computer has of the way, else one page of the
    //! server. Answers with historyLoaded; ask again while the oldest one is later and the start is not reached.
    void loadDownToTime(ConversationId conversation, Timestamp moment);
    //! Queues the text and returns its client_message_id. The text must be non-empty after trimming.
    QString sendText(ConversationId conversation, const QString &text, MessageId replyTo = {});
    //! The program's own answer. The same client_message_id is sent once, by however many devices.
    void sendAutomatic(ConversationId conversation, const QString &text, const QString &clientMessageId);
    //! Copies of the files are made at once, so that they may change or go. A server that takes one file a message gets
    //! as many messages; the first carries the caption.
    QString sendFiles(
        ConversationId conversation, const QStringList &paths, const QString &caption = {}, MessageId replyTo = {});
    //! The new text of a message; waits like everything else until the server has it.
    QString editMessage(const Message &message, const QString &text);
    QString deleteMessage(const Message &message, DeletionType deletion);
    QString react(const Message &message, const QString &emoji, bool isSet);
    //! Reports it to the host; answers with messageFlagged.
    void flagMessage(MessageId message, const QString &reason);
    QString archive(ConversationId conversation, bool isArchived);
    //! Another text for one that waits. One that has gone meanwhile is changed as editMessage() does, once it is
    //! stored.
    void editOutgoing(const QString &clientMessageId, const QString &text);
    void retryOutgoing(const QString &clientMessageId);
    void deleteOutgoing(const QString &clientMessageId);
    //! Keeps a text that was begun over a restart; an empty one is forgotten.
    void saveDraft(ConversationId conversation, const QString &text);
    //! A file of a message that is stored. Answers with mediaChanged, more than once while it comes.
    void fetchMedia(const Message &message, const Attachment &attachment, MediaSize size);
    void cancelMedia(const MediaKey &key);
    //! Call on every change of the composer; the session does the repeating, the stopping and the rate (rulings.md 22).
    void setTyping(ConversationId conversation, bool isTyping);
    //! The person has seen everything up to this message.
    void markRead(ConversationId conversation, MessageId message, qint64 seq);

    //! Looks through everything on this computer, or one conversation; `before` is the last hit of the page before.
    //! Returns its number.
    int search(const QString &query, MessageId before = {}, ConversationId in = {});

    // For this person alone. Each is seen at once and waits for the server like a message; the last of its kind counts.
    void setPinned(ConversationId conversation, bool isPinned);
    void setMuted(ConversationId conversation, bool isMuted);
    void setMarkedUnread(ConversationId conversation, bool isMarkedUnread);
    //! At most limits().note characters; trimmed.
    void setNote(ConversationId conversation, const QString &note);
    void deleteConversation(ConversationId conversation);

    //! One page of the services of this server, `words` and `category` (its slug) may be empty. Answers with
    //! servicesFound and the number it returns.
    int findServices(const QString &words, const QString &category, int page = 1);
    void loadCategories();
    //! Starts the conversation about a service, or goes on with the one there is. The same clientMessageId is stored
    //! once. Answers with conversationStarted or conversationNotStarted.
    void startConversation(const CreateConversationRequest &request);
    //! Answers with serviceKnown, or with nothing when it is not offered any more.
    void loadService(ServiceId service);
    //! Files of a conversation before this seq (0: the newest). Answers with filesFound.
    void loadFiles(ConversationId conversation, qint64 beforeSeq = 0);

    //! A page of a conversation before this message (invalid values: the newest), from this computer where nothing is
    //! missing there, else from the server. It changes nothing on the screen. Answers with historyRead and the number
    //! it returns.
    int readHistory(ConversationId conversation, qint64 beforeSeq = 0, Timestamp beforeAt = {});

    //! Whom this person has blocked; known anew with each connection.
    [[nodiscard]] const QList<UserBasic> &blocked() const;
    [[nodiscard]] bool isBlocked(UserId user) const;
    //! Not kept for later: who blocks somebody wants to know now. Answers with blockedChanged or blockFailed.
    void setBlocked(UserId user, bool isBlocked);
    //! Both answer with privacyKnown or privacyFailed.
    void loadPrivacy();
    void setPrivacy(const PrivacySettings &settings);
    //! The same server, by its key, has been found there. Nothing without a pin, or with another one.
    void moveTo(const ServerAddress &server);
    //! Before signing in, to a server whose key was only seen: proves to each side that the other one knows the code,
    //! and that nobody stands between. Answers with joinedByCode or joinFailed.
    void joinByCode(const QString &code);
    //! As the server said when it was last asked for its health, or as an owner changed it here since.
    [[nodiscard]] const PlaceSettings &place() const;
    //! For owners (me().isOwner). Answers with placeAnswered.
    void keepPlace(const PlaceOrder &order);
    //! Likewise, the rest of the owner's console. Answers with consoleAnswered.
    void keepConsole(const ConsoleOrder &order);
    //! The owner's word to everybody, as it was last told. A new one comes by consoleAnswered.
    [[nodiscard]] const Notice &notice() const;

    // For developers who look at the line.
    //! Notes there what goes over it from now on; null: nowhere. Nothing is noted unless somebody asks.
    void setTap(const std::shared_ptr<WireTap> &tap);
    //! Sent as it is, if there is a connection.
    void sendRawFrame(const QByteArray &json);
    //! As if it had broken; it comes back by itself.
    void dropLine();

Q_SIGNALS:
    void serverProbed(const chautari::Health &health);
    //! A sentence that says what to do: unknown address, no Chautari, an original SewaBazaar server (rulings.md 43).
    void serverProbeFailed(const chautari::Error &error);
    void signedIn(const chautari::UserAccount &me);
    //! Wrong password, taken name, unreachable: fields are filled where the server named them.
    void signInFailed(const chautari::Error &error);
    void meChanged(const chautari::UserAccount &me); //!< as the server has it now, e.g. an owner of the place
    //! By the person (empty reason) or because the session ended (a sentence).
    void signedOut(const QString &reason);
    void connectionStatusChanged(const chautari::ConnectionStatus &status);
    void conversationsLoaded(); //!< the whole list has come once
    void conversationsFailed(const chautari::Error &error);
    void changed(const chautari::SessionChanges &changes);
    void historyLoaded(const chautari::HistoryPage &page);
    //! After each connection: everything that was missed has been told by changed().
    void caughtUp();
    //! The server has another history now: everything shown is to be forgotten, the new one follows.
    void historyReplaced();
    void draftsKnown(const chautari::Drafts &drafts); //!< those of earlier starts
    void messageFlagged(chautari::MessageId message, const QString &problem); //!< empty = it was taken
    void mediaChanged(const chautari::MediaEvent &media);
    void uploadProgressed(const chautari::UploadProgress &progress);
    void searchFinished(const chautari::SearchResults &results);
    //! This computer's disk is in the way: a sentence that says what is safe.
    void storageProblem(const QString &sentence);
    //! A change of a conversation was refused and taken back; a sentence says why.
    void conversationRefused(chautari::ConversationId conversation, const QString &sentence);
    void servicesFound(const chautari::ServicesFound &found);
    void categoriesKnown(const QList<chautari::Category> &categories);
    void conversationStarted(const QString &clientMessageId, chautari::ConversationId conversation);
    //! Fields are filled where the server named them.
    void conversationNotStarted(const QString &clientMessageId, const chautari::Error &error);
    void serviceKnown(const chautari::Service &service);
    void filesFound(const chautari::FilesPage &files);
    void historyRead(const chautari::HistoryPart &part);
    void blockedChanged(); //!< blocked() is new
    void blockFailed(chautari::UserId user, const QString &sentence);
    void privacyKnown(const chautari::PrivacySettings &settings);
    void privacyFailed(const QString &sentence);
    void placeAnswered(const chautari::PlaceAnswer &answer);
    void consoleAnswered(const chautari::ConsoleAnswer &answer);
    void joinedByCode(const QString &ticket);
    void joinFailed(const chautari::Error &error);

private:
    friend class ClientCore;
    class Private;
    explicit ChatSession(std::unique_ptr<Private> priv);
    QString enqueue(OutgoingMessage outgoing);
    void change(ConversationId conversation, OutgoingKind kind, bool isSet, const QString &text = {});

    std::unique_ptr<Private> d;
};

} // namespace chautari
