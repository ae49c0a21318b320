// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spell/spellchecker.h"

#include "app/spell/wordfinder.h"

#include <QtCore/QFile>
#include <QtCore/QPointer>

#include <hunspell/hunspell.hxx>

#include <memory>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qsizetype mostKnown = 20'000; // then it begins anew

} // namespace

// Lives in the checker's thread.
class SpellWorker : public QObject
{
public:
    explicit SpellWorker(QString folder)
        : m_folder(std::move(folder))
    { }

    [[nodiscard]] QList<Dictionary> installed() const { return dictionaries::installed(m_folder); }
    void setRules(const SpellingRules &rules);
    [[nodiscard]] QHash<QString, bool> judge(const QStringList &words);
    [[nodiscard]] QStringList suggest(const QString &word);

private:
    struct Open
    {
        std::unique_ptr<Hunspell> hunspell;
        bool isForDevanagari;
        bool isUtf8;

        [[nodiscard]] std::string encoded(const QString &word) const
        {
            return (isUtf8 ? word.toUtf8() : word.toLatin1()).toStdString();
        }
        [[nodiscard]] QString decoded(const std::string &word) const
        {
            return isUtf8 ? QString::fromStdString(word) : QString::fromLatin1(word.c_str());
        }
    };

    [[nodiscard]] bool isRight(const QString &word);
    void open();

    QString m_folder;
    SpellingRules m_rules;
    std::vector<Open> m_open;
    bool m_isOpen = false;
};

void SpellWorker::setRules(const SpellingRules &rules)
{
    if (rules.isChosen != m_rules.isChosen || rules.dictionaries != m_rules.dictionaries || !rules.isOn) {
        m_open.clear();
        m_isOpen = false;
    }
    m_rules = rules;
}

void SpellWorker::open()
{
    if (std::exchange(m_isOpen, true))
        return;
    const QList<Dictionary> all = installed();
    const QStringList wanted = m_rules.isChosen ? m_rules.dictionaries : dictionaries::usual(all);
    for (const Dictionary &dictionary : all) {
        if (!wanted.contains(dictionary.code))
            continue;
        auto hunspell = std::make_unique<Hunspell>(QFile::encodeName(dictionary.path + u".aff"_s).constData(),
            QFile::encodeName(dictionary.path + u".dic"_s).constData());
        const bool isUtf8 = hunspell->get_dict_encoding() == "UTF-8";
        m_open.push_back({std::move(hunspell), dictionaries::isForDevanagari(dictionary.code), isUtf8});
    }
}

// Without a dictionary for its letters nothing can be said against a word. Dictionaries have no joiners, and the
// straight apostrophe.
bool SpellWorker::isRight(const QString &word)
{
    QString plain = word.normalized(QString::NormalizationForm_C);
    plain.replace(QChar(0x2019), u'\'').remove(QChar(0x200C)).remove(QChar(0x200D));
    bool wasAsked = false;
    const bool isDevanagari = isDevanagariWord(word);
    for (const Open &dictionary : m_open) {
        if (dictionary.isForDevanagari != isDevanagari)
            continue;
        wasAsked = true;
        if (dictionary.hunspell->spell(dictionary.encoded(plain))
            || dictionary.hunspell->spell(dictionary.encoded(word)))
            return true;
    }
    return !wasAsked;
}

QHash<QString, bool> SpellWorker::judge(const QStringList &words)
{
    open();
    QHash<QString, bool> verdicts;
    for (const QString &word : words)
        verdicts.insert(word, isRight(word));
    return verdicts;
}

QStringList SpellWorker::suggest(const QString &word)
{
    open();
    QStringList found;
    const bool isDevanagari = isDevanagariWord(word);
    for (const Open &dictionary : m_open) {
        if (dictionary.isForDevanagari != isDevanagari)
            continue;
        for (const std::string &suggestion : dictionary.hunspell->suggest(dictionary.encoded(word))) {
            if (const QString text = dictionary.decoded(suggestion); !found.contains(text))
                found.append(text);
        }
    }
    return found.mid(0, SpellChecker::mostSuggestions);
}

SpellChecker::SpellChecker(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_thread.setObjectName(u"spelling"_s);
}

SpellChecker::~SpellChecker()
{
    m_thread.quit();
    m_thread.wait();
    delete m_worker; // its thread is over
}

void SpellChecker::start()
{
    if (m_worker != nullptr)
        return;
    m_worker = new SpellWorker(m_folder);
    m_worker->setRules(m_rules);
    m_worker->moveToThread(&m_thread);
    m_thread.start(QThread::LowPriority);
}

void SpellChecker::setRules(const SpellingRules &rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    ++m_edition;
    m_known.clear();
    m_pending.clear();
    m_own.clear();
    for (const QString &word : rules.words)
        m_own.insert(word.toLower());
    if (m_worker != nullptr)
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, rules] { worker->setRules(rules); });
    Q_EMIT rulesChanged();
}

void SpellChecker::findInstalled()
{
    start();
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker] {
        const QList<Dictionary> found = worker->installed();
        QMetaObject::invokeMethod(this, [this, found] { Q_EMIT installedKnown(found); });
    });
}

SpellChecker::Verdict SpellChecker::verdict(const QString &word) const
{
    if (m_own.contains(word.toLower()))
        return Verdict::Right;
    const auto known = m_known.constFind(word);
    if (known == m_known.cend())
        return Verdict::Unknown;
    return *known ? Verdict::Right : Verdict::Wrong;
}

void SpellChecker::ask(const QStringList &words)
{
    QStringList fresh;
    for (const QString &word : words) {
        if (!m_pending.contains(word) && verdict(word) == Verdict::Unknown) {
            m_pending.insert(word);
            fresh.append(word);
        }
    }
    if (fresh.isEmpty() || !m_rules.isOn)
        return;
    start();
    m_asked += int(fresh.size());
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, fresh, edition = m_edition] {
        const QHash<QString, bool> verdicts = worker->judge(fresh);
        QMetaObject::invokeMethod(this, [this, edition, verdicts] { handleVerdicts(edition, verdicts); });
    });
}

void SpellChecker::handleVerdicts(int edition, const QHash<QString, bool> &verdicts)
{
    if (edition != m_edition)
        return;
    if (m_known.size() + verdicts.size() > mostKnown)
        m_known.clear();
    m_known.insert(verdicts);
    for (auto verdict = verdicts.cbegin(); verdict != verdicts.cend(); ++verdict)
        m_pending.remove(verdict.key());
    Q_EMIT judged();
}

void SpellChecker::suggest(const QString &word, QObject *context, std::function<void(const QStringList &)> done)
{
    start();
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, word, context = QPointer(context), done] {
        const QStringList found = worker->suggest(word);
        QMetaObject::invokeMethod(this, [context, done, found] {
            if (context)
                done(found);
        });
    });
}

void SpellChecker::addWord(const QString &word)
{
    if (m_own.contains(word.toLower()))
        return;
    SpellingRules rules = m_rules;
    rules.words.append(word);
    setRules(rules);
}

} // namespace chautari
