// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/tlsidentity.h"
#include "tests/support/serverprogram.h"

#include <QtCore/QDateTime>
#include <QtCore/QDirIterator>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>

#include <csignal>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! nginx in front of the server, as docs/operations.md says: its text is what is run, but for ports and paths.
class TestBehindProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void answersWithLinksThatLeadBack();
    void speaksWebSocket();
    void streamsUploads();
    void countsByTheClientsAddress();
    void keepsTokensOutOfTheProxysLog();

private:
    QString recipe(const QString &docs) const;
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    QString token();

    QTemporaryDir m_dir;
    std::unique_ptr<ServerProgram> m_server;
    QProcess m_nginx;
    quint16 m_port = 0;
    QString m_token;
};

namespace {

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! One TLS connection to the proxy, from an address of loopback that the test chooses.
class Client
{
public:
    explicit Client(quint16 port, const QString &from = u"127.0.0.1"_s)
        : m_host("chat.example.org:" + QByteArray::number(port))
    {
        m_socket.bind(QHostAddress(from));
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone); // whose certificate it is is not the question here
        m_socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
        m_isConnected = QTest::qWaitFor([this] { return m_socket.isEncrypted(); });
    }
    [[nodiscard]] bool isConnected() const { return m_isConnected; }

    struct Answer
    {
        int status = 0;
        QByteArray head;
        QByteArray body;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };
    Answer ask(const QByteArray &requestLine, const QByteArray &headers = {}, const QByteArray &body = {})
    {
        begin(requestLine, headers, body.size());
        send(body);
        return answer();
    }
    void begin(const QByteArray &requestLine, const QByteArray &headers, qsizetype bodySize)
    {
        m_socket.write(requestLine + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + headers
            + "Content-Length: " + QByteArray::number(bodySize) + "\r\n\r\n");
    }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    Answer answer()
    {
        QByteArray heard;
        const auto isWhole = [&] {
            heard += m_socket.readAll();
            const qsizetype end = heard.indexOf("\r\n\r\n");
            return end >= 0 && heard.size() >= end + 4 + lengthOf(heard.first(end));
        };
        if (!QTest::qWaitFor(isWhole, 20'000))
            return {};
        const qsizetype end = heard.indexOf("\r\n\r\n");
        return {heard.mid(9, 3).toInt(), heard.first(end), heard.mid(end + 4)};
    }

private:
    static qsizetype lengthOf(const QByteArray &head)
    {
        const qsizetype at = head.toLower().indexOf("\r\ncontent-length: ");
        return at < 0 ? 0 : head.mid(at + 18).split('\r').constFirst().toLongLong();
    }

    QSslSocket m_socket;
    QByteArray m_host;
    bool m_isConnected = false;
};

} // namespace

QString TestBehindProxy::recipe(const QString &docs) const
{
    const qsizetype begin = docs.indexOf(u"```nginx\n"_s) + 9;
    QString text = docs.mid(begin, docs.indexOf(u"```"_s, begin) - begin);
    const auto put = [&text](const QString &said, const QString &meant) {
        if (!text.contains(said))
            qWarning("The recipe does not say %s", qUtf8Printable(said));
        text.replace(said, meant);
    };
    put(u"127.0.0.1:8000"_s, u"127.0.0.1:%1"_s.arg(m_server->url().port()));
    put(u"listen 443 "_s, u"listen 127.0.0.1:%1 "_s.arg(m_port));
    put(u"    listen [::]:443 ssl http2;\n"_s, {});
    put(u"/etc/letsencrypt/live/chat.example.org/fullchain.pem"_s, path(u"tls-certificate.pem"_s));
    put(u"/etc/letsencrypt/live/chat.example.org/privkey.pem"_s, path(u"tls-key.pem"_s));
    put(u"/var/log/nginx/chautari.log"_s, path(u"access.log"_s));
    put(u"/var/log/nginx/chautari-error.log"_s, path(u"error.log"_s));
    QString folders;
    for (const auto &kind : {u"client_body"_s, u"proxy"_s, u"fastcgi"_s, u"uwsgi"_s, u"scgi"_s})
        folders += u"%1_temp_path %2;\n"_s.arg(kind, path(kind));
    return u"daemon off;\nmaster_process off;\npid %1;\nerror_log stderr;\nevents {}\nhttp {\n%2%3}\n"_s.arg(
        path(u"nginx.pid"_s), folders, text);
}

void TestBehindProxy::initTestCase()
{
    const QString given = qEnvironmentVariable("CHAUTARI_NGINX");
    const QString nginx = given.isEmpty()
        ? QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s})
        : given;
    if (nginx.isEmpty())
        QSKIP("nginx is not installed; ./dev proxy brings it.");
    // A certificate as good as any: its key is not what is looked at here.
    QVERIFY(server::TlsIdentity::ofFolder(m_dir.path(), QDateTime::currentDateTime()));
    // The settings of the page, too.
    const QString docs = QString::fromUtf8(readAll(QStringLiteral(CHAUTARI_DOCS "/operations.md")));
    const qsizetype section = docs.indexOf(u"## Behind nginx"_s);
    const qsizetype begin = docs.indexOf(u"```\n"_s, section) + 4;
    QFile config(path(u"server.conf"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(docs.mid(begin, docs.indexOf(u"```"_s, begin) - begin).toUtf8());
    config.close();
    QVERIFY(readAll(config.fileName()).contains("trusted-proxy = 127.0.0.1\n"));
    m_server = std::make_unique<ServerProgram>(path(u"data"_s), QStringList{u"--config"_s, config.fileName()});
    QVERIFY2(m_server->url().isValid(), m_server->process().readAllStandardError().constData());
    m_port = freePort();
    QFile conf(path(u"nginx.conf"_s));
    QVERIFY(conf.open(QIODevice::WriteOnly));
    conf.write(recipe(docs).toUtf8());
    conf.close();
    m_nginx.setProcessChannelMode(QProcess::MergedChannels);
    m_nginx.start(nginx, {u"-p"_s, m_dir.path(), u"-c"_s, conf.fileName()});
    const auto isThere = [this] {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_port);
        return socket.waitForConnected(1'000) || m_nginx.state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(isThere, 20'000));
    QVERIFY2(m_nginx.state() == QProcess::Running, m_nginx.readAll().constData());
}

