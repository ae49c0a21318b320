// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/transcript.h"
#include "app/export/transcriptspool.h"
#include "app/session/chatsession.h"

#include <QtCore/QQueue>
#include <QtCore/QThreadPool>
#include <QtGui/QFont>

#include <atomic>
#include <memory>

class QPagedPaintDevice;

namespace chautari {

enum class ExportFormat { Html, Json, Csv, Pdf, Paper };

struct ExportOrder
{
    Conversation conversation;
    ExportFormat format = ExportFormat::Html;
    QString path; //!< of the page; not with Paper
    std::shared_ptr<QPagedPaintDevice> printer; //!< only with Paper
    bool hasFiles = true; //!< copies of pictures and files into a folder beside the page
    bool hasEmails = false;
    QFont font; //!< of Pdf and Paper
};

struct ExportReport
{
    qint64 messages = 0;
    int files = 0;
    QStringList missing; //!< names of files that could not be had
    QString gap; //!< why older messages are missing; empty: none are
};

//! \brief Takes one conversation along: all its messages, from this computer or page by page from the server, and its
//! files one after the other. One page is in memory at a time; reading happens in the client-core thread, writing in
//! one of its own. GUI thread; one export at a time.
class ConversationExporter : public QObject
{
    Q_OBJECT
public:
    explicit ConversationExporter(ChatSession &session, QObject *parent = nullptr);
    ~ConversationExporter() override; //!< cancels, and waits for what is being written

    void start(const ExportOrder &order);
    //! Nothing of it stays. finished() and failed() do not follow.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_work != nullptr; }

Q_SIGNALS:
    void progressed(qint64 messages, int files);
    void finished(const chautari::ExportReport &report);
    void failed(const chautari::Error &error);

private:
    struct Work; //!< what the writing thread has; outlives a cancelled export
    struct File
    {
        Message message;
        qsizetype attachment = 0;
    };

    void readOn();
    void handlePart(const HistoryPart &part);
    void handleMedia(const MediaEvent &media);
    void fetchOn();
    void saveFile(const File &file, const QString &source);
    void write();
    void fail(const Error &error);
    //! In the writing thread; then `done` here, unless it was cancelled meanwhile.
    void run(const std::function<Result<void>(Work &)> &job, const std::function<void()> &done);

    ChatSession &m_session;
    ExportOrder m_order;
    ExportReport m_report;
    std::shared_ptr<Work> m_work;
    QQueue<File> m_files; //!< of the page read last; the first one is on its way
    int m_request = 0;
    bool m_isFetching = false;
    bool m_hasReachedStart = false;
    qint64 m_oldest = 0;
    Timestamp m_oldestAt;
    QThreadPool m_pool;
};

} // namespace chautari
