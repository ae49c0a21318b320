// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clientcore.h"
#include "app/ui/chat/chatpage.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/compose/composer.h"
#include "app/ui/mainwindow/mainwindow.h"
#include "app/ui/screenshots/screencheck.h"
#include "app/ui/widgets/picturereading.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QBuffer>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

#include <sys/stat.h>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

namespace {

//! Everything Qt's rich text would act upon, and a few things it would not.
QStringList tags()
{
    return u"a address b base big blockquote body br caption center cite code dd dfn div dl dt em font h1 h2 h3 h4 h5 "
           u"h6 head "
           "hr html i img kbd li link meta nobr ol p pre qt s samp script small span strong style sub sup table tbody "
           "td tfoot "
           "th thead title tr tt u ul var svg iframe object video"_s.split(u' ');
}

void collect(QAccessibleInterface *item, QStringList &texts)
{
    for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description})
        texts.append(item->text(kind));
    for (int i = 0; i < item->childCount(); ++i) {
        if (QAccessibleInterface *child = item->child(i))
            collect(child, texts);
    }
}

QByteArray withChecksum(const QByteArray &chunk)
{
    quint32 sum = 0xffffffff;
    for (const char c : chunk) {
        sum ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    QByteArray number(4, 0);
    qToBigEndian(quint32(~sum), number.data());
    return chunk + number;
}

//! A PNG of 60,000 x 60,000 pixels, as far as its first bytes say.
QByteArray enormousPng()
{
    QByteArray side(4, 0);
    qToBigEndian(quint32(60'000), side.data());
    const QByteArray length("\0\0\0\r", 4);
    return "\x89PNG\r\n\x1a\n" + length + withChecksum("IHDR" + side + side + QByteArray("\x08\x02\0\0\0", 5));
}

} // namespace

//! What strangers write, wherever it is shown: as it is, and with nothing fetched for it.
class TestRenderingMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everyTagIsShownOnEverySurface();
    void nothingIsOpenedOrFetched();
    void costlyTextsAreFoldedUntilAskedFor();
    void picturesThatAreTooLargeAreNotMade();
    void animationsAreOnePicture();

private:
    void show(const QString &text);

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<ClientCore> m_core;
    std::unique_ptr<ChatSession> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestRenderingMatrix::init()
{
    m_theme = std::make_unique<ThemeController>();
    m_language = std::make_unique<LanguageController>();
    m_settings = std::make_unique<AppSettings>();
    m_core = std::make_unique<ClientCore>();
    m_session = m_core->createSession(ServerAddress::fromHttpUrl(QUrl(u"http://127.0.0.1:9"_s)));
    m_window = std::make_unique<MainWindow>(*m_session, Shell{*m_theme, *m_language, *m_settings});
    m_window->resize(1100, 760);
    m_window->show();
}

void TestRenderingMatrix::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_core.reset();
    m_settings.reset();
    m_language.reset();
    m_theme.reset();
}

// In the list: name, service, last message. In the chat: the header's two lines, a text, an answer, a caption with a
// file's name, a reason why something was not sent.
void TestRenderingMatrix::show(const QString &text)
{
    Conversation listed = conversation();
    listed.viewer = {}; // whoever looks, the other one has the name
    listed.service.title = text;
    for (UserBasic *user : {&listed.customer, &listed.provider}) {
        user->firstName = text;
        user->lastName.clear();
    }
    SessionChanges changes;
    Message plain = message(1, peer, text);
    plain.sender.firstName = text;
    Message answer = message(2, me, text);
    answer.replyTo = ReplyPreview{plain.id, 1, peer, text, MessageType::Text, text, false};
    Message file = message(3, peer, text);
    Attachment attachment;
    attachment.kind = MessageType::File;
    attachment.fileName = text;
    file.attachments.append(attachment);
    changes.messages = {plain, answer, file};
    listed.latestMessages = {file};
    changes.conversations = {listed};
    changes.outgoing = {outgoing(u"waits"_s, text, OutgoingState::Failed, text)};
    Q_EMIT m_session->changed(changes);
    Q_EMIT m_session->conversationsLoaded();
    m_window->openConversation(talk);
    Q_EMIT m_session->changed(changes);
    m_window->findChild<Composer *>()->setContext(Glyph::Reply, text, text);
    m_window->grab();
}

void TestRenderingMatrix::everyTagIsShownOnEverySurface()
{
    for (const QString &tag : tags()) {
        const QString text = u"<%1>x</%1>"_s.arg(tag);
        show(text);
        QCOMPARE(screencheck::richTexts(*m_window).join(u", "_s), QString());
        auto *view = m_window->findChild<MessageView *>();
        view->selectAll();
        QCOMPARE(view->selectedText().count(text), 5); // four texts and the name of a file
        QStringList texts;
        collect(QAccessible::queryAccessibleInterface(m_window.get()), texts);
        texts.removeIf([&text](const QString &spoken) { return !spoken.contains(text); });
        // The list's row, the two lines of the header, four messages, the strip above the composer.
        QVERIFY2(texts.size() >= 8, qPrintable(tag + u": "_s + texts.join(u" | "_s)));
        for (const QModelIndex &index : {m_window->findChild<QListView *>(u"conversationList"_s)->model()->index(0, 0)})
            QVERIFY(!Qt::mightBeRichText(index.data(Qt::ToolTipRole).toString()));
    }
}

// The pipe would hang whoever reads it, and the server would see whoever calls.
void TestRenderingMatrix::nothingIsOpenedOrFetched()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe.png"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString there = u"http://127.0.0.1:%1/x.png"_s.arg(server.serverPort());
    for (const QString &source : {pipe, QString(u"file://"_s + pipe), there}) {
        show(u"<img src=\"%1\"><link rel=stylesheet href=\"%1\"><body background=\"%1\">![x](%1) %1"_s.arg(source));
        show(u"<table><tr><td>"_s.repeated(300) + u"<img src=%1>"_s.arg(source));
    }
    QVERIFY(!server.waitForNewConnection(300));
}

