// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/settings/privacypage.h"

#include "app/ui/widgets/servertext.h"
#include "app/ui/widgets/switchbox.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

QLabel *privacyLabel(QWidget *parent, const QString &tone)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", tone);
    return label;
}

} // namespace

PrivacyPage::PrivacyPage(ChatSession &session, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_intro(privacyLabel(this, u"muted"_s))
    , m_problem(privacyLabel(this, u"danger"_s))
{
    setObjectName(u"privacyPage"_s);
    m_problem->setObjectName(u"privacyProblemLabel"_s);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(grid / 2);
    column->addWidget(m_intro);
    column->addSpacing(grid);
    m_receipts = addSwitch(u"receiptsCheckBox"_s, theme);
    m_typing = addSwitch(u"typingCheckBox"_s, theme);
    m_lastSeen = addSwitch(u"lastSeenCheckBox"_s, theme);
    column->addWidget(m_problem);
    column->addStretch(1);
    connect(&m_session, &ChatSession::privacyKnown, this, [this](const PrivacySettings &settings) {
        tell({});
        apply(settings);
    });
    connect(&m_session, &ChatSession::privacyFailed, this, [this](const QString &sentence) {
        if (m_known)
            apply(*m_known);
        tell(localizedServerText(sentence));
    });
    connect(&m_session, &ChatSession::connectionStatusChanged, this, [this](const ConnectionStatus &status) {
        if (isVisible() && status.state == ConnectionState::Online)
            m_session.loadPrivacy();
    });
    retranslate();
    tell({});
}

PrivacyPage::Switch PrivacyPage::addSwitch(const QString &name, const ThemeController &theme)
{
    auto *box = new SwitchBox(theme, this);
    box->setObjectName(name);
    box->setEnabled(false); // until it is known how it stands
    QLabel *sentence = privacyLabel(this, u"muted"_s);
    sentence->setContentsMargins(grid, 0, 0, grid + grid / 2);
    layout()->addWidget(box);
    layout()->addWidget(sentence);
    connect(box, &QCheckBox::toggled, this, [this] {
        m_session.setPrivacy({m_receipts.box->isChecked(), m_typing.box->isChecked(), m_lastSeen.box->isChecked()});
    });
    return {box, sentence};
}

void PrivacyPage::apply(const PrivacySettings &settings)
{
    m_known = settings;
    const std::initializer_list<std::pair<QCheckBox *, bool>> states{{m_receipts.box, settings.hasReadReceipts},
        {m_typing.box, settings.showsTyping}, {m_lastSeen.box, settings.showsLastSeen}};
    for (const auto &[box, isOn] : states) {
        const QSignalBlocker blocker(box); // said by the server, not by the person
        box->setChecked(isOn);
        box->setEnabled(m_session.profile().hasPrivacy);
    }
}

void PrivacyPage::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void PrivacyPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_session.profile().hasPrivacy)
        m_session.loadPrivacy();
    retranslate();
}

void PrivacyPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PrivacyPage::retranslate()
{
    m_intro->setText(m_session.profile().hasPrivacy
            ? tr("What the people you write with learn about you. The server keeps to it, on all your devices.")
            : tr("This server cannot hide these. Everyone you write with sees them."));
    m_receipts.box->setText(tr("Show that I have &read a message"));
    m_receipts.sentence->setText(tr("Without it, your messages only say that they were delivered."));
    m_typing.box->setText(tr("Show that I am &typing"));
    m_typing.sentence->setText(tr("Without it, nobody sees that you are writing an answer."));
    m_lastSeen.box->setText(tr("Show when I was &last here"));
    m_lastSeen.sentence->setText(tr("Without it, nobody sees whether you are online or since when you are away."));
    for (const Switch &one : {m_receipts, m_typing, m_lastSeen})
        one.box->setAccessibleDescription(one.sentence->text());
}

} // namespace chautari
