// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpclient.h"
#include "tests/support/sanitizer.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

//! chautari-server as a process of its own, because memory is a process's.
class Program
{
public:
    Program()
    {
        m_process.start(QStringLiteral(CHAUTARI_SERVER_PROGRAM),
            {u"--demo"_s, u"--data-dir"_s, m_dir.path(), u"--listen"_s, u"127.0.0.1:0"_s});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) { }
        static const QRegularExpression ready(u"(http://127\\.0\\.0\\.1:\\d+)"_s);
        m_url = QUrl(ready.match(QString::fromUtf8(m_process.readLine())).captured(1));
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] const QUrl &url() const { return m_url; }

    //! KiB of a line of /proc/PID/status.
    [[nodiscard]] qint64 status(const QByteArray &key) const
    {
        QFile file(u"/proc/%1/status"_s.arg(m_process.processId()));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith(QByteArray(key + ':')))
                return line.mid(key.size() + 1).simplified().split(' ').first().toLongLong();
        }
        return -1;
    }
    //! The highest it has been from now on is told by VmHWM.
    void forgetPeak() const
    {
        QFile file(u"/proc/%1/clear_refs"_s.arg(m_process.processId()));
        if (file.open(QIODevice::WriteOnly))
            file.write("5");
    }

private:
    QTemporaryDir m_dir;
    QProcess m_process;
    QUrl m_url;
};

QByteArray pdf(qint64 size)
{
    return "%PDF-" + QByteArray(size - 5, 'x');
}

QByteArray formHead(const QByteArray &token, qint64 contentLength)
{
    return "POST /api/messaging/messages/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
        + "\r\nContent-Type: multipart/form-data; boundary=zz\r\nContent-Length: " + QByteArray::number(contentLength)
        + "\r\n\r\n--zz\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"a.pdf\"\r\n\r\n";
}

} // namespace

//! guarantees.md G8: what files do to the memory of the server.
class UploadMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_program.reset(); }
    void anUploadIsNotHeldInMemory();
    void aGigabyteIsRefusedAtOnce();
    void aStalledDownloadIsNotHeldInMemory();

private:
    HttpAnswer send(qint64 size)
    {
        return m_http->postForm(u"/api/messaging/messages/"_s, m_token,
            {{u"conversation"_s, {}, "1"}, {u"attachment"_s, u"a.pdf"_s, pdf(size)}});
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<HttpClient> m_http;
    QString m_token;
    QString m_link;
};

void UploadMemoryTest::initTestCase()
{
    if (chautari::test::hasAddressSanitizer)
        QSKIP("AddressSanitizer keeps what is freed.");
    m_program = std::make_unique<Program>();
    QVERIFY(m_program->url().isValid());
    m_http = std::make_unique<HttpClient>(m_program->url());
    m_token = m_http->signIn(u"asha"_s);
    QCOMPARE(send(1000).status, 201); // what every first request costs
}

void UploadMemoryTest::anUploadIsNotHeldInMemory()
{
    const qint64 before = m_program->status("VmRSS");
    m_program->forgetPeak();
    const HttpAnswer answer = send(5 * mebibyte);
    QVERIFY2(answer.status == 201, answer.body.constData());
    const qint64 more = m_program->status("VmHWM") - before;
    qInfo("A 5 MB upload: %lld KiB more at the peak", more);
    QVERIFY(more <= 8 * 1024);
    const QUrl url(answer.json().value("attachment_url"_L1).toString());
    m_link = url.path() + u'?' + url.query();
}

void UploadMemoryTest::aGigabyteIsRefusedAtOnce()
{
    const qint64 before = m_program->status("VmRSS");
    m_program->forgetPeak();
    QTcpSocket socket;
    socket.connectToHost(m_program->url().host(), quint16(m_program->url().port()));
    QVERIFY(socket.waitForConnected());
    QElapsedTimer timer;
    timer.start();
    socket.write(formHead(m_token.toLatin1(), 1024 * mebibyte));
    QVERIFY(socket.waitForReadyRead(5'000));
    const qint64 ms = timer.elapsed();
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 413"));
    const qint64 more = m_program->status("VmHWM") - before;
    qInfo("1 GB: refused after %lld ms, %lld KiB more at the peak", ms, more);
    QVERIFY(ms <= 1'000); // 100 on a machine with nothing else to do
    QVERIFY(more <= 8 * 1024);
}

void UploadMemoryTest::aStalledDownloadIsNotHeldInMemory()
{
    QVERIFY(!m_link.isEmpty());
    const qint64 before = m_program->status("VmRSS");
    m_program->forgetPeak();
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 20; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->setReadBufferSize(1);
        socket->connectToHost(m_program->url().host(), quint16(m_program->url().port()));
        QVERIFY(socket->waitForConnected());
        socket->write("GET " + m_link.toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QVERIFY(socket->waitForReadyRead(5'000));
        sockets.push_back(std::move(socket));
    }
    // Everybody else is served meanwhile.
    QCOMPARE(m_http->get(u"/api/messaging/health/"_s).status, 200);
    const qint64 more = m_program->status("VmHWM") - before;
    qInfo("20 stalled downloads of 5 MB: %lld KiB more at the peak", more);
    QVERIFY(more <= 20 * 512);
}

QTEST_GUILESS_MAIN(UploadMemoryTest)
#include "tst_uploadmemory.moc"
