// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/spellmarks.h"

#include "app/spell/spellchecker.h"
#include "app/ui/compose/composeedit.h"

#include <QtCore/QPointer>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtWidgets/QMenu>

namespace chautari {

namespace {

constexpr int pauseMs = 250;

} // namespace

SpellMarks::SpellMarks(ComposeEdit &edit, SpellChecker &checker)
    : QObject(&edit)
    , m_edit(edit)
    , m_checker(checker)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SpellMarks::look);
    connect(edit.document(), &QTextDocument::contentsChange, this, &SpellMarks::handleChange);
    connect(&edit, &QPlainTextEdit::cursorPositionChanged, this, [this] { m_pause.start(); });
    connect(&checker, &SpellChecker::judged, this, &SpellMarks::look);
    connect(&checker, &SpellChecker::rulesChanged, this, &SpellMarks::look);
}

// The marks go along with their words at once; what is new waits for a pause.
void SpellMarks::handleChange(int at, int removed, int added)
{
    QList<WordPlace> kept;
    for (WordPlace place : std::as_const(m_wrong)) {
        if (place.at > at + removed)
            place.at += added - removed;
        else if (place.at + place.length >= at)
            continue; // touched
        kept.append(place);
    }
    m_wrong = kept;
    m_edit.setMarked(m_wrong);
    m_pause.start();
}

void SpellMarks::look()
{
    QList<WordPlace> wrong;
    QStringList unknown;
    if (m_checker.isOn() && !m_edit.isComposing()) {
        const QString text = m_edit.toPlainText();
        const int cursor = m_edit.hasFocus() ? m_edit.textCursor().position() : -1;
        for (const WordPlace &place : wordsOf(text)) {
            const QString word = text.mid(place.at, place.length);
            const SpellChecker::Verdict verdict = m_checker.verdict(word);
            if (verdict == SpellChecker::Verdict::Unknown)
                unknown.append(word);
            // At its end or within: it is being typed or put right.
            const bool isBeingTyped = cursor > place.at && cursor <= place.at + place.length;
            if (verdict == SpellChecker::Verdict::Wrong && !isBeingTyped)
                wrong.append(place);
        }
    }
    m_wrong = wrong;
    m_edit.setMarked(wrong);
    if (!unknown.isEmpty())
        m_checker.ask(unknown);
}

std::optional<WordPlace> SpellMarks::wrongWordAt(int position) const
{
    const QString text = m_edit.toPlainText();
    for (const WordPlace &place : wordsOf(text)) {
        if (position >= place.at && position <= place.at + place.length
            && m_checker.verdict(text.mid(place.at, place.length)) == SpellChecker::Verdict::Wrong)
            return place;
    }
    return std::nullopt;
}

void SpellMarks::fillMenu(QMenu &menu, int position)
{
    const std::optional<WordPlace> place = m_checker.isOn() ? wrongWordAt(position) : std::nullopt;
    if (!place)
        return;
    const QString word = m_edit.toPlainText().mid(place->at, place->length);
    QAction *first = menu.actions().value(0);
    auto *waiting = new QAction(tr("Looking for words like it…"), &menu);
    waiting->setEnabled(false);
    auto *add = new QAction(tr("Add to my words"), &menu);
    add->setObjectName(QStringLiteral("addWordAction"));
    menu.insertAction(first, waiting);
    menu.insertAction(first, add);
    menu.insertSeparator(first);
    connect(add, &QAction::triggered, this, [this, word] { m_checker.addWord(word); });
    m_checker.suggest(word, &menu, [this, menu = &menu, waiting, place = *place, word](const QStringList &suggestions) {
        for (const QString &suggestion : suggestions) {
            auto *action = new QAction(menu);
            action->setObjectName(QStringLiteral("suggestionAction"));
            action->setText(QString(suggestion).replace(u'&', QStringLiteral("&&")));
            menu->insertAction(waiting, action);
            connect(
                action, &QAction::triggered, this, [this, place, word, suggestion] { put(place, word, suggestion); });
        }
        waiting->setText(tr("No word like it is known"));
        waiting->setVisible(suggestions.isEmpty());
        if (!suggestions.isEmpty())
            menu->setActiveAction(menu->actions().value(0));
    });
}

// Only while it is still that word there.
void SpellMarks::put(const WordPlace &place, const QString &word, const QString &instead)
{
    QTextCursor cursor(m_edit.document());
    cursor.movePosition(QTextCursor::End);
    if (place.at + place.length > cursor.position())
        return;
    cursor.setPosition(int(place.at));
    cursor.setPosition(int(place.at + place.length), QTextCursor::KeepAnchor);
    if (cursor.selectedText() == word)
        cursor.insertText(instead);
}

} // namespace chautari
