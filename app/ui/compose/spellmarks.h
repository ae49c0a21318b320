// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spell/wordfinder.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <optional>

class QMenu;

namespace chautari {

class ComposeEdit;
class SpellChecker;

//! \brief Which words of a message are spelled wrong, and what the menu offers for them. Looks in the pauses of typing,
//! never at the word being typed nor while an input method composes. The field draws the marks over its text: formats
//! of the text would have it laid out again with every key. GUI thread; child of the field.
class SpellMarks : public QObject
{
    Q_OBJECT
public:
    SpellMarks(ComposeEdit &edit, SpellChecker &checker);

    //! What to do about the word there, on top of the field's own menu. Suggestions come in a moment.
    void fillMenu(QMenu &menu, int position);

private:
    void handleChange(int at, int removed, int added);
    void look();
    [[nodiscard]] std::optional<WordPlace> wrongWordAt(int position) const;
    void put(const WordPlace &place, const QString &word, const QString &instead);

    ComposeEdit &m_edit;
    SpellChecker &m_checker;
    QList<WordPlace> m_wrong;
    QTimer m_pause;
};

} // namespace chautari
