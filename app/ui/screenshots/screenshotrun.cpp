// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/screenshots/screenshotrun.h"

#include "app/ui/compose/cameradialog.h"
#include "app/ui/host/scandialog.h"
#include "app/ui/screenshots/screencheck.h"

#include <QtCore/QDir>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int pollMs = 40;
constexpr int patiencePolls = 30'000 / pollMs;
constexpr QSize windowSize(1200, 800);
constexpr ConversationId firstConversation{1};

// Of nobody's passphrase, and shut only where a picture wants it.
LockRecord posedLock()
{
    LockRecord record;
    record.hash = "$argon2id$";
    record.idleMinutes = 0;
    return record;
}

// A pipal tree, more or less.
class PosedCamera : public CameraSource
{
public:
    void start() override
    {
        QImage picture(640, 480, QImage::Format_RGB32);
        picture.fill(QColor(0x9c, 0xc4, 0xe4));
        QPainter painter(&picture);
        painter.fillRect(0, 380, 640, 100, QColor(0x6b, 0x8e, 0x4e));
        painter.fillRect(300, 220, 40, 180, QColor(0x6d, 0x4c, 0x35));
        painter.setBrush(QColor(0x2f, 0x6b, 0x35));
        painter.drawEllipse(QPoint(320, 190), 170, 120);
        painter.end();
        QMetaObject::invokeMethod(
            this, [this, picture] { Q_EMIT frameArrived(picture); }, Qt::QueuedConnection);
    }
    void stop() override { }
};

QString demo(const QString &name)
{
    return name + u"@demo.chautari.app";
}

} // namespace

ScreenshotRun::ScreenshotRun(const QString &folder)
    : m_folder(folder)
    , m_lock(posedLock(), m_clock)
{
    m_lock.setNeeded(false);
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &ScreenshotRun::advance);
}

ScreenshotRun::~ScreenshotRun() = default;

Result<void> ScreenshotRun::start()
{
    if (!m_folder.isEmpty() && !QDir().mkpath(m_folder)) {
        return Error::of(ErrorCode::Internal, u"The folder %1 cannot be made."_s.arg(m_folder));
    }
    Result<void> started = m_server.startDemo();
    if (!started) {
        return started;
    }
    addLoginSteps(Language::English);
    addLoginSteps(Language::Nepali);
    addHostingSteps(Language::English);
    addHostingSteps(Language::Nepali);
    addInboxSteps();
    addPlaceSteps();
    addConsoleSteps();
    addChatSteps();
    addKeySteps();
    addVoiceSteps();
    addServiceSteps();
    addDetailsSteps();
    addProviderSteps();
    addEmptySteps();
    addOfflineSteps();
    addServicesOfflineSteps();
    m_poll.start();
    return {};
}

void ScreenshotRun::step(const QString &name, std::function<void()> run)
{
    m_steps.append({name, {}, std::move(run)});
}

void ScreenshotRun::waitFor(const QString &name, std::function<bool()> isReady)
{
    m_steps.append({name, std::move(isReady), {}});
}

// One step a tick, so that layouts and posted events of the last one are done.
void ScreenshotRun::advance()
{
    if (m_next == m_steps.size()) {
        m_poll.stop();
        Q_EMIT finished({});
        return;
    }
    const Step &current = m_steps.at(m_next);
    if (current.isReady && !current.isReady()) {
        if (++m_waited > patiencePolls) {
            m_poll.stop();
            Q_EMIT finished(u"Waited in vain for: %1"_s.arg(current.name));
        }
        return;
    }
    m_waited = 0;
    ++m_next;
    if (current.run) {
        current.run();
    }
}

void ScreenshotRun::dress(const Look &look)
{
    m_language.setLanguage(look.language);
    m_theme.setTextScale(look.scale);
    m_theme.setScheme(look.scheme);
    if (QGuiApplication::layoutDirection() == look.direction) {
        return;
    }
    QGuiApplication::setLayoutDirection(look.direction);
    // Qt leaves the arrows of a tab bar where they were.
    for (QTabBar *bar : m_window ? m_window->findChildren<QTabBar *>() : QList<QTabBar *>()) {
        bar->setUsesScrollButtons(false);
        bar->setUsesScrollButtons(true);
    }
}

