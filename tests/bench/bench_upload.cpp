// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_upload [ROUNDS [DIR]]: how long a file of 5 MiB keeps an I/O thread, and for how long at most at a time. The
// file comes as a form in blocks of a socket's buffer; it is parsed, hashed, written and removed. Not counted: recv(2).
#include "server/net/bodyintake.h"
#include "shared/core/limits.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include <sodium.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

QByteArray formOf(const QByteArray &content)
{
    return "--zz\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"a.png\"\r\n\r\n" + content
        + "\r\n--zz--\r\n";
}

struct Round
{
    double totalMs = 0; //!< processor time
    double longestMs = 0; //!< of one block, by the clock on the wall
};

double processorMs()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

Round upload(const QByteArray &form, const QString &folder)
{
    HttpRequest head;
    head.headers = {{"Content-Type", "multipart/form-data; boundary=zz"}};
    Round round;
    QElapsedTimer clock;
    const auto measured = [&](auto work) {
        clock.start();
        const double before = processorMs();
        work();
        round.totalMs += processorMs() - before;
        round.longestMs = std::max(round.longestMs, double(clock.nsecsElapsed()) / 1e6);
    };
    std::unique_ptr<BodyIntake> intake;
    measured([&] { intake = BodyIntake::create(BodyPlan::multipart(form.size()), head, folder); });
    for (qsizetype i = 0; i < form.size(); i += limits::streamReadBytes)
        measured(
            [&] { intake->take(QByteArrayView(form).sliced(i, std::min(limits::streamReadBytes, form.size() - i))); });
    measured([&] { intake->complete(head); });
    return round;
}

} // namespace

int main(int argc, char **argv)
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 100;
    const QTemporaryDir dir(argc > 2 ? QString::fromLocal8Bit(argv[2]) + "/upload-XXXXXX"_L1 : QString());
    if (sodium_init() < 0 || !dir.isValid() || rounds < 1)
        return 1;
    QByteArray content(5 * 1024 * 1024, Qt::Uninitialized);
    randombytes_buf(content.data(), size_t(content.size()));
    const QByteArray form = formOf(content);
    std::vector<Round> results;
    for (int i = 0; i < rounds; ++i)
        results.push_back(upload(form, dir.path()));
    const auto middle = results.begin() + results.size() / 2;
    std::nth_element(results.begin(), middle, results.end(), [](auto &a, auto &b) { return a.totalMs < b.totalMs; });
    const double totalMs = middle->totalMs;
    std::nth_element(
        results.begin(), middle, results.end(), [](auto &a, auto &b) { return a.longestMs < b.longestMs; });
    const double worst = std::max_element(results.begin(), results.end(), [](auto &a, auto &b) {
        return a.longestMs < b.longestMs;
    })->longestMs;
    std::printf("5 MiB in %d rounds: median %.1f ms of the processor; longest block: median %.2f ms, worst %.2f ms\n",
        rounds, totalMs, middle->longestMs, worst);
    return 0;
}
