// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/monkey/world.h"

#include <QtCore/QFile>
#include <QtGui/QImage>

using namespace Qt::StringLiterals;

namespace chautari::monkey {

namespace {

constexpr qsizetype rememberedMessages = 200;

QString demo(const QString &name)
{
    return name + u"@demo.chautari.app";
}

} // namespace

World::World(const Shell &shell, QRandomGenerator &random)
    : m_shell(shell)
    , m_random(random)
    , m_core(std::make_unique<ClientCore>())
{ }

World::~World()
{
    m_window.reset();
    m_session.reset();
    m_other.reset();
    m_core.reset();
}

Result<void> World::start()
{
    Result<void> started = m_server.startDemo();
    if (started) {
        signInOther();
        openWindow();
    }
    return started;
}

void World::openWindow()
{
    m_window.reset();
    m_session = m_core->createSession(ServerAddress::fromHttpUrl(m_server.url()));
    m_window = std::make_unique<MainWindow>(*m_session, m_shell, MainWindow::Kind::Demo);
    // The person who closed it, or signed out, comes back.
    connect(
        m_window.get(), &MainWindow::closed, this, [this] { openWindow(); }, Qt::QueuedConnection);
    connect(
        m_session.get(), &ChatSession::signedOut, this, [this] { openWindow(); }, Qt::QueuedConnection);
    m_window->show();
    m_window->activateWindow();
    m_session->signIn(demo(u"asha"_s), u"chautari-demo"_s);
}

void World::signInOther()
{
    m_other = m_core->createSession(ServerAddress::fromHttpUrl(m_server.url()));
    connect(m_other.get(), &ChatSession::changed, this, [this](const SessionChanges &changes) {
        for (const Conversation &conversation : changes.conversations) {
            if (!m_conversations.contains(conversation.id))
                m_conversations.append(conversation.id);
        }
        for (const Message &message : changes.messages) {
            if (message.sender.id == m_other->me().id && m_messages.size() < rememberedMessages)
                m_messages.append(message);
        }
    });
    m_other->signIn(demo(u"bikash"_s), u"chautari-demo"_s);
}

QString World::anyText()
{
    static const QStringList texts{
        u"Yes."_s,
        u"नमस्ते, भोलि बिहान दस बजे आउँछु।"_s,
        u"<b>not bold</b> <img src=\"file:///etc/passwd\"><a href='x'>y</a> &amp; <table><tr><td><table>"_s,
        u"https://example.com/a?b=c&d=e or mail@example.com or +977 98-41234567"_s,
        u"line\nline\n\n\nline"_s,
        u"مرحبا بالعالم, latin, עברית \u202Egnp.exe\u2066\u2069"_s,
        u"👨‍👩‍👧‍👦👍🏽🏳️‍🌈🇳🇵"_s.repeated(20),
        u"Z\u0353\u0322\u030d\u0362a\u0321\u0352\u0362l\u0328\u0354\u034cg\u0337\u033a\u0344o\u0332\u0300"_s.repeated(
            30),
        u"word"_s.repeated(1'200),
        u"a b c "_s.repeated(800),
        u"*bold* _slanted_ `code` ~gone~ **"_s,
    };
    return texts.at(m_random.bounded(texts.size()));
}

ConversationId World::anyConversation()
{
    return m_conversations.isEmpty() ? ConversationId{1} : m_conversations.at(m_random.bounded(m_conversations.size()));
}

const Message *World::anyOwnMessage()
{
    return m_messages.isEmpty() ? nullptr : &m_messages.at(m_random.bounded(m_messages.size()));
}

void World::sendFile()
{
    const QString path
        = m_files.filePath(u"file %1.%2"_s.arg(m_stirred).arg(m_random.bounded(2) ? u"png"_s : u"pdf"_s));
    if (path.endsWith(u"png"_s)) {
        QImage image(1 + m_random.bounded(900), 1 + m_random.bounded(900), QImage::Format_RGB32);
        image.fill(m_random.generate());
        image.save(path);
    } else {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("%PDF-1.4\n" + QByteArray(m_random.bounded(50'000), 'x'));
    }
    m_other->sendFiles(anyConversation(), {path}, anyText());
}

void World::stir()
{
    ++m_stirred;
    const Message *own = anyOwnMessage();
    switch (m_random.bounded(12)) {
    case 0:
    case 1:
    case 2:
        m_other->sendText(anyConversation(), anyText(), own ? own->id : MessageId());
        break;
    case 3:
        m_other->setTyping(anyConversation(), m_random.bounded(2));
        break;
    case 4:
        if (own)
            m_other->editMessage(*own, anyText());
        break;
    case 5:
        if (own)
            m_other->deleteMessage(*own, m_random.bounded(2) ? DeletionType::Everyone : DeletionType::Self);
        break;
    case 6:
    case 7:
        if (own)
            m_other->react(*own, m_random.bounded(2) ? u"👍"_s : u"🙏🏽"_s, m_random.bounded(2));
        break;
    case 8:
        if (own)
            m_other->markRead(own->conversation, own->id, own->seq);
        break;
    case 9:
        if (m_random.bounded(8) == 0)
            sendFile();
        break;
    case 10:
        m_session->retryNow();
        break;
    default:
        if (m_random.bounded(40) == 0)
            signInOther(); // his connection is lost and made anew
        break;
    }
}

} // namespace chautari::monkey