QList<ScreenshotRun::Look> ScreenshotRun::looks(const QString &screen)
{
    static const QStringList turned{u"typing"_s, u"sorted"_s, u"chat-files"_s, u"chat-search"_s, u"compose-change"_s,
        u"compose-files"_s, u"voice-playing"_s, u"voice-recording"_s, u"voice-preview"_s, u"services"_s, u"details"_s,
        u"details-below"_s};
    QList<Look> looks;
    if (turned.contains(screen)) { // first, so that nothing stays turned
        looks.append({ColorScheme::Light, Language::English, 1.0, Qt::RightToLeft});
    }
    for (const Language language : {Language::English, Language::Nepali}) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            looks.append({scheme, language});
        }
    }
    return looks;
}

void ScreenshotRun::save(QWidget &window, const QString &screen, const Look &look)
{
    const QString theme = look.scheme == ColorScheme::Dark ? u"dark"_s
        : look.scheme == ColorScheme::HighContrast         ? u"contrast"_s
                                                           : u"light"_s;
    const QString scale = look.scale > 1.0 ? u"-%1"_s.arg(qRound(look.scale * 100)) : QString();
    const QString turned = look.direction == Qt::RightToLeft ? u"-turned"_s : QString();
    const QString name = screen + u'-' + theme + u'-' + LanguageController::code(look.language) + scale + turned;
    // What wraps has its height after its width, in a second pass.
    for (int pass = 0; pass < 2; ++pass) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    const QPixmap picture = window.grab(); // also lays out what was not shown yet
    if (!m_folder.isEmpty()) {
        picture.save(m_folder + u'/' + name + u".png");
    }
    ++m_screens;
    for (const QString &problem : screencheck::problems(window)) {
        m_problems.append(name + u": " + problem);
    }
}

void ScreenshotRun::pictureLogin(const QString &screen, Language language)
{
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        const Look look{scheme, language};
        step(screen, [this, look] { dress(look); });
        step(screen, [this, screen, look] { save(*m_login, screen, look); });
    }
}

void ScreenshotRun::pictureMain(const QString &screen, const std::function<void()> &before)
{
    for (const Look &look : looks(screen)) {
        step(screen, [this, look, before] {
            dress(look);
            if (before) {
                before();
            }
        });
        if (look.direction == Qt::RightToLeft) {
            step(screen, [] {}); // Qt tells the language again, a moment later
        }
        step(screen, [this, screen, look] { save(*m_window, screen, look); });
    }
}

void ScreenshotRun::openLogin(Language language)
{
    m_login.reset();
    dress({ColorScheme::Light, language});
    m_login = std::make_unique<LoginWindow>(m_core, m_shell, true);
    m_login->resize(windowSize);
    m_login->show();
    m_login->flow().showStart();
}

void ScreenshotRun::addLoginSteps(Language language)
{
    step(u"start"_s, [this, language] {
        openLogin(language);
        m_login->findChild<QWidget *>(u"restoreButton"_s)->show(); // as where accounts are kept
    });
    pictureLogin(u"start"_s, language);
    step(u"join"_s, [this] { visible<QAbstractButton>(u"joinButton"_s)->click(); });
    // Port 9 (discard) of loopback: nobody answers there.
    step(u"join"_s, [this] { typeInto(u"addressEdit"_s, u"127.0.0.1:9"_s); });
    step(u"join"_s, [this] { visible<QAbstractButton>(u"joinServerButton"_s)->click(); });
    waitFor(u"the join error"_s, [this] { return visible<QLineEdit>(u"addressEdit"_s)->property("invalid").toBool(); });
    pictureLogin(u"join-error"_s, language);

    step(u"sign in"_s, [this] { m_login->flow().join(ServerAddress::fromHttpUrl(m_server.url())); });
    waitFor(u"the sign-in page"_s, [this] { return visible<QLineEdit>(u"emailEdit"_s) != nullptr; });
    pictureLogin(u"signin"_s, language);
    step(u"sign in"_s, [this] {
        typeInto(u"emailEdit"_s, demo(u"asha"_s));
        typeInto(u"passwordEdit"_s, u"wrong-password"_s);
        visible<QAbstractButton>(u"signInButton"_s)->click();
    });
    waitFor(u"the sign-in error"_s, [this] {
        const auto *problem = visible<QLabel>(u"problemLabel"_s);
        return problem != nullptr && !problem->text().isEmpty();
    });
    pictureLogin(u"signin-error"_s, language);

    step(u"register"_s, [this] { visible<QAbstractButton>(u"createAccountButton"_s)->click(); });
    step(u"register"_s, [this] {
        typeInto(u"firstNameEdit"_s, u"Kamala"_s);
        typeInto(u"emailEdit"_s, u"kamala@"_s);
        typeInto(u"passwordEdit"_s, u"12345"_s);
        visible<QAbstractButton>(u"registerButton"_s)->click();
    });
    pictureLogin(u"register"_s, language);
    const Look large{ColorScheme::Light, language, 2.0};
    step(u"register at 200 %"_s, [this, large] { dress(large); });
    step(u"register at 200 %"_s, [this, large] { save(*m_login, u"register"_s, large); });
    step(u"register"_s, [this] { m_login.reset(); });
}

