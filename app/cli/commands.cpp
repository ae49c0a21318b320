// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/exportfile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTimer>

#include <cstdio>

namespace chautari::cli {

using namespace Qt::StringLiterals;

namespace {

//! The first line of the file, or of standard input.
QString passwordFrom(const QString &path)
{
    QFile file(path);
    const bool isOpen = path.isEmpty() ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    QString line = isOpen ? QString::fromUtf8(file.readLine(1024)) : QString();
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

QString standardInput()
{
    QFile file;
    return file.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

Runner::Runner(const Command &command)
    : m_command(command)
    , m_side(command)
    , m_out(command.isJson)
{ }

void Runner::start()
{
    switch (m_command.verb) {
    case Verb::Login:
        return login();
    case Verb::Logout:
        return logout();
    case Verb::Conversations:
        return list();
    case Verb::History:
        return history();
    case Verb::Send:
        return send();
    case Verb::Outbox:
        return outbox();
    case Verb::Tail:
        return tail();
    case Verb::Search:
        return search();
    case Verb::Export:
        return exportAll();
    case Verb::Discover: // of nobody's account (discovery.h, networktest.h)
    case Verb::SelfTest:
        break;
    }
}

void Runner::finish(ExitCode code)
{
    m_out.flush();
    QCoreApplication::exit(code);
}

void Runner::tellOffline(bool isCurrent) const
{
    if (isCurrent)
        return;
    const ConnectionStatus &status = m_side.session().connectionStatus();
    if (status.state == ConnectionState::SignInNeeded)
        complain(u"signed out: this is what is on this computer. Sign in again with \"chautari-cli login\"."_s);
    else if (status.state == ConnectionState::KeyChanged)
        complain(status.reason);
    else
        complain(u"the server does not answer: this is what is on this computer."_s);
}

void Runner::withAccount(const std::function<void(bool)> &next)
{
    ChatSession &session = m_side.session();
    connect(&session, &ChatSession::signInFailed, this, [this](const Error &) {
        complain(u"nobody is signed in here. Begin with: chautari-cli login --server URL --email ADDRESS"_s);
        finish(Failed);
    });
    connect(&session, &ChatSession::signedOut, this, [this](const QString &reason) {
        complain(reason.isEmpty() ? u"signed out"_s : reason);
        finish(Failed);
    });
    connect(&session, &ChatSession::storageProblem, this, [this](const QString &sentence) {
        m_isDiskBad = true;
        complain(sentence);
    });
    connect(&session, &ChatSession::signedIn, this, [this](const UserAccount &me) { m_out.setMe(me.id); });
    m_side.whenReady(next);
    session.restore();
}

void Runner::login()
{
    const QString password = passwordFrom(m_command.passwordFile);
    ChatSession &session = m_side.session();
    connect(&session, &ChatSession::signInFailed, this, [this](const Error &error) {
        complain(error.firstMessage());
        finish(Failed);
    });
    connect(&session, &ChatSession::storageProblem, this, [](const QString &sentence) { complain(sentence); });
    m_side.whenReady([this](bool isCurrent) {
        const UserAccount &me = m_side.session().me();
        m_out.say(
            u"Signed in as %1, %Ln conversation(s)."_s.replace(u"%Ln"_s, QString::number(m_side.conversations.size()))
                .arg(me.username));
        finish(isCurrent ? Fine : Failed);
    });
    session.signIn(m_command.email, password);
}

void Runner::logout()
{
    withAccount([this](bool) {
        disconnect(&m_side.session(), &ChatSession::signedOut, this, nullptr);
        connect(&m_side.session(), &ChatSession::signedOut, this, [this] {
            // The server is told in the background; a moment is enough, and it forgets the sign-in by itself one day.
            QTimer::singleShot(300, this, [this] { finish(Fine); });
        });
        m_side.session().signOut();
    });
}

void Runner::list()
{
    withAccount([this](bool isCurrent) {
        tellOffline(isCurrent);
        QList<Conversation> all = m_side.conversations.values();
        std::ranges::sort(
            all, [](const Conversation &a, const Conversation &b) { return a.lastMessageAt > b.lastMessageAt; });
        for (const Conversation &conversation : all)
            m_out.print(conversation);
        finish(Fine);
    });
}

bool Runner::isKnown()
{
    if (m_side.conversations.contains(m_command.conversation))
        return true;
    complain(u"there is no conversation %1 (\"chautari-cli conversations\" lists them)"_s.arg(
        m_command.conversation.value()));
    finish(Failed);
    return false;
}

void Runner::history()
{
    withAccount([this](bool isCurrent) {
        if (!isKnown())
            return;
        tellOffline(isCurrent);
        const auto print = [this] {
            const QList<Message> all = m_side.messages.value(m_command.conversation).values();
            for (const Message &message : all.mid(qMax<qsizetype>(0, all.size() - m_command.limit)))
                m_out.print(message);
            finish(Fine);
        };
        connect(&m_side.session(), &ChatSession::historyLoaded, this, [this, print](const HistoryPage &page) {
            const qsizetype count = m_side.messages.value(m_command.conversation).size();
            if (page.isFailed || page.hasReachedStart || count >= m_command.limit)
                print();
            else
                m_side.session().loadOlder(m_command.conversation);
        });
        m_side.session().openConversation(m_command.conversation);
    });
}

void Runner::wholeConversation(const std::function<void()> &next)
{
    connect(&m_side.session(), &ChatSession::historyLoaded, this, [this, next](const HistoryPage &page) {
        if (page.isFailed)
            complain(u"only what is on this computer: %1"_s.arg(page.error.firstMessage()));
        if (page.isFailed || page.hasReachedStart)
            next();
        else
            m_side.session().loadOlder(m_command.conversation);
    });
    m_side.session().openConversation(m_command.conversation);
}

void Runner::exportAll()
{
    withAccount([this](bool isCurrent) {
        if (!isKnown())
            return;
        tellOffline(isCurrent);
        wholeConversation([this] {
            const Result<void> written = writeTranscript(m_command.out, formatNamed(m_command.format),
                m_side.conversations.value(m_command.conversation),
                m_side.messages.value(m_command.conversation).values());
            if (!written)
                complain(written.error().firstMessage());
            finish(written ? Fine : Failed);
        });
    });
}

void Runner::send()
{
    const QString text = m_command.text == "-"_L1 ? standardInput() : m_command.text;
    withAccount([this, text](bool) {
        if (!isKnown())
            return;
        ChatSession &session = m_side.session();
        const QString id = m_command.file.isEmpty() ? session.sendText(m_command.conversation, text)
                                                    : session.sendFiles(m_command.conversation, {m_command.file}, text);
        watchOutgoing(id);
    });
}

void Runner::watchOutgoing(const QString &clientMessageId)
{
    connect(&m_side, &CliSession::changed, this, [this, clientMessageId](const SessionChanges &changes) {
        if (changes.outgoingDone.contains(clientMessageId)) {
            for (const Message &message : m_side.messages.value(m_command.conversation)) {
                if (message.clientMessageId == clientMessageId)
                    m_out.print(message);
            }
            return finish(Fine);
        }
        const OutgoingMessage outgoing = m_side.outgoing.value(clientMessageId);
        if (outgoing.state == OutgoingState::Failed) {
            complain(outgoing.problem);
            m_side.session().deleteOutgoing(clientMessageId);
            QTimer::singleShot(0, this, [this] { finish(Failed); });
        }
    });
    QTimer::singleShot(qMax(1, m_command.waitSeconds) * 1000, this, [this] {
        if (m_isDiskBad)
            complain(u"not sent, and perhaps not kept: \"chautari-cli outbox\" tells whether it waits"_s);
        else
            complain(u"not sent yet: it waits in the outbox and goes with the next command that reaches the server"_s);
        finish(Failed);
    });
}

void Runner::outbox()
{
    withAccount([this](bool) {
        // What can go is on its way now; what is left is what waits.
        QTimer::singleShot(200, this, [this] {
            for (const OutgoingMessage &outgoing : std::as_const(m_side.outgoing))
                m_out.print(outgoing);
            finish(Fine);
        });
    });
}

void Runner::tail()
{
    withAccount([this](bool isCurrent) {
        tellOffline(isCurrent);
        if (m_command.seconds > 0)
            QTimer::singleShot(m_command.seconds * 1000, this, [this] { finish(Fine); });
        connect(&m_side, &CliSession::changed, this, [this](const SessionChanges &changes) {
            for (const Message &message : changes.messages) {
                if (!m_command.conversation.isValid() || message.conversation == m_command.conversation)
                    m_out.print(message);
            }
            m_out.flush();
        });
    });
}

void Runner::search()
{
    withAccount([this](bool isCurrent) {
        tellOffline(isCurrent);
        connect(&m_side.session(), &ChatSession::searchFinished, this, [this](const SearchResults &results) {
            for (const Message &message : results.messages.mid(0, m_command.limit))
                m_out.print(message);
            finish(Fine);
        });
        m_side.session().search(m_command.text);
    });
}

} // namespace chautari::cli
