// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/commandline.h"
#include "server/cli/serveoptions.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

//! What a server is told, by the command line and by a file.
class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesEverySettingFromBoth();
    void letsTheCommandLineGoFirst();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void saysAllThatIsWrongAtOnce();
    void readsItsOwnDefaultFile();
    void refusesWhatIsNoFile();

private:
    using Parsed = Result<ServerCommand, QStringList>;
    QString write(const QByteArray &text)
    {
        QFile file(m_dir.filePath(u"server.conf"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    Parsed parseFile(const QByteArray &text, const QStringList &more = {})
    {
        return parseCommandLine(QStringList{u"--config"_s, write(text)} + more);
    }
    static ServeCommand served(const Parsed &parsed)
    {
        if (!parsed)
            qWarning("%s", qUtf8Printable(parsed.error().join(u'\n')));
        return parsed && std::holds_alternative<ServeCommand>(*parsed) ? std::get<ServeCommand>(*parsed)
                                                                       : ServeCommand();
    }

    QTemporaryDir m_dir;
};

namespace {

//! A value that each setting takes, other than its default.
const QHash<QString, QString> &samples()
{
    static const QHash<QString, QString> values{{u"data-dir"_s, u"/srv/chat"_s}, {u"listen"_s, u"0.0.0.0:443"_s},
        {u"tls"_s, u"/c.pem:/k.pem"_s}, {u"host-name"_s, u"chat.example.org"_s}, {u"trusted-proxy"_s, u"10.0.0.0/8"_s},
        {u"metrics"_s, u"127.0.0.1:9110"_s}, {u"max-connections"_s, u"77"_s}, {u"max-connections-per-ip"_s, u"7"_s},
        {u"max-sockets-per-user"_s, u"3"_s}, {u"header-seconds"_s, u"4"_s}, {u"body-seconds"_s, u"5"_s},
        {u"idle-seconds"_s, u"6"_s}, {u"max-file-mib"_s, u"8"_s}, {u"message-burst"_s, u"11"_s},
        {u"messages-per-second"_s, u"2"_s}, {u"request-burst"_s, u"13"_s}, {u"requests-per-second"_s, u"14"_s},
        {u"failed-logins-per-account"_s, u"15"_s}, {u"failed-logins-per-ip"_s, u"16"_s},
        {u"registrations-per-ip"_s, u"17"_s}, {u"uploads-per-minute"_s, u"18"_s}, {u"upload-mib-per-day"_s, u"19"_s},
        {u"io-threads"_s, u"5"_s}, {u"name"_s, u"The = shop # 1"_s}, {u"registration"_s, u"approval"_s},
        {u"time-zone"_s, u"UTC"_s}, {u"max-upload-mib"_s, u"12"_s}, {u"rate-limits"_s, u"off"_s},
        {u"smtp-url"_s, u"smtps://mail.example.org"_s}, {u"smtp-user"_s, u"chat"_s},
        {u"smtp-password-file"_s, u"/etc/pw"_s}, {u"mail-from"_s, u"chat@example.org"_s}};
    return values;
}

void checkSamples(const ServeCommand &command)
{
    const ServerConfig &config = command.config;
    QCOMPARE(config.dataDir, u"/srv/chat"_s);
    QCOMPARE(config.address, QHostAddress(QHostAddress::AnyIPv4));
    QCOMPARE(config.port, quint16(443));
    QCOMPARE(config.tls.mode, TlsSettings::Mode::Files);
    QCOMPARE(config.tls.keyFile, u"/k.pem"_s);
    QVERIFY(command.isAnnounced);
    QCOMPARE(config.hostNames, QStringList(u"chat.example.org"_s));
    QVERIFY(config.network.trustedProxies.contains(QHostAddress(u"10.9.8.7"_s)));
    QVERIFY(!config.network.trustedProxies.contains(QHostAddress(u"11.9.8.7"_s)));
    QCOMPARE(config.metrics->port, quint16(9110));
    QCOMPARE(config.network.connections, 77);
    QCOMPARE(config.network.connectionsPerAddress, 7);
    QCOMPARE(config.realtime.socketsPerUser, 3);
    QCOMPARE(config.ioThreads, 5);
    QCOMPARE(config.place.name, u"The = shop # 1"_s);
    QCOMPARE(config.place.registration, Registration::Approval);
    QCOMPARE(config.timeZone, QTimeZone("UTC"));
    QCOMPARE(config.media.uploadBytes, 12 * 1024 * 1024);
    QCOMPARE(config.network.headerTimeoutMs, 4'000);
    QCOMPARE(config.network.bodyTimeoutMs, 5'000);
    QCOMPARE(config.network.idleTimeoutMs, 6'000);
    QCOMPARE(config.media.fileBytes, 8 * 1024 * 1024);
    QCOMPARE(config.rates.messageBurst, 11.0);
    QCOMPARE(config.rates.messagesPerSecond, 2.0);
    QCOMPARE(config.rates.requestBurst, 13.0);
    QCOMPARE(config.rates.requestsPerSecond, 14.0);
    QCOMPARE(config.rates.failedLoginsPerAccount, 15);
    QCOMPARE(config.rates.failedLoginsPerAddress, 16);
    QCOMPARE(config.rates.registrationsPerAddress, 17);
    QCOMPARE(config.rates.uploadsPerMinute, 18);
    QCOMPARE(config.rates.uploadBytesPerDay, 19.0 * 1024 * 1024);
    QVERIFY(!config.hasWebPages);
    QVERIFY(config.isDemo);
    QVERIFY(config.allowUserIdAuth);
    QVERIFY(!config.hasRateLimits);
    QCOMPARE(config.smtp.url, u"smtps://mail.example.org"_s);
    QCOMPARE(config.smtp.user, u"chat"_s);
    QCOMPARE(config.smtp.passwordFile, u"/etc/pw"_s);
    QCOMPARE(config.smtp.from, u"chat@example.org"_s);
}

} // namespace

void TestCommandLine::takesEverySettingFromBoth()
{
    QStringList arguments;
    QByteArray file;
    for (const ServeOption &option : serveOptions()) {
        if (option.valueName.isEmpty()) {
            arguments.append(u"--"_s + option.name);
            if (option.scope == ServeOption::Scope::Everywhere)
                file += option.name.toUtf8() + "=yes\n";
            continue;
        }
        QVERIFY2(samples().contains(option.name), qUtf8Printable(option.name)); // a new one is to be tested, too
        arguments += {u"--"_s + option.name, samples().value(option.name)};
        file += "  " + option.name.toUtf8() + " = " + samples().value(option.name).toUtf8() + " \r\n";
    }
    checkSamples(served(parseCommandLine(arguments)));
    const Parsed fromFile = parseFile(file);
    checkSamples(served(fromFile));
    QVERIFY(!served(fromFile).printsOwnerLink); // once is meant, not at each start
}

void TestCommandLine::letsTheCommandLineGoFirst()
{
    const QByteArray file = "listen = 127.0.0.1:1\nhost-name = a.example\nhost-name = b.example\nio-threads = 5\n";
    const ServeCommand fromFile = served(parseFile(file));
    QCOMPARE(fromFile.config.port, quint16(1));
    QCOMPARE(fromFile.config.hostNames, QStringList({u"a.example"_s, u"b.example"_s}));
    const ServeCommand both
        = served(parseFile(file, {u"--listen"_s, u"127.0.0.1:2"_s, u"--host-name"_s, u"c.example"_s}));
    QCOMPARE(both.config.port, quint16(2));
    QCOMPARE(both.config.hostNames, QStringList(u"c.example"_s));
    QCOMPARE(both.config.ioThreads, 5);
}

void TestCommandLine::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const auto row
        = [](const char *name, const QByteArray &text, const QString &words) { QTest::newRow(name) << text << words; };
    row("unknown", "\n# listen\nlissten = 127.0.0.1:1\n", u"server.conf, line 3: there is no setting lissten."_s);
    row("a command", "owner-link = yes\n", u"line 1: there is no setting owner-link."_s);
    row("case", "Listen = 127.0.0.1:1\n", u"line 1: there is no setting Listen."_s);
    row("no sign", "listen 127.0.0.1:1\n", u"line 1: this is no setting."_s);
    row("no name", "= 127.0.0.1:1\n", u"line 1: this is no setting."_s);
    row("section", "[server]\n", u"line 1: this is no setting."_s);
    row("no value", "name =\n", u"line 1: name has no value."_s);
    row("wrong type", "io-threads = many\n", u"line 1: io-threads = many is not understood. Give a number from 0"_s);
    row("wrong value", "max-connections = 0\n", u"line 1: max-connections = 0 is not understood."_s);
    row("too large a file", "max-file-mib = 33\n", u"Give a number of MiB from 1 to 32"_s);
    row("overflow", "upload-mib-per-day = 1000001\n", u"Give a number from 1"_s);
    row("wrong word", "registration = closed\n", u"Give open, approval or invitation."_s);
    row("wrong switch", "demo = 1\n", u"line 1: demo = 1 is not understood. Give yes or no."_s);
    row("wrong proxy", "trusted-proxy = nginx\n", u"trusted-proxy = nginx is not understood."_s);
    row("every proxy", "trusted-proxy = 0.0.0.0/0\n", u"trusted-proxy = 0.0.0.0/0 is not understood."_s);
    row("twice", "io-threads = 1\n\nio-threads = 1\n", u"line 3: io-threads stands on line 1 already."_s);
    row("not text", "name = \xff\xfe\n", u"line 1: this is not text in UTF-8."_s);
    row("control character", QByteArray("name = a\0b\n", 11), u"line 1: this is not text"_s);
    row("together", "announce = yes\n", u"--announce needs an address that others reach"_s);
}

void TestCommandLine::saysWhatIsWrongWithAFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const Parsed parsed = parseFile(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().size(), 1);
    QVERIFY2(parsed.error().constFirst().contains(words), qUtf8Printable(parsed.error().constFirst()));
}

void TestCommandLine::saysAllThatIsWrongAtOnce()
{
    const Parsed parsed = parseFile("listen = here\nlissten = 1\ndemo = maybe\n", {u"--io-threads"_s, u"x"_s});
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().size(), 4);
    // What the command line goes before is read all the same: it will not always.
    QVERIFY(!parseFile("listen = here\nlisten = there\n", {u"--listen"_s, u"127.0.0.1:0"_s}));
}

void TestCommandLine::readsItsOwnDefaultFile()
{
    const Parsed printed = parseCommandLine({u"--print-default-config"_s});
    QVERIFY(printed);
    const QString text = std::get<PrintCommand>(*printed).text;
    for (const ServeOption &option : serveOptions()) {
        QCOMPARE(text.contains(u"\n#"_s + option.name + u" = "_s), option.scope == ServeOption::Scope::Everywhere);
    }
    QVERIFY(parseFile(text.toUtf8())); // remarks alone
    // With what is the default put in force, it says what no file says.
    QString inForce;
    for (const QString &line : text.split(u'\n')) {
        for (const ServeOption &option : serveOptions()) {
            const bool isDefault = option.valueName.isEmpty() || !option.defaultValue.isEmpty();
            if (isDefault && line.startsWith(u'#' + option.name + u" = "_s))
                inForce += line.mid(1) + u'\n';
        }
    }
    const ServeCommand fromFile = served(parseFile(inForce.toUtf8()));
    const ServeCommand plain = served(parseCommandLine({}));
    QCOMPARE(fromFile.config.port, quint16(8000));
    QCOMPARE(fromFile.config.address, plain.config.address);
    QCOMPARE(fromFile.config.network.connections, plain.config.network.connections);
    QCOMPARE(fromFile.config.media.uploadBytes, plain.config.media.uploadBytes);
    QCOMPARE(fromFile.config.timeZone, ServerConfig().timeZone);
    QCOMPARE(fromFile.config.network.idleTimeoutMs, ServerConfig().network.idleTimeoutMs);
    QCOMPARE(fromFile.config.media.fileBytes, ServerConfig().media.fileBytes);
    QCOMPARE(fromFile.config.rates.uploadBytesPerDay, Rates().uploadBytesPerDay);
    QCOMPARE(fromFile.config.rates.messagesPerSecond, Rates().messagesPerSecond);
    QVERIFY(!fromFile.config.isDemo);
    QVERIFY(fromFile.config.hasWebPages);
}

void TestCommandLine::refusesWhatIsNoFile()
{
    const auto problem = [](const QString &path) {
        const Parsed parsed = parseCommandLine({u"--config"_s, path});
        return parsed ? QString() : parsed.error().constFirst();
    };
    QVERIFY(problem(u"/nowhere/server.conf"_s).contains(u"/nowhere/server.conf cannot be read"_s));
    QVERIFY(problem(m_dir.path()).contains(u"is not a file"_s));
    QVERIFY(problem(write(QByteArray(300'000, '#'))).contains(u"too large"_s));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
