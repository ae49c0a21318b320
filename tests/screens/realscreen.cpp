// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

namespace chautari::screens {

Peer::Peer(ClientCore &core, const QUrl &server, const QString &name)
    : session(core.createSession(ServerAddress::fromHttpUrl(server)))
{
    connect(session.get(), &ChatSession::signedIn, this, [this](const UserAccount &me) {
        m_conversations.setMe(me.id);
        look(cleaning);
    });
    connect(session.get(), &ChatSession::conversationsLoaded, this, [this] { m_isLoaded = true; });
    connect(session.get(), &ChatSession::changed, this, &Peer::apply);
    connect(session.get(), &ChatSession::mediaChanged, this, [this](const MediaEvent &media) {
        if (media.state == MediaState::Here)
            m_files.insert(media.key, media.path);
    });
    session->signIn(demoEmail(name), demoPassword());
}

void Peer::look(ConversationId conversation)
{
    m_messages.setMe(session->me().id);
    m_messages.setConversation(conversation);
    session->openConversation(conversation);
}

int Peer::rowOf(const QString &text) const
{
    for (int row = m_messages.rowCount() - 1; row >= 0; --row) {
        if (m_messages.row(row).shown == text)
            return row;
    }
    return -1;
}

Message Peer::message(const QString &text) const
{
    const int row = rowOf(text);
    return row < 0 ? Message() : m_messages.row(row).message;
}

DeliveryState Peer::delivery(const QString &text) const
{
    const int row = rowOf(text);
    return row < 0 ? DeliveryState::Incoming : m_messages.row(row).delivery;
}

Message Peer::last() const
{
    const int count = m_messages.rowCount();
    return count == 0 ? Message() : m_messages.row(count - 1).message;
}

Conversation Peer::conversation(ConversationId id) const
{
    const Conversation *known = m_conversations.conversation(id);
    return known ? *known : Conversation();
}

QString Peer::fileOf(const Message &message, int attachment) const
{
    return m_files.value({message.id, message.attachments.at(attachment).id, MediaSize::Whole});
}

void Peer::fetch(const Message &message, int attachment)
{
    session->fetchMedia(message, message.attachments.at(attachment), MediaSize::Whole);
}

void Peer::apply(const SessionChanges &changes)
{
    m_conversations.apply(changes);
    m_messages.apply(changes);
    typing += changes.typing;
}

void RealScreen::initTestCase()
{
    const Result<void> started = m_server.startDemo();
    QVERIFY2(started.hasValue(), started ? "" : qPrintable(started.error().firstMessage()));
    prepare();
}

void RealScreen::cleanupTestCase()
{
    m_server.stop();
}

void RealScreen::init()
{
    m_theme = std::make_unique<ThemeController>();
    m_language = std::make_unique<LanguageController>();
    m_settings = std::make_unique<AppSettings>();
    m_core = std::make_unique<ClientCore>();
    m_elsewhere = std::make_unique<ClientCore>();
    asha = std::make_unique<test::WindowSide>(*m_core, m_server.url(), shell());
    bikash = std::make_unique<Peer>(*m_elsewhere, m_server.url(), u"bikash"_s);
    asha->session->signIn(demoEmail(u"asha"_s), demoPassword());
    TRY_VERIFY(asha->isOnline() && bikash->isReady());
    TRY_VERIFY(asha->list()->model()->rowCount() >= 3);
    TRY_VERIFY(bikash->hasAll(cleaningLines));
    activate();
    open(u"Bikash Thapa"_s);
}

void RealScreen::cleanup()
{
    m_others.clear();
    bikash.reset();
    asha.reset();
    m_elsewhere.reset();
    m_core.reset();
    m_settings.reset();
    m_language.reset();
    m_theme.reset();
}

void RealScreen::open(const QString &peer)
{
    TRY_VERIFY(asha->open(peer));
    TRY_VERIFY(view().isVisible() && view().messages().storedCount() > 0);
}

void RealScreen::activate()
{
    asha->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&asha->window));
}

Peer &RealScreen::join(const QString &name)
{
    m_others.push_back(std::make_unique<Peer>(*m_elsewhere, m_server.url(), name));
    Peer &joined = *m_others.back();
    if (!QTest::qWaitFor([&joined] { return joined.isReady(); }, 30'000))
        qFatal("%s is not let in", qUtf8Printable(name));
    return joined;
}

void RealScreen::receive(const QString &text)
{
    bikash->session->sendText(cleaning, text);
    TRY_VERIFY(rowOf(text) >= 0);
}

void RealScreen::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    activate();
    QTest::keyClick(&asha->window, key, modifiers);
}

int RealScreen::rowOf(const QString &text)
{
    const MessageListModel &messages = view().messages();
    for (int row = messages.rowCount() - 1; row >= 0; --row) {
        if (messages.row(row).shown == text)
            return row;
    }
    return -1;
}

DeliveryState RealScreen::delivery(const QString &text)
{
    const int row = rowOf(text);
    return row < 0 ? DeliveryState::Incoming : view().messages().row(row).delivery;
}

QMenu *RealScreen::messageMenu(int row)
{
    delete view().findChild<QMenu *>(u"messageMenu"_s);
    view().setFocus();
    view().scrollToRow(row);
    view().setCurrentRow(row);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {0, 0}, {0, 0});
    QApplication::sendEvent(view().viewport(), &event);
    return view().findChild<QMenu *>(u"messageMenu"_s);
}

QMenu *RealScreen::conversationMenu()
{
    asha->list()->setFocus();
    QTest::keyClick(asha->list(), Qt::Key_F10, Qt::ShiftModifier);
    return visible<QMenu>("conversationMenu");
}

bool RealScreen::choose(QMenu *menu, const QString &action)
{
    if (!menu)
        return false;
    for (QAction *entry : menu->actions()) {
        if (entry->objectName() == action || entry->text() == action) {
            menu->setActiveAction(entry);
            QTest::keyClick(menu, Qt::Key_Return);
            return true;
        }
    }
    for (QAction *entry : menu->actions()) {
        if (entry->menu()) {
            menu->setActiveAction(entry);
            QTest::keyClick(menu, Qt::Key_Right);
            if (choose(entry->menu(), action))
                return true;
        }
    }
    return false;
}

bool RealScreen::chooseFile(const QString &path)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<QFileDialog *>(window);
        if (!dialog || !dialog->isVisible())
            continue;
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        name->setText(path); // it may have letters that no key has
        QTest::keyClick(name, Qt::Key_Return);
        return true;
    }
    return false;
}

QWidget *RealScreen::visibleWidget(QLatin1StringView name)
{
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->objectName() == name && widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace chautari::screens
