// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/history/exportdialog.h"
#include "app/ui/widgets/printerdoor.h"
#include "tests/gui/fakesession.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtGui/QPdfWriter>
#include <QtPrintSupport/QPrintDialog>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

namespace {

Message withPicture(qint64 seq, const QString &name)
{
    Message made = message(seq, peer, u"look"_s);
    Attachment picture;
    picture.id = AttachmentId(9);
    picture.kind = MessageType::Image;
    picture.fileName = name;
    picture.fileUrl = u"/media/9?token=secret"_s;
    made.attachments.append(picture);
    return made;
}

QDialog *printDialog()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::ranges::find_if(windows, [](QWidget *each) { return qobject_cast<QPrintDialog *>(each); });
    return found == windows.end() ? nullptr : qobject_cast<QDialog *>(*found);
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void writesPagesOldestFirst();
    void peersWordsAreTextEverywhere_data();
    void peersWordsAreTextEverywhere();
    void filesLieBesideThePage();
    void leavesNothingWhenCancelled();
    void tellsWhatIsMissing();
    void paintsPdfAndPaper();
    void parentMayGoWhilePrinterIsSet();
    void printDialogOutlivesItsQuestion();
    void hidesAddressesUnlessAsked();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray content(const QString &name) const;
    template <typename T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString status() const { return child<QLabel>("exportStatusLabel")->text(); }
    [[nodiscard]] bool isAtRest() const { return child<QAbstractButton>("exportButton")->isEnabled(); }
    void begin(ExportFormat format, const QString &name);
    //! The answer to the last readHistory.
    void answer(const QList<Message> &messages, bool hasReachedStart);
    bool exportAll(ExportFormat format, const QString &name, const QList<Message> &messages);
    void tell(const Message &message, const QString &file);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSession> m_fake;
    std::unique_ptr<ExportDialog> m_dialog;
    QString m_chosen;
    QString m_paper;
    int m_request = 0;
};

void TestExport::init()
{
    m_request = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    m_fake = std::make_unique<FakeSession>();
    HistoryDoors doors;
    doors.saveFile = [this](QWidget *, const QString &, const QString &, const HistoryDoors::FileChosen &chosen) {
        chosen(m_chosen);
    };
    doors.choosePrinter = [this](QWidget *, const QString &, const PrinterChosen &chosen) {
        chosen(std::make_shared<QPdfWriter>(m_paper));
    };
    Conversation conversation;
    conversation.id = talk;
    conversation.viewer = me;
    conversation.customer = person(me);
    conversation.provider = person(peer);
    conversation.provider.email = u"bikash@example.np"_s;
    m_dialog = std::make_unique<ExportDialog>(m_fake->session(), conversation, doors);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
}

void TestExport::cleanup()
{
    m_dialog.reset();
    m_fake.reset();
}

QByteArray TestExport::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestExport::begin(ExportFormat format, const QString &name)
{
    m_chosen = path(name);
    auto *formats = child<QComboBox>("formatComboBox");
    formats->setCurrentIndex(formats->findData(int(format)));
    child<QAbstractButton>("exportButton")->click();
}

void TestExport::answer(const QList<Message> &messages, bool hasReachedStart)
{
    HistoryPart part;
    part.request = ++m_request;
    part.conversation = talk;
    part.messages = messages;
    part.hasReachedStart = hasReachedStart;
    Q_EMIT m_fake->session().historyRead(part);
}

