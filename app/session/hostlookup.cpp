// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/hostlookup.h"

#include "app/net/networkproblem.h"
#include "app/session/hostknock.h"

#include <QtCore/QThread>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerMs = 4'000;

//! The greater, the more worth telling.
int weightOf(Reach reach)
{
    switch (reach) {
    case Reach::OtherKey:
        return 3;
    case Reach::NewerServer:
        return 2;
    case Reach::Fine:
    case Reach::UnknownName:
    case Reach::NoWay:
    case Reach::Refused:
    case Reach::Silent:
    case Reach::NoTls:
    case Reach::NotChautari:
    case Reach::Broken:
        return 1;
    }
    Q_UNREACHABLE();
}

} // namespace

class HostLookup::Worker : public QObject
{
    Q_OBJECT
public:
    void look(const QString &id, const QList<QUrl> &places, const QByteArray &key)
    {
        cancel(id);
        if (places.isEmpty()) {
            Q_EMIT notFound(id, Error::notFound());
            return;
        }
        auto *round = new QObject(this); // the knocks of one question
        // Each question has its own: a connection that one of them refuses fails all that wait for that address, and
        // whoever announces false keys there would hide the right one.
        auto *network = new QNetworkAccessManager(round);
        network->setProxy(QNetworkProxy::NoProxy); // a neighbour is not behind one
        m_rounds.insert(id, {round, int(places.size()), 0, {}});
        for (const QUrl &place : places) {
            auto *knock = new HostKnock(*network, place, key, answerMs, round);
            connect(knock, &HostKnock::answered, this, [this, id, round](const KnockAnswer &answer) {
                if (const auto asked = m_rounds.constFind(id); asked != m_rounds.constEnd() && asked->knocks == round)
                    take(id, answer);
            });
        }
    }

    void cancel(const QString &id)
    {
        if (const Round round = m_rounds.take(id); round.knocks)
            round.knocks->deleteLater();
    }

Q_SIGNALS:
    void found(const QString &id, const chautari::HostFacts &facts);
    void notFound(const QString &id, const chautari::Error &why);

private:
    struct Round
    {
        QObject *knocks = nullptr;
        int open = 0;
        int weight = 0; //!< of why
        Error why{};
    };

    void take(const QString &id, const KnockAnswer &answer)
    {
        if (answer.reach == Reach::Fine) {
            cancel(id); // who comes later is the same one
            Q_EMIT found(id, {answer.server, answer.health});
            return;
        }
        Round &round = m_rounds[id];
        if (const int weight = weightOf(answer.reach); weight > round.weight) {
            round.weight = weight;
            round.why = answer.problem;
        }
        if (--round.open > 0)
            return;
        const Error why = round.why;
        cancel(id);
        Q_EMIT notFound(id, why);
    }

    QHash<QString, Round> m_rounds;
};

HostLookup::HostLookup(QThread *thread, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker)
{
    connect(m_worker, &Worker::found, this, &HostLookup::found);
    connect(m_worker, &Worker::notFound, this, &HostLookup::notFound);
    m_worker->moveToThread(thread);
}

HostLookup::~HostLookup()
{
    m_worker->deleteLater();
}

void HostLookup::look(const QString &id, const QList<QUrl> &places, const QByteArray &key)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id, places, key] { worker->look(id, places, key); });
}

void HostLookup::cancel(const QString &id)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id] { worker->cancel(id); });
}

QList<QUrl> HostLookup::placesOf(const lan::FoundHost &host)
{
    QList<QUrl> places;
    for (const QHostAddress &address : host.addresses) {
        QUrl url;
        url.setScheme(u"https"_s);
        url.setHost(address.toString());
        url.setPort(host.port);
        places.append(url);
    }
    return places;
}

} // namespace chautari

#include "hostlookup.moc"
