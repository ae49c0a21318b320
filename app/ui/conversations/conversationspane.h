// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/conversationlistmodel.h"
#include "app/ui/conversations/conversationmenu.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLineEdit;
class QListView;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace chautari {

class AccountBar;
class ConversationDelegate;
class ConversationFilterModel;
class EmptyState;
class GlyphButton;
class MessageHits;
class SkeletonList;

//! \brief The left-hand pane: who I am, search, the list and its states. Says which conversation is wanted and opens
//! none itself. GUI thread.
class ConversationsPane : public QWidget
{
    Q_OBJECT
public:
    ConversationsPane(ConversationListModel &model, const ThemeController &theme, QWidget *parent = nullptr);

    [[nodiscard]] AccountBar &accountBar() const { return *m_accountBar; }
    //! Whether the server keeps pins and mute.
    void setHasSettings(bool hasSettings) { m_hasSettings = hasSettings; }
    void showLoading();
    void showLoaded();
    void showFailed(const Error &error);
    void setOpenConversation(ConversationId id);
    //! Asks for the one `step` rows below (negative: above) the open one.
    void activateNeighbour(int step);
    void focusSearch();
    void focusList();
    //! What searchRequested() found. Late answers to an earlier question are dropped.
    void showHits(const SearchResults &results);

    //! A sentence below the list until the person does something else.
    void showNotice(const QString &sentence);

Q_SIGNALS:
    void actionRequested(chautari::ConversationId id, chautari::ConversationAction action);
    void searchRequested(const QString &words); //!< in messages; the conversations are filtered here
    void messageActivated(const chautari::Message &message);
    void conversationActivated(chautari::ConversationId id);
    void retryRequested();
    void servicesRequested(); //!< somebody new to write to

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addList(const ThemeController &theme);
    void addFilters();
    void showMenu(const QModelIndex &index, const QPoint &position);
    void ask(const Conversation &conversation, ConversationAction action);
    void updateFilterTexts();
    void updateEmptyTexts();
    void retranslate();
    void activate(const QModelIndex &index);
    void updatePage();
    [[nodiscard]] bool handleSearchKey(int key);
    [[nodiscard]] QModelIndex indexOf(ConversationId id) const;

    enum class State { Loading, Loaded, Failed };

    ConversationListModel &m_model;
    ConversationFilterModel *m_filter;
    AccountBar *m_accountBar;
    QLineEdit *m_searchEdit;
    GlyphButton *m_servicesButton;
    QTabBar *m_filters;
    QLabel *m_notice;
    QTimer m_searchTimer;
    QTimer m_countTimer; //!< a burst of changes is counted once
    QStackedWidget *m_stack;
    QListView *m_list;
    ConversationDelegate *m_delegate;
    SkeletonList *m_skeleton;
    EmptyState *m_empty;
    EmptyState *m_noResults;
    EmptyState *m_failed;
    MessageHits *m_hits;
    State m_state = State::Loading;
    QString m_failure;
    ConversationId m_open;
    bool m_hasSettings = true;
};

} // namespace chautari
