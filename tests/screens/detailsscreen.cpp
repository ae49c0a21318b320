// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtWidgets/QLabel>

namespace chautari::screens {

//! The panel beside the chat: what it shows is the server's.
class DetailsScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void theNoteIsKeptByTheServerAndCanBeEmptied();
    void sharedFilesFollowWhatIsSentAndDeleted();
    void theServiceAndThePersonAreThoseOfTheServer();

private:
    void openDetails()
    {
        press(Qt::Key_I, Qt::ControlModifier);
        TRY_VERIFY(find<QWidget>("detailsPane")->isVisible());
    }
    int count(const char *list) { return find<QListView>(list)->model()->rowCount(); }
};

void DetailsScreen::theNoteIsKeptByTheServerAndCanBeEmptied()
{
    Peer &phone = join(u"asha"_s);
    openDetails();
    auto *note = find<QPlainTextEdit>("noteEdit");
    note->setFocus();
    note->insertPlainText(u"पछाडिको ढोका 🚪"_s); // no key has these letters
    QTest::keyClicks(note, u" after 5 <b>pm</b>"_s);
    QTest::keyClick(note, Qt::Key_Tab);
    TRY_COMPARE(phone.conversation(cleaning).note, u"पछाडिको ढोका 🚪 after 5 <b>pm</b>"_s);
    QVERIFY(bikash->conversation(cleaning).note.isEmpty());
    // As long as the server takes it, counted in the same way.
    note->setFocus();
    QTest::keyClick(note, Qt::Key_A, Qt::ControlModifier);
    const QString longest = u"🚪"_s.repeated(asha->session->limits().note);
    note->insertPlainText(longest);
    QTest::keyClick(note, Qt::Key_Tab);
    TRY_COMPARE(phone.conversation(cleaning).note, longest);
    note->setFocus();
    QTest::keyClick(note, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(note, Qt::Key_Delete);
    QTest::keyClick(note, Qt::Key_Tab);
    TRY_VERIFY(phone.conversation(cleaning).note.isEmpty());
    const Peer &later = join(u"asha"_s);
    QVERIFY(later.conversation(cleaning).note.isEmpty());
}

void DetailsScreen::sharedFilesFollowWhatIsSentAndDeleted()
{
    QTemporaryDir folder;
    QImage red(120, 80, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(folder.filePath(u"red.png"_s)));
    QFile bill(folder.filePath(u"bill.pdf"_s));
    QVERIFY(bill.open(QIODevice::WriteOnly) && bill.write("%PDF-1.4\n%%EOF\n") > 0);
    bill.close();
    openDetails();
    QCOMPARE(count("pictureList"), 0);
    bikash->session->sendFiles(cleaning, {folder.filePath(u"red.png"_s)});
    bikash->session->sendFiles(cleaning, {bill.fileName()}, u"the bill"_s);
    TRY_COMPARE(count("pictureList"), 1);
    TRY_COMPARE(count("fileList"), 1);
    auto *pictures = find<QListView>("pictureList");
    const QRect cell = pictures->visualRect(pictures->model()->index(0, 0));
    TRY_COMPARE(pictures->viewport()->grab().toImage().pixelColor(cell.center()), QColor(Qt::red));
    TRY_VERIFY(bikash->has(u"the bill"_s) && bikash->message(u"the bill"_s).id.isValid());
    bikash->session->deleteMessage(bikash->message(u"the bill"_s), DeletionType::Everyone);
    TRY_COMPARE(count("fileList"), 0);
    open(u"Maya Gurung"_s);
    TRY_COMPARE(count("pictureList"), 0);
    open(u"Bikash Thapa"_s);
    TRY_COMPARE(count("pictureList"), 1);
}

void DetailsScreen::theServiceAndThePersonAreThoseOfTheServer()
{
    openDetails();
    QCOMPARE(find<QLabel>("personLabel")->text(), u"Bikash Thapa"_s);
    const auto facts = [this] { return find<QLabel>("serviceFactsLabel")->text(); };
    TRY_VERIFY2(facts().contains(u"3,500"_s) && facts().contains(u"Kathmandu"_s), qPrintable(facts()));
    const auto presence = [this] { return find<QLabel>("presenceLabel")->text(); };
    TRY_VERIFY2(presence().contains(u"online"_s), qPrintable(presence()));
    Peer &phone = join(u"asha"_s);
    click(find<QWidget>("pinButton"));
    TRY_VERIFY(phone.conversation(cleaning).isPinned);
    phone.session->setPinned(cleaning, false);
    const auto *list = asha->window.findChild<ConversationListModel *>();
    TRY_VERIFY(!list->conversation(cleaning)->isPinned);
    click(find<QWidget>("pinButton")); // pins again: the button has followed
    TRY_VERIFY(phone.conversation(cleaning).isPinned);
    click(find<QWidget>("pinButton"));
    TRY_VERIFY(!phone.conversation(cleaning).isPinned);
    open(u"Maya Gurung"_s); // who is not there
    TRY_COMPARE(find<QLabel>("personLabel")->text(), u"Maya Gurung"_s);
    QVERIFY2(!presence().contains(u"online"_s), qPrintable(presence()));
}

std::unique_ptr<QObject> detailsScreen()
{
    return std::make_unique<DetailsScreen>();
}

} // namespace chautari::screens

#include "detailsscreen.moc"
