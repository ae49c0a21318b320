// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/conversationlistmodel.h"
#include "app/models/displaytext.h"
#include "tests/gui/messagebuilder.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

class TestConversationListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void newestMessageComesFirst();
    void pinnedOnesComeFirst();
    void historyDoesNotChangeThePreview();
    void showsWhoIsOnlineAndTyping();
    void previewIsOnePlainLine_data();
    void previewIsOnePlainLine();

private:
    QList<qint64> order() const;
    std::unique_ptr<ConversationListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

Conversation numbered(qint64 id, qint64 minutes)
{
    Conversation made = conversation();
    made.id = ConversationId(id);
    made.provider.id = UserId(100 + id);
    made.lastMessageAt = Timestamp(noon + minutes * 60'000'000);
    return made;
}

} // namespace

void TestConversationListModel::init()
{
    m_model = std::make_unique<ConversationListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_model->setMe(me);
    SessionChanges changes;
    changes.conversations << numbered(1, 10) << numbered(2, 30) << numbered(3, 20);
    m_model->apply(changes);
}

void TestConversationListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

QList<qint64> TestConversationListModel::order() const
{
    QList<qint64> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        ids << m_model->index(row).data(ConversationListModel::ConversationIdRole).toLongLong();
    }
    return ids;
}

void TestConversationListModel::newestMessageComesFirst()
{
    QCOMPARE(order(), (QList<qint64>{2, 3, 1}));
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    SessionChanges changes;
    Message fresh = message(40, me, u"on my way"_s);
    fresh.conversation = ConversationId(1);
    changes.messages << fresh;
    m_model->apply(changes);
    QCOMPARE(order(), (QList<qint64>{1, 2, 3}));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(m_model->index(0).data(ConversationListModel::LastTextRole).toString(), u"You: on my way"_s);

    // A row that goes down: the destination of a move counts the row itself.
    SessionChanges down;
    down.conversations << numbered(1, 25);
    m_model->apply(down);
    QCOMPARE(order(), (QList<qint64>{2, 1, 3}));
}

void TestConversationListModel::pinnedOnesComeFirst()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    Conversation pinned = numbered(1, 10);
    pinned.isPinned = true;
    Conversation quiet = numbered(2, 30);
    quiet.isMuted = true;
    quiet.unreadCount = 4;
    SessionChanges changes;
    changes.conversations << pinned << quiet;
    m_model->apply(changes);
    QCOMPARE(order(), (QList<qint64>{1, 2, 3}));
    QCOMPARE(m_model->totalUnread(), 0); // muted: not in the title
    pinned.isPinned = false;
    changes.conversations = {pinned};
    m_model->apply(changes);
    QCOMPARE(order(), (QList<qint64>{2, 3, 1}));
    QCOMPARE(reset.size(), 0);
}

void TestConversationListModel::historyDoesNotChangeThePreview()
{
    Message newest = message(50, peer, u"newest"_s);
    newest.conversation = ConversationId(2);
    Message old = message(3, peer, u"old"_s);
    old.conversation = ConversationId(2);
    SessionChanges changes;
    changes.messages << newest << old;
    m_model->apply(changes);
    QCOMPARE(m_model->index(0).data(ConversationListModel::LastTextRole).toString(), u"newest"_s);
}

void TestConversationListModel::showsWhoIsOnlineAndTyping()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    SessionChanges changes;
    changes.presence << PresenceEvent{UserId(103), u"x"_s, true, {}};
    changes.typing << TypingEvent{UserId(103), u"x"_s, true, ConversationId(3)}
                   << TypingEvent{me, u"asha"_s, true, ConversationId(1)};
    m_model->apply(changes);
    QVERIFY(m_model->index(1).data(ConversationListModel::OnlineRole).toBool());
    QVERIFY(m_model->index(1).data(ConversationListModel::TypingRole).toBool());
    QVERIFY(!m_model->index(0).data(ConversationListModel::OnlineRole).toBool());
    QVERIFY(!m_model->index(2).data(ConversationListModel::TypingRole).toBool());
    QCOMPARE(changed.size(), 2);
}

void TestConversationListModel::previewIsOnePlainLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("markup stays text") << u"<img src=/dev/zero>"_s << u"<img src=/dev/zero>"_s;
    QTest::newRow("line breaks") << u"one\n\n  two\tthree\u2028four"_s << u"one two three four"_s;
    QTest::newRow("nepali") << u"नमस्ते दिदी"_s << u"नमस्ते दिदी"_s;
    QTest::newRow("long, cut between surrogates") << u"😀"_s.repeated(300) << QString(u"😀"_s.repeated(100) + u"…"_s);
}

void TestConversationListModel::previewIsOnePlainLine()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(displaytext::oneLine(text), line);
}

QTEST_GUILESS_MAIN(TestConversationListModel)
#include "tst_conversationlistmodel.moc"
