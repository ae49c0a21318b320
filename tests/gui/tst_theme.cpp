// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/avatar.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

using Role = QColor Theme::*;

struct Pair
{
    const char *name;
    Role front;
    Role back;
    double least;
};

constexpr double forText = 4.5;
constexpr double forControls = 3.0;

// Every pair that is really painted on top of each other.
const QList<Pair> pairs{
    {"text on window", &Theme::text, &Theme::window, forText},
    {"text on surface", &Theme::text, &Theme::surface, forText},
    {"text on raised", &Theme::text, &Theme::surfaceRaised, forText},
    {"text on hovered row", &Theme::text, &Theme::rowHover, forText},
    {"text on selected row", &Theme::text, &Theme::rowSelected, forText},
    {"muted on window", &Theme::textMuted, &Theme::window, forText},
    {"muted on surface", &Theme::textMuted, &Theme::surface, forText},
    {"muted on raised", &Theme::textMuted, &Theme::surfaceRaised, forText},
    {"muted on hovered row", &Theme::textMuted, &Theme::rowHover, forText},
    {"muted on selected row", &Theme::textMuted, &Theme::rowSelected, forText},
    {"accent on surface", &Theme::accent, &Theme::surface, forText},
    {"accent on raised", &Theme::accent, &Theme::surfaceRaised, forText},
    {"accent on hovered row", &Theme::accent, &Theme::rowHover, forText},
    {"accent on selected row", &Theme::accent, &Theme::rowSelected, forText},
    {"on accent", &Theme::onAccent, &Theme::accent, forText},
    {"own bubble", &Theme::bubbleOwnText, &Theme::bubbleOwn, forText},
    {"own bubble meta", &Theme::bubbleOwnMeta, &Theme::bubbleOwn, forText},
    {"other bubble", &Theme::bubbleOtherText, &Theme::bubbleOther, forText},
    {"other bubble meta", &Theme::bubbleOtherMeta, &Theme::bubbleOther, forText},
    {"on warning", &Theme::onWarning, &Theme::warning, forText},
    {"danger on surface", &Theme::danger, &Theme::surface, forText},
    {"danger on raised", &Theme::danger, &Theme::surfaceRaised, forText},
    {"control on window", &Theme::controlBorder, &Theme::window, forControls},
    {"control on surface", &Theme::controlBorder, &Theme::surface, forControls},
    {"control on raised", &Theme::controlBorder, &Theme::surfaceRaised, forControls},
    {"focus on window", &Theme::focus, &Theme::window, forControls},
    {"focus on surface", &Theme::focus, &Theme::surface, forControls},
    {"focus on raised", &Theme::focus, &Theme::surfaceRaised, forControls},
    {"focus on hovered row", &Theme::focus, &Theme::rowHover, forControls},
    {"focus on selected row", &Theme::focus, &Theme::rowSelected, forControls},
    {"online on surface", &Theme::online, &Theme::surface, forControls},
    {"online on raised", &Theme::online, &Theme::surfaceRaised, forControls},
    {"online on hovered row", &Theme::online, &Theme::rowHover, forControls},
    {"online on selected row", &Theme::online, &Theme::rowSelected, forControls},
};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsTheContrastOfKnownColours();
    void isLegible_data();
    void isLegible();
    void avatarLettersAreLegible();
    void styleSheetNamesOnlyKnownRoles();
    void scaleStaysWithinItsBounds_data();
    void scaleStaysWithinItsBounds();
    void schemeChangesTheWholeApplication();
    void fontsFallBackToDevanagariAndEmoji();
    void initialsKeepGraphemesWhole_data();
    void initialsKeepGraphemesWhole();
};

// The check itself must be able to fail: W3C's own example values.
void TestTheme::knowsTheContrastOfKnownColours()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < forText);
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) > forText);
}

void TestTheme::isLegible_data()
{
    QTest::addColumn<int>("pair");
    QTest::addColumn<int>("scheme");
    for (int i = 0; i < pairs.size(); ++i) {
        QTest::addRow("%s, light", pairs.at(i).name) << i << 0;
        QTest::addRow("%s, dark", pairs.at(i).name) << i << 1;
        QTest::addRow("%s, high contrast", pairs.at(i).name) << i << 2;
    }
}

