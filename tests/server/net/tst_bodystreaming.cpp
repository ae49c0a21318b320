// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networkfixture.h"
#include "shared/core/limits.h"
#include "tests/support/sanitizer.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>

#include <csignal>

#include <fcntl.h>
#include <sodium.h>
#include <sys/resource.h>

using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileLimit = 5 * 1024 * 1024;

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(7);
    std::generate(bytes.begin(), bytes.end(), [&generator] { return char(generator.generate()); });
    return bytes;
}

QByteArray blake2b(const QByteArray &bytes)
{
    QByteArray hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()),
        reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<unsigned long long>(bytes.size()),
        nullptr, 0);
    return hash;
}

QByteArray contentOf(const UploadedFile &file)
{
    QFile in(file.content ? file.content->path() : QString());
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("<none>");
}

//! "name|size|right or wrong bytes", as the answer tells it.
QByteArray told(const UploadedFile &file)
{
    const QByteArray state = file.isOverLimit ? "over" : blake2b(contentOf(file)) == file.hash ? "whole" : "damaged";
    return file.fieldName.toUtf8() + '=' + file.fileName.toUtf8() + '|' + QByteArray::number(file.size) + '|' + state
        + '\n';
}

//! \brief Plans by path; answers what it got, or from a file.
class StreamHandler final : public ConnectionHandler
{
public:
    struct Shared
    {
        QString folder;
        QString downloadPath;
        qint64 downloadPromise = 0; //!< how many bytes the answer promises
        std::atomic<int> filesSeenByHandler = -1; //!< in the folder, when the last request was handled
    };

    explicit StreamHandler(Shared &shared)
        : m_shared(shared)
    { }

    BodyPlan planBody(const HttpRequest &head) override
    {
        if (head.path == "/form"_L1)
            return BodyPlan::multipart(fileLimit);
        if (head.path == "/file"_L1)
            return BodyPlan::file(fileLimit);
        if (head.path == "/refused"_L1)
            return BodyPlan::refuse({401, "application/json", R"({"code":"not_authenticated"})", {}});
        return BodyPlan::memory();
    }
    void handleRequest(const HttpRequest &request, HttpReply reply) override
    {
        m_shared.filesSeenByHandler = int(QDir(m_shared.folder).entryList(QDir::Files).size());
        if (request.path == "/download"_L1)
            return sendFile(reply);
        if (request.path == "/slow"_L1)
            return m_held.append(reply);
        QByteArray text;
        if (request.form && request.form->isMalformed)
            return reply.send({400, "text/plain", "malformed", {}});
        if (request.form) {
            for (const FormField &field : request.form->fields)
                text += field.name.toUtf8() + '=' + field.value + '\n';
            for (const UploadedFile &file : request.form->files)
                text += told(file);
        } else if (request.bodyFile) {
            text = told(*request.bodyFile);
            if (request.query.hasQueryItem(u"take"_s))
                QFile::rename(request.bodyFile->content->take(), m_shared.folder % "/../taken"_L1);
        } else {
            text = request.body;
        }
        reply.send({200, "text/plain", text, {}});
    }
    std::optional<HttpResponse> refuseUpgrade(const HttpRequest &) override { return HttpResponse{404, "", {}, {}}; }
    void handleWebSocket(WebSocketUpgrade) override { }
    void drain() override { }

private:
    void sendFile(const HttpReply &reply) const
    {
        auto body = std::make_shared<FileBody>();
        body->descriptor
            = FileDescriptor(::open(QFile::encodeName(m_shared.downloadPath).constData(), O_RDONLY | O_CLOEXEC));
        body->offset = 10;
        body->length = m_shared.downloadPromise;
        HttpResponse response;
        response.contentType = "application/octet-stream";
        response.file = std::move(body);
        reply.send(response);
    }

    Shared &m_shared;
    QList<HttpReply> m_held;
};

QByteArray head(const QByteArray &path, qint64 length, const QByteArray &contentType)
{
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
}
QByteArray filePart(const QByteArray &name, const QByteArray &bytes)
{
    return "--zz\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
        + ".png\"\r\nContent-Type: image/png\r\n\r\n" + bytes + "\r\n";
}
QByteArray formRequest(const QByteArray &body)
{
    return head("/form", body.size(), "multipart/form-data; boundary=zz") + body;
}

