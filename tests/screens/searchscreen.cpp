// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtWidgets/QLabel>

namespace chautari::screens {

//! Finding words: in all conversations and in one, also those that were never opened here.
class SearchScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void leadsToAMessageOfAnyConversation();
    void goesFromHitToHit();
    void findsWhatStandsThereNow();

private:
    //! In all conversations, by the keys for it.
    void search(const QString &words)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        auto *edit = find<QLineEdit>("searchEdit");
        TRY_VERIFY(edit->hasFocus());
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, words);
    }
    int hits() { return asha->hits()->isVisible() ? asha->hits()->model()->rowCount() : 0; }
    QString current()
    {
        const int row = view().currentRow();
        return row < 0 ? QString() : view().messages().row(row).message.text;
    }
};

void SearchScreen::leadsToAMessageOfAnyConversation()
{
    search(u"bougainvillea"_s); // of the garden, which nobody has opened here
    TRY_COMPARE(hits(), 1);
    QTest::keyClick(find<QLineEdit>("searchEdit"), Qt::Key_Down);
    TRY_VERIFY(asha->hits()->hasFocus());
    QTest::keyClick(asha->hits(), Qt::Key_Return);
    TRY_COMPARE(view().messages().conversation(), ConversationId(4));
    TRY_VERIFY2(current().contains(u"bougainvillea"_s), qPrintable(current()));
    const auto [first, last] = view().visibleRows();
    QVERIFY(first <= view().currentRow() && view().currentRow() <= last);

    search(u"laptop"_s); // also the name of no service: the messages are all there is
    TRY_VERIFY(hits() >= 1);
    search(u"computer repair"_s); // a service: the conversation, by Enter
    TRY_COMPARE(asha->list()->model()->rowCount(), 1);
    QTest::keyClick(find<QLineEdit>("searchEdit"), Qt::Key_Return);
    TRY_COMPARE(view().messages().conversation(), ConversationId(5));
}

void SearchScreen::goesFromHitToHit()
{
    press(Qt::Key_F, Qt::ControlModifier);
    auto *edit = visible<QLineEdit>("chatSearchEdit");
    QVERIFY(edit);
    QTest::keyClicks(edit, u"marble"_s);
    TRY_VERIFY2(current().contains(u"marble"_s), qPrintable(current()));
    auto *count = find<QLabel>("chatSearchCountLabel");
    TRY_COMPARE(count->text(), u"1 of 1"_s);
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, u"esewa"_s); // written "eSewa"
    TRY_COMPARE(count->text(), u"1 of 2"_s);
    const int newest = view().currentRow();
    QTest::keyClick(edit, Qt::Key_Return);
    TRY_COMPARE(count->text(), u"2 of 2"_s);
    QVERIFY(view().currentRow() < newest);
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    edit->insert(u"बिरालो"_s);
    TRY_VERIFY2(current().contains(u"बिरालो"_s), qPrintable(current()));
    QTest::keyClick(edit, Qt::Key_Escape);
    TRY_VERIFY(asha->edit()->hasFocus());
}

// What was changed or taken away there is not found as it was.
void SearchScreen::findsWhatStandsThereNow()
{
    receive(u"The colour is vermilion"_s);
    TRY_VERIFY(bikash->message(u"The colour is vermilion"_s).id.isValid());
    search(u"vermilion"_s);
    TRY_COMPARE(hits(), 1);
    bikash->session->editMessage(bikash->message(u"The colour is vermilion"_s), u"The colour is turquoise"_s);
    TRY_VERIFY(rowOf(u"The colour is turquoise"_s) >= 0);
    search(u"vermilion "_s);
    TRY_COMPARE(hits(), 0);
    search(u"turquoise"_s);
    TRY_COMPARE(hits(), 1);
    TRY_VERIFY(bikash->has(u"The colour is turquoise"_s));
    bikash->session->deleteMessage(bikash->message(u"The colour is turquoise"_s), DeletionType::Everyone);
    TRY_VERIFY(rowOf(u"The colour is turquoise"_s) < 0);
    search(u"turquoise "_s);
    TRY_COMPARE(hits(), 0);
}

std::unique_ptr<QObject> searchScreen()
{
    return std::make_unique<SearchScreen>();
}

} // namespace chautari::screens

#include "searchscreen.moc"