void ScreenshotRun::openMain(const QString &email)
{
    m_window.reset();
    m_hasHistory = false;
    m_conversations.clear();
    m_session = m_core.createSession(ServerAddress::fromHttpUrl(m_server.url()));
    connect(m_session.get(), &ChatSession::historyLoaded, this, [this] { m_hasHistory = true; });
    connect(m_session.get(), &ChatSession::changed, this, [this](const SessionChanges &changes) {
        for (const Message &message : changes.messages) {
            m_seen.insert(message.id, message);
        }
        for (const TypingEvent &typing : changes.typing) {
            m_isOtherTyping = typing.isTyping;
        }
        for (const Conversation &conversation : changes.conversations) {
            m_conversations.insert(conversation.id, conversation);
        }
    });
    connect(m_session.get(), &ChatSession::connectionStatusChanged, this,
        [this](const ConnectionStatus &status) { m_losses += status.state == ConnectionState::Waiting ? 1 : 0; });
    m_window = std::make_unique<MainWindow>(*m_session, m_shell, MainWindow::Kind::Demo);
    m_window->resize(windowSize);
    m_window->show();
    if (!email.isEmpty()) {
        m_session->signIn(email, u"chautari-demo"_s);
    }
}

void ScreenshotRun::addInboxSteps()
{
    step(u"inbox"_s, [this] {
        m_other = m_core.createSession(ServerAddress::fromHttpUrl(m_server.url()));
        m_other->signIn(demo(u"bikash"_s), u"chautari-demo"_s);
    });
    waitFor(u"the other person"_s, [this] { return m_other->connectionStatus().state == ConnectionState::Online; });
    step(u"inbox"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        openMain(demo(u"asha"_s));
        m_window->openConversation(firstConversation);
    });
    waitFor(u"the messages"_s,
        [this] { return m_hasHistory && m_session->connectionStatus().state == ConnectionState::Online; });
    pictureMain(u"inbox"_s);
    for (const Language language : {Language::English, Language::Nepali}) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            const Look look{scheme, language, 2.0};
            step(u"inbox at 200 %"_s, [this, look] { dress(look); });
            step(u"inbox at 200 %"_s, [this, look] { save(*m_window, u"inbox"_s, look); });
        }
    }
    const auto keepTyping = [this] { m_other->setTyping(firstConversation, true); };
    step(u"typing"_s, keepTyping);
    waitFor(u"the other person's typing"_s, [this] { return m_isOtherTyping; });
    pictureMain(u"typing"_s, keepTyping);
    step(u"typing"_s, [this] { m_other->setTyping(firstConversation, false); });
    step(u"narrow"_s, [this] { m_window->resize(420, windowSize.height()); });
    pictureMain(u"narrow-chat"_s);
    step(u"narrow"_s, [this] { visible<QAbstractButton>(u"backButton"_s)->click(); });
    pictureMain(u"narrow-list"_s);
    step(u"sorted"_s, [this] {
        m_window->resize(windowSize);
        const QList<Conversation> all = m_conversations.values();
        m_session->setPinned(all.last().id, true);
        m_session->setMuted(all.at(all.size() / 2).id, true);
        m_session->setMarkedUnread(all.at(all.size() / 2).id, true);
    });
    waitFor(u"the pin"_s, [this] { return m_conversations.last().isPinned; });
    pictureMain(u"sorted"_s);
    step(u"filtered"_s, [this] { visible<QTabBar>(u"filterTabs"_s)->setCurrentIndex(2); });
    pictureMain(u"waiting"_s);
    step(u"filtered"_s, [this] { visible<QTabBar>(u"filterTabs"_s)->setCurrentIndex(5); });
    pictureMain(u"archive-empty"_s);
    addDialogSteps();
}

