// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/experiments.h"
#include "tests/soak/snapshot.h"
#include "tests/soak/storewitness.h"
#include "tests/support/httpclient.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>

#include <memory>

// guarantees.md G13 with the real server on a real file system of 6 MB.
namespace chautari::soak {

using namespace Qt::StringLiterals;
using chautari::test::HttpAnswer;

namespace {

constexpr int mostMessages = 5'000;
constexpr int triesWhileFull = 10;
constexpr int recoveryTries = 100;
constexpr int tryMs = 50;

//! \brief A server whose data folder is a small tmpfs of its own, which can be made larger while it runs.
class SmallDisk
{
public:
    explicit SmallDisk(const Settings &settings)
        : m_town(settings, u"full-disk"_s, 1)
    {
        const QString seeded = m_town.dataFolder() + u"-seeded"_s;
        copyFolder(m_town.dataFolder(), seeded);
        m_town.start({u"unshare"_s, u"-m"_s, u"sh"_s, u"-c"_s,
            u"mount -t tmpfs -o size=6m,mode=0700 none \"$0\" && cp -a \"$1\"/. \"$0\" && shift && exec \"$@\""_s,
            m_town.dataFolder(), seeded});
        m_http = std::make_unique<test::HttpClient>(m_town.url());
    }

    static bool isPossible(const QString &folder)
    {
        return QProcess::execute(u"unshare"_s,
                   {u"-m"_s, u"sh"_s, u"-c"_s, u"mount -t tmpfs -o size=1m none \"$0\" 2>/dev/null"_s, folder})
            == 0;
    }

    //! The status that the next message was answered with.
    int say(bool hasFile = false)
    {
        Letter letter;
        letter.word = u"f-%1"_s.arg(m_ledger.written() + 1);
        letter.sender = 1;
        letter.conversation = 1;
        letter.text = letter.word + u" and so on"_s.repeated(400);
        m_ledger.write(letter);
        m_ledger.noteSent(letter.word);
        const QString token = QString::fromLatin1(m_town.person(1).token);
        const HttpAnswer answer = hasFile
            ? m_http->postForm(u"/api/messaging/messages/"_s, token,
                {{u"conversation"_s, {}, "1"}, {u"text"_s, {}, letter.text.toUtf8()},
                    {u"client_message_id"_s, {}, letter.word.toLatin1()},
                    {u"attachment"_s, u"a.pdf"_s, "%PDF-" + QByteArray(4'000'000, 'x')}})
            : m_http->post(u"/api/messaging/messages/"_s,
                {{u"conversation"_s, 1}, {u"text"_s, letter.text}, {u"client_message_id"_s, letter.word}}, token);
        if (answer.status == 201)
            m_ledger.noteAck(letter.word, answer.json().value(u"seq"_s).toInteger());
        return answer.status;
    }

    bool enlarge()
    {
        return QProcess::execute(u"nsenter"_s,
                   {u"-t"_s, QString::number(m_town.processId()), u"-m"_s, u"mount"_s, u"-o"_s, u"remount,size=64m"_s,
                       m_town.dataFolder()})
            == 0;
    }

    QStringList compare() { return m_ledger.compare(readConversation(m_town.url(), m_town.person(2), 1)); }
    [[nodiscard]] int acknowledged() const { return m_ledger.acknowledged(); }

private:
    Town m_town;
    std::unique_ptr<test::HttpClient> m_http;
    Ledger m_ledger;
};

} // namespace

Outcome runFullDisk(const Settings &settings)
{
    Outcome outcome;
    if (!SmallDisk::isPossible(settings.folder)) {
        outcome.notRun.append(u"a file system of our own needs root and mount namespaces"_s);
        return outcome;
    }
    SmallDisk disk(settings);
    int status = 201;
    for (int i = 0; i < mostMessages && status == 201; ++i)
        status = disk.say();
    const int fitted = disk.acknowledged();
    int refused = 0;
    for (int i = 0; i < triesWhileFull; ++i) {
        refused += status == 507 ? 1 : 0;
        if (status != 507 && status != 201)
            outcome.findings.append(u"a full disk is answered %1"_s.arg(status));
        status = disk.say(i == triesWhileFull / 2);
    }
    if (refused == 0)
        outcome.findings.append(u"the disk was never full"_s);
    outcome.findings.append(disk.compare()); // reading goes on
    if (!disk.enlarge())
        outcome.findings.append(u"the disk could not be made larger"_s);
    int tries = 0;
    while (disk.say() != 201 && ++tries < recoveryTries)
        runUntil([] { return false; }, tryMs);
    if (tries == recoveryTries)
        outcome.findings.append(u"does not recover"_s);
    outcome.findings.append(disk.compare());
    outcome.counts = {u"a disk of 6 MB"_s, u"%1 acknowledged until it was full"_s.arg(fitted),
        u"%1 of %2 refused then"_s.arg(refused).arg(triesWhileFull),
        u"%1 refused tries after it was made larger"_s.arg(tries)};
    return outcome;
}

} // namespace chautari::soak