void TestTheme::isLegible()
{
    QFETCH(int, pair);
    QFETCH(int, scheme);
    const Theme theme = scheme == 0 ? Theme::light() : scheme == 1 ? Theme::dark() : Theme::highContrast();
    const Pair &checked = pairs.at(pair);
    const double ratio = contrastRatio(theme.*checked.front, theme.*checked.back);
    const double least = scheme < 2 ? checked.least : checked.least * 1.5; // WCAG's enhanced level: 7:1 for text
    QVERIFY2(ratio >= least, qPrintable(u"%1 instead of %2"_s.arg(ratio).arg(least)));
}

void TestTheme::avatarLettersAreLegible()
{
    for (qint64 id = 0; id < 64; ++id) {
        QVERIFY(contrastRatio(Theme::avatarColor(id), Qt::white) >= forText);
    }
}

// A role misspelt in the .qss stays between its dollars and Qt drops the whole rule in silence.
void TestTheme::styleSheetNamesOnlyKnownRoles()
{
    const QString sheet = Theme::light().styleSheet();
    QVERIFY(sheet.contains(u"QPushButton"_s));
    QVERIFY2(!sheet.contains(u'$'), qPrintable(sheet.section(u'$', 1, 1)));
    QVERIFY(sheet != Theme::dark().styleSheet());
    static const QRegularExpression literal(u"#[0-9a-fA-F]{3,8}"_s);
    QFile source(u":/chautari/styles/chautari.qss"_s);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QVERIFY2(!literal.match(QString::fromUtf8(source.readAll())).hasMatch(), "a colour literal in the style sheet");
}

void TestTheme::scaleStaysWithinItsBounds_data()
{
    QTest::addColumn<double>("asked");
    QTest::addColumn<double>("got");
    QTest::addRow("too small") << 0.1 << 0.8;
    QTest::addRow("smallest") << 0.8 << 0.8;
    QTest::addRow("between") << 1.3 << 1.3;
    QTest::addRow("largest") << 2.0 << 2.0;
    QTest::addRow("too large") << 9.0 << 2.0;
}

void TestTheme::scaleStaysWithinItsBounds()
{
    QFETCH(double, asked);
    QFETCH(double, got);
    ThemeController controller;
    const double body = controller.font(FontRole::Body).pointSizeF();
    controller.setTextScale(asked);
    QCOMPARE(controller.textScale(), got);
    QVERIFY(qAbs(controller.font(FontRole::Body).pointSizeF() - body * got) < 0.01);
    QVERIFY(qAbs(QApplication::font().pointSizeF() - body * got) < 0.01);
    QVERIFY(controller.font(FontRole::Title).pointSizeF() > controller.font(FontRole::Body).pointSizeF());
    QVERIFY(controller.font(FontRole::Meta).pointSizeF() < controller.font(FontRole::Body).pointSizeF());
}

void TestTheme::schemeChangesTheWholeApplication()
{
    ThemeController controller;
    controller.setScheme(ColorScheme::Light);
    int changes = 0;
    connect(&controller, &ThemeController::changed, this, [&changes] { ++changes; });
    controller.setScheme(ColorScheme::Dark);
    controller.setScheme(ColorScheme::Dark);
    QCOMPARE(changes, 1);
    QVERIFY(controller.theme().isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::dark().surface);
    QVERIFY(qApp->styleSheet().contains(Theme::dark().accent.name()));
}

void TestTheme::fontsFallBackToDevanagariAndEmoji()
{
    ThemeController controller;
    for (const FontRole role : {FontRole::Title, FontRole::Body, FontRole::BodyStrong, FontRole::Meta}) {
        QCOMPARE(
            controller.font(role).families().mid(1), QStringList({u"Noto Sans Devanagari"_s, u"Noto Color Emoji"_s}));
    }
}

void TestTheme::initialsKeepGraphemesWhole_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::addRow("two words") << u"Asha Rai"_s << u"AR"_s;
    QTest::addRow("many words") << u"asha kumari rai"_s << u"AR"_s;
    QTest::addRow("one word") << u"Maya"_s << u"M"_s;
    QTest::addRow("vowel signs stay") << u"कीर्ति शाह"_s << u"कीशा"_s;
    QTest::addRow("emoji with skin tone") << u"👍🏽 Go"_s << u"👍🏽G"_s;
    QTest::addRow("blanks only") << u"  "_s << QString();
}

void TestTheme::initialsKeepGraphemesWhole()
{
    QFETCH(QString, name);
    QTEST(Avatar::initials(name), "initials");
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
