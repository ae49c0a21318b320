// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/details/sharedfiles.h"

#include "app/models/displaytext.h"
#include "app/models/messagelistmodel.h"
#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/chat/imageviewer.h"
#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/linepainting.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int columns = 3;
constexpr int gap = 2;

MessageRow rowOf(const Message &message)
{
    MessageRow row;
    row.message = message;
    return row;
}

//! A square cut from the middle of the picture; a glyph until it is here.
class PictureDelegate : public QStyledItemDelegate
{
public:
    PictureDelegate(
        AttachmentFiles &files, const SharedFilesModel &model, const ThemeController &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_files(files)
        , m_model(model)
        , m_theme(theme)
    { }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const auto *list = qobject_cast<const QListView *>(option.widget);
        return list != nullptr ? list->gridSize() : QSize();
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const SharedFilesModel::SharedFile &file = m_model.file(index.row());
        const QRectF rect = QRectF(option.rect).adjusted(gap, gap, -gap, -gap);
        const qreal scale = painter->device()->devicePixelRatio();
        const TileState state = m_files.state(rowOf(file.message), file.attachment, (rect.size() * scale * 2).toSize());
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const Theme &colors = m_theme.theme();
        QPainterPath shape;
        shape.addRoundedRect(rect, 6, 6);
        painter->fillPath(shape, colors.bubbleOther);
        if (state.picture.isNull()) {
            const QRectF glyph(rect.center() - QPointF(1.5 * grid, 1.5 * grid), QSizeF(3 * grid, 3 * grid));
            const bool hasFailed = state.bytes == TileState::Bytes::Failed;
            paintGlyph(*painter, hasFailed ? Glyph::Warning : Glyph::Picture, glyph, colors.textMuted);
        } else {
            painter->setClipPath(shape);
            const QSizeF whole = state.picture.size();
            const qreal side = std::min(whole.width(), whole.height());
            const QRectF middle((whole.width() - side) / 2, (whole.height() - side) / 2, side, side);
            painter->drawImage(rect, state.picture, middle);
            painter->setClipping(false);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(colors.focus, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawPath(shape);
        }
        painter->restore();
    }

private:
    AttachmentFiles &m_files;
    const SharedFilesModel &m_model;
    const ThemeController &m_theme;
};

//! Two lines: the name, then kind, size and day.
class FileDelegate : public QStyledItemDelegate
{
public:
    FileDelegate(const SharedFilesModel &model, const ThemeController &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_theme(theme)
    { }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int texts
            = QFontMetrics(m_theme.font(FontRole::Body)).height() + QFontMetrics(m_theme.font(FontRole::Meta)).height();
        return {option.rect.width(), texts + grid};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const Theme &colors = m_theme.theme();
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen(colors.focus, 2) : QPen(Qt::NoPen));
        painter->setBrush(isHovered ? QBrush(colors.rowHover) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6);
        const Attachment &file = m_model.attachment(index.row());
        const bool isVoice = file.kind == MessageType::Audio;
        const QRect inner = option.rect.adjusted(grid / 2, grid / 2, -grid / 2, -grid / 2);
        const QRect icon(inner.left(), inner.center().y() - 3 * grid / 2, 3 * grid, 3 * grid);
        paintGlyph(*painter, isVoice ? Glyph::Play : Glyph::File, QStyle::visualRect(option.direction, inner, icon),
            colors.textMuted);
        QStringList facts{
            isVoice && file.durationMs > 0 ? displaytext::duration(file.durationMs) : displaytext::fileFacts(file)};
        facts << localtext::toString(
            m_model.file(index.row()).message.createdAt.toLocalTime().date(), QLocale::ShortFormat);
        facts.removeAll(QString());
        const QRect texts = QStyle::visualRect(option.direction, inner, inner.adjusted(3 * grid + grid, 0, 0, 0));
        const QFont body = m_theme.font(FontRole::Body);
        QRect line = texts;
        line.setHeight(QFontMetrics(body).height());
        paintLine(*painter, line, index.data().toString(), body, colors.text, LinePlace::Start, Qt::ElideMiddle);
        line = texts;
        line.setTop(texts.bottom() + 1 - QFontMetrics(m_theme.font(FontRole::Meta)).height());
        paintLine(*painter, line, facts.join(u" · "_s), m_theme.font(FontRole::Meta), colors.textMuted,
            LinePlace::Start, Qt::ElideMiddle);
        painter->restore();
    }

private:
    const SharedFilesModel &m_model;
    const ThemeController &m_theme;
};

QLabel *filesTitle(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", u"strong"_s);
    return label;
}

} // namespace

