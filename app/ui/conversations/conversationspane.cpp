// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/conversationspane.h"

#include "app/models/displaytext.h"
#include "app/ui/conversations/accountbar.h"
#include "app/ui/conversations/conversationdelegate.h"
#include "app/ui/conversations/conversationfiltermodel.h"
#include "app/ui/conversations/messagehits.h"
#include "app/ui/conversations/skeletonlist.h"
#include "app/ui/widgets/emptystate.h"
#include "app/ui/widgets/glyphbutton.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>

#include <array>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr std::array filters{ConversationFilter::All, ConversationFilter::Unread, ConversationFilter::WaitingForMe,
    ConversationFilter::WaitingForThem, ConversationFilter::Pinned, ConversationFilter::Archived};

constexpr int searchPauseMs = 120; // between two keys: what is typed in one go is one search

} // namespace

ConversationsPane::ConversationsPane(ConversationListModel &model, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new ConversationFilterModel(this))
    , m_accountBar(new AccountBar(theme, this))
    , m_searchEdit(new QLineEdit(this))
    , m_servicesButton(new GlyphButton(Glyph::Plus, theme, this))
    , m_filters(new QTabBar(this))
    , m_notice(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView(m_stack))
    , m_delegate(new ConversationDelegate(theme, this))
    , m_skeleton(new SkeletonList(theme, m_stack))
    , m_empty(new EmptyState(Glyph::Chat, theme, m_stack))
    , m_noResults(new EmptyState(Glyph::NotFound, theme, m_stack))
    , m_failed(new EmptyState(Glyph::Warning, theme, m_stack))
    , m_hits(new MessageHits(theme, this))
{
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchPauseMs);
    m_filter->setSourceModel(&model);
    m_searchEdit->setObjectName(u"searchEdit"_s);
    m_searchEdit->setClearButtonEnabled(true);
    m_searchEdit->installEventFilter(this);
    addList(theme);
    addFilters();
    for (QWidget *page : std::initializer_list<QWidget *>{m_skeleton, m_list, m_empty, m_noResults, m_failed}) {
        m_stack->addWidget(page);
    }
    auto *search = new QHBoxLayout;
    search->setContentsMargins(grid, grid, grid, grid);
    search->addWidget(m_searchEdit);
    m_servicesButton->setObjectName(u"servicesButton"_s);
    search->addWidget(m_servicesButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_accountBar);
    column->addLayout(search);
    column->addWidget(m_filters);
    column->addWidget(m_stack, 1);
    column->addWidget(m_hits, 2);
    column->addWidget(m_notice);
    setProperty("pane", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);

    connect(m_searchEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setNeedle(text);
        updateEmptyTexts();
        if (text.trimmed().isEmpty()) {
            m_searchTimer.stop();
            m_hits->clear();
        } else {
            m_searchTimer.start();
        }
        updatePage();
    });
    connect(m_servicesButton, &QAbstractButton::clicked, this, &ConversationsPane::servicesRequested);
    connect(&m_searchTimer, &QTimer::timeout, this, [this] { Q_EMIT searchRequested(m_searchEdit->text().trimmed()); });
    connect(m_hits, &MessageHits::messageActivated, this, &ConversationsPane::messageActivated);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &ConversationsPane::updatePage);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &ConversationsPane::updatePage);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ConversationsPane::updatePage);
    connect(m_failed, &EmptyState::actionRequested, this, &ConversationsPane::retryRequested);
    connect(m_empty, &EmptyState::actionRequested, this, &ConversationsPane::servicesRequested);
    retranslate();
    updatePage();
}

void ConversationsPane::addList(const ThemeController &theme)
{
    m_list->setObjectName(u"conversationList"_s);
    m_list->setModel(m_filter);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    connect(m_list, &QWidget::customContextMenuRequested, this,
        [this](const QPoint &point) { showMenu(m_list->indexAt(point), point); });
    connect(m_list, &QListView::clicked, this, &ConversationsPane::activate);
    connect(m_list, &QListView::activated, this, &ConversationsPane::activate);
    connect(&theme, &ThemeController::changed, m_list, [this] { m_list->doItemsLayout(); });
}

