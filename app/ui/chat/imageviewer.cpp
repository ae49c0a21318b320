// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/imageviewer.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/widgets/elidedlabel.h"
#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/picturereading.h"
#include "shared/core/localtext.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPagedPaintDevice>
#include <QtGui/QPainter>
#include <QtGui/QScreen>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr double zoomStep = 1.25;
constexpr double mostZoom = 8;

} // namespace

ImageViewer::ImageViewer(AttachmentFiles &files, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_files(files)
    , m_theme(theme)
    , m_bar(new QWidget(this))
    , m_title(new ElidedLabel(m_bar))
{
    setObjectName(u"imageViewer"_s);
    m_pool.setMaxThreadCount(1);
    m_bar->setProperty("pane", u"raised"_s);
    m_bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(grid, grid, grid, grid);
    row->setSpacing(grid);
    m_title->setObjectName(u"pictureTitle"_s);
    m_previousButton = addButton(Glyph::Back, "previousButton");
    m_nextButton = addButton(Glyph::Forward, "nextButton");
    row->addWidget(m_title, 1);
    m_zoomOutButton = addButton(Glyph::ZoomOut, "zoomOutButton");
    m_zoomInButton = addButton(Glyph::ZoomIn, "zoomInButton");
    m_turnButton = addButton(Glyph::Turn, "turnButton");
    m_copyButton = addButton(Glyph::Copy, "copyButton");
    m_saveButton = addButton(Glyph::Save, "saveButton");
    m_printButton = addButton(Glyph::Print, "printButton");
    m_closeButton = addButton(Glyph::Close, "closeButton");
    connect(m_previousButton, &QAbstractButton::clicked, this, [this] { go(-1); });
    connect(m_nextButton, &QAbstractButton::clicked, this, [this] { go(1); });
    connect(m_zoomOutButton, &QAbstractButton::clicked, this, [this] { setZoom(m_zoom / zoomStep); });
    connect(m_zoomInButton, &QAbstractButton::clicked, this, [this] { setZoom(m_zoom * zoomStep); });
    connect(m_turnButton, &QAbstractButton::clicked, this, [this] { turn(); });
    connect(m_copyButton, &QAbstractButton::clicked, this, [this] { copy(); });
    connect(m_saveButton, &QAbstractButton::clicked, this, [this] { save(); });
    connect(m_printButton, &QAbstractButton::clicked, this, [this] { print(); });
    connect(m_closeButton, &QAbstractButton::clicked, this, &QDialog::reject);
    retranslate();
    resize(parent->window()->size() * 0.9);
}

ImageViewer::~ImageViewer()
{
    m_pool.clear();
    m_pool.waitForDone();
}

GlyphButton *ImageViewer::addButton(Glyph glyph, const char *name)
{
    auto *button = new GlyphButton(glyph, m_theme, m_bar);
    button->setObjectName(QLatin1StringView(name));
    static_cast<QHBoxLayout *>(m_bar->layout())->addWidget(button);
    return button;
}

void ImageViewer::retranslate()
{
    setWindowTitle(tr("Picture"));
    const std::pair<GlyphButton *, QString> names[]{{m_previousButton, tr("Previous picture (Left)")},
        {m_nextButton, tr("Next picture (Right)")}, {m_zoomOutButton, tr("Smaller (-)")},
        {m_zoomInButton, tr("Larger (+)")}, {m_turnButton, tr("Turn (R)")}, {m_copyButton, tr("Copy (Ctrl+C)")},
        {m_saveButton, tr("Save as… (Ctrl+S)")}, {m_printButton, tr("Print… (Ctrl+P)")},
        {m_closeButton, tr("Close (Esc)")}};
    for (const auto &[button, name] : names) {
        button->setAccessibleName(name);
        button->setToolTip(name);
    }
}

void ImageViewer::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        updateTitle();
    }
}

void ImageViewer::show(const QList<ViewedPicture> &pictures, qsizetype index)
{
    m_pictures = pictures;
    m_index = std::clamp<qsizetype>(index, 0, std::max<qsizetype>(0, pictures.size() - 1));
    load();
    QDialog::show();
    raise();
    activateWindow();
    setFocus();
}

void ImageViewer::go(int step)
{
    const qsizetype next = m_index + step;
    if (next < 0 || next >= m_pictures.size())
        return;
    m_index = next;
    load();
}

void ImageViewer::load()
{
    const int generation = ++m_generation;
    m_picture = {};
    m_path.clear();
    m_zoom = 1;
    m_offset = {};
    m_sentence = tr("Loading");
    m_previousButton->setEnabled(m_index > 0);
    m_nextButton->setEnabled(m_index + 1 < m_pictures.size());
    if (m_pictures.isEmpty())
        return;
    updateTitle();
    const ViewedPicture &viewed = m_pictures.at(m_index);
    const QSize pixels = screen()->size() * devicePixelRatioF() * 2; // sharp when enlarged
    m_files.want(viewed.row, viewed.attachment,
        [this, self = QPointer(this), generation, pixels](const QString &path, const Error &error) {
            if (!self || generation != m_generation)
                return;
            if (path.isEmpty()) {
                m_sentence = tr("The picture could not be loaded.") + u' ' + error.firstMessage();
                update();
                return;
            }
            m_path = path;
            m_pool.start([this, path, pixels, generation] {
                const QImage picture = readPicture(path, pixels);
                QMetaObject::invokeMethod(
                    this, [this, picture, generation] { showRead(picture, generation); }, Qt::QueuedConnection);
            });
        });
    update();
}

