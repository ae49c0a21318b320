// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/chat/messagegeometry.h"
#include "app/ui/chat/messagepainter.h"
#include "app/ui/chat/textselection.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QPersistentModelIndex>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QMenu>

namespace chautari {

class JumpButton;
class VoicePlayback;

//! What is known about messages before the oldest one loaded.
enum class OlderState { More, Loading, Start, Failed };

//! \brief The messages of a MessageListModel, scrolled by pixels. It never jumps: the bubble at the top edge keeps its
//! place when history is put before it, when the width or the font changes, when a text changes; only a view that stood
//! at the newest message follows new ones. Lays out what is near the viewport and nothing else (100,000 rows:
//! qt-notes.md 7.1). GUI thread; the model outlives it.
class MessageView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    MessageView(MessageListModel &model, const ThemeController &theme, QWidget *parent = nullptr);
    ~MessageView() override;

    //! Where pictures come from; outlives this.
    void setFiles(AttachmentFiles &files);
    //! Plays voice messages; outlives this.
    void setVoice(VoicePlayback &voice);
    [[nodiscard]] VoicePlayback *voice() const { return m_voice; } //!< null without setVoice()
    //! Call after the model's setConversation(): places the unread line above the oldest of so many incoming messages
    //! and shows it; without unread ones, shows the newest.
    void beginConversation(int unreadCount);
    void setOlderState(OlderState state);

    [[nodiscard]] bool isAtNewest() const { return m_isSticky; }
    void scrollToNewest();
    void scrollToOldest();
    //! Shows it in the middle, when there is enough around it.
    void scrollToRow(int row);
    //! The last row of somebody else whose end is on the screen; -1 when there is none.
    [[nodiscard]] int lastSeenRow() const;
    [[nodiscard]] std::pair<int, int> visibleRows() const; //!< {0, -1} when there are none
    [[nodiscard]] QRect rowRect(int row) const; //!< in the viewport's coordinates
    [[nodiscard]] QRect bubbleRect(int row) const;
    [[nodiscard]] QRect actionRect(int row, RowAction action) const;
    [[nodiscard]] QRect partRect(int row, const RowPart &part) const;
    [[nodiscard]] QRect dayRect(int row) const; //!< of the day above it; empty when there is none
    //! The row that arrow keys walk over, and the menu key asks about; -1 for none.
    [[nodiscard]] int currentRow() const { return m_current.isValid() ? m_current.row() : -1; }
    void setCurrentRow(int row);

    //! Messages that something is to be done with, all at once. While there are any, a click chooses.
    void setChosen(int row, bool isChosen);
    [[nodiscard]] bool isChosen(int row) const;
    [[nodiscard]] QList<int> chosenRows() const; //!< in their order
    void clearChosen();

    //! Words that stand out wherever they are.
    void setHighlight(const QString &words);
    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy() const;
    void activate(int row, RowAction action);

    [[nodiscard]] const MessageListModel &messages() const { return m_model; }
    [[nodiscard]] const MessageGeometry &geometry() const { return m_geometry; }

Q_SIGNALS:
    void olderWanted(); //!< the person came near the oldest message loaded
    void retryRequested(const QString &clientMessageId);
    void deleteRequested(const QString &clientMessageId);
    void linkActivated(const QUrl &url); //!< nothing is opened here: ask first
    void quoteActivated(int row); //!< show me what this answers
    void tileActivated(int row, int attachment);
    void reactionActivated(int row, int reaction);
    void dayActivated(QDate day); //!< the line above a day's messages
    //! Actions for this message go on top of the menu.
    void menuOpening(int row, QMenu *menu);
    void chosenChanged(int count);
    void visibleRangeChanged();
    void newsAnnounced(const QString &sentence); //!< somebody wrote just now: what a screen reader is told

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Action
    {
        int row = -1; //!< -1 with Reload
        RowAction kind = RowAction::None;

        friend bool operator==(const Action &, const Action &) = default;
    };

    void watchModel();
    void handleInserted(int first, int last);
    void handleRemoved(int first, int last);
    void handleMoved(int from, int to);
    void handleChanged(int first, int last, const QList<int> &roles);
    void handleReset();
    void announce(int first, int last);

    void restyle();
    void settle();
    bool measureVisible(qint64 top);
    [[nodiscard]] qint64 wantedTop() const;
    [[nodiscard]] qint64 lastTop() const;
    void anchorAt(qint64 top);
    void updateScrollBar();
    void updateJumpButton();
    void askForOlder();
    void placeUnreadLine();
    void showUnreadLine();
    void stopOpening() { m_isOpening = false; }
    void scrollBy(int pixels);
    void ensureVisible(int row);

    [[nodiscard]] int toViewport(qint64 contentY) const;
    [[nodiscard]] qint64 toContent(int viewportY) const;
    [[nodiscard]] int rowAt(int viewportY) const;
    [[nodiscard]] QRect headActionRect() const;
    [[nodiscard]] TextPosition positionAt(const QPoint &point) const;
    [[nodiscard]] Action actionAt(const QPoint &point) const;
    [[nodiscard]] QUrl linkAt(const QPoint &point) const;
    [[nodiscard]] QDate dayAt(const QPoint &point) const;
    [[nodiscard]] QList<Action> actions() const;
    void moveCurrent(int step);
    void activateCurrent();
    void activatePart(int row, const RowPart &part);
    bool commandVoice(int row, const RowPart &part, const QPoint &point);
    bool commandCurrentVoice(const VoiceCommand &command);
    [[nodiscard]] std::pair<int, RowPart> partAt(const QPoint &point) const;
    void openMenu(int row, const QUrl &url, const QPoint &globalPosition);
    void focusAction(const Action &action);
    void perform(Action action); //!< by value: it ends the focus it may have come from
    void extendSelection(const QPoint &point);
    void updateCursor(const QPoint &point);
    [[nodiscard]] QString toolTipAt(const QPoint &point) const;

    void paintHead(QPainter &painter) const;
    void paintEmpty(QPainter &painter) const;
    void paintFocus(QPainter &painter) const;

    MessageListModel &m_model;
    const ThemeController &m_theme;
    MessageGeometry m_geometry;
    MessagePainter m_painter;
    JumpButton *m_jumpButton = nullptr;
    VoicePlayback *m_voice = nullptr;

    int m_anchorRow = 0; //!< the bubble that keeps its place...
    qint64 m_anchorOffset = 0; //!< ...so many pixels above the top edge
    bool m_isSticky = true;
    qint64 m_top = 0;
    int m_slack = 0; //!< few messages stand at the bottom, next to the composer
    bool m_isSettling = false;

    OlderState m_older = OlderState::More;
    bool m_isOpening = true; //!< until the person moves: the place is still ours to choose
    int m_unreadCount = 0;
    qint64 m_unreadBaseSeq = 0; //!< what came later is not unread "on opening"
    int m_newBelow = 0;

    TextSelection m_selection;
    Action m_focused;
    QPersistentModelIndex m_current;
    QList<QPersistentModelIndex> m_chosen;
    QPoint m_pressedAt;
    QPoint m_dragPoint;
    bool m_isDragging = false;
    bool m_hasKeyboardFocus = false;
    QBasicTimer m_dragTimer;
};

} // namespace chautari