void TestBehindProxy::cleanupTestCase()
{
    m_nginx.terminate();
    m_nginx.waitForFinished();
}

QString TestBehindProxy::token()
{
    if (m_token.isEmpty()) {
        const QByteArray body = R"({"email":"asha@demo.chautari.app","password":"chautari-demo"})";
        m_token = Client(m_port)
                      .ask("POST /api/auth/login/", "Content-Type: application/json\r\n", body)
                      .json()
                      .value(u"access"_s)
                      .toString();
    }
    return m_token;
}

void TestBehindProxy::answersWithLinksThatLeadBack()
{
    QVERIFY(!token().isEmpty());
    const QByteArray form = "--b\r\nContent-Disposition: form-data; name=\"conversation\"\r\n\r\n1\r\n"
                            "--b\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"a.pdf\"\r\n"
                            "Content-Type: application/pdf\r\n\r\n%PDF-1.4\r\n--b--\r\n";
    Client client(m_port);
    QVERIFY(client.isConnected());
    const Client::Answer sent = client.ask("POST /api/messaging/messages/",
        "Authorization: Bearer " + token().toLatin1() + "\r\nContent-Type: multipart/form-data; boundary=b\r\n", form);
    QVERIFY2(sent.status == 201, sent.body.constData());
    const QString begin = u"https://chat.example.org:%1/"_s.arg(m_port);
    QVERIFY2(sent.body.contains(begin.toUtf8()), sent.body.constData());
    QVERIFY(!sent.body.contains("http://"));
    const QByteArray link = sent.json().value(u"attachment_url"_s).toString().toLatin1().mid(begin.size() - 1);
    const Client::Answer file = client.ask("GET " + link);
    QCOMPARE(file.status, 200);
    QCOMPARE(file.body, QByteArray("%PDF-1.4"));
    QCOMPARE(Client(m_port).ask("GET /nowhere/").status, 404);
}

