// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/host/invitedialog.h"

#include "app/net/thiscomputer.h"
#include "app/ui/host/qrpicture.h"
#include "app/ui/host/selftestdialog.h"
#include "app/ui/widgets/servertext.h"
#include "pairing/invitationlink.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int peopleInvited = 20; // with one link
constexpr int hoursInvited = 24;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

InviteDialog::InviteDialog(ChatSession &session, ServerAddress server, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_server(std::move(server))
    , m_theme(theme)
    , m_alone(plainLabel(this))
    , m_intro(plainLabel(this))
    , m_picture(new QrPicture(this))
    , m_link(new QLineEdit(this))
    , m_copyButton(new QPushButton(this))
    , m_codeIntro(plainLabel(this))
    , m_code(plainLabel(this))
    , m_codeButton(new QPushButton(this))
    , m_number(plainLabel(this))
    , m_problem(plainLabel(this))
    , m_testButton(new QPushButton(this))
    , m_closeButton(new QPushButton(this))
{
    setObjectName(u"inviteDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_copyButton, &QPushButton::clicked, this, &InviteDialog::copyLink);
    connect(m_codeButton, &QPushButton::clicked, this, [this] { m_session.keepPlace(OpenJoinCode{}); });
    connect(m_testButton, &QPushButton::clicked, this,
        [this] { (new SelfTestDialog(selfTestPlanFor(m_server), m_theme, this))->start(); });
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_session, &ChatSession::placeAnswered, this, &InviteDialog::handle);
    connect(&m_watch, &AddressWatch::changed, this, &InviteDialog::showLink);
    m_watch.setActive(isHere());
    m_copyButton->setEnabled(false);
    retranslate();
    ask();
    connect(&m_session, &ChatSession::connectionStatusChanged, this, [this](const ConnectionStatus &status) {
        if (status.state == ConnectionState::Online && m_invitation.token.isEmpty())
            ask();
    });
}

InviteDialog::~InviteDialog()
{
    if (!m_joinCode.code.isEmpty())
        m_session.keepPlace(CloseJoinCode{});
}

void InviteDialog::build()
{
    m_alone->setObjectName(u"noNetworkLabel"_s);
    m_alone->setProperty("tone", u"danger"_s);
    m_link->setObjectName(u"invitationLinkEdit"_s);
    m_link->setReadOnly(true);
    m_copyButton->setObjectName(u"copyLinkButton"_s);
    m_copyButton->setAutoDefault(false);
    m_code->setObjectName(u"joinCodeLabel"_s);
    m_code->setProperty("tone", u"title"_s);
    m_code->hide();
    m_codeButton->setObjectName(u"joinCodeButton"_s);
    m_codeButton->setAutoDefault(false);
    m_number->setObjectName(u"keyNumberLabel"_s);
    m_number->setProperty("tone", u"muted"_s);
    m_problem->setObjectName(u"inviteProblemLabel"_s);
    m_problem->setProperty("tone", u"danger"_s);
    m_problem->hide();
    m_testButton->setObjectName(u"testNetworkButton"_s);
    m_testButton->setAutoDefault(false);
    m_closeButton->setObjectName(u"closeButton"_s);
    m_closeButton->setDefault(true);
    setMinimumWidth(52 * grid);
    auto *line = new QHBoxLayout;
    line->addWidget(m_link, 1);
    line->addWidget(m_copyButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(grid + grid / 2);
    column->addWidget(m_alone);
    column->addWidget(m_intro);
    column->addWidget(m_picture, 1);
    column->addLayout(line);
    column->addSpacing(grid);
    column->addWidget(m_codeIntro);
    column->addWidget(m_code);
    column->addWidget(m_codeButton, 0, Qt::AlignLeading);
    column->addWidget(m_number);
    column->addWidget(m_problem);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_testButton);
    bottom->addStretch(1);
    bottom->addWidget(m_closeButton);
    column->addLayout(bottom);
}

void InviteDialog::ask()
{
    if (canProveItself())
        m_session.keepPlace(Invite{{peopleInvited, hoursInvited}});
}

void InviteDialog::handle(const PlaceAnswer &answer)
{
    if (const auto *invitation = std::get_if<Invitation>(&answer)) {
        m_invitation = *invitation;
        m_problem->hide();
        showLink();
    } else if (const auto *code = std::get_if<JoinCode>(&answer)) {
        m_joinCode = *code;
        m_problem->hide();
        showCode();
    } else if (const auto *problem = std::get_if<PlaceProblem>(&answer)) {
        m_problem->setText(localizedServerText(problem->error.firstMessage()));
        m_problem->show();
        retranslate();
    }
}

bool InviteDialog::isHere() const
{
    return isThisComputer(m_server.http);
}

// Whoever hosts it here knows it by an address that only this computer has.
QStringList InviteDialog::addresses() const
{
    return isHere() && hasKey() ? m_watch.addresses() : QStringList{m_server.http.host()};
}

bool InviteDialog::hasKey() const
{
    return m_server.pin.isSet();
}

//! Whoever follows a link must come to this server and to no other: by its key, or by a certificate of its name.
bool InviteDialog::canProveItself() const
{
    return hasKey() || m_server.http.scheme() == "https"_L1;
}

void InviteDialog::showLink()
{
    const QStringList places = addresses();
    const quint16 port = quint16(m_server.http.port(InvitationLink::httpsPort));
    const InvitationLink link{places, port, m_server.pin.toString(), m_invitation.token};
    const QString text = m_invitation.token.isEmpty() || places.isEmpty() ? QString() : link.toString();
    m_link->setText(text);
    m_link->setCursorPosition(0);
    m_picture->setText(text);
    m_copyButton->setEnabled(!text.isEmpty());
    retranslate();
}

void InviteDialog::copyLink()
{
    QGuiApplication::clipboard()->setText(m_link->text());
    m_copyButton->setText(tr("Copied"));
}

// In two halves, as people say such numbers. Latin digits: the other side may have no others on its keyboard.
void InviteDialog::showCode()
{
    m_code->setText(m_joinCode.code.left(4) + u' ' + m_joinCode.code.mid(4));
    retranslate();
}

void InviteDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void InviteDialog::retranslate()
{
    setWindowTitle(tr("Invite people"));
    const bool isAlone = !canProveItself() || addresses().isEmpty();
    m_alone->setText(canProveItself()
            ? tr("This computer is in no network: only you can use the place. The others can come in as soon as it "
                 "is in one; nothing has to be started again.")
            : tr("This server speaks without TLS, so a link could lead to anybody. Start it with TLS, or behind a "
                 "proxy that has a certificate, to invite people."));
    for (QWidget *each : {static_cast<QWidget *>(m_intro), static_cast<QWidget *>(m_picture),
             static_cast<QWidget *>(m_link), static_cast<QWidget *>(m_copyButton)})
        each->setVisible(!isAlone);
    for (QWidget *each : {static_cast<QWidget *>(m_codeIntro), static_cast<QWidget *>(m_codeButton)})
        each->setVisible(!isAlone && hasKey()); // which is what a code proves
    m_intro->setVisible(!isAlone && (m_problem->isHidden() || !m_invitation.token.isEmpty()));
    m_code->setVisible(!isAlone && !m_joinCode.code.isEmpty());
    m_alone->setVisible(isAlone);
    m_intro->setText(m_invitation.token.isEmpty()
            ? tr("Asking the server for an invitation…")
            : tr("Send this link, or let the others scan the picture. It lets in %Ln people within a day.",
                "how many an invitation is good for", m_invitation.uses));
    m_picture->setAccessibleName(tr("The link as a QR picture"));
    m_link->setAccessibleName(tr("Link of the invitation"));
    m_copyButton->setText(tr("Copy link"));
    m_codeIntro->setText(m_joinCode.code.isEmpty()
            ? tr("Or say a code: the other one picks this place from the list and types it.")
            : tr("Say this code. It is good for one person, for %Ln minutes.", "", m_joinCode.expiresInSeconds / 60));
    m_codeButton->setText(m_joinCode.code.isEmpty() ? tr("Make a code") : tr("Another code"));
    const QString number = keyNumber(m_server.pin.toString());
    m_number->setText(number.isEmpty() ? QString() : tr("Number of this server's key: %1").arg(number));
    m_number->setVisible(!number.isEmpty());
    m_testButton->setText(tr("Test the network…"));
    m_testButton->setToolTip(tr("Looks whether others can reach this place"));
    m_closeButton->setText(tr("Close"));
    // Wrapped texts need more when they are longer or larger, and a dialog does not grow for them by itself.
    if (const int needed = layout()->totalHeightForWidth(width()); needed > height())
        resize(width(), needed);
}

} // namespace chautari
