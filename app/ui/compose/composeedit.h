// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spell/wordfinder.h"

#include <QtWidgets/QPlainTextEdit>

class QMenu;

namespace chautari {

//! \brief Where a message is written: grows from one to six lines, Enter sends, Shift+Enter breaks the line. An input
//! method's own Enter is left to it. Ctrl+B and Ctrl+I put the signs of bold and italic around what is selected, or
//! take them away. Takes plain text only. GUI thread.
class ComposeEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ComposeEdit(QWidget *parent = nullptr);

    //! Else Ctrl+Enter does, and Enter starts a line.
    void setSendsOnEnter(bool isOn) { m_sendsOnEnter = isOn; }
    //! Words with a wave below them: wrong ones.
    void setMarked(const QList<WordPlace> &places);
    [[nodiscard]] const QList<WordPlace> &marked() const { return m_marked; }
    void setMarkColor(const QColor &color) { m_markColor = color; }
    //! An input method shows letters that are not written yet.
    [[nodiscard]] bool isComposing() const { return m_isComposing; }
    //! With one line of Latin text: what a button beside it wants to be.
    [[nodiscard]] int oneLineHeight() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void escapePressed();
    void editLastRequested(); //!< Up in an empty field
    void filesPasted(const QStringList &paths);
    void picturePasted(const QImage &picture);
    //! The field's own menu is about to open, for this place of the text.
    void menuOpening(QMenu *menu, int position);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    [[nodiscard]] int frameHeight() const;
    [[nodiscard]] int heightForLines() const;
    void fitHeight();
    [[nodiscard]] QChar signOf(const QKeyEvent &event) const;
    void emphasize(QChar sign);
    void paintMark(QPainter &painter, const WordPlace &place) const;

    QList<WordPlace> m_marked; //!< in their order
    QColor m_markColor = Qt::red;
    bool m_sendsOnEnter = true;
    bool m_isComposing = false; //!< an input method shows unfinished letters
};

//! The files that somebody dropped or pasted.
QStringList localFiles(const QMimeData &data);

} // namespace chautari
