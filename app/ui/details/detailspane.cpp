// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/details/detailspane.h"

#include "app/models/displaytext.h"
#include "app/models/servicelistmodel.h"
#include "app/ui/chat/chatheader.h"
#include "app/ui/conversations/conversationmenu.h"
#include "app/ui/details/blockquestion.h"
#include "app/ui/details/notefield.h"
#include "app/ui/details/serverfacts.h"
#include "app/ui/details/sharedfiles.h"
#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/servertext.h"

#include <QtCore/QDate>
#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int avatarSide = 8 * grid;

QLabel *detailLabel(QWidget *parent, const QString &name, const QString &tone = {})
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", tone);
    return label;
}

} // namespace

DetailsPane::DetailsPane(ChatSession &session, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    setObjectName(u"detailsPane"_s);
    setProperty("pane", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"detailsScrollArea"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(m_scroll);
    content->setProperty("pane", u"surface"_s);
    content->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(2 * grid, grid, 2 * grid, 2 * grid);
    column->setSpacing(grid / 2);
    buildPerson(*column, theme);
    m_serviceTitle = addTitle(*column);
    m_service = detailLabel(content, u"serviceLabel"_s);
    m_serviceFacts = detailLabel(content, u"serviceFactsLabel"_s, u"muted"_s);
    column->addWidget(m_service);
    column->addWidget(m_serviceFacts);
    m_noteTitle = addTitle(*column);
    m_note = new NoteField(content);
    column->addWidget(m_note);
    column->addSpacing(grid + grid / 2);
    m_files = new SharedFiles(session, theme, content);
    column->addWidget(m_files);
    buildActions(*column);
    m_serverTitle = addTitle(*column);
    m_server = detailLabel(content, u"serverFactsLabel"_s, u"muted"_s);
    m_server->setProperty("textSize", u"meta"_s);
    column->addWidget(m_server);
    column->addStretch(1);
    m_scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(buildTop(theme));
    outer->addWidget(m_scroll, 1);

    connect(&m_session, &ChatSession::changed, this, &DetailsPane::apply);
    connect(&m_session, &ChatSession::blockedChanged, this, [this] {
        m_problem->hide();
        showPerson();
        showActions();
    });
    connect(&m_session, &ChatSession::blockFailed, this, [this](UserId, const QString &sentence) {
        showActions();
        m_problem->setText(localizedServerText(sentence));
        m_problem->show();
    });
    connect(&m_session, &ChatSession::serviceKnown, this, [this](const Service &service) {
        if (service.summary.id == m_conversation.service.id) {
            m_offer = service;
            showService();
        }
    });
    connect(m_note, &NoteField::noteWritten, this,
        [this](ConversationId id, const QString &note) { m_session.setNote(id, note); });
    connect(m_files, &SharedFiles::fileWanted, this, &DetailsPane::fileWanted);
    connect(m_files, &SharedFiles::placeWanted, this, [this](const QRect &rect) {
        const QPoint middle = m_files->mapTo(m_scroll->widget(), rect.center());
        m_scroll->ensureVisible(middle.x(), middle.y(), 0, rect.height() / 2 + grid);
    });
    retranslate();
}

DetailsPane::~DetailsPane()
{
    m_note->save();
}

QWidget *DetailsPane::buildTop(const ThemeController &theme)
{
    auto *top = new QWidget(this);
    m_title = detailLabel(top, u"detailsTitleLabel"_s, u"title"_s);
    m_title->setWordWrap(false);
    m_closeButton = new GlyphButton(Glyph::Close, theme, top);
    m_closeButton->setObjectName(u"closeDetailsButton"_s);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(2 * grid, grid, grid, grid);
    row->addWidget(m_title, 1);
    row->addWidget(m_closeButton);
    connect(m_closeButton, &QAbstractButton::clicked, this, &DetailsPane::closeRequested);
    return top;
}

void DetailsPane::buildPerson(QVBoxLayout &column, const ThemeController &theme)
{
    QWidget *content = column.parentWidget();
    m_avatar = new Avatar(theme, avatarSide, content);
    m_name = detailLabel(content, u"personLabel"_s, u"title"_s);
    m_presence = detailLabel(content, u"presenceLabel"_s, u"muted"_s);
    m_blocked = detailLabel(content, u"blockedLabel"_s, u"danger"_s);
    column.addWidget(m_avatar, 0, Qt::AlignHCenter);
    column.addSpacing(grid / 2);
    for (QLabel *label : {m_name, m_presence, m_blocked}) {
        label->setAlignment(Qt::AlignHCenter);
        column.addWidget(label);
    }
}

QLabel *DetailsPane::addTitle(QVBoxLayout &column)
{
    QLabel *title = detailLabel(column.parentWidget(), {}, u"strong"_s);
    column.addSpacing(grid + grid / 2);
    column.addWidget(title);
    return title;
}

QPushButton *DetailsPane::addAction(QVBoxLayout &column, const QString &name)
{
    auto *button = new QPushButton(column.parentWidget());
    button->setObjectName(name);
    button->setProperty("kind", u"row"_s);
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name does not widen the pane
    column.addWidget(button);
    return button;
}

void DetailsPane::buildActions(QVBoxLayout &column)
{
    m_actionsTitle = addTitle(column);
    m_pinButton = addAction(column, u"pinButton"_s);
    m_muteButton = addAction(column, u"muteButton"_s);
    m_archiveButton = addAction(column, u"archiveButton"_s);
    m_exportButton = addAction(column, u"exportConversationButton"_s);
    m_blockButton = addAction(column, u"blockButton"_s);
    m_deleteButton = addAction(column, u"deleteButton"_s);
    m_problem = detailLabel(column.parentWidget(), u"detailsProblemLabel"_s, u"danger"_s);
    m_problem->hide();
    column.addWidget(m_problem);
    connect(m_pinButton, &QPushButton::clicked, this,
        [this] { m_session.setPinned(m_conversation.id, !m_conversation.isPinned); });
    connect(m_muteButton, &QPushButton::clicked, this,
        [this] { m_session.setMuted(m_conversation.id, !m_conversation.isMuted); });
    connect(m_archiveButton, &QPushButton::clicked, this,
        [this] { m_session.archive(m_conversation.id, !m_conversation.isArchived()); });
    connect(m_exportButton, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(m_conversation.id); });
    connect(m_blockButton, &QPushButton::clicked, this, &DetailsPane::toggleBlock);
    connect(m_deleteButton, &QPushButton::clicked, this, [this] {
        askToDeleteConversation(
            m_conversation, this, [this, id = m_conversation.id] { m_session.deleteConversation(id); });
    });
}

