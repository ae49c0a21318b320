// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/attachmenttray.h"

#include "app/ui/widgets/elidedlabel.h"
#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/picturereading.h"
#include "app/ui/widgets/styleproperty.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int pictureSide = 6 * grid;
constexpr int itemWidth = 26 * grid;

// By its name: the others need no thread to be left as they are.
bool looksLikePicture(const QString &path)
{
    static const QStringList kinds{u"jpg"_s, u"jpeg"_s, u"png"_s, u"webp"_s, u"heic"_s, u"heif"_s, u"bmp"_s, u"tif"_s,
        u"tiff"_s, u"gif"_s, u"avif"_s};
    return kinds.contains(QFileInfo(path).suffix().toLower());
}

} // namespace

//! One file. Its picture arrives later.
class AttachmentTray::Item : public QWidget
{
public:
    Item(AttachmentTray &tray, const Chosen &file);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void readPictureLater(const QString &path);

    AttachmentTray &m_tray;
    QString m_path;
    const ThemeController &m_theme;
    QImage m_picture;
};

AttachmentTray::Item::Item(AttachmentTray &tray, const Chosen &file)
    : QWidget(tray.m_row)
    , m_tray(tray)
    , m_path(file.path)
    , m_theme(tray.m_theme)
{
    const QString path = file.path;
    const QFileInfo info(path);
    const QFileInfo sent(file.prepared.isEmpty() ? path : file.prepared);
    const QString problem = tray.problemOf(file);
    auto *name = new ElidedLabel(this);
    name->setPlainText(info.fileName());
    auto *facts = new ElidedLabel(this);
    facts->setProperty("textSize", u"meta"_s);
    facts->setProperty("tone", problem.isEmpty() ? u"muted"_s : u"danger"_s);
    facts->setPlainText(file.isPreparing ? AttachmentTray::tr("Getting ready")
            : problem.isEmpty()          ? localtext::dataSize(sent.size())
                                         : problem);
    auto *removeButton = new GlyphButton(Glyph::Close, m_theme, this);
    removeButton->setObjectName(u"removeFileButton"_s);
    removeButton->setAccessibleName(AttachmentTray::tr("Do not send %1").arg(info.fileName()));
    removeButton->setToolTip(AttachmentTray::tr("Do not send this file"));
    connect(removeButton, &QAbstractButton::clicked, &tray, [&tray, path] { tray.remove(path); });
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(name);
    words->addWidget(facts);
    words->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addSpacing(pictureSide + grid); // turns with the direction, as margins do not
    row->setSpacing(grid / 2);
    row->addLayout(words, 1);
    row->addWidget(removeButton, 0, Qt::AlignVCenter);
    setFocusPolicy(tray.m_files.size() > 1 ? Qt::StrongFocus : Qt::NoFocus);
    setAccessibleName(AttachmentTray::tr("%1, Ctrl+Left and Ctrl+Right move it").arg(info.fileName()));
    setFixedWidth(itemWidth);
    setMinimumHeight(pictureSide);
    readPictureLater(path);
}

void AttachmentTray::Item::readPictureLater(const QString &path)
{
    const QSize pixels = QSize(pictureSide, pictureSide) * devicePixelRatioF();
    QThreadPool::globalInstance()->start([item = QPointer(this), path, pixels] {
        const QImage picture = readPicture(path, pixels);
        QMetaObject::invokeMethod(
            qApp,
            [item, picture] {
                if (item) {
                    item->m_picture = picture;
                    item->update();
                }
            },
            Qt::QueuedConnection);
    });
}

void AttachmentTray::Item::keyPressEvent(QKeyEvent *event)
{
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (isArrow && event->modifiers().testFlag(Qt::ControlModifier))
        m_tray.move(m_path, event->key() == Qt::Key_Left ? -1 : 1); // this goes with it
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        m_tray.remove(m_path);
    else
        QWidget::keyPressEvent(event);
}

void AttachmentTray::Item::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.theme().focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), grid, grid);
        painter.setPen(Qt::NoPen);
    }
    const QRect square
        = QStyle::visualRect(layoutDirection(), rect(), {0, (height() - pictureSide) / 2, pictureSide, pictureSide});
    QPainterPath path;
    path.addRoundedRect(square, grid, grid);
    painter.fillPath(path, m_theme.theme().rowHover);
    if (m_picture.isNull()) {
        paintGlyph(painter, Glyph::File, QRectF(square).adjusted(12, 12, -12, -12), m_theme.theme().textMuted);
        return;
    }
    painter.setClipPath(path);
    QRect target(QPoint(), m_picture.size().scaled(square.size(), Qt::KeepAspectRatioByExpanding));
    target.moveCenter(square.center());
    painter.drawImage(target, m_picture);
}

