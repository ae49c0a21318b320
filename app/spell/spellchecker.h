// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spell/dictionaries.h"
#include "app/spell/spellingrules.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QThread>

#include <functional>

namespace chautari {

class SpellWorker;

//! \brief Whether words are spelled right, by the chosen dictionaries together, and what they could have been. Knows in
//! the GUI thread, where it lives, what was asked before; everything of hunspell, reading the dictionaries too, happens
//! in a thread of its own, which begins with the first question. Owned by whoever composes the program.
class SpellChecker : public QObject
{
    Q_OBJECT
public:
    enum class Verdict { Right, Wrong, Unknown };

    //! \param folder where dictionaries are
    explicit SpellChecker(QString folder = QStringLiteral("/usr/share/hunspell"), QObject *parent = nullptr);
    ~SpellChecker() override; //!< joins

    [[nodiscard]] const SpellingRules &rules() const { return m_rules; }
    void setRules(const SpellingRules &rules);
    [[nodiscard]] bool isOn() const { return m_rules.isOn; }
    //! Tells what is installed, by installedKnown(), in a moment.
    void findInstalled();
    //! Unknown is not wrong: ask().
    [[nodiscard]] Verdict verdict(const QString &word) const;
    //! Each word once, the answers by judged().
    void ask(const QStringList &words);
    //! `done` gets at most mostSuggestions, the best first; not at all when `context` is gone.
    void suggest(const QString &word, QObject *context, std::function<void(const QStringList &)> done);
    static constexpr int mostSuggestions = 6;
    //! To the person's own.
    void addWord(const QString &word);
    [[nodiscard]] int asked() const { return m_asked; } //!< words, of the worker; for tests

Q_SIGNALS:
    void judged(); //!< some words are known now
    void rulesChanged();
    void installedKnown(const QList<chautari::Dictionary> &installed);

private:
    void handleVerdicts(int edition, const QHash<QString, bool> &verdicts);
    void start();

    QString m_folder;
    QThread m_thread;
    SpellWorker *m_worker = nullptr; //!< in m_thread
    SpellingRules m_rules;
    QSet<QString> m_own; //!< in small letters
    QHash<QString, bool> m_known; //!< right or not
    QSet<QString> m_pending;
    int m_edition = 0; //!< answers to earlier rules do not count
    int m_asked = 0;
};

} // namespace chautari
