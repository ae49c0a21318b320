// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/mediaprobe.h"

#include "shared/core/limits.h"
#include "shared/core/logging.h"
#include "shared/json/jsonreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype outputBytes = 4096; // one line of numbers
constexpr int childFile = 3;
constexpr int childThumbnail = 4;
constexpr int childLow = 10; // above what the child's own descriptors are put on
constexpr int sideMax = 65'535;

QByteArray installedProgram()
{
    return QFile::encodeName(QCoreApplication::applicationDirPath() + u"/../libexec/chautari/chautari-media-worker"_s);
}

//! What the program gets and what we keep of it.
struct Plumbing
{
    FileDescriptor outputRead;
    FileDescriptor outputWrite;
    FileDescriptor file;
    FileDescriptor thumbnail;
    FileDescriptor nothing;

    //! Above the child's own numbers, so that dup2() to those never meets one of these.
    static FileDescriptor lifted(int fd) { return FileDescriptor(::fcntl(fd, F_DUPFD_CLOEXEC, childLow)); }

    bool open(const FileBody &source)
    {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        outputRead = FileDescriptor(ends[0]);
        const FileDescriptor write(ends[1]);
        const FileDescriptor memory(::memfd_create("thumbnail", MFD_CLOEXEC));
        const FileDescriptor null(::open("/dev/null", O_RDWR | O_CLOEXEC));
        outputWrite = lifted(write.value());
        thumbnail = lifted(memory.value());
        nothing = lifted(null.value());
        file = lifted(source.descriptor.value());
        return outputWrite.isValid() && thumbnail.isValid() && nothing.isValid() && file.isValid();
    }
};

//! 0: it could not be started.
pid_t start(const QByteArray &program, const QByteArray &extension, const Plumbing &plumbing)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const std::array<std::pair<int, int>, 5> places{{{plumbing.nothing.value(), STDIN_FILENO},
        {plumbing.outputWrite.value(), STDOUT_FILENO}, {plumbing.nothing.value(), STDERR_FILENO},
        {plumbing.file.value(), childFile}, {plumbing.thumbnail.value(), childThumbnail}}};
    for (const auto &[from, to] : places)
        posix_spawn_file_actions_adddup2(&actions, from, to);
    // What others opened without O_CLOEXEC stays ours.
    posix_spawn_file_actions_addclosefrom_np(&actions, childThumbnail + 1);
    QByteArray name = program;
    QByteArray argument = extension;
    std::array<char *, 3> arguments{name.data(), argument.data(), nullptr};
    std::array<char *, 1> environment{nullptr};
    pid_t pid = 0;
    const int code = ::posix_spawn(&pid, program.constData(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    errno = code;
    return code == 0 ? pid : 0;
}

//! Everything up to its end; nullopt when that does not come in time, or too much does.
std::optional<QByteArray> readAll(int fd, const QDeadlineTimer &deadline)
{
    QByteArray output;
    for (;;) {
        pollfd waiting{fd, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, int(deadline.remainingTime()));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return std::nullopt;
        std::array<char, 1024> block;
        const ssize_t bytes = ::read(fd, block.data(), block.size());
        if (bytes <= 0)
            return bytes == 0 ? std::optional(output) : std::nullopt;
        output.append(block.data(), bytes);
        if (output.size() > outputBytes)
            return std::nullopt;
    }
}

//! Has it gone with exit code 0? It closed its output: there is nothing left for it to do.
bool endedWell(pid_t pid)
{
    ::kill(pid, SIGKILL); // no harm to one that has ended
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return false;
    }
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

QByteArray thumbnailOf(int fd)
{
    QByteArray bytes(limits::thumbnailBytes, Qt::Uninitialized);
    const ssize_t size = ::pread(fd, bytes.data(), size_t(bytes.size()), 0);
    bytes.truncate(std::max<ssize_t>(0, size));
    return bytes.startsWith("\xff\xd8\xff") ? bytes : QByteArray();
}

//! The program may be the file's by now: what it says is checked like anybody else's word.
std::optional<MediaFacts> factsOf(const QByteArray &line)
{
    const Result<QJsonObject> json = parseJsonObject(line);
    if (!json)
        return std::nullopt;
    JsonReader r(*json);
    MediaFacts facts;
    facts.width = std::clamp(r.intOr("width", 0), 0, sideMax);
    facts.height = std::clamp(r.intOr("height", 0), 0, sideMax);
    facts.blurHash = r.stringOr("blurhash").left(64);
    facts.durationMs = std::max(0, r.intOr("duration_ms", 0));
    for (const QJsonValue peak : json->value("waveform"_L1).toArray()) {
        if (facts.waveform.size() < limits::waveformPeaks)
            facts.waveform.append(char(uchar(std::clamp(peak.toInt(), 0, 255))));
    }
    const bool isPlain = std::all_of(facts.blurHash.begin(), facts.blurHash.end(),
        [](QChar c) { return c > u' ' && c <= u'~' && c != u'<' && c != u'&'; });
    if (!isPlain)
        facts.blurHash.clear();
    return facts;
}

} // namespace

MediaProbe::MediaProbe(const QString &program)
    : m_program(program.isEmpty() ? installedProgram() : QFile::encodeName(program))
{ }

std::optional<MediaFacts> MediaProbe::look(const FileBody &file, const QString &extension) const
{
    Plumbing plumbing;
    if (!plumbing.open(file))
        return std::nullopt;
    const QDeadlineTimer deadline(limits::workerMs);
    const pid_t pid = start(m_program, extension.toLatin1(), plumbing);
    if (pid == 0) {
        if (!m_hasComplained.exchange(true))
            qCWarning(logServer, "Pictures and recordings will have no previews: %s cannot be started: %s",
                m_program.constData(), std::strerror(errno));
        return std::nullopt;
    }
    plumbing.outputWrite.reset();
    const std::optional<QByteArray> output = readAll(plumbing.outputRead.value(), deadline);
    const bool isGood = endedWell(pid) && output && output->endsWith('\n');
    std::optional<MediaFacts> facts = isGood ? factsOf(*output) : std::nullopt;
    if (facts && facts->width > 0)
        facts->thumbnail = thumbnailOf(plumbing.thumbnail.value());
    return facts;
}

} // namespace chautari::server