bool TestExport::exportAll(ExportFormat format, const QString &name, const QList<Message> &messages)
{
    begin(format, name);
    answer(messages, true);
    return QTest::qWaitFor([this] { return isAtRest(); }, 30'000);
}

void TestExport::tell(const Message &message, const QString &file)
{
    MediaEvent media;
    media.key = wholeFileOf(message, message.attachments.first());
    media.state = file.isEmpty() ? MediaState::Failed : MediaState::Here;
    media.path = file;
    m_fake->say(media);
}

// Only one page at a time is asked for, each from the oldest message before it on.
void TestExport::writesPagesOldestFirst()
{
    begin(ExportFormat::Json, u"chat.json"_s);
    QCOMPARE(m_fake->takeCommands(), QStringList{u"readHistory 7 0"_s});
    answer({message(3, me, u"three"_s), message(4, peer, u"four"_s)}, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_fake->commands(), QStringList{u"readHistory 7 3"_s}, 30'000);
    answer({message(1, me, u"one"_s), message(2, peer, u"two"_s)}, true);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), 30'000);
    QStringList texts;
    const QJsonArray written = QJsonDocument::fromJson(content(u"chat.json"_s)).object()[u"messages"_s].toArray();
    for (const QJsonValue &one : written)
        texts << one[u"text"_s].toString();
    QCOMPARE(texts, (QStringList{u"one"_s, u"two"_s, u"three"_s, u"four"_s}));
    QVERIFY2(status().contains(u'4'), qPrintable(status()));
}

void TestExport::peersWordsAreTextEverywhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("markup") << u"<img src=x onerror=y>%2"_s << QByteArray("&lt;img src=x onerror=y&gt;%2")
                            << QByteArray("\"<img src=x onerror=y>%2\"");
    QTest::newRow("formula") << u"=HYPERLINK(1)"_s << QByteArray("=HYPERLINK(1)") << QByteArray("\"'=HYPERLINK(1)\"");
    QTest::newRow("formula after a space") << u" +1"_s << QByteArray(" +1") << QByteArray("\"' +1\"");
    QTest::newRow("formula, minus") << u"-1"_s << QByteArray("-1") << QByteArray("\"'-1\"");
    QTest::newRow("formula, at") << u"@SUM(A1)"_s << QByteArray("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
    QTest::newRow("quotes") << u"a\",\"=1"_s << QByteArray("a&quot;,&quot;=1") << QByteArray("\"a\"\",\"\"=1\"");
    QTest::newRow("Devanagari") << u"नमस्ते"_s << u"नमस्ते"_s.toUtf8() << u"\"नमस्ते\""_s.toUtf8();
}

void TestExport::peersWordsAreTextEverywhere()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, html);
    QFETCH(QByteArray, csv);
    QVERIFY(exportAll(ExportFormat::Html, u"chat.html"_s, {message(1, peer, text)}));
    const QByteArray page = content(u"chat.html"_s);
    QVERIFY2(page.contains(QByteArray(html + "</article>")), page.constData());
    QVERIFY(!page.contains("<img"));
    QVERIFY(exportAll(ExportFormat::Csv, u"chat.csv"_s, {message(1, peer, text)}));
    QVERIFY2(content(u"chat.csv"_s).contains(QByteArray(',' + csv + ',')), content(u"chat.csv"_s).constData());
}

// Whatever a file is called: its copy is in the folder, and the page leads to it.
void TestExport::filesLieBesideThePage()
{
    QFile photo(path(u"cached"_s));
    QVERIFY(photo.open(QIODevice::WriteOnly) && photo.write("bytes") == 5);
    photo.close();
    const Message evil = withPicture(1, u"../../a\"<b>.jpg"_s);
    QVERIFY(QDir(m_folder->path()).mkdir(u"chat_files"_s)); // of an earlier export: left alone
    begin(ExportFormat::Html, u"chat.html"_s);
    answer({evil}, true);
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->commands().join(u' ').contains(u"fetchMedia"_s), 30'000);
    tell(evil, photo.fileName());
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), 30'000);
    const QDir files(path(u"chat_files-2"_s));
    const QStringList names = files.entryList(QDir::Files);
    QCOMPARE(names.size(), 1);
    QVERIFY(names.first().startsWith(u"1-1-"_s));
    const QByteArray page = content(u"chat.html"_s);
    QVERIFY(page.contains(QByteArray("href=\"chat_files-2/" + QUrl::toPercentEncoding(names.first()))));
    QVERIFY(!page.contains("<b>") && !page.contains("secret"));
    QVERIFY(!QFile::exists(path(u"../../a"_s)));
}

