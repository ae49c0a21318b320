// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QScrollArea;
class QStackedWidget;

namespace chautari {

class ConversationListModel;
class EmptyState;
class QuickContact;
class ServiceCard;
class ServiceListModel;

//! \brief What is offered on this server, and the way to a first conversation about it: search, read, write, all by
//! keyboard. Deletes itself when it closes. GUI thread.
class ServicesDialog : public QDialog
{
    Q_OBJECT
public:
    //! \param conversations what there is already; outlives this
    ServicesDialog(ChatSession &session, const ConversationListModel &conversations, const ThemeController &theme,
        QWidget *parent = nullptr);
    ~ServicesDialog() override;

Q_SIGNALS:
    void conversationChosen(chautari::ConversationId conversation); //!< begun just now, or known before

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildList(const ThemeController &theme);
    QWidget *buildPage(const ThemeController &theme);
    void connectSession();
    void search(int page = 1);
    void handleFound(const ServicesFound &found);
    void handleStatus(const ConnectionStatus &status);
    void showCategories(const QList<Category> &categories);
    void choose(int row);
    void send();
    void finish(ConversationId conversation);
    void updatePages();
    void retranslate();
    [[nodiscard]] ConversationId known(const Service &service) const;

    ChatSession &m_session;
    const ConversationListModel &m_conversations;
    ServiceListModel *m_model;
    QTimer m_searchTimer;
    QLineEdit *m_searchEdit = nullptr;
    QComboBox *m_category = nullptr;
    QStackedWidget *m_listStack = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_loading = nullptr;
    EmptyState *m_empty = nullptr;
    EmptyState *m_failed = nullptr;
    QLabel *m_count = nullptr;
    QStackedWidget *m_pageStack = nullptr;
    EmptyState *m_nothingChosen = nullptr;
    QScrollArea *m_scroll = nullptr;
    ServiceCard *m_card = nullptr;
    QuickContact *m_contact = nullptr;

    enum class State { Loading, Loaded, Failed };
    State m_state = State::Loading;
    QString m_failure;
    int m_request = 0; //!< what is waited for
    int m_page = 1;
    qint64 m_total = 0;
    Service m_chosen; //!< invalid id = none
    QString m_messageId; //!< of the text as it stands; the same one tried again is stored once
};

} // namespace chautari
