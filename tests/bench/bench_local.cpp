// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a client has on its own disk: searching a million messages, opening a conversation of 100,000, and starting
// without a network to a painted list. The words follow Zipf's law, a third of them in Devanagari.
#include "app/models/conversationlistmodel.h"
#include "app/session/clientcore.h"
#include "app/store/accountfolder.h"
#include "app/store/messagecache.h"
#include "app/ui/mainwindow/mainwindow.h"
#include "shared/core/limits.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr int startRuns = 7;
constexpr int vocabulary = 30'000;
constexpr int commitEvery = 5'000;
constexpr UserId me{1};

qint64 nowMicroseconds()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

UserBasic person(UserId id)
{
    UserBasic user;
    user.id = id;
    user.username = u"user%1"_s.arg(id.value());
    user.firstName = user.username;
    user.role = id == me ? Role::Customer : Role::Provider;
    return user;
}

//! Words that look like words, and texts made of them.
class Texts
{
public:
    Texts()
        : m_random(7)
    {
        const QString latin = u"kagotimaresunibepodalivhe"_s;
        const QStringList devanagari{u"का"_s, u"मा"_s, u"ले"_s, u"पा"_s, u"नी"_s, u"घ"_s, u"र"_s, u"स"_s, u"ग"_s,
            u"त्र"_s, u"क्ष"_s, u"दे"_s, u"खि"_s, u"हा"_s, u"म्रो"_s};
        for (int i = 0; i < vocabulary; ++i) {
            QString word;
            const int syllables = 2 + m_random.bounded(3);
            for (int s = 0; s < syllables; ++s) {
                if (i % 3 == 0)
                    word += devanagari.at(m_random.bounded(devanagari.size()));
                else
                    word += latin.mid(2 * m_random.bounded(latin.size() / 2), 2);
            }
            m_words.append(word);
        }
    }

    QString word()
    {
        const double u = m_random.generateDouble();
        return m_words.at(qMin(vocabulary - 1, int(std::pow(double(vocabulary), u)) - 1));
    }
    QString text()
    {
        QStringList words;
        const int count = 4 + m_random.bounded(12);
        for (int i = 0; i < count; ++i)
            words.append(word());
        return words.join(u' ');
    }
    const QStringList &words() const { return m_words; }

private:
    QRandomGenerator m_random;
    QStringList m_words; //!< the commonest first
};

AccountRecord account()
{
    AccountRecord record;
    record.server = QUrl(u"http://127.0.0.1:1"_s); // nothing listens there
    record.webSocket = QUrl(u"ws://127.0.0.1:1/ws/messaging/"_s);
    record.health.status = u"healthy"_s;
    record.health.service = u"messaging"_s;
    record.health.server = ServerInfo{};
    record.health.server->serverId = u"bench"_s;
    record.health.server->epoch = u"e1"_s;
    record.me.id = me;
    record.me.username = u"user1"_s;
    record.me.email = u"user1@bench.np"_s;
    return record;
}

