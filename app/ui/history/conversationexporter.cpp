// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/history/conversationexporter.h"

#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/history/transcriptpages.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtGui/QPdfWriter>

using namespace Qt::StringLiterals;

namespace chautari {

//! The files' folder is new, so that removing it after a cancelled export takes nothing that was there before.
struct ConversationExporter::Work
{
    TranscriptSpool spool;
    SavedFiles saved;
    QString folder; //!< empty until a file is kept
    std::atomic<bool> isCancelled = false;
    bool isDone = false; //!< the page stands

    ~Work()
    {
        if (!isDone && !folder.isEmpty())
            QDir(folder).removeRecursively();
    }
};

namespace {

constexpr int pdfResolution = 300; // dots per inch

QString freeFolder(const QString &page)
{
    const QFileInfo info(page);
    const QString wanted = info.absolutePath() + u'/' + info.completeBaseName() + u"_files"_s;
    QString free = wanted;
    for (int i = 2; QFileInfo::exists(free); ++i)
        free = wanted + u'-' + QString::number(i);
    return free;
}

// Whole or not at all: a page that was there before stays when the new one cannot be written.
Result<void> writePage(const ExportOrder &order, const std::atomic<bool> &isCancelled,
    const std::function<Result<void>(QIODevice &)> &content)
{
    QSaveFile file(order.path);
    if (!file.open(QIODevice::WriteOnly))
        return Error::of(ErrorCode::PermissionDenied, file.errorString());
    if (auto written = content(file); !written)
        return written;
    if (isCancelled)
        return {}; // uncommitted, it goes
    return file.commit() ? Result<void>() : Error::of(ErrorCode::StorageFull, file.errorString());
}

Result<void> writeText(QIODevice &device, const ExportOrder &order, TranscriptSpool &spool, const SavedFiles &saved,
    const std::atomic<bool> &isCancelled)
{
    const TranscriptFormat format = order.format == ExportFormat::Html ? TranscriptFormat::Html
        : order.format == ExportFormat::Json                           ? TranscriptFormat::Json
                                                                       : TranscriptFormat::Csv;
    TranscriptWriter writer(device, format, order.conversation,
        order.hasEmails ? TranscriptWriter::Emails::Included : TranscriptWriter::Emails::LeftOut);
    const Result<void> read = spool.read([&](const QList<Message> &page) {
        writer.add(page, saved);
        return !isCancelled;
    });
    return read ? writer.finish() : read;
}

} // namespace

ConversationExporter::ConversationExporter(ChatSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_pool.setMaxThreadCount(1);
    connect(&session, &ChatSession::historyRead, this, &ConversationExporter::handlePart);
    connect(&session, &ChatSession::mediaChanged, this, &ConversationExporter::handleMedia);
    connect(&session, &ChatSession::signedOut, this, [this](const QString &reason) {
        if (isBusy())
            fail(Error::of(ErrorCode::NotAuthenticated, reason));
    });
}

ConversationExporter::~ConversationExporter()
{
    cancel();
    m_pool.waitForDone();
}

void ConversationExporter::start(const ExportOrder &order)
{
    cancel();
    m_order = order;
    m_order.hasFiles = order.hasFiles && order.format != ExportFormat::Paper;
    m_report = {};
    m_work = std::make_shared<Work>();
    m_hasReachedStart = false;
    m_oldest = 0;
    m_oldestAt = {};
    readOn();
}

void ConversationExporter::cancel()
{
    if (m_work)
        m_work->isCancelled = true;
    m_work.reset();
    m_files.clear();
    m_isFetching = false;
    m_request = 0;
}

void ConversationExporter::fail(const Error &error)
{
    cancel();
    Q_EMIT failed(error);
}

void ConversationExporter::run(const std::function<Result<void>(Work &)> &job, const std::function<void()> &done)
{
    m_pool.start([this, work = m_work, job, done] {
        const Result<void> result = work->isCancelled ? Result<void>() : job(*work);
        QMetaObject::invokeMethod(
            this,
            [this, work, result, done] {
                if (work != m_work)
                    return; // cancelled, or another one began
                if (result)
                    done();
                else
                    fail(result.error());
            },
            Qt::QueuedConnection);
    });
}

void ConversationExporter::readOn()
{
    m_request = m_session.readHistory(m_order.conversation.id, m_oldest, m_oldestAt);
}

void ConversationExporter::handlePart(const HistoryPart &part)
{
    if (!isBusy() || part.request != m_request || part.conversation != m_order.conversation.id)
        return;
    m_request = 0;
    if (part.isFailed && m_report.messages == 0)
        return fail(part.error);
    if (part.isFailed)
        m_report.gap = part.error.firstMessage();
    const bool isOlder = !part.messages.isEmpty() && (m_oldest == 0 || part.messages.constFirst().seq < m_oldest);
    m_hasReachedStart = part.isFailed || part.hasReachedStart || !isOlder;
    if (!isOlder)
        return write();
    m_oldest = part.messages.constFirst().seq;
    m_oldestAt = part.messages.constFirst().createdAt;
    m_report.messages += part.messages.size();
    if (m_order.hasFiles) {
        for (const Message &message : part.messages) {
            for (qsizetype i = 0; i < message.attachments.size(); ++i)
                m_files.enqueue({message, i});
        }
    }
    Q_EMIT progressed(m_report.messages, m_report.files);
    run([messages = part.messages](Work &work) { return work.spool.prepend(messages); }, [this] { fetchOn(); });
}

void ConversationExporter::fetchOn()
{
    if (!m_files.isEmpty()) {
        m_isFetching = true; // the answer may come at once
        const File &next = m_files.head();
        m_session.fetchMedia(next.message, next.message.attachments.at(next.attachment), MediaSize::Whole);
    } else if (m_hasReachedStart) {
        write();
    } else {
        readOn();
    }
}

void ConversationExporter::handleMedia(const MediaEvent &media)
{
    if (!m_isFetching || media.state == MediaState::Coming)
        return;
    const File file = m_files.head();
    const Attachment &attachment = file.message.attachments.at(file.attachment);
    if (media.key != wholeFileOf(file.message, attachment))
        return;
    m_files.dequeue();
    m_isFetching = false;
    if (media.state == MediaState::Here)
        return saveFile(file, media.path);
    m_report.missing << attachment.fileName;
    fetchOn();
}

// At once: what is kept of the files on this computer has a budget, and the next one may take this one's place.
void ConversationExporter::saveFile(const File &file, const QString &source)
{
    const Attachment attachment = file.message.attachments.at(file.attachment);
    const QString name = u"%1-%2-"_s.arg(file.message.seq).arg(file.attachment + 1) + safeFileName(attachment.fileName);
    const MediaKey key = wholeFileOf(file.message, attachment);
    const auto isSaved = std::make_shared<bool>(false);
    run(
        [page = m_order.path, source, name, key, isSaved](Work &work) -> Result<void> {
            if (work.folder.isEmpty()) {
                const QString folder = freeFolder(page);
                if (!QDir().mkpath(folder))
                    return Error::of(ErrorCode::PermissionDenied);
                work.folder = folder;
            }
            *isSaved = QFile::copy(source, work.folder + u'/' + name);
            if (*isSaved)
                work.saved.insert(key, QFileInfo(work.folder).fileName() + u'/' + name);
            return {};
        },
        [this, isSaved, attachment] {
            if (*isSaved)
                ++m_report.files;
            else
                m_report.missing << attachment.fileName;
            Q_EMIT progressed(m_report.messages, m_report.files);
            fetchOn();
        });
}

void ConversationExporter::write()
{
    run(
        [order = m_order](Work &work) -> Result<void> {
            const auto isCancelled = [&work] { return work.isCancelled.load(); };
            const auto paint = [&](QPagedPaintDevice &device) {
                return paintTranscript(device, work.spool, order.conversation, work.saved, order.font, isCancelled);
            };
            Result<void> written;
            switch (order.format) {
            case ExportFormat::Paper:
                written = paint(*order.printer);
                break;
            case ExportFormat::Pdf:
                written = writePage(order, work.isCancelled, [&](QIODevice &device) {
                    QPdfWriter pdf(&device);
                    pdf.setResolution(pdfResolution);
                    pdf.setCreator(u"Chautari"_s);
                    return paint(pdf);
                });
                break;
            case ExportFormat::Html:
            case ExportFormat::Json:
            case ExportFormat::Csv:
                written = writePage(order, work.isCancelled, [&](QIODevice &device) {
                    return writeText(device, order, work.spool, work.saved, work.isCancelled);
                });
                break;
            }
            work.isDone = bool(written) && !work.isCancelled;
            return written;
        },
        [this] {
            const ExportReport report = m_report;
            m_work.reset();
            m_order = {};
            Q_EMIT finished(report);
        });
}

} // namespace chautari
