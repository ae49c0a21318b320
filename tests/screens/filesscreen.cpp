// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/imageviewer.h"
#include "tests/screens/realscreen.h"
#include "tests/support/sanitizer.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtGui/QImageReader>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>

namespace chautari::screens {

//! Files through the composer, the server and the viewer.
class FilesScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentComesByteForByteAndIsSaved();
    void picturesAreSentInTheirOrderAndLookedAt();
    void aForwardedFileIsTheSameThere();
    void whatTheServerRefusesIsSaidAndGoesNowhere();
    void whatIsDeletedMeanwhileIsSaid();

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    QString paint(const QString &name, QSize size, const QColor &color) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(color);
        return image.save(m_folder.filePath(name)) ? m_folder.filePath(name) : QString();
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QPoint tile(int row, int attachment)
    {
        view().scrollToRow(row);
        return view().partRect(row, {RowPart::Kind::Tile, attachment}).center();
    }

    QTemporaryDir m_folder;
};

void FilesScreen::aDocumentComesByteForByteAndIsSaved()
{
    QByteArray bytes = "%PDF-1.4\n";
    for (int i = 0; i < 300'000; ++i)
        bytes.append(char(i * 31 / 7));
    const QString path = write(u"bill नं 5.pdf"_s, bytes);
    QTest::keyClicks(asha->edit(), u"The bill"_s);
    QVERIFY(asha->attach(path));
    TRY_VERIFY(bikash->has(u"The bill"_s));
    const Message got = bikash->message(u"The bill"_s);
    QCOMPARE(got.attachments.size(), 1);
    QCOMPARE(got.attachments.first().fileName, u"bill नं 5.pdf"_s);
    QCOMPARE(got.attachments.first().fileSize, bytes.size());
    bikash->fetch(got);
    TRY_VERIFY(!bikash->fileOf(got).isEmpty());
    QVERIFY(bytesOf(bikash->fileOf(got)) == bytes);

    // What another person sent is saved by its menu.
    bikash->session->sendFiles(cleaning, {path}, u"Yours, back"_s);
    TRY_VERIFY(rowOf(u"Yours, back"_s) >= 0);
    QVERIFY(choose(messageMenu(rowOf(u"Yours, back"_s)), u"saveAction"_s));
    const QString target = m_folder.filePath(u"saved.pdf"_s);
    QVERIFY(chooseFile(target));
    TRY_VERIFY(bytesOf(target) == bytes);
}

void FilesScreen::picturesAreSentInTheirOrderAndLookedAt()
{
    if (test::hasAddressSanitizer)
        QSKIP("the media worker does not start within its limits");
    bikash->session->sendFiles(cleaning, {paint(u"tall.png"_s, {90, 240}, Qt::blue)});
    TRY_VERIFY(bikash->last().attachments.size() == 1);
    TRY_COMPARE(view().messages().row(view().messages().rowCount() - 1).message.id, bikash->last().id);
    QTest::keyClicks(asha->edit(), u"Two of them"_s);
    click(find<QWidget>("attachButton"));
    QVERIFY(visible<QWidget>("attachDialog"));
    const QString first = paint(u"wide.jpg"_s, {400, 200}, Qt::red);
    const QString second = paint(u"square.png"_s, {150, 150}, Qt::green);
    QVERIFY(chooseFile(u"\"%1\" \"%2\""_s.arg(first, second)));
    TRY_VERIFY(visible<QWidget>("attachmentTray") && find<QWidget>("sendButton")->isEnabled());
    QTest::keyClick(asha->edit(), Qt::Key_Return);
    TRY_VERIFY(bikash->has(u"Two of them"_s));
    QCOMPARE(bikash->message(u"Two of them"_s).attachments.size(), 2);
    TRY_COMPARE(bikash->message(u"Two of them"_s).attachments.at(0).width, 400); // when the server has looked at it
    const Message got = bikash->message(u"Two of them"_s);
    QCOMPARE(got.attachments.at(0).fileName, u"wide.jpg"_s);
    QCOMPARE(got.attachments.at(0).height, 200);
    bikash->fetch(got, 1);
    TRY_VERIFY(!bikash->fileOf(got, 1).isEmpty());
    QImageReader reader(bikash->fileOf(got, 1)); // its name has no ending
    QCOMPARE(reader.read().pixelColor(75, 75), QColor(Qt::green));

    // All pictures of the conversation, from the one that was clicked.
    const int row = rowOf(u"Two of them"_s);
    TRY_VERIFY(view().messages().row(row).isStored());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, tile(row, 0));
    auto *viewer = visible<ImageViewer>("imageViewer");
    QVERIFY(viewer);
    TRY_COMPARE(viewer->picture().size(), QSize(400, 200));
    QTest::keyClick(viewer, Qt::Key_Right);
    TRY_COMPARE(viewer->picture().size(), QSize(150, 150));
    QTest::keyClick(viewer, Qt::Key_Right); // there is no other
    QTest::keyClick(viewer, Qt::Key_Left);
    QTest::keyClick(viewer, Qt::Key_Left);
    TRY_COMPARE(viewer->picture().size(), QSize(90, 240)); // his, which comes from the server
    QTest::keyClick(viewer, Qt::Key_Plus);
    QVERIFY(viewer->zoom() > 1);
    QTest::keyClick(viewer, Qt::Key_S, Qt::ControlModifier);
    const QString target = m_folder.filePath(u"his.png"_s);
    QVERIFY(chooseFile(target));
    TRY_COMPARE(bytesOf(target), bytesOf(m_folder.filePath(u"tall.png"_s)));
    QTest::keyClick(viewer, Qt::Key_Escape);
    QVERIFY(!viewer->isVisible());
}

