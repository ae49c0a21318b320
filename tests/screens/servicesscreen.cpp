// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/servicelistmodel.h"
#include "tests/screens/realscreen.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

namespace chautari::screens {

//! From what is offered to a conversation about it.
class ServicesScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void theServerLooksForWordsAndCategories();
    void theFirstMessageMakesAConversationAndTheSecondGoesOnWithIt();

private:
    void openServices()
    {
        press(Qt::Key_N, Qt::ControlModifier);
        TRY_VERIFY(visible<QListView>("serviceList") && list()->model()->rowCount() > 0);
    }
    static QListView *list() { return visible<QListView>("serviceList"); }
    static int count() { return list() ? list()->model()->rowCount() : 0; }
    static void look(const QString &words)
    {
        auto *edit = visible<QLineEdit>("serviceSearchEdit");
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, words);
    }
    static QString shown(const char *label)
    {
        const auto *found = visible<QLabel>(label);
        return found ? found->text() : QString();
    }
};

void ServicesScreen::theServerLooksForWordsAndCategories()
{
    openServices();
    TRY_COMPARE(count(), 6);
    look(u"inverters"_s); // stands in a description only
    TRY_COMPARE(count(), 1);
    QTest::keyClick(visible<QLineEdit>("serviceSearchEdit"), Qt::Key_Down);
    TRY_COMPARE(shown("serviceTitleLabel"), u"Electrical Wiring and Repair"_s);
    QVERIFY(shown("servicePriceLabel").contains(u"1,500"_s));
    look(u"no such thing"_s);
    TRY_COMPARE(count(), 0);
    QTest::keyClick(visible<QLineEdit>("serviceSearchEdit"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(visible<QLineEdit>("serviceSearchEdit"), Qt::Key_Delete);
    TRY_COMPARE(count(), 6);
    auto *categories = visible<QComboBox>("categoryBox");
    TRY_COMPARE(categories->count(), 7); // with the one for all of them
    while (categories->currentText() != u"Gardening"_s && categories->currentIndex() + 1 < categories->count())
        QTest::keyClick(categories, Qt::Key_Down);
    TRY_COMPARE(count(), 1);
    TRY_COMPARE(list()->model()->index(0, 0).data().toString(), u"Garden Care"_s);
    QTest::keyClick(visible<QDialog>("servicesDialog"), Qt::Key_Escape);
}

void ServicesScreen::theFirstMessageMakesAConversationAndTheSecondGoesOnWithIt()
{
    const int before = bikash->conversations();
    const int hers = asha->list()->model()->rowCount();
    openServices();
    look(u"painting"_s);
    TRY_COMPARE(count(), 1);
    QTest::keyClick(visible<QLineEdit>("serviceSearchEdit"), Qt::Key_Down);
    auto *edit = visible<QPlainTextEdit>("firstMessageEdit");
    QVERIFY(edit);
    QTest::keyClick(list(), Qt::Key_Return);
    TRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"  Two rooms, in white"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, u"Before Tihar?"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    TRY_VERIFY(!visible<QDialog>("servicesDialog"));
    TRY_COMPARE(bikash->conversations(), before + 1);
    TRY_COMPARE(asha->list()->model()->rowCount(), hers + 1);
    const ConversationId talk = view().messages().conversation();
    QVERIFY(talk != cleaning);
    TRY_COMPARE(bikash->conversation(talk).service.title, u"Interior Painting"_s);
    QCOMPARE(bikash->conversation(talk).unreadCount, 1);
    TRY_COMPARE(asha->lastTexts(2), QStringList(u"Two rooms, in white\nBefore Tihar?"_s));
    bikash->look(talk);
    TRY_COMPARE(bikash->last().text, u"Two rooms, in white\nBefore Tihar?"_s);
    bikash->session->sendText(talk, u"Before Tihar, yes"_s);
    TRY_VERIFY(rowOf(u"Before Tihar, yes"_s) >= 0);

    // The same service again: there is one conversation about it.
    open(u"Maya Gurung"_s);
    openServices();
    look(u"painting"_s);
    TRY_COMPARE(count(), 1);
    QTest::keyClick(visible<QLineEdit>("serviceSearchEdit"), Qt::Key_Down);
    TRY_VERIFY(visible<QWidget>("continueButton"));
    QTest::keyClick(visible<QWidget>("continueButton"), Qt::Key_Space);
    TRY_COMPARE(view().messages().conversation(), talk);
    asha->say(u"Good, then on Friday"_s);
    TRY_COMPARE(bikash->last().text, u"Good, then on Friday"_s);
    QCOMPARE(bikash->conversations(), before + 1);
}

std::unique_ptr<QObject> servicesScreen()
{
    return std::make_unique<ServicesScreen>();
}

} // namespace chautari::screens

#include "servicesscreen.moc"
