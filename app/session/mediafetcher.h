// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"
#include "app/store/mediafolder.h"

#include <functional>
#include <memory>

class QTemporaryDir;

namespace chautari {

class ApiClient;

//! \brief Brings the files of messages to this computer: from the account's folder when they are there, else from the
//! server, a few at a time, what was asked for last first. Client-core thread.
class MediaFetcher
{
public:
    //! \param told about every file that was asked for, until it is there or cannot be had
    MediaFetcher(ApiClient &api, std::function<void(const MediaEvent &)> told);
    ~MediaFetcher();

    //! Until this, and after clear(), files live as long as the program.
    void open(const QString &path);
    void fetch(const Message &message, const Attachment &attachment, MediaSize size);
    //! Not wanted any more; what is under way comes all the same.
    void cancel(const MediaKey &key);
    //! A file of mine that the server has taken.
    void adopt(const Message &message, const QStringList &sources);
    void removeOf(MessageId message);
    //! \param isWiped the files go too
    void clear(bool isWiped);

private:
    struct Wanted
    {
        MediaKey key;
        QString url;
        qint64 bytes = 0; //!< 0 = not known
    };

    [[nodiscard]] MediaFolder &folder();
    void pump();
    void start(const Wanted &wanted);
    void finish(const Wanted &wanted, const Result<void> &answer);

    ApiClient &m_api;
    std::function<void(const MediaEvent &)> m_told;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<MediaFolder> m_folder;
    QList<Wanted> m_waiting;
    QHash<MediaKey, bool> m_underWay;
    int m_generation = 0; //!< answers of an earlier account are dropped
};

} // namespace chautari