void ScreenshotRun::pictureAction(const QString &screen, const char *action, const QString &name, const QString &page)
{
    for (const Look &look : {Look{ColorScheme::Light, Language::English}, Look{ColorScheme::Dark, Language::Nepali},
             Look{ColorScheme::HighContrast, Language::English}, Look{ColorScheme::Light, Language::Nepali, 2.0}}) {
        step(screen, [this, look] { dress(look); });
        step(screen, [this, action] { m_window->findChild<QAction *>(QLatin1StringView(action))->trigger(); });
        step(screen, [this, screen, look, name, page] {
            if (!page.isEmpty()) {
                visible<QTabWidget>(u"settingsPages"_s)->setCurrentWidget(m_window->findChild<QWidget *>(page));
            }
            save(*m_window->findChild<QDialog *>(name), screen, look);
        });
        step(screen, [this, name] { m_window->findChild<QDialog *>(name)->close(); });
    }
}

void ScreenshotRun::addDialogSteps()
{
    pictureAction(u"settings"_s, "settingsAction", u"settingsDialog"_s);
    pictureAction(u"settings-notifications"_s, "settingsAction", u"settingsDialog"_s, u"notificationsPage"_s);
    step(u"prepared replies"_s, [this] {
        m_settings.setReplies({{u"thanks"_s, u"Thank you, {name}!"_s, {}},
            {u"on-my-way"_s, u"I am on my way for the {service}."_s, {u"map.pdf"_s}},
            {u"price"_s, u"The price is fixed, as said."_s, {}}});
        m_window->applySettings();
    });
    pictureAction(u"settings-replies"_s, "settingsAction", u"settingsDialog"_s, u"repliesPage"_s);
    pictureAction(u"settings-away"_s, "settingsAction", u"settingsDialog"_s, u"officeHoursPage"_s);
    pictureAction(u"settings-spelling"_s, "settingsAction", u"settingsDialog"_s, u"spellingPage"_s);
    pictureAction(u"settings-lock"_s, "settingsAction", u"settingsDialog"_s, u"lockPage"_s);
    pictureAction(u"shortcuts"_s, "shortcutsAction", u"shortcutsDialog"_s);
    pictureAction(u"palette"_s, "commandsAction", u"commandPalette"_s);
    addInspectorSteps();
    addCameraSteps();
    addLockSteps();
}

void ScreenshotRun::addCameraSteps()
{
    const auto dialog = [this] { return m_window->findChild<QDialog *>(u"cameraDialog"_s); };
    constexpr Look seeing{ColorScheme::Light, Language::English};
    constexpr Look taken{ColorScheme::Dark, Language::Nepali};
    step(u"camera"_s, [this, seeing] {
        dress(seeing);
        (new CameraDialog(std::make_unique<PosedCamera>(), m_window.get()))->open();
    });
    step(u"camera"_s, [this, seeing, taken, dialog] {
        save(*dialog(), u"camera"_s, seeing);
        dress(taken);
        dialog()->findChild<QAbstractButton *>(u"takeButton"_s)->click();
    });
    step(u"camera-taken"_s, [this, taken, dialog] {
        save(*dialog(), u"camera-taken"_s, taken);
        dialog()->close();
    });
    const auto scan = [this] { return m_window->findChild<QDialog *>(u"scanDialog"_s); };
    for (const Look &look : {seeing, taken}) {
        step(u"scan"_s, [this, look] {
            dress(look);
            (new ScanDialog(std::make_unique<PosedCamera>(), m_window.get()))->open();
        });
        step(u"scan"_s, [] {}); // a picture comes
        step(u"scan"_s, [this, look, scan] {
            save(*scan(), u"scan"_s, look);
            scan()->close();
        });
    }
}

void ScreenshotRun::addLockSteps()
{
    step(u"locked"_s, [this] {
        m_lock.setNeeded(true);
        m_lock.lock();
    });
    pictureMain(u"locked"_s);
    step(u"forgotten"_s, [this] { m_window->findChild<QAbstractButton *>(u"forgottenButton"_s)->click(); });
    step(u"forgotten"_s, [this] {
        save(*m_window->findChild<QDialog *>(u"forgottenDialog"_s), u"locked-forgotten"_s,
            {ColorScheme::Dark, Language::Nepali});
        m_window->findChild<QDialog *>(u"forgottenDialog"_s)->close();
        m_lock.setNeeded(false);
    });
}

