// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagelistmodel.h"
#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/printerdoor.h"

#include <QtCore/QThreadPool>
#include <QtGui/QImage>
#include <QtWidgets/QDialog>

namespace chautari {

class AttachmentFiles;
class ElidedLabel;
class GlyphButton;
class ThemeController;

//! A picture of a message.
struct ViewedPicture
{
    MessageRow row;
    int attachment = 0;
};

//! \brief Pictures of a conversation, one at a time: fit, enlarge, turn, next, copy, save, print; all by keyboard.
//! Pictures are read in a thread of its own, never larger than this screen can use. GUI thread.
class ImageViewer : public QDialog
{
    Q_OBJECT
public:
    ImageViewer(AttachmentFiles &files, const ThemeController &theme, QWidget *parent);
    ~ImageViewer() override;

    void show(const QList<ViewedPicture> &pictures, qsizetype index);
    [[nodiscard]] const QImage &picture() const { return m_picture; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    //! Who asks for a printer, in place of the system.
    void setPrinterDoor(const PrinterDoor &door) { m_printerDoor = door; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    GlyphButton *addButton(Glyph glyph, const char *name);
    void retranslate();
    void go(int step);
    void load();
    void updateTitle();
    void showRead(const QImage &picture, int generation);
    void setZoom(double zoom);
    void turn();
    void copy() const;
    void save();
    void print();
    [[nodiscard]] QRect canvas() const;
    [[nodiscard]] QRectF pictureRect() const;

    AttachmentFiles &m_files;
    const ThemeController &m_theme;
    QList<ViewedPicture> m_pictures;
    qsizetype m_index = 0;
    QString m_path;
    QImage m_picture;
    QString m_sentence; //!< instead of a picture
    double m_zoom = 1; //!< times what fits
    QPointF m_offset;
    QPoint m_dragFrom;
    int m_generation = 0;
    QWidget *m_bar;
    ElidedLabel *m_title;
    GlyphButton *m_previousButton;
    GlyphButton *m_nextButton;
    GlyphButton *m_zoomOutButton;
    GlyphButton *m_zoomInButton;
    GlyphButton *m_turnButton;
    GlyphButton *m_copyButton;
    GlyphButton *m_saveButton;
    GlyphButton *m_printButton;
    GlyphButton *m_closeButton;
    PrinterDoor m_printerDoor = askForPrinter;
    QThreadPool m_pool;
};

} // namespace chautari
