// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/appcontroller.h"
#include "tests/screens/realscreen.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QPointer>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

namespace chautari::screens {

//! A conversation in a file, and an account in one.
class HistoryScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void anExportHasWhatTheServerHas();
    void anAccountComesBackFromItsBackup();

private:
    QString exportTo(const QString &name, int format);

    QTemporaryDir m_folder;
};

namespace {

AppOptions historyProfile(const QString &name)
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/chautari/client/"_s + name)
        .removeRecursively();
    AppSettings(name).setAccount({}, {});
    AppOptions options;
    options.profile = name;
    return options;
}

} // namespace

//! \param format its place in the box
QString HistoryScreen::exportTo(const QString &name, int format)
{
    auto *dialog = visible<QDialog>("exportDialog");
    auto *box = dialog->findChild<QComboBox *>(u"formatComboBox"_s);
    while (box->currentIndex() < format)
        QTest::keyClick(box, Qt::Key_Down);
    click("exportButton");
    if (!chooseFile(m_folder.filePath(name)))
        return {};
    auto *button = dialog->findChild<QWidget *>(u"exportButton"_s);
    if (!QTest::qWaitFor([button] { return button->isEnabled(); }, 30'000))
        return {};
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Also of a conversation that was never looked at here; and with the file that lies on the server.
void HistoryScreen::anExportHasWhatTheServerHas()
{
    QFile bill(m_folder.filePath(u"bill.pdf"_s));
    QVERIFY(bill.open(QIODevice::WriteOnly) && bill.write("%PDF-1.4 of the garden") > 0);
    bill.close();
    constexpr ConversationId garden{4};
    Peer &maya = join(u"maya"_s);
    maya.look(garden);
    maya.session->sendFiles(garden, {bill.fileName()}, u"The <b>bill</b>"_s);
    TRY_VERIFY(maya.has(u"The <b>bill</b>"_s) && maya.message(u"The <b>bill</b>"_s).id.isValid());
    maya.session->react(maya.messages().row(0).message, u"👍"_s, true);
    TRY_COMPARE(asha->list()->model()->index(0, 0).data().toString(), u"Maya Gurung"_s);
    asha->list()->setCurrentIndex(asha->list()->model()->index(0, 0));
    QVERIFY(choose(conversationMenu(), u"exportAction"_s));
    TRY_VERIFY(visible<QDialog>("exportDialog"));

    const QString page = exportTo(u"garden.html"_s, 0);
    QVERIFY(page.contains(u"The &lt;b&gt;bill&lt;/b&gt;"_s) && !page.contains(u"<b>bill"_s));
    const QDir beside(m_folder.filePath(u"garden_files"_s));
    QCOMPARE(beside.entryList(QDir::Files).size(), 1);
    QFile copied(beside.filePath(beside.entryList(QDir::Files).first()));
    QVERIFY(copied.open(QIODevice::ReadOnly));
    QCOMPARE(copied.readAll(), QByteArray("%PDF-1.4 of the garden"));

    const QJsonArray written
        = QJsonDocument::fromJson(exportTo(u"garden.json"_s, 3).toUtf8()).object()[u"messages"_s].toArray();
    TRY_COMPARE(maya.messages().rowCount(), int(written.size()));
    for (int row = 0; row < maya.messages().rowCount(); ++row)
        QCOMPARE(written.at(row)[u"text"_s].toString(), maya.messages().row(row).message.text);
    QTest::keyClick(visible<QDialog>("exportDialog"), Qt::Key_Escape);
    TRY_VERIFY(!visible<QDialog>("exportDialog"));
    TRY_COMPARE(maya.delivery(u"The <b>bill</b>"_s), DeliveryState::Delivered); // not read by that
}

// On another computer: what was said can be read at once, and after the password it goes on.
void HistoryScreen::anAccountComesBackFromItsBackup()
{
    const QString file = m_folder.filePath(u"asha.chautari"_s);
    const auto typePassphrase = [](QDialog *dialog) {
        for (const char *field : {"passphraseEdit", "repeatedEdit"}) {
            auto *edit = dialog->findChild<QLineEdit *>(QLatin1StringView(field));
            if (edit->isVisible())
                QTest::keyClicks(edit, u"correct horse"_s);
        }
        QTest::keyClick(dialog, Qt::Key_Return);
    };
    asha->window.hide(); // of this computer's windows only those of the two programs are on the screen
    {
        AppOptions options = historyProfile(u"history-before"_s);
        options.server = m_server.url();
        AppController program(options);
        QVERIFY(program.start());
        TRY_VERIFY(visible<QLineEdit>("emailEdit"));
        QTest::keyClicks(visible<QLineEdit>("emailEdit"), demoEmail(u"asha"_s));
        QTest::keyClicks(visible<QLineEdit>("passwordEdit"), demoPassword());
        QTest::keyClick(visible<QLineEdit>("passwordEdit"), Qt::Key_Return);
        TRY_VERIFY(program.mainWindow());
        TRY_VERIFY(visible<QListView>("conversationList"));
        auto *list = program.mainWindow()->findChild<QListView *>(u"conversationList"_s);
        TRY_VERIFY(list->model()->rowCount() >= 3);
        program.mainWindow()->openConversation(cleaning);
        TRY_VERIFY(program.mainWindow()->findChild<MessageView *>()->messages().storedCount() >= cleaningLines);
        program.mainWindow()->findChild<QAction *>(u"backupAction"_s)->trigger();
        auto *dialog = visible<QDialog>("backupDialog");
        QVERIFY(dialog);
        typePassphrase(dialog);
        QVERIFY(chooseFile(file));
        TRY_VERIFY(dialog->findChild<QLineEdit *>(u"passphraseEdit"_s)->isEnabled() && QFile::exists(file));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }
    bikash->session->sendText(cleaning, u"Written after the backup"_s);
    TRY_VERIFY(bikash->message(u"Written after the backup"_s).id.isValid());
    AppController program(historyProfile(u"history-after"_s));
    QVERIFY(program.start());
    TRY_VERIFY(visible<QWidget>("restoreButton"));
    QTest::keyClick(visible<QWidget>("restoreButton"), Qt::Key_Return);
    auto *dialog = visible<QDialog>("restoreDialog");
    QVERIFY(dialog);
    typePassphrase(dialog);
    QVERIFY(chooseFile(file));
    TRY_VERIFY(program.mainWindow());
    const QPointer<MainWindow> window = program.mainWindow();
    window->openConversation(cleaning);
    TRY_VERIFY(window->findChild<MessageView *>());
    const MessageListModel &messages = window->findChild<MessageView *>()->messages();
    TRY_VERIFY(messages.storedCount() >= cleaningLines);
    QVERIFY(messages.row(messages.rowCount() - 1).message.text != u"Written after the backup"_s);
    // The backup holds no sign-in.
    auto *again = window->findChild<QWidget *>(u"retryNowButton"_s);
    TRY_VERIFY(again->isVisible());
    click(again);
    TRY_VERIFY(visible<QLineEdit>("passwordEdit"));
    QCOMPARE(visible<QLineEdit>("emailEdit")->text(), demoEmail(u"asha"_s));
    QTest::keyClicks(visible<QLineEdit>("passwordEdit"), demoPassword());
    QTest::keyClick(visible<QLineEdit>("passwordEdit"), Qt::Key_Return);
    TRY_VERIFY(!window && program.mainWindow());
    program.mainWindow()->openConversation(cleaning);
    const auto last = [&program] {
        auto *view = program.mainWindow()->findChild<MessageView *>();
        const int count = view ? view->messages().rowCount() : 0;
        return count > 0 ? view->messages().row(count - 1).message.text : QString();
    };
    TRY_COMPARE(last(), u"Written after the backup"_s);
}

std::unique_ptr<QObject> historyScreen()
{
    return std::make_unique<HistoryScreen>();
}

} // namespace chautari::screens

#include "historyscreen.moc"
