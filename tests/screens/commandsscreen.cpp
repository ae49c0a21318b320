// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"

#include <QtWidgets/QDialog>

namespace chautari::screens {

//! The palette of commands, the sheet of shortcuts and the shortcuts themselves.
class CommandsScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void thePaletteSaysToOthersThatSheIsAway();
    void whoLooksUpAShortcutGoesOnWriting();
    void theNextConversationIsReadByItsKey();

private:
    void run(const QString &words)
    {
        press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto *edit = visible<QLineEdit>("commandEdit");
        QVERIFY(edit);
        QTest::keyClicks(edit, words);
        QTest::keyClick(edit, Qt::Key_Return);
        TRY_VERIFY(!visible<QWidget>("commandPalette"));
    }
};

void CommandsScreen::thePaletteSaysToOthersThatSheIsAway()
{
    run(u"i am away"_s);
    TRY_VERIFY(find<QAction>("awayAction")->isChecked());
    const int before = bikash->messages().rowCount();
    bikash->session->sendText(cleaning, u"Can you come today?"_s);
    TRY_COMPARE(bikash->messages().rowCount(), before + 2);
    QCOMPARE(bikash->last().sender.id, asha->session->me().id);
    QVERIFY(!bikash->last().text.isEmpty());
    run(u"i am away"_s);
    TRY_VERIFY(!find<QAction>("awayAction")->isChecked());
    bikash->session->sendText(cleaning, u"And tomorrow?"_s);
    TRY_VERIFY(rowOf(u"And tomorrow?"_s) >= 0);
    asha->say(u"Tomorrow, yes"_s);
    TRY_VERIFY(bikash->has(u"Tomorrow, yes"_s));
    QCOMPARE(bikash->messages().rowCount(), before + 4); // nothing else was answered for her
}

void CommandsScreen::whoLooksUpAShortcutGoesOnWriting()
{
    QTest::keyClicks(asha->edit(), u"How do I make"_s);
    press(Qt::Key_F1);
    TRY_VERIFY(visible<QDialog>("shortcutsDialog"));
    QTest::keyClick(visible<QDialog>("shortcutsDialog"), Qt::Key_Escape);
    TRY_VERIFY(!visible<QDialog>("shortcutsDialog"));
    TRY_COMPARE(QApplication::focusWidget(), asha->edit());
    QTest::keyClicks(QApplication::focusWidget(), u" it bold?"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    TRY_COMPARE(bikash->last().text, u"How do I make it bold?"_s);
}

void CommandsScreen::theNextConversationIsReadByItsKey()
{
    constexpr ConversationId garden{4};
    Peer &maya = join(u"maya"_s);
    maya.look(garden);
    maya.session->sendText(garden, u"Shall I bring lavender?"_s); // hers stands on top now
    TRY_COMPARE(asha->list()->model()->index(0, 0).data().toString(), u"Maya Gurung"_s);
    TRY_COMPARE(maya.delivery(u"Shall I bring lavender?"_s), DeliveryState::Delivered);
    press(Qt::Key_Up, Qt::AltModifier);
    TRY_COMPARE(view().messages().conversation(), garden);
    TRY_COMPARE(maya.delivery(u"Shall I bring lavender?"_s), DeliveryState::Read);
    press(Qt::Key_Down, Qt::AltModifier);
    TRY_COMPARE(view().messages().conversation(), cleaning);
}

std::unique_ptr<QObject> commandsScreen()
{
    return std::make_unique<CommandsScreen>();
}

} // namespace chautari::screens

#include "commandsscreen.moc"