void TestBehindProxy::speaksWebSocket()
{
    QWebSocket socket;
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(trusting);
    QStringList frames;
    QObject::connect(
        &socket, &QWebSocket::textMessageReceived, &socket, [&frames](const QString &text) { frames.append(text); });
    // As the stock client does, whose token stands in the address.
    socket.open(QUrl(u"wss://127.0.0.1:%1/ws/messaging/?token=%2"_s.arg(QString::number(m_port), token())));
    QTRY_VERIFY(frames.join(u'\n').contains(u"\"type\":\"connection\""_s));
    socket.sendTextMessage(
        uR"({"type":"message","data":{"conversation_id":1,"content":"through","client_message_id":"proxy-1"}})"_s);
    QTRY_VERIFY(frames.join(u'\n').contains(u"\"type\":\"ack\""_s));
    socket.close();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

// Half of a large part is on the server's disk while the client still holds the other half: the proxy keeps nothing.
void TestBehindProxy::streamsUploads()
{
    constexpr qsizetype half = 4 * 1024 * 1024;
    const QByteArray authorization = "Authorization: Bearer " + token().toLatin1() + "\r\n";
    Client client(m_port);
    const Client::Answer begun = client.ask("POST /api/messaging/uploads/",
        authorization + "Content-Type: application/json\r\n", R"({"file_name":"large.pdf","file_size":8388608})");
    QVERIFY2(begun.status == 201, begun.body.constData());
    const QByteArray url
        = "/api/messaging/uploads/" + QByteArray::number(begun.json().value(u"id"_s).toInteger()) + '/';
    client.begin("PATCH " + url,
        authorization + "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n", 2 * half);
    client.send("%PDF-1.4" + QByteArray(half - 8, 'a'));
    const auto incoming = [this] {
        qint64 bytes = 0;
        for (QDirIterator files(path(u"data/incoming"_s), QDir::Files | QDir::Hidden); files.hasNext();)
            bytes += files.nextFileInfo().size();
        return bytes;
    };
    QTRY_VERIFY(incoming() > half / 2);
    client.send(QByteArray(half, 'b'));
    const Client::Answer ended = client.answer();
    QVERIFY2(ended.status == 200, ended.body.constData());
    QCOMPARE(ended.json().value(u"offset"_s).toInteger(), 2 * half);
}

void TestBehindProxy::countsByTheClientsAddress()
{
    // A full bucket gives 60, and another one every 50 ms.
    constexpr int full = 60;
    const auto allowed = [this](const QString &from, const QByteArray &headers) {
        Client client(m_port, from);
        int requests = 0;
        while (requests < 4 * full && client.ask("GET /api/messaging/health/", headers).status == 200)
            ++requests;
        return requests;
    };
    const int first = allowed(u"127.0.0.2"_s, {});
    QVERIFY2(first >= full && first < 4 * full, qPrintable(QString::number(first)));
    // Who has used his up cannot say that he is somebody else.
    QVERIFY(allowed(u"127.0.0.2"_s, "X-Forwarded-For: 198.51.100.7\r\n") < full / 2);
    QVERIFY(allowed(u"127.0.0.2"_s, "X-Forwarded-For: 198.51.100.7, 127.0.0.1\r\nForwarded: for=198.51.100.7\r\n")
        < full / 2);
    // Nor can he use up somebody else's, who comes through the same proxy.
    QVERIFY(allowed(u"127.0.0.2"_s, "X-Forwarded-For: 127.0.0.3\r\n") < full / 2);
    QVERIFY(allowed(u"127.0.0.3"_s, {}) >= full);
}

void TestBehindProxy::keepsTokensOutOfTheProxysLog()
{
    m_nginx.terminate(); // writes what it holds
    QVERIFY(m_nginx.waitForFinished());
    const QByteArray log = readAll(path(u"access.log"_s));
    QVERIFY2(log.contains("\"GET /ws/messaging/\" 101"), log.constData());
    const QByteArray all = log + readAll(path(u"error.log"_s)) + m_nginx.readAll();
    QVERIFY(!all.contains(token().toLatin1()));
    QVERIFY(!all.contains("token="));
}

QTEST_GUILESS_MAIN(TestBehindProxy)
#include "tst_behindproxy.moc"