//! `conversations` of `each` messages.
void fill(const QString &root, int conversations, int each)
{
    auto folder = AccountFolder::open(root, account());
    auto cache = MessageCache::open((*folder)->cachePath(), me);
    Texts texts;
    qint64 id = 0;
    for (int c = 1; c <= conversations; ++c) {
        Conversation conversation;
        conversation.id = ConversationId(c);
        conversation.customer = person(me);
        conversation.provider = person(UserId(1 + c));
        conversation.service.id = ServiceId(c);
        conversation.service.title = texts.text().left(30);
        conversation.createdAt = Timestamp(1'700'000'000'000'000);
        conversation.viewer = me;
        (void)(*cache)->put(conversation);
        for (int seq = 1; seq <= each; ++seq) {
            Message message;
            message.id = MessageId(++id);
            message.conversation = conversation.id;
            message.seq = seq;
            message.position = id;
            message.sender = seq % 2 ? conversation.customer : conversation.provider;
            message.text = texts.text();
            message.createdAt = Timestamp(1'700'000'000'000'000 + id * 1'000'000);
            message.updatedAt = message.createdAt;
            (void)(*cache)->put(message);
            if (id % commitEvery == 0)
                (void)(*cache)->commit();
        }
    }
    (void)(*cache)->setSyncPoint({u"e1"_s, id});
    (void)(*cache)->commit();
}

void printTimes(const char *what, QList<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    const auto at = [&](double share) { return milliseconds.at(qsizetype(share * double(milliseconds.size() - 1))); };
    std::printf("%-52s p50 %7.2f ms   p95 %7.2f ms   max %7.2f ms   (%d)\n", what, at(0.5), at(0.95), at(1.0),
        int(milliseconds.size()));
    std::fflush(stdout);
}

template <typename Queries>
void search(MessageCache &cache, const char *what, const Queries &queries)
{
    QList<double> times;
    qint64 hits = 0;
    for (const QString &query : queries) {
        const qint64 from = nowMicroseconds();
        const auto found = cache.search(query, 50);
        times.append(double(nowMicroseconds() - from) / 1000);
        hits += found ? found->size() : 0;
    }
    printTimes(what, times);
    std::printf("%-52s %.1f hits each\n", "", double(hits) / double(queries.size()));
}

void benchSearch(int messages)
{
    QTemporaryDir dir;
    const qint64 from = nowMicroseconds();
    fill(dir.path(), 10, messages / 10);
    auto folder = AccountFolder::open(dir.path(), account());
    std::printf("%d messages in 10 conversations: %.0f s to write, %.0f MB on disk\n", messages,
        double(nowMicroseconds() - from) / 1e6, double(QFileInfo((*folder)->cachePath()).size()) / 1e6);
    auto cache = MessageCache::open((*folder)->cachePath(), me);
    Texts texts;
    const QStringList &words = texts.words();
    QStringList common = words.mid(0, 50);
    QStringList rare = words.mid(vocabulary - 50);
    QStringList beginnings;
    QStringList pairs;
    QStringList middles;
    QStringList nothing;
    for (int i = 0; i < 50; ++i) {
        beginnings.append(words.at(i * 37).left(2));
        pairs.append(words.at(i) + u' ' + words.at(i * 3 + 200));
        middles.append(words.at(i * 101 + 7).mid(1));
        nothing.append(words.at(i) + u"zzq"_s);
    }
    search(**cache, "search: one of the commonest words", common);
    search(**cache, "search: a rare word", rare);
    search(**cache, "search: the first two letters", beginnings);
    search(**cache, "search: two words", pairs);
    search(**cache, "search: the end of a word", middles);
    search(**cache, "search: nothing to find", nothing);
}

void benchOpening()
{
    QTemporaryDir dir;
    fill(dir.path(), 1, 100'000);
    auto folder = AccountFolder::open(dir.path(), account());
    QList<double> opening;
    QList<double> pages;
    for (int run = 0; run < 21; ++run) {
        const qint64 from = nowMicroseconds();
        auto cache = MessageCache::open((*folder)->cachePath(), me);
        (void)(*cache)->messagesBefore(ConversationId(1), 0, 50);
        opening.append(double(nowMicroseconds() - from) / 1000);
        const qint64 again = nowMicroseconds();
        (void)(*cache)->messagesBefore(ConversationId(1), 40'000 + run * 17, 50);
        pages.append(double(nowMicroseconds() - again) / 1000);
    }
    printTimes("open the cache and a conversation of 100,000", opening);
    printTimes("a page from the middle of it", pages);
}

//! The child: prints how long it was from its start to a painted list.
int startOnce(const QString &root, qint64 startedAt)
{
    ThemeController theme;
    LanguageController language;
    AppSettings settings;
    ClientCore core({root, nullptr});
    auto session = core.createSession(ServerAddress::fromHttpUrl(account().server));
    MainWindow window(*session, {theme, language, settings});
    auto *list = window.findChild<QListView *>(u"conversationList"_s);
    QTimer look;
    look.setInterval(1);
    QObject::connect(&look, &QTimer::timeout, [&] {
        if (list->model()->rowCount() == 0)
            return;
        list->viewport()->repaint();
        std::printf("%.1f\n", double(nowMicroseconds() - startedAt) / 1000);
        QApplication::quit();
    });
    look.start();
    window.show();
    session->restore();
    return QApplication::exec();
}

void benchStart(const char *program)
{
    QTemporaryDir dir;
    fill(dir.path(), 1'000, 100);
    QList<double> times;
    for (int run = 0; run < startRuns; ++run) {
        QProcess child;
        child.start(QString::fromLocal8Bit(program), {u"--start"_s, dir.path(), QString::number(nowMicroseconds())});
        child.waitForFinished(60'000);
        times.append(child.readAllStandardOutput().trimmed().toDouble());
    }
    printTimes("process start to a painted list: 1,000 x 100, offline", times);
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc == 4 && qstrcmp(argv[1], "--start") == 0) {
        QApplication application(argc, argv);
        return startOnce(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toLongLong());
    }
    const int messages = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    benchOpening();
    benchStart(argv[0]);
    benchSearch(messages);
    return 0;
}
