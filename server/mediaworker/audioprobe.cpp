// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mediaworker/audioprobe.h"

#include "shared/core/peaks.h"

#include <cerrno>
#include <memory>
#include <vector>

#include <unistd.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

namespace chautari::mediaworker {

namespace {

constexpr int sampleRate = 8'000; // enough for peaks
constexpr int ioBytes = 16 * 1024;
constexpr int longestMs = 6 * 3600 * 1000;

int readFile(void *opaque, uint8_t *buffer, int size)
{
    const ssize_t bytes = ::read(*static_cast<int *>(opaque), buffer, size_t(size));
    if (bytes == 0)
        return AVERROR_EOF;
    return bytes < 0 ? AVERROR(errno) : int(bytes);
}

int64_t seekFile(void *opaque, int64_t offset, int whence)
{
    const int fd = *static_cast<int *>(opaque);
    if (whence & AVSEEK_SIZE) {
        const off_t here = ::lseek(fd, 0, SEEK_CUR);
        const off_t size = ::lseek(fd, 0, SEEK_END);
        ::lseek(fd, here, SEEK_SET);
        return size;
    }
    return ::lseek(fd, offset, whence & ~AVSEEK_FORCE);
}

struct Freed
{
    void operator()(AVFormatContext *context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
    void operator()(SwrContext *context) const { swr_free(&context); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVIOContext *context) const
    {
        av_freep(&context->buffer);
        avio_context_free(&context);
    }
};
template <typename T>
using Owned = std::unique_ptr<T, Freed>;

class Decoder
{
public:
    explicit Decoder(int fd)
        : m_fd(fd)
        , m_io(avio_alloc_context(
              static_cast<uint8_t *>(av_malloc(ioBytes)), ioBytes, 0, &m_fd, readFile, nullptr, seekFile))
    { }

    bool open(const char *formatName)
    {
        AVFormatContext *context = avformat_alloc_context();
        context->pb = m_io.get();
        context->flags |= AVFMT_FLAG_CUSTOM_IO;
        context->max_streams = 8;
        if (avformat_open_input(&context, nullptr, av_find_input_format(formatName), nullptr) < 0)
            return false; // which has freed it
        m_format.reset(context);
        if (avformat_find_stream_info(context, nullptr) < 0)
            return false;
        const AVCodec *codec = nullptr;
        m_stream = av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, -1, &codec, 0);
        if (m_stream < 0 || !codec)
            return false;
        m_codec.reset(avcodec_alloc_context3(codec));
        m_codec->thread_count = 1;
        return avcodec_parameters_to_context(m_codec.get(), context->streams[m_stream]->codecpar) >= 0
            && avcodec_open2(m_codec.get(), codec, nullptr) >= 0;
    }

    void decode(Peaks &peaks)
    {
        const Owned<AVPacket> packet(av_packet_alloc());
        while (peaks.durationMs() < longestMs && av_read_frame(m_format.get(), packet.get()) >= 0) {
            if (packet->stream_index == m_stream && avcodec_send_packet(m_codec.get(), packet.get()) >= 0)
                takeFrames(peaks);
            av_packet_unref(packet.get());
        }
        if (avcodec_send_packet(m_codec.get(), nullptr) >= 0)
            takeFrames(peaks);
    }

private:
    void takeFrames(Peaks &peaks)
    {
        while (avcodec_receive_frame(m_codec.get(), m_frame.get()) >= 0) {
            if (m_converter || makeConverter())
                convert(peaks);
            av_frame_unref(m_frame.get());
        }
    }
    bool makeConverter()
    {
        AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
        SwrContext *context = nullptr;
        const bool isMade = swr_alloc_set_opts2(&context, &mono, AV_SAMPLE_FMT_FLT, sampleRate, &m_frame->ch_layout,
                                AVSampleFormat(m_frame->format), m_frame->sample_rate, 0, nullptr)
            >= 0;
        m_converter.reset(context);
        if (isMade && swr_init(context) >= 0)
            return true;
        m_converter.reset();
        return false;
    }
    void convert(Peaks &peaks)
    {
        const int room = swr_get_out_samples(m_converter.get(), m_frame->nb_samples);
        if (room <= 0)
            return;
        m_samples.resize(size_t(room));
        auto *out = reinterpret_cast<uint8_t *>(m_samples.data());
        const int count = swr_convert(
            m_converter.get(), &out, room, const_cast<const uint8_t **>(m_frame->extended_data), m_frame->nb_samples);
        if (count > 0)
            peaks.add(m_samples.data(), count);
    }

    int m_fd;
    Owned<AVIOContext> m_io;
    Owned<AVFormatContext> m_format;
    Owned<AVCodecContext> m_codec;
    Owned<SwrContext> m_converter;
    Owned<AVFrame> m_frame{av_frame_alloc()};
    std::vector<float> m_samples;
    int m_stream = -1;
};

} // namespace

std::optional<AudioFacts> probeAudio(int fd, const char *format)
{
    av_log_set_level(AV_LOG_QUIET);
    Decoder decoder(fd);
    if (!decoder.open(format))
        return std::nullopt;
    Peaks peaks(sampleRate);
    decoder.decode(peaks);
    if (peaks.durationMs() == 0)
        return std::nullopt;
    return AudioFacts{peaks.durationMs(), peaks.waveform()};
}

} // namespace chautari::mediaworker
