// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/attachmenttray.h"

#include "app/ui/widgets/elidedlabel.h"
#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/picturereading.h"
#include "app/ui/widgets/styleproperty.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int pictureSide = 6 * grid;
constexpr int itemWidth = 26 * grid;

} // namespace

//! One file. Its picture arrives later.
class AttachmentTray::Item : public QWidget
{
public:
    Item(AttachmentTray &tray, const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void readPictureLater(const QString &path);

    const ThemeController &m_theme;
    QImage m_picture;
};

AttachmentTray::Item::Item(AttachmentTray &tray, const QString &path)
    : QWidget(tray.m_row)
    , m_theme(tray.m_theme)
{
    const QFileInfo info(path);
    const QString problem = tray.problemOf(path);
    auto *name = new ElidedLabel(this);
    name->setPlainText(info.fileName());
    auto *facts = new ElidedLabel(this);
    facts->setProperty("textSize", u"meta"_s);
    facts->setProperty("tone", problem.isEmpty() ? u"muted"_s : u"danger"_s);
    facts->setPlainText(problem.isEmpty() ? QLocale().formattedDataSize(info.size()) : problem);
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
    row->setContentsMargins(pictureSide + grid, 0, 0, 0);
    row->setSpacing(grid / 2);
    row->addLayout(words, 1);
    row->addWidget(removeButton, 0, Qt::AlignVCenter);
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

void AttachmentTray::Item::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRect square(0, (height() - pictureSide) / 2, pictureSide, pictureSide);
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

void AttachmentTray::setLimits(const FileLimits &limits)
{
    m_limits = limits;
    if (!m_paths.isEmpty())
        rebuild();
}

void AttachmentTray::add(const QStringList &paths)
{
    const qsizetype before = m_paths.size();
    for (const QString &path : paths) {
        if (!m_paths.contains(path) && !QFileInfo(path).isDir())
            m_paths.append(path);
    }
    if (m_paths.size() == before)
        return;
    rebuild();
    Q_EMIT filesChanged();
}

void AttachmentTray::remove(const QString &path)
{
    m_paths.removeAll(path);
    rebuild();
    Q_EMIT filesChanged();
}

void AttachmentTray::clear()
{
    if (m_paths.isEmpty())
        return;
    m_paths.clear();
    rebuild();
    Q_EMIT filesChanged();
}

QString AttachmentTray::problemOf(const QString &path) const
{
    const QFileInfo file(path);
    const QLocale locale;
    if (!file.isFile() || !file.isReadable())
        return tr("cannot be read");
    if (m_limits.bytes > 0 && file.size() > m_limits.bytes)
        return tr("%1; this server takes %2", "size of the file, most the server takes")
            .arg(locale.formattedDataSize(file.size()), locale.formattedDataSize(m_limits.bytes));
    if (!m_limits.extensions.isEmpty() && !m_limits.extensions.contains(file.suffix().toLower()))
        return tr("this server takes no %1 files").arg(file.suffix().isEmpty() ? u"?"_s : file.suffix().left(8));
    return {};
}

QString AttachmentTray::problem() const
{
    for (const QString &path : m_paths) {
        if (const QString problem = problemOf(path); !problem.isEmpty())
            return tr("%1: %2", "file, why it cannot be sent").arg(QFileInfo(path).fileName(), problem);
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
    for (const QString &path : std::as_const(m_paths))
        m_layout->addWidget(new Item(*this, path));
    m_layout->addStretch();
    setAccessibleName(tr("Files to send"));
    setFixedHeight(qMax(pictureSide, 3 * fontMetrics().height()) + 2 * grid);
    setVisible(!m_paths.isEmpty());
}

void AttachmentTray::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        rebuild();
}

} // namespace chautari
