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

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int searchPauseMs = 120; // between two keys: what is typed in one go is one search

} // namespace

ConversationsPane::ConversationsPane(ConversationListModel &model, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new ConversationFilterModel(this))
    , m_accountBar(new AccountBar(theme, this))
    , m_searchEdit(new QLineEdit(this))
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
    for (QWidget *page : std::initializer_list<QWidget *>{m_skeleton, m_list, m_empty, m_noResults, m_failed}) {
        m_stack->addWidget(page);
    }
    auto *search = new QHBoxLayout;
    search->setContentsMargins(grid, grid, grid, grid);
    search->addWidget(m_searchEdit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_accountBar);
    column->addLayout(search);
    column->addWidget(m_stack, 1);
    column->addWidget(m_hits, 2);
    setProperty("pane", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);

    connect(m_searchEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setNeedle(text);
        if (text.trimmed().isEmpty()) {
            m_searchTimer.stop();
            m_hits->clear();
        } else {
            m_searchTimer.start();
        }
        updatePage();
    });
    connect(&m_searchTimer, &QTimer::timeout, this, [this] { Q_EMIT searchRequested(m_searchEdit->text().trimmed()); });
    connect(m_hits, &MessageHits::messageActivated, this, &ConversationsPane::messageActivated);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &ConversationsPane::updatePage);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &ConversationsPane::updatePage);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ConversationsPane::updatePage);
    connect(m_failed, &EmptyState::actionRequested, this, &ConversationsPane::retryRequested);
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
    connect(m_list, &QListView::clicked, this, &ConversationsPane::activate);
    connect(m_list, &QListView::activated, this, &ConversationsPane::activate);
    connect(&theme, &ThemeController::changed, m_list, [this] { m_list->doItemsLayout(); });
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
    m_list->setAccessibleName(tr("Conversations"));
    m_empty->setTexts(tr("No conversations yet"), tr("When somebody writes to you, it stands here."));
    m_noResults->setTexts(tr("Nothing found"), tr("No conversation and no message on this computer has these words."));
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