AttachmentTray::AttachmentTray(const ThemeController &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_row(new QWidget)
    , m_layout(new QHBoxLayout(m_row))
{
    setObjectName(u"attachmentTray"_s);
    setFocusPolicy(Qt::NoFocus); // its buttons have it
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row->setProperty("pane", u"raised"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2 * grid);
    setWidget(m_row);
    rebuild();
}

AttachmentTray::~AttachmentTray()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void AttachmentTray::setLimits(const FileLimits &limits)
{
    m_limits = limits;
    if (!m_files.isEmpty())
        rebuild();
}

void AttachmentTray::add(const QStringList &paths)
{
    const qsizetype before = m_files.size();
    for (const QString &path : paths) {
        const bool isThere = std::ranges::any_of(m_files, [&path](const Chosen &file) { return file.path == path; });
        if (isThere || QFileInfo(path).isDir())
            continue;
        const bool isPicture = looksLikePicture(path);
        m_files.append({path, {}, isPicture});
        if (isPicture)
            prepare(path);
    }
    if (m_files.size() == before)
        return;
    rebuild();
    Q_EMIT filesChanged();
}

void AttachmentTray::prepare(const QString &path)
{
    const QString folder = m_prepared.filePath(QString::number(++m_number));
    m_pool.start([this, path, folder, limits = m_limits] {
        const QString prepared = preparePicture(path, folder, limits);
        QMetaObject::invokeMethod(
            this, [this, path, prepared] { handlePrepared(path, prepared); }, Qt::QueuedConnection);
    });
}

void AttachmentTray::handlePrepared(const QString &path, const QString &prepared)
{
    const auto file = std::ranges::find(m_files, path, &Chosen::path);
    if (file == m_files.end())
        return;
    file->prepared = prepared;
    file->isPreparing = false;
    rebuild();
    Q_EMIT filesChanged();
}

QStringList AttachmentTray::paths() const
{
    QStringList paths;
    for (const Chosen &file : m_files)
        paths.append(file.prepared.isEmpty() ? file.path : file.prepared);
    return paths;
}

bool AttachmentTray::isReady() const
{
    return std::ranges::none_of(m_files, &Chosen::isPreparing);
}

void AttachmentTray::move(const QString &chosen, int step)
{
    const auto file = std::ranges::find(m_files, chosen, &Chosen::path);
    const qsizetype from = file - m_files.begin();
    const qsizetype to = from + step;
    if (file == m_files.end() || to < 0 || to >= m_files.size())
        return;
    m_files.move(from, to);
    rebuild();
    QWidget *moved = m_layout->itemAt(int(to))->widget();
    moved->show(); // what is hidden takes no focus
    moved->setFocus();
    Q_EMIT filesChanged();
}

void AttachmentTray::remove(const QString &path)
{
    m_files.removeIf([&path](const Chosen &file) { return file.path == path; });
    rebuild();
    Q_EMIT filesChanged();
}

void AttachmentTray::clear()
{
    if (m_files.isEmpty())
        return;
    m_files.clear();
    rebuild();
    Q_EMIT filesChanged();
}

QString AttachmentTray::problemOf(const Chosen &chosen) const
{
    const QFileInfo file(chosen.prepared.isEmpty() ? chosen.path : chosen.prepared);
    if (chosen.isPreparing)
        return {};
    if (!file.isFile() || !file.isReadable())
        return tr("cannot be read");
    if (m_limits.bytes > 0 && file.size() > m_limits.bytes)
        return tr("%1; this server takes %2", "size of the file, most the server takes")
            .arg(localtext::dataSize(file.size()), localtext::dataSize(m_limits.bytes));
    if (!m_limits.extensions.isEmpty() && !m_limits.extensions.contains(file.suffix().toLower()))
        return tr("this server takes no %1 files").arg(file.suffix().isEmpty() ? u"?"_s : file.suffix().left(8));
    return {};
}

QString AttachmentTray::problem() const
{
    for (const Chosen &file : m_files) {
        if (const QString problem = problemOf(file); !problem.isEmpty())
            return tr("%1: %2", "file, why it cannot be sent").arg(QFileInfo(file.path).fileName(), problem);
    }
    return {};
}

void AttachmentTray::rebuild()
{
    const QList<QWidget *> old = m_row->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *item : old) {
        m_layout->removeWidget(item);
        item->hide();
        item->deleteLater(); // its own button may have asked for this
    }
    while (QLayoutItem *rest = m_layout->takeAt(0))
        delete rest;
    for (const Chosen &file : std::as_const(m_files))
        m_layout->addWidget(new Item(*this, file));
    m_layout->addStretch();
    setAccessibleName(tr("Files to send"));
    setFixedHeight(qMax(pictureSide, 3 * fontMetrics().height()) + 2 * grid);
    setVisible(!m_files.isEmpty());
}

void AttachmentTray::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        rebuild();
}

} // namespace chautari