void TestRenderingMatrix::costlyTextsAreFoldedUntilAskedFor()
{
    const QString emojis = u"😀"_s.repeated(2'500);
    SessionChanges changes;
    changes.conversations = {conversation()};
    changes.messages
        = {message(1, peer, emojis), message(2, peer, QString(65'536, u'w')), message(3, peer, u"short"_s)};
    Q_EMIT m_session->changed(changes);
    m_window->openConversation(talk);
    Q_EMIT m_session->changed(changes);
    m_window->grab();
    auto *view = m_window->findChild<MessageView *>();
    QVERIFY(view->messages().row(0).shown.size() < 500);
    QVERIFY(view->messages().row(1).shown.size() < 6'000);
    QVERIFY(view->partRect(2, {RowPart::Kind::More, 0}).isEmpty());
    view->scrollToRow(0);
    view->grab();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->partRect(0, {RowPart::Kind::More, 0}).center());
    QCOMPARE(view->messages().row(0).shown, emojis);
    view->setCurrentRow(1); // and by key
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(view->messages().row(1).shown.size(), 65'536);
}

void TestRenderingMatrix::picturesThatAreTooLargeAreNotMade()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"large.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(enormousPng());
    file.close();
    QVERIFY(readPicture(file.fileName(), {200, 200}).isNull());
}

void TestRenderingMatrix::animationsAreOnePicture()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"many.gif"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0", 19));
    for (int frame = 0; frame < 10'000; ++frame)
        file.write(QByteArray("!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02"
                              "D\x01\0",
            23));
    file.write(";");
    file.close();
    const QImage picture = readPicture(file.fileName(), {200, 200});
    QCOMPARE(picture.size(), QSize(1, 1));
    QCOMPARE(picture.pixelColor(0, 0), QColor(Qt::red));
}

QTEST_MAIN(TestRenderingMatrix)
#include "tst_renderingmatrix.moc"
