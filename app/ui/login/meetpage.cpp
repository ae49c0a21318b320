// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/meetpage.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/formfield.h"
#include "pairing/invitationlink.h"
#include "pairing/joinproof.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

MeetPage::MeetPage(const ThemeController &theme, QWidget *parent)
    : CardPage(theme, parent)
    , m_code(new FormField(u"joinCode"_s, FormField::Kind::Text, theme, this))
    , m_joinButton(new QPushButton(this))
    , m_orLabel(new QLabel(this))
    , m_numberLabel(new QLabel(this))
    , m_sameButton(new QPushButton(this))
{
    m_code->edit().setMaxLength(20);
    m_code->edit().setInputMethodHints(Qt::ImhDigitsOnly);
    m_joinButton->setObjectName(u"joinByCodeButton"_s);
    m_joinButton->setProperty("kind", u"primary"_s);
    m_joinButton->setAutoDefault(true);
    for (QLabel *label : {m_orLabel, m_numberLabel}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_numberLabel->setObjectName(u"meetNumberLabel"_s);
    m_numberLabel->setProperty("tone", u"title"_s);
    m_sameButton->setObjectName(u"sameNumberButton"_s);
    m_sameButton->setAutoDefault(true);
    column().addWidget(m_code);
    addProgress();
    column().addWidget(m_joinButton);
    column().addSpacing(2 * grid);
    column().addWidget(m_orLabel);
    column().addWidget(m_numberLabel);
    column().addWidget(m_sameButton);
    connect(m_code, &FormField::submitted, this, &MeetPage::submit);
    connect(m_joinButton, &QPushButton::clicked, this, &MeetPage::submit);
    connect(m_sameButton, &QPushButton::clicked, this, &MeetPage::numberCompared);
    MeetPage::retranslate();
}

void MeetPage::setHost(const HostFacts &facts)
{
    m_place = facts.health.server && !facts.health.server->place.name.isEmpty()
        ? displaytext::name(facts.health.server->place.name)
        : facts.server.http.host();
    m_number = keyNumber(facts.server.pin.toString());
    m_code->edit().clear();
    m_code->setProblem({});
    setBusy(false);
    retranslate();
}

void MeetPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_joinButton->setEnabled(!isBusy);
    m_sameButton->setEnabled(!isBusy);
    setProgressVisible(isBusy);
}

void MeetPage::showCodeProblem(const QString &problem)
{
    setBusy(false);
    m_code->setProblem(problem);
    focusFirst();
}

void MeetPage::focusFirst()
{
    m_code->edit().setFocus();
    m_code->edit().selectAll();
}

void MeetPage::retranslate()
{
    CardPage::retranslate();
    setTitle(tr("Is it the right one?"));
    setSubtitle(tr("%1 was found on your network. Anybody there could pretend to be it, so check.", "name of a place")
                    .arg(displaytext::isolated(m_place)));
    m_code->setLabel(tr("The code that the person there tells you"));
    m_code->edit().setPlaceholderText(tr("8 digits"));
    m_joinButton->setText(tr("Join with the code"));
    m_orLabel->setText(tr("Or compare this number with the one under \"Invite people\" on the other screen:"));
    m_numberLabel->setText(m_number);
    m_sameButton->setText(tr("It is the same number"));
}

void MeetPage::submit()
{
    if (m_isBusy)
        return; // a code is good for one guess
    const QString digits = joinCodeDigits(m_code->text());
    if (digits.isEmpty()) {
        showCodeProblem(tr("The code has eight digits."));
        return;
    }
    m_code->setProblem({});
    Q_EMIT codeGiven(digits);
}

} // namespace chautari
