// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/consoledialog.h"

#include "app/models/displaytext.h"
#include "app/ui/console/backupspage.h"
#include "app/ui/console/logpage.h"
#include "app/ui/console/noticepage.h"
#include "app/ui/console/overviewpage.h"
#include "app/ui/console/peoplepage.h"
#include "app/ui/console/reportspage.h"
#include "app/ui/console/sessionspage.h"
#include "app/ui/console/storagepage.h"
#include "app/ui/host/invitedialog.h"
#include "app/ui/widgets/servertext.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace chautari {

ConsoleDialog::ConsoleDialog(ChatSession &session, const ThemeController &theme, const QList<PlacePerson> &people,
    const PlaceSettings &place, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_theme(theme)
    , m_context{session, theme, m_who}
    , m_place(place)
    , m_titles(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_people(new PeoplePage(m_context, this))
    , m_backups(new BackupsPage(m_context, this))
    , m_reports(new ReportsPage(m_context, this))
    , m_problem(new QLabel(this))
    , m_inviteButton(new QPushButton(this))
    , m_stopButton(new QPushButton(this))
    , m_closeButton(new QPushButton(this))
    , m_keepBox(new QCheckBox(this))
{
    setObjectName(u"consoleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_who.set(people);
    m_people->setPeople(people);
    m_people->setPlace(place);
    for (ConsolePage *page : std::initializer_list<ConsolePage *>{m_people, new OverviewPage(m_context, this),
             new SessionsPage(m_context, this), m_reports, new StoragePage(m_context, this), m_backups,
             new NoticePage(m_context, this), new LogPage(m_context, this)})
        addPage(page);
    build();
    connect(m_titles, &QListWidget::currentRowChanged, this, [this](int row) {
        m_problem->hide();
        m_stack->setCurrentIndex(row);
    });
    connect(m_inviteButton, &QPushButton::clicked, this,
        [this] { (new InviteDialog(m_session, m_session.server(), m_theme, this))->open(); });
    connect(m_stopButton, &QPushButton::clicked, this, [this] {
        askBefore(*this,
            {"stopHostingQuestion", tr("Stop hosting?"),
                tr("Nobody can write here until it runs again. What was said stays on this computer."),
                "stopHostingNowButton", tr("Stop it")},
            [this] { Q_EMIT stopRequested(); });
    });
    connect(m_keepBox, &QCheckBox::clicked, this, &ConsoleDialog::keepRequested);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_backups, &BackupsPage::restoreRequested, this, &ConsoleDialog::restoreRequested);
    connect(m_reports, &ReportsPage::titleChanged, this, &ConsoleDialog::showTitles);
    connect(&m_session, &ChatSession::placeAnswered, this, &ConsoleDialog::handlePlace);
    connect(&m_session, &ChatSession::consoleAnswered, this, &ConsoleDialog::handleConsole);
    connect(&m_session, &ChatSession::connectionStatusChanged, this, [this](const ConnectionStatus &status) {
        if (status.state == ConnectionState::Online)
            m_pages.at(m_stack->currentIndex())->refresh(); // what could not be asked while it was away
    });
    setHosted({});
    retranslate();
    m_titles->setCurrentRow(0);
    m_reports->refresh(); // how many there are is said before the page is opened
}

void ConsoleDialog::addPage(ConsolePage *page)
{
    m_pages.append(page);
    // With large letters a page may be taller than the screen.
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_stack->addWidget(scroll);
    new QListWidgetItem(m_titles);
}

void ConsoleDialog::build()
{
    m_titles->setObjectName(u"consolePages"_s);
    m_titles->setProperty("kind", u"rows"_s);
    m_titles->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_titles->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    const std::pair<QPushButton *, QString> buttons[]{
        {m_inviteButton, u"inviteButton"_s}, {m_stopButton, u"stopHostingButton"_s}, {m_closeButton, u"closeButton"_s}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        button->setAutoDefault(false);
    }
    // None is the default: Enter in a field belongs to the field.
    m_keepBox->setObjectName(u"keepRunningBox"_s);
    m_problem->setObjectName(u"placeProblemLabel"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", u"danger"_s);
    m_problem->hide();
    auto *middle = new QHBoxLayout;
    middle->setSpacing(2 * grid);
    middle->addWidget(m_titles);
    middle->addWidget(m_stack, 1);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_inviteButton);
    bottom->addWidget(m_stopButton);
    bottom->addStretch(1);
    bottom->addWidget(m_closeButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(grid + grid / 2);
    column->addLayout(middle, 1);
    column->addWidget(m_problem);
    column->addWidget(m_keepBox);
    column->addLayout(bottom);
    resize(800, 560);
}

// A backup is put back by the program that runs the server; a service has to come back into this one first.
void ConsoleDialog::setHosted(const HostedState &state)
{
    if (state.isBusy && !m_hosted.isBusy)
        m_problem->hide(); // of an attempt before
    m_hosted = state;
    m_stopButton->setVisible(state.isHere);
    m_stopButton->setEnabled(!state.isBusy);
    m_keepBox->setVisible(state.isHere && state.canBeKept);
    m_keepBox->setChecked(state.isKept);
    m_keepBox->setEnabled(!state.isBusy);
    m_backups->setHostedHere(state.isHere && !state.isKept && !state.isBusy);
}

void ConsoleDialog::handlePlace(const PlaceAnswer &answer)
{
    if (const auto *list = std::get_if<PeopleList>(&answer)) {
        m_who.set(list->people);
        m_people->setPeople(list->people);
        for (ConsolePage *page : std::as_const(m_pages)) {
            if (page != m_people)
                page->retranslate(); // names have come
        }
        m_reports->refresh(); // the same word of the server's tells of both
        showTitles();
    } else if (const auto *settings = std::get_if<PlaceSettings>(&answer)) {
        m_place = *settings;
        m_problem->hide();
        retranslate();
    } else if (const auto *problem = std::get_if<PlaceProblem>(&answer)) {
        showProblem(problem->error.firstMessage());
    }
}

void ConsoleDialog::handleConsole(const ConsoleAnswer &answer)
{
    if (const auto *problem = std::get_if<ConsoleProblem>(&answer))
        showProblem(problem->error.firstMessage());
    else if (!std::holds_alternative<Notice>(answer)) // that one also comes by itself
        m_problem->hide();
}

void ConsoleDialog::showProblem(const QString &sentence)
{
    m_problem->setText(localizedServerText(sentence));
    m_problem->show();
    m_people->retranslate(); // the choice goes back to what the server has
}

void ConsoleDialog::showTitles()
{
    for (int i = 0; i < m_pages.size(); ++i)
        m_titles->item(i)->setText(m_pages.at(i)->title());
    m_titles->setFixedWidth(m_titles->sizeHintForColumn(0) + 3 * grid);
}

// Without a default button Enter does what Space does, and nothing anywhere else; Escape closes.
void ConsoleDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QDialog::keyPressEvent(event);
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); button && button->isEnabled())
        button->click();
    event->accept();
}

void ConsoleDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        showTitles();
    QDialog::changeEvent(event);
}

void ConsoleDialog::retranslate()
{
    setWindowTitle(m_place.name.isEmpty() ? tr("This server") : displaytext::name(m_place.name));
    m_people->setPlace(m_place);
    for (ConsolePage *page : std::as_const(m_pages))
        page->retranslate();
    m_titles->setAccessibleName(tr("Pages"));
    m_inviteButton->setText(tr("Invite people…"));
    m_stopButton->setText(tr("Stop hosting"));
    m_closeButton->setText(tr("Close"));
    m_keepBox->setText(tr("Keep running when I close the window"));
    m_keepBox->setToolTip(
        tr("As a service of this computer, as long as you are logged in. Untick it to put back a backup."));
    showTitles();
}

} // namespace chautari