void ImageViewer::updateTitle()
{
    if (m_pictures.isEmpty())
        return;
    const MessageRow &row = m_pictures.at(m_index).row;
    const QString who = row.isOwn() ? tr("You") : displaytext::name(row.message.sender.displayName());
    const QString when = localtext::toString(row.message.createdAt.toLocalTime(), QLocale::ShortFormat);
    m_title->setPlainText(
        tr("%1, %2 (%3 of %4)", "who, when, which, of how many")
            .arg(who, when, localtext::toString(m_index + 1), localtext::toString(m_pictures.size())));
}

void ImageViewer::showRead(const QImage &picture, int generation)
{
    if (generation != m_generation)
        return;
    m_picture = picture;
    m_sentence = picture.isNull() ? tr("This picture cannot be read. You can save the file.") : QString();
    update();
}

void ImageViewer::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, 1.0, mostZoom);
    if (m_zoom <= 1)
        m_offset = {};
    update();
}

void ImageViewer::turn()
{
    m_picture = m_picture.transformed(QTransform().rotate(90));
    setZoom(1);
}

void ImageViewer::copy() const
{
    if (!m_picture.isNull())
        QGuiApplication::clipboard()->setImage(m_picture);
}

void ImageViewer::save()
{
    if (m_path.isEmpty())
        return;
    const Attachment &file = m_pictures.at(m_index).row.message.attachments.at(m_pictures.at(m_index).attachment);
    auto *dialog = new QFileDialog(
        this, tr("Save the picture"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QFileInfo(displaytext::name(file.fileName)).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, path = m_path](const QString &target) {
        QFile::remove(target); // the dialog has asked
        if (!QFile::copy(path, target)) {
            m_sentence = tr("The file could not be written there. Choose another folder.");
            m_picture = {};
            update();
        }
    });
    dialog->open();
}

// As large as the page allows, as it was turned here.
void ImageViewer::print()
{
    if (m_picture.isNull())
        return;
    m_printerDoor(this, windowTitle(), [picture = m_picture](const std::shared_ptr<QPagedPaintDevice> &printer) {
        QPainter painter(printer.get());
        const QRect page = painter.viewport();
        QRect at(QPoint(), picture.size().scaled(page.size(), Qt::KeepAspectRatio));
        at.moveCenter(page.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(at, picture);
    });
}

// ---- painting and input
// -----------------------------------------------------------------------------------------------

QRect ImageViewer::canvas() const
{
    return rect().adjusted(0, m_bar->height(), 0, 0);
}

QRectF ImageViewer::pictureRect() const
{
    const QRect room = canvas().adjusted(grid, grid, -grid, -grid);
    QSizeF size = QSizeF(m_picture.size()) / devicePixelRatioF();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    QRectF at(QPointF(), size * m_zoom);
    at.moveCenter(QRectF(room).center() + m_offset);
    return at;
}

void ImageViewer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.theme().window);
    if (m_picture.isNull()) {
        painter.setPen(m_theme.theme().textMuted);
        painter.setFont(m_theme.font(FontRole::Body));
        painter.drawText(canvas().adjusted(4 * grid, 0, -4 * grid, 0), Qt::AlignCenter | Qt::TextWordWrap, m_sentence);
        return;
    }
    painter.setClipRect(canvas());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(pictureRect(), m_picture);
}

void ImageViewer::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_bar->setGeometry(0, 0, width(), m_bar->sizeHint().height());
}

void ImageViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Save))
        return save();
    if (event->matches(QKeySequence::Print))
        return print();
    switch (event->key()) {
    case Qt::Key_Left:
        return go(isRightToLeft() ? 1 : -1);
    case Qt::Key_Right:
        return go(isRightToLeft() ? -1 : 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setZoom(m_zoom * zoomStep);
    case Qt::Key_Minus:
        return setZoom(m_zoom / zoomStep);
    case Qt::Key_0:
        return setZoom(1);
    case Qt::Key_R:
        return turn();
    default:
        QDialog::keyPressEvent(event);
    }
}

void ImageViewer::wheelEvent(QWheelEvent *event)
{
    setZoom(event->angleDelta().y() > 0 ? m_zoom * zoomStep : m_zoom / zoomStep);
}

void ImageViewer::mousePressEvent(QMouseEvent *event)
{
    m_dragFrom = event->position().toPoint();
}

void ImageViewer::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || m_zoom <= 1)
        return;
    m_offset += event->position().toPoint() - m_dragFrom;
    m_dragFrom = event->position().toPoint();
    update();
}

} // namespace chautari
