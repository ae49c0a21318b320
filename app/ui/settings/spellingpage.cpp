// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/settings/spellingpage.h"

#include "app/ui/widgets/switchbox.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int listRows = 4;

QLabel *spellingLabel(QWidget *parent, QWidget *buddy)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(buddy);
    return label;
}

// "American English (en_US)", in its own words; a code that Qt does not know stands for itself.
QString nameOf(const QString &code)
{
    const QLocale locale(code);
    const QString name = locale.nativeLanguageName();
    return locale.language() == QLocale::C || name.isEmpty() ? code : QString(name + u" ("_s + code + u')');
}

} // namespace

SpellingPage::SpellingPage(SpellChecker &checker, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_checker(checker)
    , m_on(new SwitchBox(theme, this))
    , m_none(spellingLabel(this, nullptr))
    , m_dictionariesLabel(nullptr)
    , m_dictionaries(new QListWidget(this))
    , m_wordsLabel(nullptr)
    , m_words(new QListWidget(this))
    , m_remove(new QPushButton(this))
{
    setObjectName(u"spellingPage"_s);
    m_dictionariesLabel = spellingLabel(this, m_dictionaries);
    m_wordsLabel = spellingLabel(this, m_words);
    m_on->setObjectName(u"spellingBox"_s);
    m_on->setChecked(checker.rules().isOn);
    m_none->setObjectName(u"noDictionaryLabel"_s);
    m_none->setProperty("tone", u"muted"_s);
    m_none->hide();
    m_dictionaries->setObjectName(u"dictionaryList"_s);
    m_words->setObjectName(u"ownWordList"_s);
    for (QListWidget *list : {m_dictionaries, m_words})
        list->setMinimumHeight(fontMetrics().lineSpacing() * listRows);
    m_remove->setObjectName(u"removeWordButton"_s);
    m_remove->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(grid);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_on, m_none, m_dictionariesLabel, m_dictionaries, m_wordsLabel, m_words})
        column->addWidget(widget);
    column->addWidget(m_remove, 0, Qt::AlignLeft);
    connect(m_on, &QCheckBox::toggled, this, [this](bool isOn) {
        SpellingRules rules = m_checker.rules();
        rules.isOn = isOn;
        m_checker.setRules(rules);
    });
    connect(m_dictionaries, &QListWidget::itemChanged, this, &SpellingPage::keepChosen);
    connect(m_words, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    connect(m_remove, &QPushButton::clicked, this, &SpellingPage::removeWord);
    connect(&m_checker, &SpellChecker::installedKnown, this, &SpellingPage::showInstalled);
    connect(&m_checker, &SpellChecker::rulesChanged, this, &SpellingPage::showWords);
    m_checker.findInstalled();
    showWords();
    retranslate();
}

void SpellingPage::showInstalled(const QList<Dictionary> &installed)
{
    const QScopedValueRollback<bool> guard(m_isFilling, true);
    const SpellingRules &rules = m_checker.rules();
    const QStringList chosen = rules.isChosen ? rules.dictionaries : dictionaries::usual(installed);
    m_dictionaries->clear();
    for (const Dictionary &dictionary : installed) {
        auto *item = new QListWidgetItem(nameOf(dictionary.code), m_dictionaries);
        item->setData(Qt::UserRole, dictionary.code);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.contains(dictionary.code) ? Qt::Checked : Qt::Unchecked);
    }
    const bool isAny = !installed.isEmpty();
    m_none->setVisible(!isAny);
    m_dictionaries->setVisible(isAny);
    m_dictionariesLabel->setVisible(isAny);
    m_on->setEnabled(isAny);
}

void SpellingPage::showWords()
{
    m_words->clear();
    m_words->addItems(m_checker.rules().words);
    m_remove->setEnabled(false);
}

void SpellingPage::keepChosen()
{
    if (m_isFilling)
        return;
    SpellingRules rules = m_checker.rules();
    rules.isChosen = true;
    rules.dictionaries.clear();
    for (int row = 0; row < m_dictionaries->count(); ++row) {
        const QListWidgetItem *item = m_dictionaries->item(row);
        if (item->checkState() == Qt::Checked)
            rules.dictionaries.append(item->data(Qt::UserRole).toString());
    }
    m_checker.setRules(rules);
}

void SpellingPage::removeWord()
{
    const int row = m_words->currentRow();
    if (row < 0)
        return;
    SpellingRules rules = m_checker.rules();
    rules.words.removeAt(row);
    m_checker.setRules(rules);
}

void SpellingPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SpellingPage::retranslate()
{
    m_on->setText(tr("Mark words that are spelled wrong"));
    m_none->setText(tr("There is no dictionary on this computer. Install one for hunspell, for example the packages "
                       "hunspell-en-us and hunspell-ne, and start the program again."));
    m_dictionariesLabel->setText(tr("Dictionaries: a word is right when one of them has it"));
    m_dictionaries->setAccessibleName(tr("Dictionaries"));
    m_wordsLabel->setText(tr("My words"));
    m_words->setAccessibleName(tr("My words"));
    m_remove->setText(tr("Remove the word"));
}

} // namespace chautari
