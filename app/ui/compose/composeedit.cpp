// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/composeedit.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QImage>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtWidgets/QMenu>

#include <cmath>

namespace chautari {

namespace {

constexpr int mostLines = 6;
constexpr qreal waveLength = 4; // of the mark under a wrong word
constexpr qreal waveHeight = 2;

QPolygonF waveBetween(qreal left, qreal right, qreal y)
{
    QPolygonF wave;
    bool isUp = false;
    for (qreal x = left; x < right; x += waveLength / 2, isUp = !isUp)
        wave.append(QPointF(x, isUp ? y - waveHeight : y));
    return wave;
}

} // namespace

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

ComposeEdit::ComposeEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, [this] { fitHeight(); });
}

// The lines' own heights, not a number times the font's: a line of Devanagari or emoji is taller than a Latin one.
int ComposeEdit::heightForLines() const
{
    qreal text = 0;
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < mostLines; block = block.next()) {
        blockBoundingRect(block); // breaks its lines if that is still to do
        const QTextLayout *layout = block.layout();
        for (int line = 0; line < layout->lineCount() && lines < mostLines; ++line, ++lines) {
            text += layout->lineAt(line).height();
        }
    }
    return qMax(fontMetrics().lineSpacing(), int(std::ceil(text))) + frameHeight();
}

int ComposeEdit::frameHeight() const
{
    const QMargins frame = contentsMargins();
    return frame.top() + frame.bottom() + int(std::ceil(2 * document()->documentMargin()));
}

int ComposeEdit::oneLineHeight() const
{
    return fontMetrics().lineSpacing() + frameHeight();
}

void ComposeEdit::fitHeight()
{
    const int wanted = heightForLines();
    if (wanted != height() || wanted != minimumHeight()) {
        setFixedHeight(wanted);
    }
    const bool isFull = document()->size().height() > mostLines;
    setVerticalScrollBarPolicy(isFull ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

QSize ComposeEdit::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), heightForLines()};
}

QSize ComposeEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, heightForLines()};
}

void ComposeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void ComposeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitHeight();
    }
}

void ComposeEdit::setMarked(const QList<WordPlace> &places)
{
    if (places == m_marked)
        return;
    m_marked = places;
    viewport()->update();
}

// Places count what is written; an input method's letters would push the words away from them.
void ComposeEdit::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (m_marked.isEmpty() || m_isComposing)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_markColor, 1.2));
    // Of a long text six lines are seen.
    const int first = cursorForPosition({0, 0}).position();
    const int last = cursorForPosition(viewport()->rect().bottomRight()).position();
    for (const WordPlace &place : std::as_const(m_marked)) {
        if (place.at + place.length >= first && place.at <= last)
            paintMark(painter, place);
    }
}

void ComposeEdit::paintMark(QPainter &painter, const WordPlace &place) const
{
    const QTextBlock block = document()->findBlock(int(place.at));
    if (!block.isValid())
        return;
    const QPointF origin = blockBoundingGeometry(block).translated(contentOffset()).topLeft();
    const QTextLayout *layout = block.layout();
    const int from = int(place.at) - block.position();
    const int to = from + int(place.length);
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int begin = qMax(from, line.textStart());
        const int end = qMin(to, line.textStart() + line.textLength());
        const qreal y = origin.y() + line.y() + line.height() - 1;
        if (begin >= end || y < 0 || y > viewport()->height() + waveHeight)
            continue;
        const qreal a = origin.x() + line.cursorToX(begin);
        const qreal b = origin.x() + line.cursorToX(end);
        painter.drawPolyline(waveBetween(qMin(a, b), qMax(a, b), y));
    }
}

// By the mouse about the word below it, by the key about the one with the cursor.
void ComposeEdit::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPoint at = isByMouse ? event->pos() : cursorRect().bottomLeft();
    const int position = (isByMouse ? cursorForPosition(at) : textCursor()).position();
    QMenu *menu = createStandardContextMenu(at);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("composeMenu"));
    Q_EMIT menuOpening(menu, position);
    menu->popup(viewport()->mapToGlobal(at));
}

void ComposeEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_isComposing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

// Null without a selection: the window's own Ctrl+I works then.
QChar ComposeEdit::signOf(const QKeyEvent &event) const
{
    if (event.modifiers() != Qt::ControlModifier || !textCursor().hasSelection()) {
        return {};
    }
    return event.key() == Qt::Key_B ? u'*' : event.key() == Qt::Key_I ? u'_' : QChar();
}

// Signs count inside one line and beside letters only: each line gets its own, and white space stays outside.
void ComposeEdit::emphasize(QChar sign)
{
    QTextCursor cursor = textCursor();
    const int first = cursor.selectionStart();
    QStringList lines = cursor.selectedText().split(QChar::ParagraphSeparator);
    for (QString &line : lines) {
        const QString words = line.trimmed();
        if (words.isEmpty()) {
            continue;
        }
        const qsizetype at = line.indexOf(words);
        const bool isMarked = words.size() > 2 && words.startsWith(sign) && words.endsWith(sign);
        line.replace(at, words.size(), isMarked ? words.sliced(1, words.size() - 2) : sign + words + sign);
    }
    cursor.insertText(lines.join(u'\n'));
    const int last = cursor.position();
    cursor.setPosition(first);
    cursor.setPosition(last, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

bool ComposeEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !signOf(*static_cast<QKeyEvent *>(event)).isNull()) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ComposeEdit::keyPressEvent(QKeyEvent *event)
{
    if (const QChar sign = signOf(*event); !sign.isNull()) {
        emphasize(sign);
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_isComposing) {
        event->accept(); // it ends the input method's word, and does not send half of it
        return;
    }
    const bool isWithControl = event->modifiers().testFlag(Qt::ControlModifier);
    const bool sends = isWithControl || (m_sendsOnEnter && !event->modifiers().testFlag(Qt::ShiftModifier));
    if (isEnter && sends) {
        Q_EMIT sendRequested();
        return;
    }
    if (isEnter) {
        textCursor().insertBlock(); // Qt would put in U+2028, which other clients show as a box
        ensureCursorVisible();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escapePressed();
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && document()->isEmpty()) {
        Q_EMIT editLastRequested();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool ComposeEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasImage() || source->hasUrls();
}

void ComposeEdit::insertFromMimeData(const QMimeData *source)
{
    const QStringList files = localFiles(*source);
    if (!files.isEmpty()) {
        Q_EMIT filesPasted(files);
        return;
    }
    // A cell of a spreadsheet comes as text and as a picture of it: people mean the text.
    if (source->hasImage() && !source->hasText()) {
        Q_EMIT picturePasted(qvariant_cast<QImage>(source->imageData()));
        return;
    }
    if (source->hasText()) {
        QString text = source->text();
        text.remove(QChar(u'\0'));
        insertPlainText(text);
        ensureCursorVisible();
    }
}

} // namespace chautari
