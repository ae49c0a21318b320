// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A conversation of 100,000 messages that are all in the model: first paint, single scroll steps, far jumps, history
// put before it, keys in a composer that holds 5,000 characters, memory of the whole process.
#include "app/spell/spellchecker.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/compose/composer.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int total = 100'000;
constexpr int page = 50;
constexpr int steps = 3'000;
constexpr int jumps = 300;
constexpr int keys = 600;

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').at(1).toLongLong()) * double(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

//! Messages as people write them: mostly short, some long, a third in Devanagari, some emoji.
Message anyMessage(qint64 seq, QRandomGenerator &random)
{
    static const QStringList words{u"pipe"_s, u"tomorrow"_s, u"please"_s, u"the"_s, u"garden"_s, u"भोलि"_s, u"बिहान"_s,
        u"धन्यवाद"_s, u"घर"_s, u"😀"_s, u"ok"_s, u"https://example.com/x"_s};
    QString text;
    const int count = random.bounded(20) == 0 ? 120 : 1 + random.bounded(18);
    for (int i = 0; i < count; ++i)
        text += words.at(random.bounded(words.size())) + u' ';
    return message(seq, random.bounded(2) ? me : peer, text.trimmed());
}

struct Times
{
    QList<double> ms;

    template <typename Work>
    void measure(Work work)
    {
        QElapsedTimer timer;
        timer.start();
        work();
        ms.append(double(timer.nsecsElapsed()) / 1e6);
    }

    void print(const char *name)
    {
        std::sort(ms.begin(), ms.end());
        const auto at = [this](double share) { return ms.at(qsizetype(double(ms.size() - 1) * share)); };
        std::printf("%s_ms p50=%.2f p99=%.2f max=%.2f n=%d\n", name, at(0.5), at(0.99), ms.last(), int(ms.size()));
    }
};

// The fonts are loaded with the first text of a program, whatever it is.
void warmUp(const ThemeController &theme)
{
    MessageListModel model;
    model.setMe(me);
    model.setConversation(talk);
    QRandomGenerator random(2);
    SessionChanges changes;
    for (qint64 seq = 1; seq <= 20; ++seq)
        changes.messages.append(anyMessage(seq, random));
    model.apply(changes);
    MessageView view(model, theme);
    view.resize(800, 700);
    view.beginConversation(0);
    Times paint;
    paint.measure([&view] {
        view.show();
        (void)view.grab();
    });
    paint.print("first_text_of_the_program");
}

void benchView(const ThemeController &theme)
{
    QRandomGenerator random(1);
    MessageListModel model;
    model.setMe(me);
    model.setConversation(talk);
    // As the program has it: the window is there, and so are the pixels it is painted into.
    QWidget window;
    window.resize(800, 700);
    window.show();
    QPixmap painted = window.grab();
    MessageView view(model, theme, &window);
    view.resize(window.size());
    for (qint64 first = total - page + 1; first > page; first -= page) {
        SessionChanges changes;
        for (qint64 seq = first; seq < first + page; ++seq)
            changes.messages.append(anyMessage(seq, random));
        model.apply(changes);
    }
    Times paint;
    paint.measure([&window, &view, &painted] {
        view.beginConversation(0);
        view.show();
        window.render(&painted); // whether or not the platform has painted by itself
    });
    paint.print("first_paint");

    QScrollBar *bar = view.verticalScrollBar();
    Times step;
    for (int i = 0; i < steps; ++i) {
        step.measure([&] {
            bar->setValue(bar->value() - 60);
            painted = view.viewport()->grab();
        });
    }
    step.print("scroll_step");
    Times jump;
    for (int i = 0; i < jumps; ++i) {
        jump.measure([&] {
            bar->setValue(random.bounded(bar->maximum() + 1));
            painted = view.viewport()->grab();
        });
    }
    jump.print("scroll_jump");
    view.scrollToRow(model.rowCount() / 2);
    view.viewport()->repaint();
    SessionChanges older;
    for (qint64 seq = 1; seq <= page; ++seq)
        older.messages.append(anyMessage(seq, random));
    Times prepend;
    prepend.measure([&] {
        model.apply(older);
        painted = view.viewport()->grab();
    });
    prepend.print("prepend_50");
    std::printf("rows=%d memory_mib=%.1f\n", model.rowCount(), residentMiB());
}

//! What a stranger could send to make the window stand still; each is the newest message, painted at once.
void benchHostile(const ThemeController &theme)
{
    const QString zalgo
        = u"Z\u0353\u0322\u030d\u0362a\u0321\u0352\u0362l\u0328\u0354\u034cg\u0337\u033a\u0344o\u0332\u0300"_s;
    const QList<std::pair<const char *, QString>> texts{
        {"plain_5000", u"a plain word or two, "_s.repeated(240).left(5'000)},
        {"devanagari_5000", u"भोलि बिहान आउँछु, "_s.repeated(300).left(5'000)},
        {"nested_tables", u"<table><tr><td>"_s.repeated(333)},
        {"zalgo_5000", zalgo.repeated(300).left(5'000)},
        {"emoji_5000", u"😀"_s.repeated(2'500)},
        {"families", u"👨‍👩‍👧‍👦"_s.repeated(450)},
        {"word_64KiB", QString(65'536, u'w')},
        {"bidi_5000", u"\u202Eabc \u2066عربي\u2069 "_s.repeated(400).left(5'000)},
        {"lines_5000", u"\n"_s.repeated(4'999) + u'x'},
        {"links_5000", u"http://a.b/c "_s.repeated(384)},
    };
    MessageListModel model;
    model.setMe(me);
    model.setConversation(talk);
    MessageView view(model, theme);
    view.resize(800, 700);
    view.beginConversation(0);
    view.show();
    qint64 seq = 0;
    for (const auto &[name, text] : texts) {
        Times shown;
        for (int i = 0; i < 5; ++i) {
            SessionChanges changes;
            changes.messages.append(message(++seq, peer, text));
            shown.measure([&] {
                model.apply(changes);
                (void)view.viewport()->grab();
            });
        }
        std::printf("hostile_%-16s ", name);
        shown.print("shown");
    }
}

void benchComposer(const ThemeController &theme)
{
    Composer composer(theme);
    composer.resize(700, 200);
    composer.setLimit(6'000);
    SpellChecker checker;
    composer.setSpelling(checker);
    composer.setText(u"भोलि बिहान the pipe lekas "_s.repeated(250).left(5'000));
    composer.show();
    QEventLoop untilJudged; // reads the dictionaries of this computer, if there are any
    QObject::connect(&checker, &SpellChecker::judged, &untilJudged, &QEventLoop::quit);
    QTimer::singleShot(10'000, &untilJudged, &QEventLoop::quit);
    untilJudged.exec();
    auto *edit = composer.findChild<QPlainTextEdit *>(u"messageEdit"_s);
    edit->moveCursor(QTextCursor::End);
    Times key;
    for (int i = 0; i < keys; ++i) {
        key.measure([edit, &composer] {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s);
            QCoreApplication::sendEvent(edit, &press);
            (void)composer.grab();
        });
    }
    key.print("composer_key");
    Times look; // for wrong words, in a pause
    for (int i = 0; i < keys; ++i)
        look.measure([&checker] { Q_EMIT checker.judged(); });
    look.print("spelling_look");
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const ThemeController theme;
    std::printf("memory_before_mib=%.1f\n", residentMiB());
    warmUp(theme);
    benchView(theme);
    benchHostile(theme);
    benchComposer(theme);
    return 0;
}