// From the server to her and back to it: under its own name, with its caption.
void FilesScreen::aForwardedFileIsTheSameThere()
{
    const QByteArray bytes = "%PDF-1.4\n" + QByteArray(90'000, 'p');
    bikash->session->sendFiles(cleaning, {write(u"price list.pdf"_s, bytes)}, u"Our prices"_s);
    TRY_VERIFY(rowOf(u"Our prices"_s) >= 0);
    QVERIFY(choose(messageMenu(rowOf(u"Our prices"_s)), u"forwardAction"_s));
    auto *words = visible<QLineEdit>("pickerEdit");
    QVERIFY(words);
    QTest::keyClicks(words, u"Gopal"_s);
    QTest::keyClick(words, Qt::Key_Return);
    constexpr ConversationId laptop{5};
    Peer &gopal = join(u"gopal"_s);
    gopal.look(laptop);
    TRY_VERIFY(gopal.has(u"Our prices"_s));
    const Message got = gopal.message(u"Our prices"_s);
    QCOMPARE(got.attachments.size(), 1);
    QCOMPARE(got.attachments.first().fileName, u"price list.pdf"_s);
    gopal.fetch(got);
    TRY_VERIFY(!gopal.fileOf(got).isEmpty());
    QVERIFY(bytesOf(gopal.fileOf(got)) == bytes);
}

// A program that calls itself a document: its name is fine, its bytes are not.
void FilesScreen::whatTheServerRefusesIsSaidAndGoesNowhere()
{
    const QString disguised = write(u"manual.pdf"_s, QByteArray("MZ this is a program"));
    const int before = bikash->messages().rowCount();
    QTest::keyClicks(asha->edit(), u"Open it"_s);
    QVERIFY(asha->attach(disguised));
    TRY_COMPARE(delivery(u"Open it"_s), DeliveryState::Failed);
    QVERIFY(view().messages().row(rowOf(u"Open it"_s)).problem.contains(u"pdf"_s));
    asha->say(u"It does not go"_s);
    TRY_COMPARE(bikash->last().text, u"It does not go"_s);
    QCOMPARE(bikash->messages().rowCount(), before + 1);
    const int row = rowOf(u"Open it"_s);
    view().scrollToRow(row);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().actionRect(row, RowAction::Delete).center());
    TRY_VERIFY(rowOf(u"Open it"_s) < 0);
}

// While she thinks about where to put it.
void FilesScreen::whatIsDeletedMeanwhileIsSaid()
{
    bikash->session->sendFiles(
        cleaning, {write(u"wrong.pdf"_s, "%PDF-1.4\n" + QByteArray(70'000, 'w'))}, u"The wrong one"_s);
    TRY_VERIFY(rowOf(u"The wrong one"_s) >= 0 && bikash->message(u"The wrong one"_s).id.isValid());
    QVERIFY(choose(messageMenu(rowOf(u"The wrong one"_s)), u"saveAction"_s));
    QVERIFY(visible<QWidget>("saveDialog"));
    bikash->session->deleteMessage(bikash->message(u"The wrong one"_s), DeletionType::Everyone);
    TRY_VERIFY(rowOf(u"The wrong one"_s) < 0);
    const QString target = m_folder.filePath(u"wrong again.pdf"_s);
    QVERIFY(chooseFile(target));
    TRY_VERIFY(visible<QMessageBox>("failureDialog"));
    QVERIFY(!QFile::exists(target));
    QTest::keyClick(visible<QMessageBox>("failureDialog"), Qt::Key_Escape);
    asha->say(u"Never mind"_s);
    TRY_COMPARE(bikash->last().text, u"Never mind"_s);
}

std::unique_ptr<QObject> filesScreen()
{
    return std::make_unique<FilesScreen>();
}

} // namespace chautari::screens

#include "filesscreen.moc"
