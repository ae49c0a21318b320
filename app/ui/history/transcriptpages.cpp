// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/history/transcriptpages.h"

#include "app/models/displaytext.h"

#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPagedPaintDevice>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtPrintSupport/QPrinter>

#include <memory>

namespace chautari {

namespace {

constexpr int messagesAtOnce = 500;

//! \brief One lot after the other onto the pages of a device.
class Pages
{
public:
    Pages(QPagedPaintDevice &device, const QFont &font)
        : m_device(device)
        , m_painter(&device)
        , m_font(font)
    { }

    [[nodiscard]] bool isReady() const { return m_painter.isActive(); }

    void begin()
    {
        m_document = std::make_unique<QTextDocument>();
        m_document->setUndoRedoEnabled(false);
        m_document->documentLayout()->setPaintDevice(&m_device);
        m_document->setDefaultFont(m_font);
        m_document->setDocumentMargin(0);
        m_document->setPageSize(QSizeF(m_device.width(), m_device.height()));
        m_cursor = QTextCursor(m_document.get());
    }

    void write(const QString &text, double scale, QColor colour, bool isNewBlock = true)
    {
        QTextCharFormat format;
        QFont font = m_font;
        font.setPointSizeF(m_font.pointSizeF() * scale);
        format.setFont(font);
        format.setForeground(colour);
        if (isNewBlock && !m_document->isEmpty()) {
            QTextBlockFormat block;
            block.setTopMargin(scale < 1 ? m_device.logicalDpiY() / 12.0 : 0);
            m_cursor.insertBlock(block);
        }
        m_cursor.insertText(text, format);
    }

    bool paint()
    {
        const QSizeF page = m_document->pageSize();
        for (int number = 0; number < m_document->pageCount(); ++number) {
            if (m_pages++ > 0 && !m_device.newPage())
                return false;
            m_painter.save();
            m_painter.translate(0, -number * page.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.clip = QRectF(0, number * page.height(), page.width(), page.height());
            context.palette.setColor(QPalette::Text, Qt::black); // paper is white whatever the screen is
            m_painter.setClipRect(context.clip);
            m_document->documentLayout()->draw(&m_painter, context);
            m_painter.restore();
        }
        return true;
    }

private:
    QPagedPaintDevice &m_device;
    QPainter m_painter;
    QFont m_font;
    std::unique_ptr<QTextDocument> m_document;
    QTextCursor m_cursor;
    int m_pages = 0;
};

void add(Pages &pages, const Message &message, const SavedFiles &files)
{
    const QString name = displaytext::isolated(displaytext::name(message.sender.displayName()));
    pages.write(name + QStringLiteral(", ") + transcript::time(message.createdAt), 0.8, Qt::darkGray);
    if (message.replyTo)
        pages.write(displaytext::oneLine(displaytext::quoted(*message.replyTo)), 0.8, Qt::darkGray);
    if (const QString body = transcript::body(message); !body.isEmpty())
        pages.write(body, 1, Qt::black);
    for (const Attachment &attachment : message.attachments) {
        const QString saved = files.value(wholeFileOf(message, attachment));
        pages.write(saved.isEmpty() ? displaytext::name(attachment.fileName) : saved, 1, Qt::darkBlue);
    }
}

} // namespace

Result<void> paintTranscript(QPagedPaintDevice &device, TranscriptSpool &spool, const Conversation &conversation,
    const SavedFiles &files, const QFont &font, const std::function<bool()> &isCancelled)
{
    Pages pages(device, font);
    if (!pages.isReady())
        return Error::of(ErrorCode::StorageFull);
    bool isFine = true;
    int count = 0;
    pages.begin();
    pages.write(displaytext::name(conversation.otherParticipant().displayName()), 1.4, Qt::black);
    pages.write(displaytext::name(conversation.service.title), 1, Qt::darkGray);
    const Result<void> read = spool.read([&](const QList<Message> &page) {
        for (const Message &message : page) {
            if (count == messagesAtOnce) {
                isFine = isFine && pages.paint();
                pages.begin();
                count = 0;
            }
            add(pages, message, files);
            ++count;
        }
        return isFine && !isCancelled();
    });
    if (isCancelled()) {
        if (auto *printer = dynamic_cast<QPrinter *>(&device))
            printer->abort(); // or half of it would come out
        return {};
    }
    if (!read)
        return read;
    if (!isFine || !pages.paint())
        return Error::of(ErrorCode::StorageFull);
    return {};
}

} // namespace chautari
