// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/ledger.h"
#include "tests/soak/town.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>

class QWebSocket;

namespace chautari::soak {

//! \brief Somebody who writes into one conversation through one door, as our client does: what is not acknowledged is
//! sent again under the same client_message_id, in order, until it is. Keeps the ledger. Lives in the main thread.
class Sender : public QObject
{
    Q_OBJECT
public:
    enum class Door { Socket, Rest, Form };
    struct Habits
    {
        Door door = Door::Socket;
        int window = 1; //!< unacknowledged ones at a time
        int patienceMs = 10'000; //!< without an answer; then the connection is given up
        int copies = 1; //!< how many senders of the same name there are: the same letters
        int copy = 0; //!< which of them this is. The first sends every letter, the next ones ever fewer.
        // For controls:
        bool isHasty = false; //!< takes what it sent for acknowledged
        bool hasFreshIds = false; //!< sends everything under another id each time
    };

    //! \param name starts the words of its messages; unique in the ledger.
    Sender(Person person, qint64 conversation, QString name, Ledger &ledger, Habits habits);
    ~Sender() override;

    void goTo(const QUrl &server); //!< and come back there when the connection is lost
    void leave();
    //! So many more.
    void write(int count);
    void stopWriting() { m_toWrite = 0; }
    [[nodiscard]] bool isDone() const { return m_toWrite == 0 && m_outbox.isEmpty(); }
    [[nodiscard]] int resent() const { return m_resent; }
    //! Answers that said no; none is expected where nothing is broken.
    [[nodiscard]] const QStringList &refusals() const { return m_refusals; }

private:
    struct Item
    {
        Letter letter;
        QByteArray bytes; //!< of its file
        QString id;
        bool isUnderWay = false;
        int sendings = 0;
    };
    void fill();
    void skipLetters();
    void sendItem(Item &item);
    void post(const Item &item);
    void connectSocket();
    void loseSocket();
    void handleFrame(const QString &frame);
    void handleAnswer(const QString &id, int status, const QByteArray &body);
    void settle(const QString &id, qint64 seq);
    void tryLater(const QString &id);
    [[nodiscard]] Item newItem();
    [[nodiscard]] bool isConnected() const { return m_habits.door != Door::Socket ? m_server.isValid() : m_isOpen; }

    Person m_person;
    qint64 m_conversation;
    QString m_name;
    Ledger &m_ledger;
    Habits m_habits;
    QUrl m_server;
    QNetworkAccessManager m_network;
    QWebSocket *m_socket = nullptr;
    bool m_isOpen = false;
    QTimer m_patience;
    QList<Item> m_outbox;
    int m_toWrite = 0;
    int m_written = 0;
    int m_resent = 0;
    QStringList m_refusals;
};

} // namespace chautari::soak