// The line as developers see it: each page once in each language, and what a slash offers.
void ScreenshotRun::addInspectorSteps()
{
    const auto inspector = [this] { return m_window->findChild<QDialog *>(u"connectionInspector"_s); };
    step(u"inspector"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        m_window->findChild<QAction *>(u"connectionAction"_s)->trigger();
    });
    step(u"inspector"_s, [this, inspector] {
        for (int i = 0; i < 3; ++i) {
            inspector()->findChild<QAbstractButton *>(u"heartbeatButton"_s)->click();
            m_session->sendText(firstConversation, u"Is the line quick?"_s);
        }
    });
    const auto table = [inspector] { return inspector()->findChild<QTreeView *>(u"trafficTable"_s); };
    waitFor(u"the traffic"_s, [table] { return table()->model()->rowCount() >= 12; });
    step(u"inspector"_s, [table] { table()->setCurrentIndex(table()->model()->index(1, 0)); });
    int page = 0;
    for (const QString &screen : {u"inspector-traffic"_s, u"inspector-latency"_s, u"inspector-history"_s}) {
        step(screen,
            [inspector, page] { inspector()->findChild<QTabWidget *>(u"inspectorPages"_s)->setCurrentIndex(page); });
        if (page == 2) {
            step(screen, [inspector] { inspector()->findChild<QAbstractButton *>(u"dropButton"_s)->click(); });
            waitFor(u"the line to come back"_s, [inspector] {
                return inspector()->findChild<QTreeView *>(u"historyTable"_s)->model()->rowCount() >= 3;
            });
        }
        pictureDialog(screen, u"connectionInspector"_s);
        ++page;
    }
    const Look large{ColorScheme::HighContrast, Language::Nepali, 2.0};
    step(u"inspector at 200 %"_s, [this, large] { dress(large); });
    step(u"inspector at 200 %"_s, [this, inspector, large] { save(*inspector(), u"inspector-history"_s, large); });
    waitFor(u"the line"_s, [this] { return m_session->connectionStatus().state == ConnectionState::Online; });
    step(u"inspector"_s, [inspector] { inspector()->close(); });
    step(u"slash"_s, [this] {
        m_window->openConversation(firstConversation);
        visible<QPlainTextEdit>(u"messageEdit"_s)->insertPlainText(u"/"_s);
    });
    pictureMain(u"replies-offered"_s);
    step(u"slash"_s, [this] { visible<QPlainTextEdit>(u"messageEdit"_s)->clear(); });
}

// A fresh account has nobody to talk to yet.
void ScreenshotRun::addEmptySteps()
{
    step(u"empty inbox"_s, [this] {
        openMain({});
        RegisterRequest request;
        request.email = u"kamala@example.np"_s;
        request.username = u"kamala"_s;
        request.password = request.password2 = u"pipal-tree-7"_s;
        request.firstName = u"Kamala"_s;
        request.lastName = u"Shrestha"_s;
        m_session->registerAccount(request);
    });
    waitFor(u"the empty inbox"_s, [this] { return m_session->connectionStatus().state == ConnectionState::Online; });
    pictureMain(u"empty"_s);
}

void ScreenshotRun::addOfflineSteps()
{
    step(u"offline"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        openMain(demo(u"asha"_s));
        m_window->openConversation(firstConversation);
    });
    waitFor(u"the messages"_s,
        [this] { return m_hasHistory && m_session->connectionStatus().state == ConnectionState::Online; });
    step(u"offline"_s, [this] { m_server.stop(); });
    waitFor(
        u"the lost connection"_s, [this] { return m_session->connectionStatus().state == ConnectionState::Waiting; });
    step(u"offline"_s, [this] {
        m_session->sendText(firstConversation, u"The water is off now. Can you still come at four?"_s);
        m_session->sendText(firstConversation, u"म घरमै छु।"_s);
    });
    // The reason is a sentence in the language of its moment, so each language loses the connection anew.
    for (const Language language : {Language::English, Language::Nepali}) {
        step(u"offline"_s, [this, language] {
            dress({ColorScheme::Light, language});
            m_lossesBefore = m_losses;
            m_session->retryNow();
        });
        waitFor(u"the next try to fail"_s, [this] { return m_losses > m_lossesBefore; });
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            const Look look{scheme, language};
            step(u"offline"_s, [this, look] { dress(look); });
            step(u"offline"_s, [this, look] { save(*m_window, u"offline"_s, look); });
        }
    }
}

void ScreenshotRun::typeInto(const QString &name, const QString &text)
{
    auto *edit = visible<QLineEdit>(name);
    edit->selectAll();
    edit->insert(text);
}

} // namespace chautari
