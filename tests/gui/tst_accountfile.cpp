// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs that back an account up and bring it back, on real files.
#include "app/store/messagecache.h"
#include "app/ui/history/accountfiledialog.h"

#include <QtCore/QDir>
#include <QtCore/QPointer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

const QString passphrase = u"correct horse"_s;
constexpr int longMs = 30'000; // the key costs 64 MiB and a second on a slow computer

} // namespace

class TestAccountFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksForAPassphraseThatHolds();
    void backsUpAndBringsBack();
    void saysWhatIsWrongAndStays();

private:
    void open(const QString &root, std::optional<AccountRecord> account);
    //! Backs up with keys alone.
    void backUp();
    void type(const char *field, const QString &text);
    template <typename T>
    [[nodiscard]] T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QString status() const { return child<QLabel>("accountFileStatusLabel")->text(); }
    [[nodiscard]] bool hasProblem(const char *note) const
    {
        return child<QLabel>(note)->isVisible() && child<QLabel>(note)->property("tone") == u"danger"_s;
    }
    [[nodiscard]] bool isAtRest() const { return child<QLineEdit>("passphraseEdit")->isEnabled(); }

    std::unique_ptr<QTemporaryDir> m_here;
    std::unique_ptr<QTemporaryDir> m_there;
    AccountRecord m_account;
    ThemeController m_theme;
    QPointer<AccountFileDialog> m_dialog;
    QString m_file; //!< what the system's dialog would choose
    int m_asked = 0;
    QList<AccountRecord> m_restored;
};

void TestAccountFile::init()
{
    m_here = std::make_unique<QTemporaryDir>();
    m_there = std::make_unique<QTemporaryDir>();
    m_file = m_there->filePath(u"asha.chautari"_s);
    m_asked = 0;
    m_restored.clear();
    m_account.server = QUrl(u"https://chat.example.np"_s);
    m_account.me.id = UserId(1);
    m_account.me.username = u"asha"_s;
    const auto folder = AccountFolder::open(m_here->path(), m_account);
    QVERIFY(bool(folder));
    QVERIFY(bool(MessageCache::open((*folder)->cachePath(), UserId(1))));
    QFile picture((*folder)->mediaPath() + u"/5-1"_s); // over several blocks
    QVERIFY(QDir().mkpath((*folder)->mediaPath()) && picture.open(QIODevice::WriteOnly));
    picture.write(QByteArray(500'000, 'p'));
}

void TestAccountFile::cleanup()
{
    delete m_dialog;
}

void TestAccountFile::open(const QString &root, std::optional<AccountRecord> account)
{
    delete m_dialog;
    HistoryDoors doors;
    doors.saveFile = [this](QWidget *, const QString &, const QString &, const HistoryDoors::FileChosen &chosen) {
        ++m_asked;
        chosen(m_file);
    };
    doors.openFile = [this](QWidget *, const QString &, const HistoryDoors::FileChosen &chosen) {
        ++m_asked;
        chosen(m_file);
    };
    m_dialog = new AccountFileDialog(root, std::move(account), m_theme, doors);
    connect(m_dialog, &AccountFileDialog::restored, this,
        [this](const AccountRecord &restored) { m_restored.append(restored); });
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestAccountFile::type(const char *field, const QString &text)
{
    auto *edit = child<QLineEdit>(field);
    edit->clear();
    QTest::keyClicks(edit, text);
}

void TestAccountFile::backUp()
{
    open(m_here->path(), m_account);
    type("passphraseEdit", passphrase);
    type("repeatedEdit", passphrase);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), longMs);
}

void TestAccountFile::asksForAPassphraseThatHolds()
{
    open(m_here->path(), m_account);
    type("passphraseEdit", u"short"_s);
    type("repeatedEdit", u"short"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QVERIFY(hasProblem("passphraseNote"));
    type("passphraseEdit", passphrase);
    type("repeatedEdit", u"correct house"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QVERIFY(hasProblem("repeatedNote"));
    QCOMPARE(m_asked, 0);
    QVERIFY(QDir(m_there->path()).isEmpty());
}

void TestAccountFile::backsUpAndBringsBack()
{
    backUp();
    QVERIFY2(QFile::exists(m_file) && !child<QPushButton>("goButton")->isEnabled(), qPrintable(status()));
    const QString root = m_there->filePath(u"profile"_s);
    open(root, {});
    QVERIFY(!child<QLineEdit>("repeatedEdit")->isVisible());
    type("passphraseEdit", u"correct house"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), longMs);
    QVERIFY(hasProblem("passphraseNote") && m_restored.isEmpty());
    QVERIFY(AccountFolder::all(root).isEmpty());
    type("passphraseEdit", passphrase);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_restored.size(), 1, longMs);
    QCOMPARE(m_restored.first().key(), m_account.key());
    QTRY_VERIFY(!m_dialog); // there is nothing more to say
    QCOMPARE(AccountFolder::all(root).size(), 1);
}

void TestAccountFile::saysWhatIsWrongAndStays()
{
    backUp();
    open(m_here->path(), {});
    type("passphraseEdit", passphrase);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), longMs);
    QVERIFY2(status().contains(u"already on this computer"_s), qPrintable(status()));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
    file.close();
    open(m_there->filePath(u"profile"_s), {});
    type("passphraseEdit", passphrase);
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(), longMs);
    QVERIFY2(status().contains(u"damaged"_s), qPrintable(status()));
    QVERIFY(m_dialog->isVisible() && m_restored.isEmpty());
    m_file = m_there->filePath(u"no such folder/x.chautari"_s);
    backUp();
    QVERIFY2(status().contains(u"cannot be used"_s), qPrintable(status()));
    QVERIFY(child<QPushButton>("goButton")->isEnabled());
}

QTEST_MAIN(TestAccountFile)
#include "tst_accountfile.moc"