const QByteArray fieldPart = "--zz\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n";
const QByteArray end = "--zz--\r\n";
const QByteArray getRequest = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

} // namespace

class TestBodyStreaming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void formArrivesWhole();
    void bodyFileArrivesWhole();
    void takenFileStays();
    void twoArriveAtOnce();
    void fileOverTheLimitIsDropped();
    void refusesAtTheHead_data();
    void refusesAtTheHead();
    void refusedBodyMayBeSentToItsEnd();
    void badFormIsAnsweredAtItsEnd_data();
    void badFormIsAnsweredAtItsEnd();
    void headMayComeInPieces_data();
    void headMayComeInPieces();
    void pipelinedRequestIsDropped();
    void slowUploadIsFine();
    void stalledUploadIsCut();
    void endlessUploadIsCut();
    void brokenConnectionLeavesNoFile();
    void fullDiskIsSaid();
    void missingFolderIsSaid();
    void refusesMoreThanItsSlots();
    void uploadTakesNoMemory();

    void downloadArrivesWhole();
    void headOfADownloadHasNoBody();
    void shortFileBreaksTheConnection();
    void stalledReaderTakesNoMemory();

private:
    bool start();
    [[nodiscard]] int filesInFolder() const { return int(QDir(m_shared.folder).entryList(QDir::Files).size()); }
    void makeDownload(qint64 size);

    NetworkLimits m_limits;
    std::unique_ptr<QTemporaryDir> m_dir;
    StreamHandler::Shared m_shared;
    std::unique_ptr<NetworkServer> m_server;
};

void TestBodyStreaming::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shared.folder = m_dir->filePath(u"incoming"_s);
    QVERIFY(TemporaryFile::prepareFolder(m_shared.folder));
    m_limits = NetworkLimits();
    m_limits.incomingFolder = m_shared.folder;
    m_limits.lingerMs = 200;
}

void TestBodyStreaming::cleanup()
{
    m_server.reset();
}

bool TestBodyStreaming::start()
{
    m_server = std::make_unique<NetworkServer>(
        2, m_limits, [this](int) { return std::make_unique<StreamHandler>(m_shared); });
    return bool(m_server->listen(QHostAddress::LocalHost, 0));
}

void TestBodyStreaming::makeDownload(qint64 size)
{
    m_shared.downloadPath = m_dir->filePath(u"download"_s);
    QFile file(m_shared.downloadPath);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(randomBytes(size));
    m_shared.downloadPromise = size - 10;
}

void TestBodyStreaming::formArrivesWhole()
{
    QVERIFY(start());
    const QByteArray bytes = randomBytes(fileLimit);
    RawClient client(*m_server, formRequest(fieldPart + filePart("f", bytes) + filePart("empty", {}) + end));
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastBody(), "text=hello\nf=f.png|5242880|whole\nempty=empty.png|0|whole\n");
    QCOMPARE(m_shared.filesSeenByHandler, 2);
    QTRY_COMPARE(filesInFolder(), 0);
    // The library has seen nothing of it and takes the next request.
    client.send(getRequest);
    QTRY_COMPARE(client.answers(), 2);
    QCOMPARE(client.lastStatus(), 200);
    client.send(formRequest(fieldPart + end));
    QTRY_COMPARE(client.answers(), 3);
    QCOMPARE(client.lastBody(), "text=hello\n");
}

void TestBodyStreaming::bodyFileArrivesWhole()
{
    QVERIFY(start());
    const QByteArray bytes = randomBytes(300'000);
    RawClient client(*m_server, head("/file", bytes.size(), "application/offset+octet-stream") + bytes);
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastBody(), "=|300000|whole\n");
    QTRY_COMPARE(filesInFolder(), 0);
}

