// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Load generator for the WebSocket door: one thread, raw sockets, epoll, no Qt, so that what is measured is the server.
// Closed loop: a pair sends its next message when the sender's echo and the peer's delivery of the last one are both
// in. Beside the talking pairs it can hold idle sockets. Loopback only, bounded in time. Prints one line of key=value
// figures.
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <netinet/tcp.h>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Options
{
    int port = 0;
    int serverPid = 0;
    std::string seedDir;
    int pairs = 1;
    int idle = 0;
    int window = 1;
    double seconds = 5;
    double warmup = 1;
    int textBytes = 120;
    bool hasIds = true; //!< send client_message_id, as our client does
};

struct Talker
{
    long conversation = 0;
    long customer = 0;
    long provider = 0;
};

struct Socket
{
    int fd = -1;
    int pair = -1; //!< -1: idle
    bool isCustomer = false;
    bool isOpen = false; //!< handshake answered
    std::string in;
    std::string out;
};

struct Flight
{
    Clock::time_point sentAt;
    bool hasEcho = false;
    bool hasDelivery = false;
};

struct Pair
{
    std::array<int, 2> sockets{}; //!< indices: customer, provider
    long conversation = 0;
    std::uint64_t next = 0;
    std::unordered_map<std::uint64_t, Flight> flights;
};

[[noreturn]] void die(const std::string &why)
{
    std::fprintf(stderr, "wsload: %s\n", why.c_str());
    std::exit(1);
}

