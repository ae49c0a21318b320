// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QAction>

class QMainWindow;

namespace chautari {

//! What a person can have a window do, in the language of now.
struct Command
{
    QString id; //!< stable; of those without an action empty
    QString text; //!< with the menus it stands in
    QString keys; //!< empty = none
    QPointer<QAction> action; //!< null: a key that only a field or a list knows
};

//! The one list of everything a window can do: the palette runs from it and the sheet of shortcuts is made of it, so
//! that they cannot disagree. GUI thread.
namespace commands {

//! First what stands in no menu, then the menus in their order, then the keys of fields and lists.
QList<Command> of(const QMainWindow &window);
//! Those that can run now and hold all these words, the best first; among equals the ones of `recent` (ids, newest
//! first) come first.
QList<Command> matching(const QList<Command> &all, const QString &words, const QStringList &recent);

} // namespace commands

} // namespace chautari
