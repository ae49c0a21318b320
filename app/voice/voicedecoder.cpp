// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/voicedecoder.h"

#include "shared/core/peaks.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

namespace chautari {

namespace {

constexpr int ioBytes = 16 * 1024;
constexpr int probeBytes = 1024 * 1024;
constexpr qint64 longestSamples = qint64(pcmRate) * 3 * 3600;
constexpr int highestRate = 384'000;
constexpr int mostChannels = 8;
constexpr int mostSilentPackets = 2'000; // that gave no sound, one after the other
constexpr auto codecs = "opus,vorbis,flac,aac,mp3,mp3float,pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le";

int readFile(void *opaque, uint8_t *buffer, int size)
{
    const qint64 bytes = static_cast<QFile *>(opaque)->read(reinterpret_cast<char *>(buffer), size);
    return bytes > 0 ? int(bytes) : bytes == 0 ? AVERROR_EOF : AVERROR(EIO);
}

int64_t seekFile(void *opaque, int64_t offset, int whence)
{
    auto *file = static_cast<QFile *>(opaque);
    if (whence & AVSEEK_SIZE)
        return file->size();
    const int64_t base = (whence & ~AVSEEK_FORCE) == SEEK_CUR ? file->pos()
        : (whence & ~AVSEEK_FORCE) == SEEK_END                ? file->size()
                                                              : 0;
    return offset + base >= 0 && file->seek(offset + base) ? file->pos() : -1;
}

// FFmpeg's name of what a file begins with; null: nothing that is played here.
const char *formatOf(const QByteArray &head)
{
    if (head.startsWith("OggS"))
        return "ogg";
    if (head.startsWith("RIFF") && head.mid(8, 4) == "WAVE")
        return "wav";
    if (head.startsWith("\x1A\x45\xDF\xA3"))
        return "matroska";
    if (head.mid(4, 4) == "ftyp")
        return "mov";
    const auto byte = [&head](qsizetype at) { return head.size() > at ? uchar(head.at(at)) : 0; };
    if (head.startsWith("ID3") || (byte(0) == 0xFF && (byte(1) & 0xE0) == 0xE0))
        return "mp3";
    return nullptr;
}

} // namespace

class VoiceDecoder::Stream
{
public:
    explicit Stream(const QString &path)
        : m_file(path)
    { }

    bool openFile() { return QFileInfo(m_file).isFile() && m_file.open(QIODevice::ReadOnly); }
    bool openSound();
    [[nodiscard]] int durationMs() const { return m_durationMs; }
    PcmBlock read();

private:
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

    bool receive(PcmBlock &block);
    bool prepareConverter();
    void convert(PcmBlock &block);

    QFile m_file;
    Owned<AVIOContext> m_io;
    Owned<AVFormatContext> m_format;
    Owned<AVCodecContext> m_codec;
    Owned<SwrContext> m_converter;
    Owned<AVPacket> m_packet{av_packet_alloc()};
    Owned<AVFrame> m_frame{av_frame_alloc()};
    int m_stream = -1;
    int m_durationMs = 0;
    qint64 m_samples = 0; //!< read so far
    bool m_isAtEnd = false;
    // What m_converter was made for: a file may change its mind in every frame.
    int m_sampleFormat = -1;
    int m_sampleRate = 0;
    int m_channels = 0;
};

bool VoiceDecoder::Stream::openSound()
{
    av_log_set_level(AV_LOG_QUIET);
    const char *name = formatOf(m_file.peek(16));
    const AVInputFormat *format = name != nullptr ? av_find_input_format(name) : nullptr;
    if (format == nullptr)
        return false;
    m_io.reset(avio_alloc_context(
        static_cast<uint8_t *>(av_malloc(ioBytes)), ioBytes, 0, &m_file, readFile, nullptr, seekFile));
    AVFormatContext *context = avformat_alloc_context();
    context->pb = m_io.get();
    context->flags |= AVFMT_FLAG_CUSTOM_IO;
    context->max_streams = 8;
    context->probesize = probeBytes;
    context->codec_whitelist = av_strdup(codecs);
    context->protocol_whitelist = av_strdup(""); // a file that names other files
    if (avformat_open_input(&context, nullptr, format, nullptr) < 0)
        return false; // which has freed it
    m_format.reset(context);
    if (avformat_find_stream_info(context, nullptr) < 0)
        return false;
    const AVCodec *codec = nullptr;
    m_stream = av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, -1, &codec, 0);
    if (m_stream < 0 || codec == nullptr)
        return false;
    for (unsigned i = 0; i < context->nb_streams; ++i)
        context->streams[i]->discard = int(i) == m_stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    m_codec.reset(avcodec_alloc_context3(codec));
    m_codec->thread_count = 1;
    m_codec->codec_whitelist = av_strdup(codecs);
    if (avcodec_parameters_to_context(m_codec.get(), context->streams[m_stream]->codecpar) < 0
        || avcodec_open2(m_codec.get(), codec, nullptr) < 0)
        return false;
    if (context->duration > 0)
        m_durationMs = int(std::min<int64_t>(context->duration / 1000, longestSamples * 1000 / pcmRate));
    return true;
}

