// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/timestamp.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMutex>
#include <QtCore/QString>

namespace chautari {

enum class WireKind {
    FrameIn,
    FrameOut,
    Request, //!< over HTTP, with its answer
    Connection, //!< the line comes and goes
};

//! One thing that went over the line, as a developer sees it. Bodies are JSON without anything secret.
struct WireEvent
{
    WireKind kind = WireKind::Connection;
    Timestamp at;
    qint64 tickUs = 0; //!< of a clock that never jumps; only differences mean something
    QString name; //!< a frame's type, a request's method, "connecting" | "online" | "lost"
    QString detail; //!< path, or why the line was lost
    QString key; //!< what an answer has in common with its question: the client_message_id
    QByteArray body; //!< received, or the frame that was sent
    QByteArray sent; //!< of a request
    qint64 bytes = 0; //!< as they were on the line
    int status = 0; //!< of HTTP; 0 = no answer
    qint64 tookUs = -1; //!< until the answer; -1 = none is waited for
    int retryInMs = -1; //!< of a lost line
};

//! rief Where the clients write down what goes over the line while somebody looks. Noted in the client-core thread,
//! taken by any other; holds the newest `most`, so that a reader who sleeps costs nothing. Tokens, passwords and the
//! signatures of links never get in. Without a tap the clients ask one pointer and do nothing.
class WireTap
{
public:
    static constexpr int most = 2'000;
    static constexpr int bodyBytes = 16 * 1024; //!< kept of one body

    struct Batch
    {
        QList<WireEvent> events;
        int dropped = 0; //!< older ones that nobody took in time
    };

    void noteFrame(WireKind kind, const QByteArray &json);
    void noteConnection(const QString &name, const QString &reason = {}, int retryInMs = -1);
    void note(WireEvent event); //!< its bodies as they are on the line
    //! All that was noted since the last time.
    Batch take();
    static qint64 tickUs();

private:
    QMutex m_mutex;
    Batch m_batch;
};

namespace wirejson {

//! The JSON without what is secret, at most WireTap::bodyBytes; empty when it is no JSON.
QByteArray withoutSecrets(const QByteArray &json);
//! Indented for reading; with `hidesTexts` also without what people wrote.
QString readable(const QByteArray &json, bool hidesTexts);
//! Where it stops being a JSON object, counted from 1; 0 = it is one.
int problemAt(const QString &text);

} // namespace wirejson

} // namespace chautari
