// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/services/servicesdialog.h"

#include "app/models/conversationlistmodel.h"
#include "app/models/displaytext.h"
#include "app/models/servicelistmodel.h"
#include "app/ui/services/quickcontact.h"
#include "app/ui/services/servicecard.h"
#include "app/ui/services/servicedelegate.h"
#include "app/ui/widgets/emptystate.h"
#include "app/ui/widgets/servertext.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtCore/QUuid>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int searchPauseMs = 250; // between two keys: what is typed in one go is one question to the server

} // namespace

ServicesDialog::ServicesDialog(
    ChatSession &session, const ConversationListModel &conversations, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_conversations(conversations)
    , m_model(new ServiceListModel(this))
{
    setObjectName(u"servicesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchPauseMs);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildList(theme), 2);
    row->addWidget(buildPage(theme), 3);
    connectSession();
    retranslate();
    resize(880, 620);
    m_searchEdit->setFocus();
    handleStatus(m_session.connectionStatus());
}

ServicesDialog::~ServicesDialog() = default;

QWidget *ServicesDialog::buildList(const ThemeController &theme)
{
    auto *side = new QWidget(this);
    side->setProperty("pane", u"surface"_s);
    side->setAttribute(Qt::WA_StyledBackground);
    m_searchEdit = new QLineEdit(side);
    m_searchEdit->setObjectName(u"serviceSearchEdit"_s);
    m_searchEdit->setClearButtonEnabled(true);
    m_searchEdit->installEventFilter(this);
    m_category = new QComboBox(side);
    m_category->setObjectName(u"categoryBox"_s);
    m_category->addItem(QString());
    m_listStack = new QStackedWidget(side);
    m_list = new QListView(m_listStack);
    m_list->setObjectName(u"serviceList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ServiceDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_loading = new QLabel(m_listStack);
    m_loading->setObjectName(u"serviceLoadingLabel"_s);
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setProperty("tone", u"muted"_s);
    m_empty = new EmptyState(Glyph::NotFound, theme, m_listStack);
    m_failed = new EmptyState(Glyph::Warning, theme, m_listStack);
    for (QWidget *page : std::initializer_list<QWidget *>{m_loading, m_list, m_empty, m_failed})
        m_listStack->addWidget(page);
    m_count = new QLabel(side);
    m_count->setObjectName(u"serviceCountLabel"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", u"muted"_s);
    m_count->setProperty("textSize", u"meta"_s);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(2 * grid, 2 * grid, grid, grid);
    column->setSpacing(grid);
    column->addWidget(m_searchEdit);
    column->addWidget(m_category);
    column->addWidget(m_listStack, 1);
    column->addWidget(m_count);
    side->setMinimumWidth(260);

    connect(&m_searchTimer, &QTimer::timeout, this, [this] { search(); });
    connect(m_searchEdit, &QLineEdit::textChanged, &m_searchTimer, qOverload<>(&QTimer::start));
    connect(m_category, &QComboBox::currentIndexChanged, this, [this] { search(); });
    connect(m_model, &ServiceListModel::moreWanted, this, [this] { search(m_page + 1); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) { choose(current.row()); });
    connect(m_list, &QListView::activated, this, [this] { m_contact->focusContact(); });
    connect(&theme, &ThemeController::changed, m_list, [this] { m_list->doItemsLayout(); });
    connect(m_failed, &EmptyState::actionRequested, this, [this] {
        if (m_session.connectionStatus().state == ConnectionState::Online)
            search();
        else
            m_session.retryNow();
    });
    return side;
}

QWidget *ServicesDialog::buildPage(const ThemeController &theme)
{
    m_pageStack = new QStackedWidget(this);
    m_pageStack->setProperty("pane", u"raised"_s);
    m_pageStack->setAttribute(Qt::WA_StyledBackground);
    m_nothingChosen = new EmptyState(Glyph::Chat, theme, m_pageStack);
    auto *page = new QWidget(m_pageStack);
    m_scroll = new QScrollArea(page);
    m_scroll->setObjectName(u"serviceScrollArea"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_card = new ServiceCard(theme);
    auto *inner = new QWidget(m_scroll);
    inner->setProperty("pane", u"raised"_s);
    inner->setAttribute(Qt::WA_StyledBackground);
    auto *innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(0, 0, grid, 0);
    innerColumn->addWidget(m_card);
    innerColumn->addStretch(1);
    m_scroll->setWidget(inner);
    m_contact = new QuickContact(page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(3 * grid, 3 * grid, 2 * grid, 2 * grid);
    column->setSpacing(2 * grid);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_contact);
    m_pageStack->addWidget(m_nothingChosen);
    m_pageStack->addWidget(page);
    connect(m_contact, &QuickContact::sendRequested, this, &ServicesDialog::send);
    connect(m_contact, &QuickContact::textChanged, this, [this] { m_messageId.clear(); });
    connect(m_contact, &QuickContact::continueRequested, this, [this] { finish(known(m_chosen)); });
    return m_pageStack;
}

void ServicesDialog::connectSession()
{
    connect(&m_session, &ChatSession::servicesFound, this, &ServicesDialog::handleFound);
    connect(&m_session, &ChatSession::categoriesKnown, this, &ServicesDialog::showCategories);
    connect(&m_session, &ChatSession::connectionStatusChanged, this, &ServicesDialog::handleStatus);
    connect(&m_session, &ChatSession::conversationStarted, this,
        [this](const QString &messageId, ConversationId conversation) {
            if (!m_messageId.isEmpty() && messageId == m_messageId)
                finish(conversation);
        });
    connect(
        &m_session, &ChatSession::conversationNotStarted, this, [this](const QString &messageId, const Error &error) {
            if (messageId == m_messageId) {
                m_contact->setSending(false);
                m_contact->showError(error);
            }
        });
}

void ServicesDialog::search(int page)
{
    m_searchTimer.stop();
    if (m_session.connectionStatus().state != ConnectionState::Online)
        return;
    if (page == 1) {
        m_state = State::Loading;
        m_chosen = {};
        m_model->clear();
    }
    m_request = m_session.findServices(m_searchEdit->text().trimmed(), m_category->currentData().toString(), page);
    updatePages();
}

// Late answers to an earlier question are dropped.
void ServicesDialog::handleFound(const ServicesFound &found)
{
    if (found.request != m_request)
        return;
    if (found.isFailed) {
        m_state = m_model->rowCount() > 0 ? State::Loaded : State::Failed;
        m_failure = localizedServerText(found.error.firstMessage());
    } else {
        m_state = State::Loaded;
        m_page = found.page;
        m_total = found.count;
        if (found.page == 1)
            m_model->setServices(found.services, found.page < found.pages);
        else
            m_model->append(found.services, found.page < found.pages);
    }
    updatePages();
}

void ServicesDialog::handleStatus(const ConnectionStatus &status)
{
    if (status.state == ConnectionState::Online) {
        m_contact->setLimit(m_session.limits().text);
        if (m_model->rowCount() == 0) {
            m_session.loadCategories();
            search();
        }
    } else if (m_model->rowCount() == 0) {
        m_state = State::Failed;
        m_failure.clear();
        updatePages();
    }
}

// The same question with other categories to choose from is not asked again.
void ServicesDialog::showCategories(const QList<Category> &categories)
{
    const QString chosen = m_category->currentData().toString();
    const QSignalBlocker blocker(m_category);
    while (m_category->count() > 1)
        m_category->removeItem(1);
    for (const Category &category : categories)
        m_category->addItem(displaytext::name(category.title), category.slug);
    m_category->setCurrentIndex(qMax(0, m_category->findData(chosen)));
}

void ServicesDialog::choose(int row)
{
    if (row < 0)
        return;
    const Service &service = m_model->service(row);
    if (service.summary.id == m_chosen.summary.id)
        return;
    m_chosen = service;
    m_messageId.clear();
    m_card->setService(service);
    const bool isCustomer = m_session.me().role == Role::Customer;
    m_contact->setSending(false);
    m_contact->setState(known(service).isValid() ? QuickContact::State::Known
            : isCustomer                         ? QuickContact::State::New
                                                 : QuickContact::State::NotAllowed,
        displaytext::name(service.provider.name));
    updatePages();
}

ConversationId ServicesDialog::known(const Service &service) const
{
    for (int row = 0; row < m_conversations.rowCount(); ++row) {
        const auto conversation
            = m_conversations.index(row).data(ConversationListModel::ConversationRole).value<Conversation>();
        if (conversation.customer.id == m_session.me().id && conversation.service.id == service.summary.id
            && conversation.provider.id == service.provider.id)
            return conversation.id;
    }
    return {};
}

void ServicesDialog::send()
{
    if (m_messageId.isEmpty())
        m_messageId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_contact->setSending(true);
    m_session.startConversation({m_chosen.summary.id, m_chosen.provider.id, m_contact->text(), m_messageId});
}

void ServicesDialog::finish(ConversationId conversation)
{
    Q_EMIT conversationChosen(conversation);
    accept();
}

void ServicesDialog::updatePages()
{
    QWidget *page = m_list;
    if (m_model->rowCount() == 0) {
        page = m_state == State::Loading ? static_cast<QWidget *>(m_loading)
            : m_state == State::Failed   ? m_failed
                                         : m_empty;
    }
    m_listStack->setCurrentWidget(page);
    m_count->setText(page == m_list ? tr("%Ln service(s)", nullptr, int(m_total)) : QString());
    m_pageStack->setCurrentIndex(m_chosen.summary.id.isValid() ? 1 : 0);
    const bool isFiltered = !m_searchEdit->text().trimmed().isEmpty() || m_category->currentIndex() > 0;
    m_empty->setTexts(isFiltered ? tr("Nothing found") : tr("No services yet"),
        isFiltered ? tr("No service here has these words. Try others, or all categories.")
                   : tr("When a provider offers something on this server, it stands here."));
    const bool isOffline = m_session.connectionStatus().state != ConnectionState::Online;
    m_failed->setTexts(isOffline ? tr("You are not connected now") : tr("The services could not be loaded"),
        isOffline ? tr("The services are on the server. They come as soon as it is reached.") : m_failure,
        tr("Try again"));
    m_nothingChosen->setTexts(tr("Choose a service"), tr("Read what is offered and write to who offers it."));
}

bool ServicesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_searchEdit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (isEnter && m_searchTimer.isActive()) {
            search();
            return true;
        }
        if ((isEnter || key == Qt::Key_Down) && m_model->rowCount() > 0) {
            m_list->setCurrentIndex(m_model->index(0));
            m_list->setFocus(Qt::OtherFocusReason);
        }
        return isEnter || key == Qt::Key_Down;
    }
    return QDialog::eventFilter(watched, event);
}

// Enter in the list chooses a service: it must not reach the button that sends a message begun about another one.
void ServicesDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QDialog::keyPressEvent(event);
}

void ServicesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ServicesDialog::retranslate()
{
    setWindowTitle(tr("Services"));
    m_searchEdit->setPlaceholderText(tr("Search services"));
    m_searchEdit->setAccessibleName(tr("Search services"));
    m_searchEdit->setToolTip(tr("Search by what it is or who offers it"));
    m_category->setItemText(0, tr("All categories"));
    m_category->setAccessibleName(tr("Category"));
    m_category->setToolTip(tr("Only services of one category"));
    m_list->setAccessibleName(tr("Services"));
    m_scroll->setAccessibleName(tr("About this service"));
    m_loading->setText(tr("Looking for services…"));
    updatePages();
}

} // namespace chautari