PcmBlock VoiceDecoder::Stream::read()
{
    PcmBlock block;
    int silentPackets = 0;
    while (!m_isAtEnd && !receive(block)) {
        const bool isOver = silentPackets > mostSilentPackets || m_samples > longestSamples
            || av_read_frame(m_format.get(), m_packet.get()) < 0;
        if (isOver) {
            m_isAtEnd = true;
            if (avcodec_send_packet(m_codec.get(), nullptr) >= 0)
                receive(block);
            break;
        }
        ++silentPackets;
        if (m_packet->stream_index == m_stream)
            avcodec_send_packet(m_codec.get(), m_packet.get()); // a damaged one is skipped
        av_packet_unref(m_packet.get());
    }
    m_samples += block.size();
    return block;
}

// True when there was sound.
bool VoiceDecoder::Stream::receive(PcmBlock &block)
{
    while (block.isEmpty() || m_isAtEnd) {
        if (avcodec_receive_frame(m_codec.get(), m_frame.get()) < 0)
            break;
        if (prepareConverter())
            convert(block);
        av_frame_unref(m_frame.get());
    }
    return !block.isEmpty();
}

bool VoiceDecoder::Stream::prepareConverter()
{
    const int channels = m_frame->ch_layout.nb_channels;
    if (m_frame->sample_rate <= 0 || m_frame->sample_rate > highestRate || channels <= 0 || channels > mostChannels)
        return false;
    if (m_converter && m_sampleFormat == m_frame->format && m_sampleRate == m_frame->sample_rate
        && m_channels == channels)
        return true;
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
    SwrContext *made = nullptr;
    const bool isMade = swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_FLT, pcmRate, &m_frame->ch_layout,
                            AVSampleFormat(m_frame->format), m_frame->sample_rate, 0, nullptr)
        >= 0;
    m_converter.reset(made);
    if (!isMade || swr_init(made) < 0) {
        m_converter.reset();
        return false;
    }
    m_sampleFormat = m_frame->format;
    m_sampleRate = m_frame->sample_rate;
    m_channels = channels;
    return true;
}

void VoiceDecoder::Stream::convert(PcmBlock &block)
{
    const int room = swr_get_out_samples(m_converter.get(), m_frame->nb_samples);
    if (room <= 0)
        return;
    const qsizetype before = block.size();
    block.resize(before + room);
    auto *out = reinterpret_cast<uint8_t *>(block.data() + before);
    const int count = swr_convert(
        m_converter.get(), &out, room, const_cast<const uint8_t **>(m_frame->extended_data), m_frame->nb_samples);
    block.resize(before + std::max(count, 0));
    for (float &sample : block)
        sample = std::isfinite(sample) ? std::clamp(sample, -1.0F, 1.0F) : 0.0F; // nobody's ears are at risk
}

VoiceDecoder::VoiceDecoder(std::unique_ptr<Stream> stream)
    : m_stream(std::move(stream))
{ }

VoiceDecoder::~VoiceDecoder() = default;

Result<std::unique_ptr<VoiceDecoder>, VoiceProblem> VoiceDecoder::open(const QString &path)
{
    auto stream = std::make_unique<Stream>(path);
    if (!stream->openFile())
        return VoiceProblem::Unreadable;
    if (!stream->openSound())
        return VoiceProblem::Damaged;
    return std::unique_ptr<VoiceDecoder>(new VoiceDecoder(std::move(stream)));
}

int VoiceDecoder::durationMs() const
{
    return m_stream->durationMs();
}

PcmBlock VoiceDecoder::read()
{
    return m_stream->read();
}

Result<VoiceFacts, VoiceProblem> measureVoice(const QString &path, const std::atomic<bool> &isUnwanted)
{
    const auto opened = VoiceDecoder::open(path);
    if (!opened)
        return opened.error();
    Peaks peaks(pcmRate);
    for (PcmBlock block = opened.value()->read(); !block.isEmpty() && !isUnwanted; block = opened.value()->read())
        peaks.add(block.constData(), int(block.size()));
    if (peaks.durationMs() == 0)
        return VoiceProblem::Damaged;
    return VoiceFacts{peaks.durationMs(), peaks.waveform()};
}

} // namespace chautari