void ConversationsPane::addFilters()
{
    m_filters->setObjectName(u"filterTabs"_s);
    m_filters->setDrawBase(false);
    m_filters->setExpanding(false);
    m_filters->setUsesScrollButtons(true);
    m_filters->setElideMode(Qt::ElideNone);
    for (const ConversationFilter filter : filters) {
        m_filters->setTabData(m_filters->addTab(QString()), int(filter));
    }
    m_notice->setObjectName(u"noticeLabel"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setProperty("pane", u"warning"_s);
    m_notice->setContentsMargins(grid + grid / 2, grid, grid + grid / 2, grid);
    m_notice->hide();
    connect(m_filters, &QTabBar::currentChanged, this, [this](int tab) {
        m_filter->setFilter(ConversationFilter(m_filters->tabData(tab).toInt()));
        updateEmptyTexts();
        updatePage();
        if (const QModelIndex index = indexOf(m_open); index.isValid()) {
            m_list->setCurrentIndex(index);
        }
    });
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(0);
    connect(&m_countTimer, &QTimer::timeout, this, &ConversationsPane::updateFilterTexts);
    const auto count = [this] { m_countTimer.start(); };
    connect(&m_model, &QAbstractItemModel::dataChanged, this, count);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, count);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, count);
    connect(&m_model, &QAbstractItemModel::modelReset, this, count);
}

// Numbers where something is to be done; "999 archived" asks for nothing.
void ConversationsPane::updateFilterTexts()
{
    const auto counted = [this](const QString &text, ConversationFilter filter) {
        int number = 0;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            number += ConversationFilterModel::isOfKind(m_model.index(row), filter) ? 1 : 0;
        }
        return number > 0 ? QString(text + u' ' + localtext::toString(number)) : text;
    };
    const std::array texts{tr("All", "conversations"), counted(tr("Unread"), ConversationFilter::Unread),
        counted(tr("Waiting for me"), ConversationFilter::WaitingForMe), tr("Waiting for them"), tr("Pinned"),
        tr("Archived")};
    for (size_t tab = 0; tab < texts.size(); ++tab) {
        if (m_filters->tabText(int(tab)) != texts.at(tab)) {
            m_filters->setTabText(int(tab), texts.at(tab));
        }
    }
}

void ConversationsPane::updateEmptyTexts()
{
    QString title = tr("Nothing found");
    QString explanation = tr("No conversation and no message on this computer has these words.");
    if (!m_filter->isFiltering()) {
        switch (m_filter->filter()) {
        case ConversationFilter::All:
            title = tr("Everything is archived");
            explanation = tr("A new message brings a conversation back.");
            break;
        case ConversationFilter::Unread:
            title = tr("All read");
            explanation = tr("New messages stand here until you have read them.");
            break;
        case ConversationFilter::WaitingForMe:
            title = tr("Nobody waits for you");
            explanation = tr("Here stands who wrote last and has no answer yet.");
            break;
        case ConversationFilter::WaitingForThem:
            title = tr("You wait for nobody");
            explanation = tr("Here stands whom you wrote to and who has not answered yet.");
            break;
        case ConversationFilter::Pinned:
            title = tr("Nothing pinned");
            explanation = tr("Pin a conversation with its menu (Shift+F10), and it stays on top.");
            break;
        case ConversationFilter::Archived:
            title = tr("Nothing archived");
            explanation = tr("What you archive is out of the way here. A new message brings it back.");
            break;
        }
    }
    m_noResults->setTexts(title, explanation);
}

