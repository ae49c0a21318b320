// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spell/spellchecker.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace chautari {

//! \brief Whether spelling is looked at, by which of the dictionaries on this computer, and the person's own words.
//! Every change counts at once. GUI thread.
class SpellingPage : public QWidget
{
    Q_OBJECT
public:
    SpellingPage(SpellChecker &checker, const ThemeController &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showInstalled(const QList<Dictionary> &installed);
    void showWords();
    void keepChosen();
    void removeWord();
    void retranslate();

    SpellChecker &m_checker;
    QCheckBox *m_on;
    QLabel *m_none; //!< no dictionary is there
    QLabel *m_dictionariesLabel;
    QListWidget *m_dictionaries;
    QLabel *m_wordsLabel;
    QListWidget *m_words;
    QPushButton *m_remove;
    bool m_isFilling = false;
};

} // namespace chautari
