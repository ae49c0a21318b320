// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/hostpage.h"

#include "app/ui/widgets/formfield.h"
#include "shared/core/limits.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

using namespace Qt::StringLiterals;

namespace chautari {

HostPage::HostPage(const ThemeController &theme, QWidget *parent)
    : CardPage(theme, parent)
    , m_alone(new QLabel(this))
    , m_name(new FormField(u"placeName"_s, FormField::Kind::Text, theme, this))
    , m_whoLabel(new QLabel(this))
    , m_who(new QButtonGroup(this))
    , m_hostButton(new QPushButton(this))
{
    m_name->edit().setMaxLength(limits::placeNameLength);
    m_whoLabel->setTextFormat(Qt::PlainText);
    m_hostButton->setObjectName(u"startHostingButton"_s);
    m_hostButton->setProperty("kind", u"primary"_s);
    m_hostButton->setAutoDefault(true);
    m_alone->setObjectName(u"noNetworkLabel"_s);
    m_alone->setTextFormat(Qt::PlainText);
    m_alone->setWordWrap(true);
    m_alone->setProperty("tone", u"danger"_s);
    column().addWidget(m_alone);
    column().addWidget(m_name);
    column().addWidget(m_whoLabel);
    for (const Registration each : {Registration::Approval, Registration::Invitation, Registration::Open}) {
        auto *choice = new QRadioButton(this);
        choice->setObjectName(QString(registrationName(each) + "Radio"_L1));
        m_who->addButton(choice, int(each));
        column().addWidget(choice);
    }
    m_who->button(int(Registration::Approval))->setChecked(true);
    addProgress();
    column().addWidget(m_hostButton);
    connect(m_name, &FormField::submitted, this, &HostPage::submit);
    connect(m_name, &FormField::edited, this, [this] { setProblem({}); });
    connect(&m_watch, &AddressWatch::changed, this, &HostPage::retranslate);
    connect(m_hostButton, &QPushButton::clicked, this, &HostPage::submit);
    HostPage::retranslate();
}

void HostPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_hostButton->setEnabled(!isBusy);
    setBackVisible(!isBusy); // a server that starts behind one's back would stay
    setProgressVisible(isBusy);
}

void HostPage::focusFirst()
{
    m_name->edit().setFocus();
}

void HostPage::retranslate()
{
    CardPage::retranslate();
    setTitle(tr("Host on this computer"));
    setSubtitle(tr("Others on your network can join, without the Internet. Everything stays on this computer."));
    m_alone->setText(
        tr("This computer is in no network now. You can start all the same: the place is for this computer "
           "only, until it is in one."));
    m_alone->setVisible(m_watch.addresses().isEmpty());
    m_name->setLabel(tr("What is the place called?"));
    m_name->edit().setPlaceholderText(tr("for example Ramesh's workshop"));
    m_whoLabel->setText(tr("Who may come in?"));
    m_who->button(int(Registration::Approval))->setText(tr("Whoever asks and I let in"));
    m_who->button(int(Registration::Invitation))->setText(tr("Only whom I invite"));
    m_who->button(int(Registration::Open))->setText(tr("Everybody on this network"));
    m_hostButton->setText(tr("Start"));
}

void HostPage::showEvent(QShowEvent *event)
{
    m_watch.setActive(true);
    CardPage::showEvent(event);
}

void HostPage::hideEvent(QHideEvent *event)
{
    m_watch.setActive(false);
    CardPage::hideEvent(event);
}

void HostPage::submit()
{
    if (m_isBusy) {
        return;
    }
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        m_name->setProblem(tr("Type a name, so that others recognise the place."));
        focusFirst();
        return;
    }
    setProblem({});
    Q_EMIT hostRequested({name, Registration(m_who->checkedId())});
}

} // namespace chautari