void TestBodyStreaming::takenFileStays()
{
    QVERIFY(start());
    RawClient client(*m_server, head("/file?take=1", 5, "application/offset+octet-stream") + "bytes");
    QTRY_COMPARE(client.answers(), 1);
    QFile taken(m_dir->filePath(u"taken"_s));
    QVERIFY(taken.open(QIODevice::ReadOnly));
    QCOMPARE(taken.readAll(), "bytes");
    QCOMPARE(taken.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
}

void TestBodyStreaming::twoArriveAtOnce()
{
    QVERIFY(start());
    const QByteArray one = formRequest(filePart("one", randomBytes(1'000'000)) + end);
    const QByteArray two = formRequest(filePart("two", QByteArray(1'500'000, '2')) + end);
    RawClient first(*m_server, one.first(one.size() / 2));
    RawClient second(*m_server, two.first(two.size() / 2));
    QTRY_COMPARE(filesInFolder(), 2);
    first.send(one.sliced(one.size() / 2));
    second.send(two.sliced(two.size() / 2));
    QTRY_COMPARE(first.lastBody(), "one=one.png|1000000|whole\n");
    QTRY_COMPARE(second.lastBody(), "two=two.png|1500000|whole\n");
}

void TestBodyStreaming::fileOverTheLimitIsDropped()
{
    QVERIFY(start());
    const QByteArray large = filePart("large", QByteArray(fileLimit + 1, 'x'));
    RawClient client(*m_server, formRequest(large + filePart("small", "ok") + fieldPart + end));
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastBody(), "text=hello\nlarge=large.png|5242881|over\nsmall=small.png|2|whole\n");
    QCOMPARE(m_shared.filesSeenByHandler, 1);
}

void TestBodyStreaming::refusesAtTheHead_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray form = "multipart/form-data; boundary=zz";
    QTest::newRow("more than anybody may send") << head("/form", chautari::limits::multipartBytes + 1, form) << 413;
    QTest::newRow("more than memory may hold") << head("/json", 256 * 1024 + 1, "application/json") << 413;
    QTest::newRow("a form where none is planned") << head("/json", 256 * 1024 + 1, form) << 413;
    QTest::newRow("more than one file may have") << head("/file", fileLimit + 1, "application/octet-stream") << 413;
    QTest::newRow("the handler says no") << head("/refused", 1000, form) << 401;
    QTest::newRow("no boundary") << head("/form", 1000, "multipart/form-data") << 400;
    QTest::newRow("not a form") << head("/form", 1000, "application/json") << 400;
}

void TestBodyStreaming::refusesAtTheHead()
{
    QVERIFY(start());
    QFETCH(QByteArray, request);
    RawClient client(*m_server, request);
    QTRY_COMPARE(client.answers(), 1);
    QTEST(client.lastStatus(), "status");
    QCOMPARE(filesInFolder(), 0);
    QTRY_VERIFY(client.isClosed());
}

//! A browser listens when it has sent everything. A reset would hide from it that its token has expired.
void TestBodyStreaming::refusedBodyMayBeSentToItsEnd()
{
    m_limits.lingerBytes = 64 * 1024;
    QVERIFY(start());
    const BlockingClient client(*m_server);
    QVERIFY(client.send(head("/refused", 8'000'000, "multipart/form-data; boundary=zz")));
    QVERIFY(client.send(QByteArray(8'000'000, 'x')));
    QVERIFY(client.hearAll().startsWith("HTTP/1.1 401 "));
}

void TestBodyStreaming::badFormIsAnsweredAtItsEnd_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isToldToHandler");
    const QByteArray file = filePart("f", QByteArray(200'000, 'x'));
    QTest::newRow("broken off") << file << 400 << true;
    QTest::newRow("a bad header in the middle") << file + "--zz\r\nnonsense\r\n\r\n" + file + end << 400 << true;
    QTest::newRow("too many parts") << file + fieldPart.repeated(100) + end << 413 << false;
    QTest::newRow("no delimiter: an empty form") << QByteArray("xx") << 200 << false;
}

void TestBodyStreaming::badFormIsAnsweredAtItsEnd()
{
    QVERIFY(start());
    QFETCH(QByteArray, body);
    RawClient client(*m_server, formRequest(body));
    QTRY_COMPARE(client.answers(), 1);
    QTEST(client.lastStatus(), "status");
    QTEST(client.lastBody() == "malformed", "isToldToHandler");
    QTRY_COMPARE(filesInFolder(), 0);
    client.send(getRequest);
    QTRY_COMPARE(client.answers(), 2);
    QCOMPARE(client.lastStatus(), 200);
}

void TestBodyStreaming::headMayComeInPieces_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("body");
    const QByteArray form = fieldPart + filePart("f", "12345") + end;
    QTest::newRow("a form") << formRequest(form) << QByteArray("text=hello\nf=f.png|5|whole\n");
    QTest::newRow("a body in memory") << head("/json", 7, "text/plain") + "in core" << QByteArray("in core");
}

