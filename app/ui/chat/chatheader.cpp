// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/chatheader.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/elidedlabel.h"
#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/styleproperty.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int avatarSide = 5 * grid;

QLabel *plainLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", u"muted"_s);
    label->setProperty("textSize", u"meta"_s);
    return label;
}

} // namespace

ChatHeader::ChatHeader(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_backButton(new GlyphButton(Glyph::Back, theme, this))
    , m_searchButton(new GlyphButton(Glyph::Search, theme, this))
    , m_detailsButton(new GlyphButton(Glyph::Info, theme, this))
    , m_avatar(new Avatar(theme, avatarSide, this))
    , m_name(new ElidedLabel(this))
    , m_role(plainLabel(this, u"roleLabel"_s))
    , m_state(plainLabel(this, u"stateLabel"_s))
    , m_service(new ElidedLabel(this))
{
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_backButton->setObjectName(u"backButton"_s);
    m_backButton->hide();
    m_name->setObjectName(u"nameLabel"_s);
    m_name->setProperty("tone", u"title"_s);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // the role stands right behind it
    m_service->setObjectName(u"serviceLabel"_s);
    m_service->setProperty("tone", u"muted"_s);
    m_service->setProperty("textSize", u"meta"_s);
    auto *first = new QHBoxLayout;
    first->setSpacing(grid);
    first->addWidget(m_name, 0);
    first->addWidget(m_role, 0, Qt::AlignBaseline);
    first->addStretch(1);
    auto *second = new QHBoxLayout;
    second->setSpacing(grid / 2);
    second->addWidget(m_state, 0);
    second->addWidget(m_service, 1);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addLayout(first);
    lines->addLayout(second);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, grid, 2 * grid, grid);
    row->setSpacing(grid + grid / 2);
    row->addWidget(m_backButton);
    row->addWidget(m_avatar);
    row->addLayout(lines, 1);
    m_searchButton->setObjectName(u"chatSearchButton"_s);
    row->addWidget(m_searchButton);
    m_detailsButton->setObjectName(u"detailsButton"_s);
    m_detailsButton->setCheckable(true);
    row->addWidget(m_detailsButton);
    connect(m_detailsButton, &QAbstractButton::clicked, this, [this](bool isChecked) {
        m_detailsButton->setChecked(!isChecked); // whoever shows them says so
        Q_EMIT detailsToggled();
    });
    connect(m_searchButton, &QAbstractButton::clicked, this, &ChatHeader::searchRequested);
    connect(m_backButton, &QAbstractButton::clicked, this, &ChatHeader::backRequested);
    retranslate();
}

void ChatHeader::setConversation(const Conversation &conversation)
{
    const UserBasic &other = conversation.otherParticipant();
    const QString name = displaytext::name(other.displayName());
    m_avatar->setPerson(other.id, name);
    m_name->setPlainText(name);
    m_otherRole = other.role;
    const QString service = displaytext::name(conversation.service.title);
    // The dot stands between it and the state before it.
    const QString apart = isRightToLeft() ? QString(service + u" ·"_s) : QString(u"· "_s + service);
    m_service->setPlainText(service.isEmpty() ? QString() : apart);
    retranslate();
}

void ChatHeader::setPresence(bool isOnline, Timestamp lastSeen)
{
    m_isOnline = isOnline;
    m_lastSeen = lastSeen;
    m_avatar->setOnline(isOnline);
    updateState();
}

void ChatHeader::setTyping(bool isTyping)
{
    m_isTyping = isTyping;
    updateState();
}

void ChatHeader::setBackVisible(bool isVisible)
{
    m_backButton->setVisible(isVisible);
}

void ChatHeader::setDetailsShown(bool isShown)
{
    m_detailsButton->setChecked(isShown);
}

QString ChatHeader::lastSeenText(Timestamp lastSeen, const QDate &today)
{
    if (!lastSeen.isValid()) {
        return tr("offline");
    }
    const QDateTime local = lastSeen.toLocalTime();
    const QString time = localtext::toString(local.time(), QLocale::ShortFormat);
    if (local.date() == today) {
        return tr("last seen today at %1").arg(time);
    }
    if (local.date() == today.addDays(-1)) {
        return tr("last seen yesterday at %1").arg(time);
    }
    return tr("last seen on %1").arg(localtext::toString(local.date(), QLocale::ShortFormat));
}

void ChatHeader::updateState()
{
    const bool isHere = m_isTyping || m_isOnline;
    m_state->setText(m_isTyping ? tr("typing…")
            : m_isOnline        ? tr("online")
                                : lastSeenText(m_lastSeen, QDate::currentDate()));
    setStyleProperty(*m_state, "tone", isHere ? u"strong"_s : u"muted"_s);
}

void ChatHeader::retranslate()
{
    m_searchButton->setAccessibleName(tr("Search in this conversation"));
    m_searchButton->setToolTip(tr("Search in this conversation (Ctrl+F)"));
    m_detailsButton->setAccessibleName(tr("Details"));
    m_detailsButton->setToolTip(tr("Person, service, note and files (Ctrl+I)"));
    m_backButton->setAccessibleName(tr("Back to the conversations"));
    m_backButton->setToolTip(tr("Back to the conversations (Esc)"));
    switch (m_otherRole) {
    case Role::Customer:
        m_role->setText(tr("Customer"));
        break;
    case Role::Provider:
        m_role->setText(tr("Provider"));
        break;
    case Role::Admin:
        m_role->setText(tr("Administrator"));
        break;
    }
    updateState();
}

void ChatHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace chautari
