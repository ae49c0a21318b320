// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/commands.h"

#include "app/ui/mainwindow/shortcutsdialog.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QKeySequence>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari::commands {

namespace {

// "मद्दत(&H)" and "&Help" both without the letter that Alt chooses.
QString withoutMnemonic(QString text)
{
    static const QRegularExpression apart(u"\\s*\\(&.\\)"_s);
    static const QRegularExpression within(u"&(.)"_s);
    return text.remove(apart).replace(within, u"\\1"_s);
}

void add(QList<Command> &all, QAction *action, const QString &path)
{
    const QString text = withoutMnemonic(action->text());
    if (action->isSeparator() || !action->isVisible() || text.isEmpty())
        return;
    QStringList keys;
    for (const QKeySequence &sequence : action->shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    all.append({action->objectName(), path + text, keys.join(u", "_s), action});
}

void addMenu(QList<Command> &all, const QMenu &menu, const QString &path)
{
    const QString inside = path + withoutMnemonic(menu.title()) + u" › "_s;
    for (QAction *action : menu.actions()) {
        if (const QMenu *sub = action->menu())
            addMenu(all, *sub, inside);
        else
            add(all, action, inside);
    }
}

// Lists, fields and buttons know these by themselves.
void addFieldKeys(QList<Command> &all)
{
    const QList<std::pair<QString, QString>> keys{
        {u"Shift+F10"_s, ShortcutsDialog::tr("Menu of a conversation")},
        {u"Enter"_s, ShortcutsDialog::tr("Send the message")},
        {u"Shift+Enter"_s, ShortcutsDialog::tr("New line in the message")},
        {u"Ctrl+B, Ctrl+I"_s, ShortcutsDialog::tr("Bold, italic: the selected words of the message")},
        {u"/"_s, ShortcutsDialog::tr("Prepared replies, in the message")},
        {u"Left, Right, <, >"_s, ShortcutsDialog::tr("In a voice message: 5 seconds back, 10 on, slower, faster")},
        {u"Up"_s, ShortcutsDialog::tr("Edit my last message, in an empty field")},
        {u"Up, Down, Enter, Menu"_s, ShortcutsDialog::tr("In the messages: choose one, open it, what can be done")},
        {u"Esc"_s, ShortcutsDialog::tr("Back to the list")},
    };
    for (const auto &[key, text] : keys)
        all.append({QString(), text, key, nullptr});
}

// 0 = begins with them, 1 = a word begins with them, 2 = they are somewhere, -1 = they are not.
int rank(const Command &command, const QStringList &words)
{
    const QString all = command.text + u' ' + command.keys;
    int worst = 0;
    for (const QString &word : words) {
        const qsizetype at = all.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        const bool beginsWord = at == 0 || all.contains(QString(u' ' + word), Qt::CaseInsensitive);
        worst = std::max(worst, at == 0 ? 0 : beginsWord ? 1 : 2);
    }
    return worst;
}

} // namespace

QList<Command> of(const QMainWindow &window)
{
    QList<Command> all;
    for (QAction *action : window.actions())
        add(all, action, QString());
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() != &window || qobject_cast<const QMenu *>(widget)
            || qobject_cast<const QMenuBar *>(widget))
            continue;
        for (QAction *action : widget->actions()) {
            if (!action->shortcut().isEmpty())
                add(all, action, QString());
        }
    }
    if (const auto *bar = window.findChild<QMenuBar *>()) {
        for (const QAction *top : bar->actions()) {
            if (const QMenu *menu = top->menu())
                addMenu(all, *menu, QString());
        }
    }
    addFieldKeys(all);
    return all;
}

QList<Command> matching(const QList<Command> &all, const QString &words, const QStringList &recent)
{
    struct Found
    {
        int rank;
        qsizetype age;
        const Command *command;
    };
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    QList<Found> found;
    for (const Command &command : all) {
        const int place = rank(command, wanted);
        if (!command.action || !command.action->isEnabled() || place < 0)
            continue;
        const qsizetype age = recent.indexOf(command.id);
        found.append({place, command.id.isEmpty() || age < 0 ? recent.size() : age, &command});
    }
    std::ranges::stable_sort(
        found, [](const Found &a, const Found &b) { return a.rank != b.rank ? a.rank < b.rank : a.age < b.age; });
    QList<Command> result;
    for (const Found &one : found)
        result.append(*one.command);
    return result;
}

} // namespace chautari::commands