void DetailsPane::setConversation(const Conversation &conversation, bool isOnline)
{
    const bool isOther = conversation.id != m_conversation.id;
    m_isOnline = isOnline;
    m_conversation = conversation;
    m_note->setNote(conversation.id, conversation.note, m_session.limits().note);
    if (isOther) {
        m_offer = {};
        m_loaded = {};
        m_problem->hide();
        m_files->setConversation({});
        m_scroll->ensureVisible(0, 0);
        showService();
        if (isVisible())
            load();
    }
    showPerson();
    showServer();
    showActions();
}

void DetailsPane::focusFirst()
{
    m_closeButton->setFocus(Qt::OtherFocusReason);
}

void DetailsPane::load()
{
    if (!m_conversation.id.isValid() || m_loaded == m_conversation.id)
        return;
    m_loaded = m_conversation.id;
    m_files->setConversation(m_conversation.id);
    if (m_conversation.service.id.isValid())
        m_session.loadService(m_conversation.service.id);
    showServer(); // by now a server has said what it takes
}

void DetailsPane::apply(const SessionChanges &changes)
{
    for (const PresenceEvent &event : changes.presence) {
        if (event.lastSeen.isValid())
            m_lastSeen.insert(event.user, event.lastSeen);
        if (m_conversation.id.isValid() && event.user == m_conversation.otherParticipant().id) {
            m_isOnline = event.isOnline;
            showPerson();
        }
    }
    m_files->apply(changes);
}

