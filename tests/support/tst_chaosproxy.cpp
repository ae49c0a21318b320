// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/chaosproxy.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using chautari::test::ChaosProxy;
using Mode = ChaosProxy::Mode;

Q_DECLARE_METATYPE(Mode)

//! A line that were better than it says would make every test over it worthless.
class ChaosProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void passesEverythingInOrder_data();
    void passesEverythingInOrder();
    void tricklesInSmallPieces();
    void swallowsAndStaysOpen_data();
    void swallowsAndStaysOpen();
    void breaksConnections_data();
    void breaksConnections();
    void refuses();
    void cutsAll();

private:
    std::unique_ptr<QTcpSocket> connected();
    //! Whether the echo of it comes, and nothing else.
    static bool isEchoed(QTcpSocket &socket, const QByteArray &bytes);

    std::unique_ptr<ChaosProxy> m_proxy;
    std::unique_ptr<QTcpServer> m_echo;
    QByteArray m_arrived; //!< at the server
    int m_pieces = 0;
};

void ChaosProxyTest::init()
{
    m_arrived.clear();
    m_pieces = 0;
    m_echo = std::make_unique<QTcpServer>();
    QVERIFY(m_echo->listen(QHostAddress::LocalHost));
    connect(m_echo.get(), &QTcpServer::newConnection, this, [this] {
        QTcpSocket *const socket = m_echo->nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray bytes = socket->readAll();
            m_arrived += bytes;
            ++m_pieces;
            socket->write(bytes);
        });
    });
    m_proxy = std::make_unique<ChaosProxy>();
    QVERIFY(m_proxy->listen(m_echo->serverPort()));
}

std::unique_ptr<QTcpSocket> ChaosProxyTest::connected()
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy->port());
    return QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; }) ? std::move(socket)
                                                                                               : nullptr;
}

bool ChaosProxyTest::isEchoed(QTcpSocket &socket, const QByteArray &bytes)
{
    socket.write(bytes);
    QByteArray answered;
    return QTest::qWaitFor([&] { return (answered += socket.readAll()).size() >= bytes.size(); }) && answered == bytes;
}

void ChaosProxyTest::passesEverythingInOrder_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("clear") << Mode::Clear;
    QTest::newRow("delay") << Mode::Delay;
    QTest::newRow("trickle") << Mode::Trickle;
}

void ChaosProxyTest::passesEverythingInOrder()
{
    QFETCH(Mode, mode);
    m_proxy->setMode(mode);
    const auto socket = connected();
    QVERIFY(socket);
    QByteArray sent;
    QByteArray answered;
    for (int i = 0; i < 20; ++i) {
        const QByteArray piece = "piece " + QByteArray::number(i) + ' ' + QByteArray(i * 7, 'x') + '\n';
        sent += piece;
        socket->write(piece);
        socket->flush();
        QTest::qWait(1); // so that they are pieces
    }
    QTRY_VERIFY((answered += socket->readAll()).size() >= sent.size());
    QCOMPARE(answered, sent);
    QCOMPARE(m_arrived, sent);
}

void ChaosProxyTest::tricklesInSmallPieces()
{
    m_proxy->setMode(Mode::Trickle);
    const auto socket = connected();
    QVERIFY(socket);
    socket->write(QByteArray(5'000, 'x'));
    QTRY_COMPARE(m_arrived.size(), 5'000);
    QVERIFY2(m_pieces > 3, "it came at once");
}

void ChaosProxyTest::swallowsAndStaysOpen_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<bool>("arrives");
    QTest::newRow("half open") << Mode::HalfOpen << false;
    QTest::newRow("deaf") << Mode::Deaf << true;
}

void ChaosProxyTest::swallowsAndStaysOpen()
{
    QFETCH(Mode, mode);
    QFETCH(bool, arrives);
    const auto broken = connected();
    QVERIFY(broken);
    QVERIFY(isEchoed(*broken, "before"));
    m_proxy->setMode(mode);
    broken->write("swallowed");
    if (arrives)
        QTRY_COMPARE(m_arrived, "beforeswallowed");
    // Another connection is clear: when its answer is there, that of the broken one would have been.
    QTest::qWait(20);
    m_proxy->setMode(Mode::Clear);
    const auto clear = connected();
    QVERIFY(clear);
    QVERIFY(isEchoed(*clear, "clear"));
    QCOMPARE(broken->readAll(), QByteArray());
    QCOMPARE(m_arrived.contains("swallowed"), arrives);
    QCOMPARE(broken->state(), QAbstractSocket::ConnectedState);
}

void ChaosProxyTest::breaksConnections_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("cutting") << Mode::Cutting;
    QTest::newRow("resetting") << Mode::Resetting;
}

void ChaosProxyTest::breaksConnections()
{
    QFETCH(Mode, mode);
    m_proxy->setMode(mode);
    const auto socket = connected();
    QVERIFY(socket);
    for (int i = 0; i < 200 && socket->state() == QAbstractSocket::ConnectedState; ++i) {
        socket->write("again and again");
        QTest::qWait(2);
    }
    QCOMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void ChaosProxyTest::refuses()
{
    m_proxy->setMode(Mode::Refusing);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy->port());
    QTRY_COMPARE(m_proxy->connections(), 1);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void ChaosProxyTest::cutsAll()
{
    for (const bool isReset : {false, true}) {
        const auto socket = connected();
        QVERIFY(socket);
        QVERIFY(isEchoed(*socket, "x"));
        isReset ? m_proxy->resetAll() : m_proxy->cutAll();
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    }
}

QTEST_GUILESS_MAIN(ChaosProxyTest)

#include "tst_chaosproxy.moc"