std::string readProc(int pid, const char *file)
{
    std::ifstream in("/proc/" + std::to_string(pid) + "/" + file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

double cpuSeconds(int pid)
{
    if (pid == 0)
        return 0;
    const std::string stat = readProc(pid, "stat");
    std::istringstream fields(stat.substr(stat.rfind(')') + 2));
    std::string skip;
    for (int i = 0; i < 11; ++i)
        fields >> skip;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / double(sysconf(_SC_CLK_TCK));
}

long rssKiB(int pid)
{
    const std::string status = pid ? readProc(pid, "status") : std::string();
    const auto at = status.find("VmRSS:");
    return at == std::string::npos ? 0 : std::atol(status.c_str() + at + 6);
}

double ownCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

class Load
{
public:
    explicit Load(Options options)
        : m_options(std::move(options))
    {
        m_text.assign(size_t(m_options.textBytes), 'x');
        m_epoll = epoll_create1(EPOLL_CLOEXEC);
        readSeed();
    }

    int run()
    {
        const long rssBefore = rssKiB(m_options.serverPid);
        const auto connectStart = Clock::now();
        openAll();
        const double connectSeconds = since(connectStart);
        pump(1.0, [] { return false; }); // presence settles
        const long rssConnected = rssKiB(m_options.serverPid);

        for (int p = 0; p < m_options.pairs; ++p) {
            for (int w = 0; w < m_options.window; ++w)
                sendNext(p);
        }
        flushDirty();
        pump(m_options.warmup, [] { return false; });
        m_latencies.clear();
        m_done = 0;
        const double serverCpu = cpuSeconds(m_options.serverPid);
        const double ownCpu = ownCpuSeconds();
        const auto start = Clock::now();
        pump(m_options.seconds, [] { return false; });
        const double wall = since(start);
        const double serverUsed = cpuSeconds(m_options.serverPid) - serverCpu;
        const double ownUsed = ownCpuSeconds() - ownCpu;
        const auto done = m_done;
        std::vector<double> latencies = std::move(m_latencies);

        m_isStopping = true;
        pump(10.0, [this] { return inFlight() == 0; });

        std::sort(latencies.begin(), latencies.end());
        const auto quantile = [&](double q) {
            return latencies.empty() ? 0.0
                                     : latencies[std::min(latencies.size() - 1, size_t(q * double(latencies.size())))];
        };
        const int sockets = m_options.pairs * 2 + m_options.idle;
        std::printf(
            "pairs=%d idle=%d ids=%d msg_per_s=%.0f p50_ms=%.2f p99_ms=%.2f max_ms=%.1f server_cpu_us_per_msg=%.1f "
            "server_cores=%.2f generator_cores=%.2f rss_mib=%.1f rss_kib_per_socket=%.1f connects_per_s=%.0f "
            "missing=%ld "
            "errors=%ld closed=%ld\n",
            m_options.pairs, m_options.idle, m_options.hasIds ? 1 : 0, double(done) / wall, quantile(0.5) * 1e3,
            quantile(0.99) * 1e3, quantile(1) * 1e3, done ? serverUsed / double(done) * 1e6 : 0.0, serverUsed / wall,
            ownUsed / wall, double(rssKiB(m_options.serverPid)) / 1024, double(rssConnected - rssBefore) / sockets,
            sockets / connectSeconds, inFlight(), m_errors, m_closed);
        return inFlight() == 0 && m_errors == 0 && m_closed == 0 ? 0 : 1;
    }

private:
    static double since(Clock::time_point from) { return std::chrono::duration<double>(Clock::now() - from).count(); }

    void readSeed()
    {
        std::ifstream conversations(m_options.seedDir + "/conversations.tsv");
        for (Talker t; conversations >> t.conversation >> t.customer >> t.provider;)
            m_talkers.push_back(t);
        std::ifstream tokens(m_options.seedDir + "/tokens.tsv");
        std::string token;
        for (long user = 0; tokens >> user >> token;)
            m_tokens.emplace(user, token);
        if (int(m_talkers.size()) < m_options.pairs || m_tokens.empty())
            die("the seed in " + m_options.seedDir + " has too few conversations");
    }

    void openAll()
    {
        for (int p = 0; p < m_options.pairs; ++p) {
            Pair pair;
            pair.conversation = m_talkers[size_t(p)].conversation;
            m_pairs.push_back(pair);
        }
        std::vector<std::pair<long, int>> wanted; // user, pair index * 2 + side, or -1
        for (int p = 0; p < m_options.pairs; ++p) {
            wanted.emplace_back(m_talkers[size_t(p)].customer, p * 2);
            wanted.emplace_back(m_talkers[size_t(p)].provider, p * 2 + 1);
        }
        // Idle ones belong to other users first, so that talking does not wake them.
        std::vector<long> idlers;
        for (size_t t = size_t(m_options.pairs); t < m_talkers.size(); ++t) {
            idlers.push_back(m_talkers[t].customer);
            idlers.push_back(m_talkers[t].provider);
        }
        if (m_options.idle > 0 && idlers.empty())
            die("no users left to be idle: seed more pairs");
        for (int i = 0; i < m_options.idle; ++i)
            wanted.emplace_back(idlers[size_t(i) % idlers.size()], -1);

        m_sockets.reserve(wanted.size());
        size_t next = 0;
        const auto deadline = Clock::now() + std::chrono::seconds(120);
        while (m_open < int(wanted.size())) {
            while (next < wanted.size() && int(next) - m_open < 100)
                connectOne(wanted[next].first, wanted[next].second), ++next;
            poll(50);
            if (Clock::now() > deadline || m_closed > 0)
                die("only " + std::to_string(m_open) + " of " + std::to_string(wanted.size()) + " sockets opened");
        }
    }

    void connectOne(long user, int slot)
    {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fd < 0)
            die("socket: " + std::string(std::strerror(errno)));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(std::uint16_t(m_options.port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            die("connect: " + std::string(std::strerror(errno)));
        ::fcntl(fd, F_SETFL, O_NONBLOCK);
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);

        const int index = int(m_sockets.size());
        Socket socket;
        socket.fd = fd;
        if (slot >= 0) {
            socket.pair = slot / 2;
            socket.isCustomer = slot % 2 == 0;
            m_pairs[size_t(socket.pair)].sockets[size_t(slot % 2)] = index;
        }
        socket.out = "GET /ws/messaging/ HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(m_options.port)
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
            + m_tokens.at(user) + "\r\n\r\n";
        m_sockets.push_back(std::move(socket));
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = std::uint32_t(index);
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
        flush(m_sockets.back());
    }

    template <typename Stop>
    void pump(double seconds, Stop stop)
    {
        const auto until = Clock::now() + std::chrono::duration<double>(seconds);
        while (Clock::now() < until && !stop())
            poll(10);
    }

    void poll(int milliseconds)
    {
        std::array<epoll_event, 512> events{};
        const int n = epoll_wait(m_epoll, events.data(), int(events.size()), milliseconds);
        for (int i = 0; i < n; ++i)
            receive(int(events[size_t(i)].data.u32));
        flushDirty();
    }

    void receive(int index)
    {
        Socket &socket = m_sockets[size_t(index)];
        std::array<char, 65536> buffer{};
        const ssize_t n = ::read(socket.fd, buffer.data(), buffer.size());
        if (n <= 0) {
            if (n < 0 && (errno == EAGAIN || errno == EINTR))
                return;
            ++m_closed;
            epoll_ctl(m_epoll, EPOLL_CTL_DEL, socket.fd, nullptr);
            return;
        }
        socket.in.append(buffer.data(), size_t(n));
        if (!socket.isOpen && !takeHandshake(socket))
            return;
        takeFrames(index);
    }

    bool takeHandshake(Socket &socket)
    {
        const auto end = socket.in.find("\r\n\r\n");
        if (end == std::string::npos)
            return false;
        if (socket.in.compare(0, 12, "HTTP/1.1 101") != 0)
            die("handshake refused: " + socket.in.substr(0, socket.in.find('\r')));
        socket.in.erase(0, end + 4);
        socket.isOpen = true;
        ++m_open;
        return true;
    }

    void takeFrames(int index)
    {
        size_t at = 0;
        std::string &in = m_sockets[size_t(index)].in;
        while (in.size() - at >= 2) {
            const auto byte = [&](size_t i) { return std::uint8_t(in[at + i]); };
            size_t length = byte(1) & 0x7f;
            size_t header = 2;
            if (length == 126) {
                if (in.size() - at < 4)
                    break;
                length = size_t(byte(2)) << 8 | byte(3);
                header = 4;
            } else if (length == 127) {
                die("a frame over 64 KiB");
            }
            if (in.size() - at < header + length)
                break;
            handleFrame(index, byte(0) & 0x0f, std::string_view(in).substr(at + header, length));
            at += header + length;
        }
        in.erase(0, at);
    }

    void handleFrame(int index, int opcode, std::string_view payload)
    {
        Socket &socket = m_sockets[size_t(index)];
        if (opcode == 9) {
            appendFrame(socket, 10, payload);
            m_dirty.push_back(index);
            return;
        }
        if (opcode == 8) {
            ++m_closed;
            return;
        }
        if (payload.starts_with(R"({"type":"error")")) {
            ++m_errors;
            std::fprintf(stderr, "wsload: %.*s\n", int(payload.size()), payload.data());
        }
        if (socket.pair < 0 || !payload.starts_with(R"({"type":"message",)"))
            return;
        const auto mark = payload.find(R"("text":"#)");
        if (mark == std::string_view::npos)
            return;
        const std::uint64_t number = std::strtoull(payload.data() + mark + 9, nullptr, 10);
        Pair &pair = m_pairs[size_t(socket.pair)];
        const auto flight = pair.flights.find(number);
        if (flight == pair.flights.end())
            return;
        // Odd numbers are the provider's.
        const bool isSender = socket.isCustomer == (number % 2 == 0);
        if (isSender) {
            flight->second.hasEcho = true;
        } else {
            flight->second.hasDelivery = true;
            m_latencies.push_back(since(flight->second.sentAt));
        }
        if (flight->second.hasEcho && flight->second.hasDelivery) {
            pair.flights.erase(flight);
            ++m_done;
            if (!m_isStopping)
                sendNext(socket.pair);
        }
    }

    void sendNext(int p)
    {
        Pair &pair = m_pairs[size_t(p)];
        const std::uint64_t number = pair.next++;
        const int index = pair.sockets[number % 2];
        std::string json = R"({"type":"message","data":{"conversation_id":)" + std::to_string(pair.conversation)
            + R"(,"content":"#)" + std::to_string(number) + ' ' + m_text + '"';
        if (m_options.hasIds)
            json += R"(,"client_message_id":")" + std::to_string(getpid()) + '-' + std::to_string(p) + '-'
                + std::to_string(number) + '"';
        json += "}}";
        pair.flights.emplace(number, Flight{Clock::now(), false, false});
        appendFrame(m_sockets[size_t(index)], 1, json);
        m_dirty.push_back(index);
    }

    void flushDirty()
    {
        for (const int index : m_dirty)
            flush(m_sockets[size_t(index)]);
        m_dirty.clear();
    }

    //! Client frames are masked; a mask of zeros is a legal mask.
    static void appendFrame(Socket &socket, int opcode, std::string_view payload)
    {
        socket.out += char(0x80 | opcode);
        if (payload.size() < 126) {
            socket.out += char(0x80 | payload.size());
        } else {
            socket.out += char(0x80 | 126);
            socket.out += char(payload.size() >> 8);
            socket.out += char(payload.size() & 0xff);
        }
        socket.out.append(4, '\0');
        socket.out += payload;
    }

    static void flush(Socket &socket)
    {
        while (!socket.out.empty()) {
            const ssize_t n = ::send(socket.fd, socket.out.data(), socket.out.size(), MSG_NOSIGNAL);
            if (n < 0)
                return; // closed ones are counted by the reader; what is written here always fits a socket buffer
            socket.out.erase(0, size_t(n));
        }
    }

    long inFlight() const
    {
        long n = 0;
        for (const Pair &pair : m_pairs)
            n += long(pair.flights.size());
        return n;
    }

    Options m_options;
    std::string m_text;
    int m_epoll = -1;
    std::vector<Talker> m_talkers;
    std::unordered_map<long, std::string> m_tokens;
    std::vector<Socket> m_sockets;
    std::vector<Pair> m_pairs;
    std::vector<int> m_dirty;
    std::vector<double> m_latencies;
    std::uint64_t m_done = 0;
    int m_open = 0;
    long m_errors = 0;
    long m_closed = 0;
    bool m_isStopping = false;
};

} // namespace

int main(int argc, char **argv)
{
    Options options;
    std::map<std::string, std::string> given;
    for (int i = 1; i + 1 < argc; i += 2)
        given[argv[i]] = argv[i + 1];
    const auto number = [&](const char *name, double fallback) {
        return given.contains(name) ? std::atof(given[name].c_str()) : fallback;
    };
    options.port = int(number("--port", 0));
    options.serverPid = int(number("--pid", 0));
    options.seedDir = given["--seed"];
    options.pairs = int(number("--pairs", 1));
    options.idle = int(number("--idle", 0));
    options.window = int(number("--window", 1));
    options.seconds = number("--seconds", 5);
    options.warmup = number("--warmup", 1);
    options.textBytes = int(number("--text", 120));
    options.hasIds = number("--ids", 1) != 0;
    if (argc % 2 == 0 || options.port == 0 || options.seedDir.empty()) {
        std::fprintf(stderr,
            "usage: wsload --port P --seed DIR [--pid SERVER] [--pairs N] [--idle N] [--window N] [--seconds S] "
            "[--warmup S] [--text BYTES] [--ids 0|1]\n");
        return 2;
    }
    return Load(options).run();
}