void DetailsPane::showPerson()
{
    if (!m_conversation.id.isValid())
        return;
    const UserBasic &other = m_conversation.otherParticipant();
    const QString name = displaytext::name(other.displayName());
    m_avatar->setPerson(other.id, name);
    m_avatar->setOnline(m_isOnline);
    m_name->setText(name);
    QString role;
    switch (other.role) {
    case Role::Customer:
        role = tr("Customer");
        break;
    case Role::Provider:
        role = tr("Provider");
        break;
    case Role::Admin:
        role = tr("Administrator");
        break;
    }
    const QString presence
        = m_isOnline ? tr("online") : ChatHeader::lastSeenText(m_lastSeen.value(other.id), QDate::currentDate());
    const bool isBlocked = m_session.isBlocked(other.id);
    m_presence->setText(isBlocked ? role : QString(role + u" · "_s + presence));
    m_blocked->setText(isBlocked ? tr("Blocked") : QString());
    m_blocked->setVisible(isBlocked);
}

// The offer knows more than the conversation, and may be newer or gone.
void DetailsPane::showService()
{
    const ServiceSummary &summary = m_conversation.service;
    m_service->setText(displaytext::name(summary.title));
    const bool isKnown = m_offer.summary.id == summary.id && summary.id.isValid();
    QStringList facts{displaytext::name(summary.category)};
    if (isKnown)
        facts << ServiceListModel::citiesText(m_offer);
    facts.removeAll(QString());
    QStringList lines{facts.join(u" · "_s)};
    lines << (isKnown                 ? ServiceListModel::priceText(m_offer)
            : summary.price.isEmpty() ? QString()
                                      : displaytext::price(summary.price));
    lines.removeAll(QString());
    m_serviceFacts->setText(lines.join(u'\n'));
    m_serviceFacts->setVisible(!lines.isEmpty());
}

void DetailsPane::showActions()
{
    if (!m_conversation.id.isValid())
        return;
    const UserBasic &other = m_conversation.otherParticipant();
    const QString name = displaytext::isolated(displaytext::name(other.displayName()));
    m_pinButton->setText(m_conversation.isPinned ? tr("Unpin") : tr("Pin on top of the list"));
    m_muteButton->setText(m_conversation.isMuted ? tr("Unmute") : tr("Mute"));
    m_archiveButton->setText(m_conversation.isArchived() ? tr("Move back from the archive") : tr("Archive"));
    m_blockButton->setText(m_session.isBlocked(other.id) ? tr("Unblock %1").arg(name) : tr("Block %1…").arg(name));
    const bool hasOwnSettings = m_session.profile().hasSettings;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_noteTitle, m_note, m_pinButton, m_muteButton})
        widget->setVisible(hasOwnSettings);
    m_blockButton->setVisible(m_session.profile().hasBlocks);
    m_blockButton->setEnabled(true);
    m_exportButton->setText(tr("Export or print…"));
    m_deleteButton->setText(tr("Delete for me…"));
}

void DetailsPane::showServer()
{
    m_server->setText(serverFacts(m_session).join(u'\n'));
}

void DetailsPane::toggleBlock()
{
    const UserBasic other = m_conversation.otherParticipant();
    m_problem->hide();
    const auto set = [this, id = other.id](bool isBlocked) {
        m_blockButton->setEnabled(false); // until the answer
        m_session.setBlocked(id, isBlocked);
    };
    if (m_session.isBlocked(other.id))
        set(false);
    else
        askToBlock(other, this, [set] { set(true); });
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void DetailsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void DetailsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DetailsPane::retranslate()
{
    m_title->setText(tr("Details"));
    m_closeButton->setAccessibleName(tr("Close the details"));
    m_closeButton->setToolTip(tr("Close the details (Ctrl+I)"));
    m_serviceTitle->setText(tr("Service"));
    m_noteTitle->setText(tr("Private note"));
    m_actionsTitle->setText(tr("This conversation"));
    m_serverTitle->setText(tr("About this server"));
    showPerson();
    showService();
    showActions();
    showServer();
}

} // namespace chautari