//! The library must see a head either whole or not at all, or it would take the next request for the rest of it.
void TestBodyStreaming::headMayComeInPieces()
{
    QVERIFY(start());
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, body);
    RawClient client(*m_server);
    QTRY_VERIFY(client.isConnected());
    for (int round = 1; round <= 3; ++round) {
        for (const char c : request) {
            client.send(QByteArray(1, c));
            client.flush();
        }
        QTRY_COMPARE(client.answers(), 2 * round - 1);
        QCOMPARE(client.lastBody(), body);
        client.send(getRequest);
        QTRY_COMPARE(client.answers(), 2 * round);
        QCOMPARE(client.lastStatus(), 200);
    }
}

void TestBodyStreaming::pipelinedRequestIsDropped()
{
    QVERIFY(start());
    RawClient client(*m_server, formRequest(fieldPart + end) + getRequest);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.lastBody(), "text=hello\n");
}

void TestBodyStreaming::slowUploadIsFine()
{
    m_limits.bodyTimeoutMs = 600; // 200 ms for streamMinBytes
    QVERIFY(start());
    const QByteArray request = formRequest(filePart("f", QByteArray(100'000, 'x')) + end);
    RawClient client(*m_server);
    qsizetype sent = 0;
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&] {
        client.send(request.mid(sent, 3000));
        sent += 3000;
    });
    QElapsedTimer clock;
    clock.start();
    drip.start(30);
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastBody(), "f=f.png|100000|whole\n");
    QVERIFY(clock.elapsed() > m_limits.bodyTimeoutMs);
}

void TestBodyStreaming::stalledUploadIsCut()
{
    m_limits.bodyTimeoutMs = 600;
    QVERIFY(start());
    RawClient client(*m_server, formRequest(filePart("f", QByteArray(1'000'000, 'x')) + end).first(500'000));
    QTimer drip; // a few bytes are not progress
    connect(&drip, &QTimer::timeout, this, [&client] { client.send("x"); });
    drip.start(20);
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 408);
    QCOMPARE(filesInFolder(), 0);
}

void TestBodyStreaming::endlessUploadIsCut()
{
    m_limits.bodyTimeoutMs = 300;
    m_limits.streamTotalMs = 500;
    QVERIFY(start());
    RawClient client(*m_server, head("/file", fileLimit, "application/octet-stream"));
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&client] { client.send(QByteArray(5000, 'x')); });
    drip.start(20);
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 408);
    QCOMPARE(filesInFolder(), 0);
}

void TestBodyStreaming::brokenConnectionLeavesNoFile()
{
    QVERIFY(start());
    RawClient client(*m_server, formRequest(filePart("f", randomBytes(2'000'000)) + end).first(1'000'000));
    QTRY_COMPARE(filesInFolder(), 1);
    QTRY_COMPARE(client.bytesToWrite(), 0);
    client.abort();
    QTRY_COMPARE(filesInFolder(), 0);
}

//! The largest file this process may write stands for a full disk: write(2) fails in the middle of the upload.
void TestBodyStreaming::fullDiskIsSaid()
{
    QVERIFY(start());
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto restore = qScopeGuard([before] { ::setrlimit(RLIMIT_FSIZE, &before); });
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1024 * 1024, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);

    RawClient client(*m_server, formRequest(fieldPart + filePart("f", randomBytes(3'000'000)) + end));
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 507);
    QVERIFY(client.heard().contains("\r\nRetry-After: "));
    QVERIFY(client.lastBody().contains(R"("code":"storage_full")"));
    QCOMPARE(filesInFolder(), 0);
    client.send(formRequest(filePart("f", "fits") + end));
    QTRY_COMPARE(client.lastBody(), "f=f.png|4|whole\n");
}

void TestBodyStreaming::missingFolderIsSaid()
{
    m_limits.incomingFolder = m_dir->filePath(u"nowhere"_s);
    QVERIFY(start());
    RawClient client(*m_server, formRequest(filePart("f", "x") + end));
    QTRY_COMPARE(client.lastStatus(), 507);
}

