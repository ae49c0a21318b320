// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice/tempo.h"
#include "app/voice/voicedecoder.h"
#include "app/voice/voiceencoder.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <cmath>
#include <numbers>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr double pitch = 440;

PcmBlock tone(int ms, float loudness, double hertz = pitch)
{
    PcmBlock samples;
    for (int i = 0; i < ms * (pcmRate / 1000); ++i)
        samples.append(loudness * float(std::sin(2 * std::numbers::pi * hertz * i / pcmRate)));
    return samples;
}

PcmBlock readAll(VoiceDecoder &decoder)
{
    PcmBlock all;
    for (PcmBlock block = decoder.read(); !block.isEmpty(); block = decoder.read())
        all.append(block);
    return all;
}

double power(const PcmBlock &samples, qsizetype from, qsizetype to)
{
    double sum = 0;
    for (qsizetype i = from; i < to; ++i)
        sum += double(samples.at(i)) * samples.at(i);
    return std::sqrt(sum / double(to - from));
}

// Upward crossings of zero in a second.
double pitchOf(const PcmBlock &samples)
{
    int crossings = 0;
    for (qsizetype i = 1; i < samples.size(); ++i)
        crossings += samples.at(i - 1) < 0 && samples.at(i) >= 0 ? 1 : 0;
    return crossings * double(pcmRate) / double(samples.size());
}

} // namespace

// The sound of a voice message, from samples to a file and back.
class TestVoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingComesBackAsItWas();
    void fullDiskIsTold();
    void strangeFilesAreRefused_data();
    void strangeFilesAreRefused();
    void damagedFileEndsWhereItIsDamaged();
    void everyWrongByteIsSurvived();
    void formatsOfOtherClients_data();
    void formatsOfOtherClients();
    void speedKeepsThePitch_data();
    void speedKeepsThePitch();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    QString record(const PcmBlock &samples, int rate = pcmRate) const;

    QTemporaryDir m_folder;
};

QString TestVoice::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no disk");
    return file.fileName();
}

QString TestVoice::record(const PcmBlock &samples, int rate) const
{
    VoiceEncoder encoder(m_folder.filePath(u"voice-message.ogg"_s), rate);
    if (!encoder.write(samples))
        qFatal("not encoded");
    const auto made = encoder.finish();
    return made ? made->path : QString();
}