SharedFiles::SharedFiles(ChatSession &session, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_files(std::make_unique<AttachmentFiles>(session))
    , m_pictures(new SharedFilesModel(SharedFilesModel::Kind::Pictures, this))
    , m_others(new SharedFilesModel(SharedFilesModel::Kind::Others, this))
    , m_picturesTitle(filesTitle(this))
    , m_pictureList(addList(u"pictureList"_s, *m_pictures))
    , m_filesTitle(filesTitle(this))
    , m_fileList(addList(u"fileList"_s, *m_others))
    , m_note(new QLabel(this))
    , m_olderButton(new QPushButton(this))
{
    m_pictureList->setViewMode(QListView::IconMode);
    m_pictureList->setMovement(QListView::Static);
    m_pictureList->setItemDelegate(new PictureDelegate(*m_files, *m_pictures, theme, m_pictureList));
    m_fileList->setItemDelegate(new FileDelegate(*m_others, theme, m_fileList));
    m_note->setObjectName(u"filesNoteLabel"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setProperty("tone", u"muted"_s);
    m_note->setProperty("textSize", u"meta"_s);
    m_olderButton->setObjectName(u"olderFilesButton"_s);
    m_olderButton->setProperty("kind", u"link"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid / 2);
    column->addWidget(m_picturesTitle);
    column->addWidget(m_pictureList);
    column->addWidget(m_filesTitle);
    column->addWidget(m_fileList);
    column->addWidget(m_note);
    column->addWidget(m_olderButton, 0, Qt::AlignLeft);
    connect(&m_session, &ChatSession::filesFound, this, &SharedFiles::handleFound);
    connect(m_files.get(), &AttachmentFiles::changed, m_pictures, &SharedFilesModel::noteChanged);
    connect(m_olderButton, &QPushButton::clicked, this, [this] {
        m_olderButton->setEnabled(false);
        m_session.loadFiles(m_conversation, m_oldestSeq);
    });
    for (QListView *list : {m_pictureList, m_fileList}) {
        const auto open = [this, list](const QModelIndex &index) {
            list == m_pictureList ? openPicture(index.row()) : openFile(index.row());
        };
        connect(list, &QListView::clicked, this, open);
        connect(list, &QListView::activated, this, open);
        connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this, list](
                const QModelIndex &current) { Q_EMIT placeWanted(list->visualRect(current).translated(list->pos())); });
    }
    connect(&theme, &ThemeController::changed, this, &SharedFiles::refresh);
    refresh();
}

SharedFiles::~SharedFiles() = default;

QListView *SharedFiles::addList(const QString &name, SharedFilesModel &model)
{
    auto *list = new QListView(this);
    list->setObjectName(name);
    list->setModel(&model);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setTabKeyNavigation(false);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->viewport()->setAutoFillBackground(false);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &SharedFiles::refresh);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &SharedFiles::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, &SharedFiles::refresh);
    return list;
}

void SharedFiles::setConversation(ConversationId conversation)
{
    if (conversation == m_conversation)
        return;
    m_conversation = conversation;
    m_oldestSeq = 0;
    m_hasMore = false;
    m_isWhole = true;
    delete m_viewer; // it shows pictures of the other one
    m_files->reset();
    m_pictures->clear();
    m_others->clear();
    if (conversation.isValid())
        m_session.loadFiles(conversation);
}

void SharedFiles::handleFound(const FilesPage &page)
{
    if (page.conversation != m_conversation)
        return;
    m_hasMore = page.hasMore;
    m_isWhole = page.isWhole;
    if (!page.messages.isEmpty())
        m_oldestSeq = page.messages.last().seq;
    m_pictures->upsert(page.messages);
    m_others->upsert(page.messages);
    refresh();
}

// Older ones than the last page come with the next: they are not put beside a hole.
void SharedFiles::apply(const SessionChanges &changes)
{
    QList<Message> fresh;
    for (const Message &message : changes.messages) {
        const bool isKnownPart = !m_hasMore || message.seq >= m_oldestSeq;
        if (message.conversation == m_conversation && isKnownPart)
            fresh.append(message);
    }
    for (SharedFilesModel *model : {m_pictures, m_others}) {
        model->upsert(fresh);
        for (const MessageDeletedEvent &deletion : changes.deletions)
            model->remove(deletion.message);
    }
}

void SharedFiles::openPicture(int row)
{
    QList<ViewedPicture> pictures;
    for (int i = 0; i < m_pictures->rowCount(); ++i) {
        const SharedFilesModel::SharedFile &file = m_pictures->file(i);
        pictures.append({rowOf(file.message), file.attachment});
    }
    if (!m_viewer)
        m_viewer = new ImageViewer(*m_files, m_theme, this);
    m_viewer->show(pictures, row);
}

void SharedFiles::openFile(int row)
{
    const SharedFilesModel::SharedFile file = m_others->file(row);
    Q_EMIT fileWanted(file.message, file.attachment);
}

void SharedFiles::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void SharedFiles::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh();
    QWidget::changeEvent(event);
}

// The lists do not scroll: they are as high as what they hold.
void SharedFiles::fit()
{
    const int side = std::max(1, (width() - columns) / columns); // a row that is filled to its last pixel is broken
    const int pictureRows = (m_pictures->rowCount() + columns - 1) / columns;
    m_pictureList->setGridSize({side, side});
    m_pictureList->setFixedHeight(std::max(1, pictureRows * side));
    m_fileList->setFixedHeight(std::max(1, m_others->rowCount() * std::max(1, m_fileList->sizeHintForRow(0))));
}

void SharedFiles::refresh()
{
    const bool hasPictures = m_pictures->rowCount() > 0;
    const bool hasFiles = m_others->rowCount() > 0;
    m_picturesTitle->setText(tr("Pictures"));
    m_filesTitle->setText(tr("Files and voice messages"));
    m_pictureList->setAccessibleName(tr("Pictures"));
    m_fileList->setAccessibleName(tr("Files and voice messages"));
    m_filesTitle->setContentsMargins(0, hasPictures ? grid + grid / 2 : 0, 0, 0);
    m_picturesTitle->setVisible(hasPictures || !hasFiles);
    m_pictureList->setVisible(hasPictures);
    m_filesTitle->setVisible(hasFiles);
    m_fileList->setVisible(hasFiles);
    QString note;
    if (!m_hasMore && !m_isWhole)
        note = tr("What is on this computer. Older ones come when you scroll back in the chat.");
    else if (!hasPictures && !hasFiles)
        note = tr("Nothing was sent yet.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_olderButton->setText(tr("Show older ones"));
    m_olderButton->setEnabled(true);
    m_olderButton->setVisible(m_hasMore);
    if (!hasPictures && !hasFiles)
        m_picturesTitle->setText(tr("Pictures and files"));
    fit();
}

} // namespace chautari