void TestBodyStreaming::refusesMoreThanItsSlots()
{
    m_limits.streamedUploads = 1;
    QVERIFY(start());
    const QByteArray request = formRequest(filePart("f", "x") + end);
    RawClient first(*m_server, request.first(request.size() - 1));
    QTRY_COMPARE(filesInFolder(), 1);
    RawClient second(*m_server, request);
    QTRY_COMPARE(second.lastStatus(), 503);
    QVERIFY(second.heard().contains("\r\nRetry-After: "));
    first.send(request.last(1));
    QTRY_COMPARE(first.lastStatus(), 200);
    RawClient third(*m_server, request);
    QTRY_COMPARE(third.lastStatus(), 200);
}

void TestBodyStreaming::uploadTakesNoMemory()
{
    if (chautari::test::hasAddressSanitizer)
        QSKIP("AddressSanitizer keeps what is freed.");
    QVERIFY(start());
    const QByteArray block = randomBytes(64 * 1024);
    const int blocks = 75;
    const auto upload = [&] {
        RawClient client(*m_server, head("/file", blocks * block.size(), "application/octet-stream"));
        qint64 most = 0;
        for (int i = 0; i < blocks; ++i) {
            client.send(block);
            if (!QTest::qWaitFor([&client] { return client.bytesToWrite() == 0; }))
                return qint64(-1);
            most = std::max(most, residentBytes());
        }
        return QTest::qWaitFor([&client] { return client.answers() == 1; }) ? most : qint64(-1);
    };
    QVERIFY(upload() > 0); // what the first one of a process takes stays
    const qint64 before = residentBytes();
    const qint64 most = upload();
    QVERIFY(most > 0);
    qInfo("an upload of 4.7 MiB raised the resident memory by %lld KiB", (most - before) / 1024);
    QVERIFY2(most - before < 1024 * 1024, qPrintable(QString::number(most - before)));
}

void TestBodyStreaming::downloadArrivesWhole()
{
    makeDownload(3'000'000);
    QVERIFY(start());
    RawClient client(*m_server, "GET /download HTTP/1.1\r\nHost: h\r\n\r\n");
    const QByteArray expected = randomBytes(3'000'000).sliced(10);
    QTRY_COMPARE(client.afterHead().size(), expected.size());
    QVERIFY(client.afterHead() == expected);
    QVERIFY(client.heard().contains("\r\nContent-Length: 2999990\r\n"));
    client.clear();
    client.send(getRequest);
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.lastStatus(), 200);
}

void TestBodyStreaming::headOfADownloadHasNoBody()
{
    makeDownload(1000);
    QVERIFY(start());
    RawClient client(*m_server, "HEAD /download HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_COMPARE(client.answers(), 1);
    QVERIFY(client.heard().contains("\r\nContent-Length: 990\r\n"));
    client.send(getRequest);
    QTRY_COMPARE(client.answers(), 2);
    QVERIFY(client.heard().count("\r\n\r\nHTTP/1.1 200") == 1); // nothing between the two
}

void TestBodyStreaming::shortFileBreaksTheConnection()
{
    makeDownload(100'000);
    m_shared.downloadPromise = 200'000;
    QVERIFY(start());
    RawClient client(*m_server, "GET /download HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.afterHead().size() < 200'000);
}

void TestBodyStreaming::stalledReaderTakesNoMemory()
{
    if (chautari::test::hasAddressSanitizer)
        QSKIP("AddressSanitizer keeps what is freed.");
    constexpr qint64 size = 64 * 1024 * 1024;
    {
        QVERIFY(start());
        RawClient warm(*m_server, getRequest);
        QTRY_COMPARE(warm.answers(), 1);
        m_server.reset();
    }
    m_shared.downloadPath = m_dir->filePath(u"download"_s);
    QFile file(m_shared.downloadPath);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(size));
    m_shared.downloadPromise = size - 10;
    m_limits.idleTimeoutMs = 400;
    QVERIFY(start());
    const qint64 before = residentBytes();
    const BlockingClient client(*m_server);
    QVERIFY(client.send("GET /download HTTP/1.1\r\nHost: h\r\n\r\n"));
    QTRY_COMPARE(m_server->connectionCount(), 1);
    qint64 most = 0;
    QTRY_VERIFY((most = std::max(most, residentBytes()), m_server->connectionCount() == 0));
    qInfo("a reader that never reads took %lld KiB", (most - before) / 1024);
    QVERIFY2(most - before < 2 * 1024 * 1024, qPrintable(QString::number(most - before)));
}

QTEST_GUILESS_MAIN(TestBodyStreaming)
#include "tst_bodystreaming.moc"