void TestVoice::recordingComesBackAsItWas()
{
    const QString path = m_folder.filePath(u"there.ogg"_s);
    VoiceEncoder encoder(path, pcmRate);
    QVERIFY(encoder.write(tone(1000, 0.5F)));
    QVERIFY(encoder.write(PcmBlock(pcmRate, 0.0F)));
    QVERIFY(encoder.write(tone(1000, 0.25F)));
    const auto made = encoder.finish();
    QVERIFY(made.hasValue());
    QCOMPARE(made->durationMs, 3000);
    QVERIFY(QFile(path).size() < 3 * 6'000);

    const auto opened = VoiceDecoder::open(path);
    QVERIFY(opened.hasValue());
    const PcmBlock heard = readAll(**opened);
    QVERIFY2(std::abs(heard.size() - 3 * pcmRate) <= pcmRate / 50, qPrintable(QString::number(heard.size())));
    QVERIFY(std::abs((*opened)->durationMs() - 3000) <= 20);
    const qsizetype second = pcmRate;
    QVERIFY(std::abs(power(heard, second / 4, second * 3 / 4) - 0.5 / std::numbers::sqrt2) < 0.05);
    QVERIFY(power(heard, second * 5 / 4, second * 7 / 4) < 0.01);
    QVERIFY(std::abs(power(heard, second * 9 / 4, second * 11 / 4) - 0.25 / std::numbers::sqrt2) < 0.05);
    QVERIFY(std::abs(pitchOf(heard.first(second)) - pitch) < 3);

    // The waveform that was seen while recording is the one that is heard.
    const auto facts = measureVoice(path);
    QVERIFY(facts.hasValue());
    QCOMPARE(made->waveform.size(), facts->waveform.size());
    for (const int at : {5, 32, 58})
        QVERIFY(std::abs(uchar(made->waveform.at(at)) - uchar(facts->waveform.at(at))) < 20);
    QVERIFY(uchar(facts->waveform.at(5)) > 200 && uchar(facts->waveform.at(32)) < 20);
}

void TestVoice::fullDiskIsTold()
{
    // Through a link: what is not finished is removed.
    const QString path = m_folder.filePath(u"full.ogg"_s);
    QVERIFY(QFile::link(u"/dev/full"_s, path));
    VoiceEncoder encoder(path, pcmRate);
    const bool isWritten = encoder.write(tone(3000, 0.5F)); // into the file's own buffer perhaps
    QVERIFY(!isWritten || !encoder.finish().hasValue());
}

void TestVoice::strangeFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("a text of somebody").repeated(100);
    QTest::newRow("ogg by name") << QByteArray("OggS").repeated(400);
    QTest::newRow("list of other files") << QByteArray("ffconcat version 1.0\nfile /etc/passwd\n");
    QTest::newRow("playlist") << QByteArray("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
    QTest::newRow("mp4 that begins only") << QByteArray::fromHex("00000018") + "ftypmp42" + QByteArray(400, '\0');
    QTest::newRow("webm that begins only") << QByteArray::fromHex("1a45dfa3") + QByteArray(400, '\xff');
    QByteArray manyChannels = "RIFF" + QByteArray::fromHex("ffffffff") + "WAVEfmt " + QByteArray::fromHex("10000000")
        + QByteArray::fromHex("0100 00ff 80bb0000 00000000 0000 1000") + "data" + QByteArray::fromHex("ffffff7f");
    QTest::newRow("wav of 65280 channels") << manyChannels + QByteArray(4000, '\x11');
}

void TestVoice::strangeFilesAreRefused()
{
    QFETCH(const QByteArray, bytes);
    const auto facts = measureVoice(write(u"strange.ogg"_s, bytes));
    QVERIFY(!facts.hasValue());
    QCOMPARE(facts.error(), VoiceProblem::Damaged);
    QCOMPARE(measureVoice(m_folder.filePath(u"gone"_s)).error(), VoiceProblem::Unreadable);
    QCOMPARE(measureVoice(m_folder.path()).error(), VoiceProblem::Unreadable);
}

void TestVoice::damagedFileEndsWhereItIsDamaged()
{
    QFile file(record(tone(4000, 0.5F)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const auto facts = measureVoice(write(u"half.ogg"_s, whole.first(whole.size() / 2)));
    QVERIFY(facts.hasValue());
    QVERIFY2(facts->durationMs > 500 && facts->durationMs < 3500, qPrintable(QString::number(facts->durationMs)));
}

// Whatever is wrong, there is an answer and no crash; under ./dev asan that means something.
void TestVoice::everyWrongByteIsSurvived()
{
    QFile file(record(tone(600, 0.5F)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    int answers = 0;
    for (qsizetype at = 0; at < whole.size(); at += at < 120 ? 1 : 61) {
        QByteArray wrong = whole;
        wrong[at] = char(~wrong.at(at));
        const auto facts = measureVoice(write(u"wrong.ogg"_s, wrong));
        answers += facts.hasValue() ? int(facts->durationMs <= 3 * 3600 * 1000)
                                    : int(facts.error() == VoiceProblem::Damaged);
        --answers;
    }
    QCOMPARE(answers, 0);
}

void TestVoice::formatsOfOtherClients_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray samples;
    for (const float sample : tone(1000, 0.5F)) {
        const int value = int(sample * 32'767);
        samples.append(char(value & 0xFF)).append(char((value >> 8) & 0xFF));
    }
    QByteArray header = "RIFF" + QByteArray::fromHex("a4770100") + "WAVEfmt " + QByteArray::fromHex("10000000")
        + QByteArray::fromHex("01000100 80bb0000 00770100 02001000") + "data" + QByteArray::fromHex("00770100");
    QTest::newRow("wav") << header + samples;
    QByteArray oneSecond; // of silence: MPEG-1 layer III, 48 kHz, 64 kbit/s, one channel, 24 ms a frame
    for (int i = 0; i < 42; ++i)
        oneSecond += QByteArray::fromHex("fffb54c4") + QByteArray(188, '\0');
    QTest::newRow("mp3") << oneSecond;
    // A second of 440 Hz each: Opus as a browser's recorder streams it, without a duration, and AAC as a telephone has
    // it.
    for (const char *name : {"tone.webm", "tone.m4a"}) {
        QFile file(QStringLiteral(CHAUTARI_TEST_DATA "/voice/") + QLatin1StringView(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(name) << file.readAll();
    }
}

void TestVoice::formatsOfOtherClients()
{
    QFETCH(const QByteArray, bytes);
    const auto facts = measureVoice(write(u"other"_s, bytes));
    QVERIFY(facts.hasValue());
    QVERIFY2(std::abs(facts->durationMs - 1000) < 100, qPrintable(QString::number(facts->durationMs)));
}

void TestVoice::speedKeepsThePitch_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {0.75, 1.0, 1.25, 1.5, 2.0})
        QTest::addRow("%.2f", speed) << speed;
}

void TestVoice::speedKeepsThePitch()
{
    QFETCH(const double, speed);
    Tempo tempo;
    tempo.setSpeed(speed);
    const PcmBlock spoken = tone(3000, 0.5F);
    PcmBlock heard;
    for (qsizetype at = 0; at < spoken.size(); at += 960) {
        tempo.put(spoken.sliced(at, 960));
        heard.append(tempo.take(pcmRate));
        // What is inside is known: the position that is shown goes by it.
        QVERIFY(std::abs(double(at + 960) - tempo.inside() - double(heard.size()) * speed) < pcmRate / 5.0);
    }
    tempo.finish();
    heard.append(tempo.take(10 * pcmRate));
    QVERIFY2(std::abs(double(heard.size()) * speed - double(spoken.size())) < pcmRate / 10.0,
        qPrintable(QString::number(heard.size())));
    const double heardPitch = pitchOf(heard.sliced(pcmRate / 4, pcmRate));
    QVERIFY2(std::abs(heardPitch - pitch) < pitch * 0.03, qPrintable(QString::number(heardPitch)));
}

QTEST_GUILESS_MAIN(TestVoice)
#include "tst_voice.moc"