void ConversationsPane::showMenu(const QModelIndex &index, const QPoint &position)
{
    if (!index.isValid()) {
        return;
    }
    m_notice->hide();
    const auto conversation = index.data(ConversationListModel::ConversationRole).value<Conversation>();
    auto *menu = new ConversationMenu(conversation, m_hasSettings, this);
    connect(menu, &ConversationMenu::chosen, this,
        [this, conversation](ConversationAction action) { ask(conversation, action); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

void ConversationsPane::ask(const Conversation &conversation, ConversationAction action)
{
    if (action != ConversationAction::Delete) {
        Q_EMIT actionRequested(conversation.id, action);
        return;
    }
    askToDeleteConversation(
        conversation, this, [this, id = conversation.id] { Q_EMIT actionRequested(id, ConversationAction::Delete); });
}

void ConversationsPane::showNotice(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
}

void ConversationsPane::showLoading()
{
    m_state = State::Loading;
    updatePage();
}

void ConversationsPane::showLoaded()
{
    m_state = State::Loaded;
    updatePage();
}

void ConversationsPane::showFailed(const Error &error)
{
    m_state = State::Failed;
    m_failure = error.firstMessage();
    retranslate();
    updatePage();
}

void ConversationsPane::showHits(const SearchResults &results)
{
    if (results.conversation.isValid() || results.query != m_searchEdit->text().trimmed()) {
        return;
    }
    QList<MessageHitsModel::Hit> hits;
    for (const Message &message : results.messages) {
        if (const Conversation *conversation = m_model.conversation(message.conversation)) {
            const UserBasic &other = conversation->otherParticipant();
            hits.append({message, displaytext::name(other.displayName()), message.sender.id != other.id});
        }
    }
    m_hits->show(std::move(hits), results.query, results.hasMore);
    updatePage();
}

void ConversationsPane::setOpenConversation(ConversationId id)
{
    m_open = id;
    m_delegate->setOpenConversation(id);
    m_filter->setOpenConversation(id);
    m_notice->hide();
    if (const QModelIndex index = indexOf(id); index.isValid()) {
        m_list->setCurrentIndex(index);
    }
    m_list->viewport()->update();
}

void ConversationsPane::activateNeighbour(int step)
{
    const QModelIndex open = indexOf(m_open);
    const int row = open.isValid() ? open.row() + step : (step > 0 ? 0 : m_filter->rowCount() - 1);
    activate(m_filter->index(row, 0));
}

void ConversationsPane::focusSearch()
{
    m_searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_searchEdit->selectAll();
}

void ConversationsPane::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ConversationsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

bool ConversationsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_searchEdit && event->type() == QEvent::KeyPress) {
        return handleSearchKey(static_cast<QKeyEvent *>(event)->key());
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier) {
            showMenu(m_list->currentIndex(), m_list->visualRect(m_list->currentIndex()).center());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool ConversationsPane::handleSearchKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        if (m_filter->rowCount() > 0) {
            m_list->setCurrentIndex(m_filter->index(0, 0));
            focusList();
        } else if (!m_hits->isEmpty()) {
            m_hits->focusList();
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_filter->isFiltering()) {
            activate(m_filter->index(0, 0));
        }
        return true;
    case Qt::Key_Escape:
        if (m_searchEdit->text().isEmpty()) {
            focusList();
        }
        m_searchEdit->clear();
        return true;
    default:
        return false;
    }
}

void ConversationsPane::retranslate()
{
    m_searchEdit->setPlaceholderText(tr("Search"));
    m_searchEdit->setAccessibleName(tr("Search conversations"));
    m_searchEdit->setToolTip(tr("Search by name, service or words (Ctrl+K)"));
    m_servicesButton->setAccessibleName(tr("Services"));
    m_servicesButton->setToolTip(tr("Find a service and write to who offers it (Ctrl+N)"));
    m_list->setAccessibleName(tr("Conversations"));
    m_empty->setTexts(
        tr("No conversations yet"), tr("When somebody writes to you, it stands here."), tr("Find a service"));
    m_filters->setAccessibleName(tr("Which conversations"));
    updateFilterTexts();
    updateEmptyTexts();
    m_failed->setTexts(tr("The conversations could not be loaded"), m_failure, tr("Try again"));
    m_list->viewport()->update();
}

void ConversationsPane::activate(const QModelIndex &index)
{
    if (index.isValid()) {
        Q_EMIT conversationActivated(
            ConversationId(index.data(ConversationListModel::ConversationIdRole).toLongLong()));
    }
}

// What is known is shown at once, whatever the state: a list that cannot be refreshed is still a list.
void ConversationsPane::updatePage()
{
    QWidget *page = m_list;
    if (m_model.rowCount() == 0) {
        page = m_state == State::Loading ? static_cast<QWidget *>(m_skeleton)
            : m_state == State::Failed   ? m_failed
                                         : m_empty;
    } else if (m_filter->rowCount() == 0) {
        page = m_noResults;
    }
    m_stack->setCurrentWidget(page);
    m_stack->setVisible(page != m_noResults || m_hits->isEmpty());
}

QModelIndex ConversationsPane::indexOf(ConversationId id) const
{
    const int row = m_model.rowOf(id);
    return row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model.index(row));
}

} // namespace chautari
