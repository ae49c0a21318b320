// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/mediafetcher.h"

#include "app/net/apiclient.h"
#include "shared/core/limits.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <algorithm>

namespace chautari {

namespace {

constexpr int atOnce = 3;
constexpr qint64 budget = qint64(1024) * 1024 * 1024;

} // namespace

MediaFetcher::MediaFetcher(ApiClient &api, std::function<void(const MediaEvent &)> told)
    : m_api(api)
    , m_told(std::move(told))
{ }

MediaFetcher::~MediaFetcher() = default;

void MediaFetcher::open(const QString &path)
{
    m_folder = std::make_unique<MediaFolder>(path, budget);
}

MediaFolder &MediaFetcher::folder()
{
    if (!m_folder) {
        m_temporary = std::make_unique<QTemporaryDir>();
        open(m_temporary->path());
    }
    return *m_folder;
}

void MediaFetcher::fetch(const Message &message, const Attachment &attachment, MediaSize size)
{
    const MediaKey key{message.id, attachment.id, size};
    if (const QString here = folder().find(key); !here.isEmpty()) {
        m_told({key, MediaState::Here, here, 0, attachment.fileSize, {}});
        return;
    }
    const auto isSame = [&key](const Wanted &wanted) { return wanted.key == key; };
    if (m_underWay.contains(key))
        return;
    m_waiting.removeIf(isSame);
    const bool isPreview = size == MediaSize::Preview;
    m_waiting.append(
        {key, isPreview ? attachment.thumbnailUrl : attachment.fileUrl, isPreview ? 0 : attachment.fileSize});
    m_told({key, MediaState::Coming, {}, 0, attachment.fileSize, {}});
    pump();
}

void MediaFetcher::cancel(const MediaKey &key)
{
    m_waiting.removeIf([&key](const Wanted &wanted) { return wanted.key == key; });
}

void MediaFetcher::adopt(const Message &message, const QStringList &sources)
{
    if (message.attachments.size() != sources.size())
        return;
    for (qsizetype i = 0; i < sources.size(); ++i)
        folder().adopt({message.id, message.attachments.at(i).id, MediaSize::Whole}, sources.at(i));
}

void MediaFetcher::removeOf(MessageId message)
{
    if (m_folder)
        m_folder->removeOf(message);
}

void MediaFetcher::clear(bool isWiped)
{
    ++m_generation;
    m_waiting.clear();
    m_underWay.clear();
    if (m_folder && isWiped)
        m_folder->clear();
    m_folder.reset();
    m_temporary.reset();
}

void MediaFetcher::pump()
{
    while (m_underWay.size() < atOnce && !m_waiting.isEmpty())
        start(m_waiting.takeLast());
}

void MediaFetcher::start(const Wanted &wanted)
{
    m_underWay.insert(wanted.key, true);
    const qint64 most = wanted.bytes > 0 ? wanted.bytes : limits::uploadBytes;
    const auto progress = [this, wanted, generation = m_generation](qint64 received, qint64 total) {
        if (generation == m_generation && m_underWay.contains(wanted.key))
            m_told({wanted.key, MediaState::Coming, {}, received, std::max(total, wanted.bytes), {}});
    };
    m_api.download(wanted.url, {folder().partPath(wanted.key), most, progress},
        [this, wanted, generation = m_generation](const Result<void> &answer) {
            if (generation == m_generation)
                finish(wanted, answer);
        });
}

void MediaFetcher::finish(const Wanted &wanted, const Result<void> &answer)
{
    m_underWay.remove(wanted.key);
    const QString part = folder().partPath(wanted.key);
    const bool isShort = answer && wanted.bytes > 0 && QFile(part).size() != wanted.bytes;
    Result<QString> kept = !answer ? Result<QString>(answer.error())
        : isShort                  ? Result<QString>(Error::of(ErrorCode::ServerBusy))
                                   : folder().keep(wanted.key);
    // A picture may have been seen whole before the server had a preview of it: offline that is what there is.
    MediaKey whole = wanted.key;
    whole.size = MediaSize::Whole;
    const QString instead = !kept && wanted.key.size == MediaSize::Preview ? folder().find(whole) : QString();
    if (!kept)
        QFile::remove(part);
    if (kept || !instead.isEmpty()) {
        m_told({wanted.key, MediaState::Here, kept ? *kept : instead, wanted.bytes, wanted.bytes, {}});
    } else {
        m_told({wanted.key, MediaState::Failed, {}, 0, wanted.bytes, kept.error()});
    }
    pump();
}

} // namespace chautari
