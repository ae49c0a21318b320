// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/embeddedserver.h"
#include "app/models/conversationlistmodel.h"
#include "tests/e2e/windowside.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

// A deadline, not a wait: a computer with a lot to do is slow.
#define TRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 30'000)
#define TRY_VERIFY2(expression, words) QTRY_VERIFY2_WITH_TIMEOUT(expression, words, 30'000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30'000)

namespace chautari::screens {

using namespace Qt::StringLiterals;

inline constexpr ConversationId cleaning{1}; //!< of Asha and Bikash, the first one of the demo
inline constexpr int cleaningLines = 28;

inline QString demoEmail(const QString &name)
{
    return name + u"@demo.chautari.app"_s;
}

inline QString demoPassword()
{
    return u"chautari-demo"_s;
}

//! \brief A person somewhere else: a signed-in session without a window, and what it was told. It looks at one
//! conversation.
class Peer : public QObject
{
public:
    Peer(ClientCore &core, const QUrl &server, const QString &name);

    [[nodiscard]] bool isReady() const { return m_isLoaded; }
    void look(ConversationId conversation);
    [[nodiscard]] const MessageListModel &messages() const { return m_messages; }
    [[nodiscard]] bool hasAll(int count) const { return m_messages.storedCount() >= count; }
    [[nodiscard]] int rowOf(const QString &text) const; //!< the last one that shows this text; -1 for none
    [[nodiscard]] bool has(const QString &text) const { return rowOf(text) >= 0; }
    //! The last one that shows this text; a message without an id for none.
    [[nodiscard]] Message message(const QString &text) const;
    [[nodiscard]] DeliveryState delivery(const QString &text) const;
    //! The last one, whatever it is.
    [[nodiscard]] Message last() const;
    [[nodiscard]] Conversation conversation(ConversationId id) const;
    [[nodiscard]] int conversations() const { return m_conversations.rowCount(); }
    //! Where the whole file is, once it has been fetched.
    [[nodiscard]] QString fileOf(const Message &message, int attachment = 0) const;
    void fetch(const Message &message, int attachment = 0);

    std::unique_ptr<ChatSession> session;
    QList<TypingEvent> typing; //!< everything that was told

private:
    void apply(const SessionChanges &changes);

    ConversationListModel m_conversations;
    MessageListModel m_messages;
    QHash<MediaKey, QString> m_files;
    bool m_isLoaded = false;
};

//! \brief What the tests of all screens stand on: a real server in this process, Asha at a real window that is made
//! anew for each case, with the first conversation open, and Bikash somewhere else.
class RealScreen : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

protected:
    //! Before the first window; may skip everything.
    virtual void prepare() { }
    //! What the next window is made with.
    virtual Shell shell() { return {.theme = *m_theme, .language = *m_language, .settings = *m_settings}; }

    //! Clicks the conversation and waits for its messages.
    void open(const QString &peer);
    void activate(); //!< makes the window the one that has the keyboard
    //! Another device of hers, or another person; stays until the case ends.
    Peer &join(const QString &name);
    //! By Bikash, as it stands in her open conversation.
    void receive(const QString &text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}); //!< in the window, for shortcuts

    template <typename Widget>
    Widget *find(const char *name)
    {
        return asha->window.findChild<Widget *>(QLatin1StringView(name));
    }
    //! The first one of this name that is on the screen, in any window; null when there is none.
    template <typename Widget>
    static Widget *visible(const char *name)
    {
        return qobject_cast<Widget *>(visibleWidget(QLatin1StringView(name)));
    }
    static void click(QWidget *button) { QTest::mouseClick(button, Qt::LeftButton); }
    void click(const char *name) { click(visible<QWidget>(name)); }
    MessageView &view() { return *asha->view(); }
    [[nodiscard]] int rowOf(const QString &text); //!< in her window; the last one that shows this text
    [[nodiscard]] DeliveryState delivery(const QString &text);
    //! The menu of a message, as the menu key opens it.
    QMenu *messageMenu(int row);
    //! The menu of the conversation that is current in the list, by its key.
    QMenu *conversationMenu();
    //! Goes to an entry and presses Enter, in a menu of the menu when there is one of that name.
    static bool choose(QMenu *menu, const QString &action);
    //! Types a path into the file dialog that is open.
    static bool chooseFile(const QString &path);

    EmbeddedServer m_server;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<ClientCore> m_core;
    std::unique_ptr<ClientCore> m_elsewhere; //!< of all others
    std::unique_ptr<test::WindowSide> asha;
    std::unique_ptr<Peer> bikash;

private:
    static QWidget *visibleWidget(QLatin1StringView name);

    std::vector<std::unique_ptr<Peer>> m_others;
};

//! One for each screen.
std::unique_ptr<QObject> actionsScreen();
std::unique_ptr<QObject> blockedScreen();
std::unique_ptr<QObject> chatScreen();
std::unique_ptr<QObject> commandsScreen();
std::unique_ptr<QObject> consoleScreen();
std::unique_ptr<QObject> conversationsScreen();
std::unique_ptr<QObject> detailsScreen();
std::unique_ptr<QObject> filesScreen();
std::unique_ptr<QObject> historyScreen();
std::unique_ptr<QObject> lockScreen();
std::unique_ptr<QObject> loginScreen();
std::unique_ptr<QObject> notificationsScreen();
std::unique_ptr<QObject> searchScreen();
std::unique_ptr<QObject> servicesScreen();
std::unique_ptr<QObject> settingsScreen();
std::unique_ptr<QObject> voiceScreen();

} // namespace chautari::screens