void TestExport::leavesNothingWhenCancelled()
{
    const Message photo = withPicture(1, u"a.jpg"_s);
    begin(ExportFormat::Html, u"chat.html"_s);
    answer({photo}, false);
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->commands().join(u' ').contains(u"fetchMedia"_s), 30'000);
    child<QAbstractButton>("closeButton")->click();
    QVERIFY(m_dialog->isVisible() && isAtRest());
    tell(photo, path(u"nowhere"_s)); // late
    m_dialog.reset(); // waits for the thread
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestExport::tellsWhatIsMissing()
{
    const Message photo = withPicture(5, u"tap.jpg"_s);
    begin(ExportFormat::Html, u"chat.html"_s);
    answer({photo}, false);
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->commands().join(u' ').contains(u"fetchMedia"_s), 30'000);
    tell(photo, {});
    QTRY_COMPARE_WITH_TIMEOUT(m_fake->commands().last(), u"readHistory 7 5"_s, 30'000);
    HistoryPart lost;
    lost.request = 2;
    lost.conversation = talk;
    lost.isFailed = true;
    lost.error = Error::of(ErrorCode::ServerBusy, u"The server rests."_s);
    Q_EMIT m_fake->session().historyRead(lost);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), 30'000);
    QVERIFY2(status().contains(u"The server rests."_s), qPrintable(status()));
    QCOMPARE(child<QPlainTextEdit>("missingEdit")->toPlainText(), u"tap.jpg"_s);
    QVERIFY(child<QPlainTextEdit>("missingEdit")->isVisible());
    QVERIFY(content(u"chat.html"_s).contains("tap.jpg"));
}

void TestExport::paintsPdfAndPaper()
{
    QList<Message> many;
    for (int seq = 1; seq <= 520; ++seq) // more than one lot
        many << message(seq, seq % 2 ? me : peer, u"नमस्ते <b>%1</b>"_s.arg(seq));
    QVERIFY(exportAll(ExportFormat::Pdf, u"chat.pdf"_s, many));
    const QByteArray pdf = content(u"chat.pdf"_s);
    QVERIFY(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF"));
    QVERIFY(pdf.count("/Type /Page\n") > 5);
    m_paper = path(u"paper.pdf"_s);
    child<QAbstractButton>("printButton")->click();
    answer(many, true);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), 30'000);
    QVERIFY(content(u"paper.pdf"_s).startsWith("%PDF-"));
}

// Properties is a dialog of Qt with a loop of its own; another device signs this one out meanwhile.
void TestExport::parentMayGoWhilePrinterIsSet()
{
    auto parent = std::make_unique<QWidget>();
    parent->show();
    bool isChosen = false;
    askForPrinter(parent.get(), u"Bikash"_s, [&isChosen](const auto &) { isChosen = true; });
    const QPointer<QDialog> dialog = printDialog();
    QVERIFY(dialog);
    auto *properties = dialog->findChild<QPushButton *>(u"properties"_s);
    QVERIFY(properties);
    bool wasNested = false;
    QTimer::singleShot(0, this, [&] {
        auto *inner = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        wasNested = inner && inner != dialog;
        parent.reset();
        if (inner)
            inner->reject();
    });
    QTest::mouseClick(properties, Qt::LeftButton);
    QVERIFY(wasNested);
    QVERIFY(dialog);
    dialog->accept();
    QTRY_VERIFY(!dialog);
    QVERIFY(!isChosen);
}

// Its questions are loops of Qt's, which use it when they come back.
void TestExport::printDialogOutlivesItsQuestion()
{
    QWidget parent;
    parent.show();
    askForPrinter(&parent, u"Bikash"_s, [](const auto &) {});
    const QPointer<QDialog> dialog = printDialog();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"filename"_s)->setText(QDir::tempPath());
    bool wasAlive = false;
    QTimer::singleShot(0, this, [&] {
        const QPointer<QMessageBox> question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        dialog->reject();
        QTimer::singleShot(500, this, [&wasAlive, &dialog, question] {
            wasAlive = dialog && question;
            if (question)
                question->reject();
        });
    });
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QVERIFY(wasAlive);
    QTRY_VERIFY(!dialog);
}

void TestExport::hidesAddressesUnlessAsked()
{
    Message said = message(1, peer, u"hello"_s);
    said.sender.email = u"bikash@example.np"_s;
    QVERIFY(exportAll(ExportFormat::Json, u"chat.json"_s, {said}));
    QVERIFY(!content(u"chat.json"_s).contains("example.np"));
    child<QCheckBox>("emailsCheckBox")->setChecked(true);
    QVERIFY(exportAll(ExportFormat::Json, u"chat.json"_s, {said}));
    QVERIFY(content(u"chat.json"_s).contains("example.np"));
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
