// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/metricstext.h"

#include <QtCore/QString>

namespace chautari::server {

namespace {

class MetricsWriter
{
public:
    void add(const char *name, const char *type, const char *help, const QByteArray &value)
    {
        describe(name, type, help);
        addSample(name, value);
    }
    void describe(const char *name, const char *type, const char *help)
    {
        m_text.append("# HELP chautari_").append(name).append(' ').append(help).append('\n');
        m_text.append("# TYPE chautari_").append(name).append(' ').append(type).append('\n');
    }
    void addSample(const QByteArray &name, const QByteArray &value)
    {
        m_text.append("chautari_").append(name).append(' ').append(value).append('\n');
    }
    QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_text;
};

template <typename Integer>
QByteArray whole(Integer value)
{
    return QByteArray::number(value);
}

QByteArray seconds(double microseconds)
{
    return QByteArray::number(microseconds / 1e6, 'f', 6);
}

} // namespace

QByteArray metricsText(const FiguresSnapshot &figures)
{
    MetricsWriter w;
    w.describe("build_info", "gauge", "The version that runs.");
    w.addSample("build_info{version=\"" CHAUTARI_VERSION "\"}", "1");
    w.add("uptime_seconds", "gauge", "Since the start.", whole(figures.uptimeSeconds));
    w.add("connections", "gauge", "Connections, HTTP and WebSocket.", whole(figures.connections));
    w.add("sockets", "gauge", "WebSockets that have signed in.", whole(figures.sockets));
    w.add("people_online", "gauge", "People with a WebSocket, or a moment after their last one.",
        whole(figures.peopleOnline));
    w.add("messages_total", "counter", "Messages accepted since the start.", whole(figures.messages));
    w.add("failed_requests_total", "counter", "REST requests answered with 500 and above since the start.",
        whole(figures.failedRequests));
    // A summary's quantiles are those of a sliding window, its sum and count of all time.
    constexpr auto latency = "request_duration_seconds";
    w.describe(latency, "summary", "REST requests, from their last byte to the answer's first.");
    w.addSample(QByteArray(latency) + "{quantile=\"0.5\"}", seconds(double(figures.latencyP50Microseconds)));
    w.addSample(QByteArray(latency) + "{quantile=\"0.99\"}", seconds(double(figures.latencyP99Microseconds)));
    w.addSample(QByteArray(latency) + "_sum", seconds(double(figures.requestMicroseconds)));
    w.addSample(QByteArray(latency) + "_count", whole(figures.requests));
    w.add("database_bytes", "gauge", "The database with its log.", whole(figures.databaseBytes));
    w.add("media_bytes", "gauge", "Files and their previews.", whole(figures.mediaBytes));
    return w.take();
}

} // namespace chautari::server
