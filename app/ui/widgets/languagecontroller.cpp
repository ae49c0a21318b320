// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/languagecontroller.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace chautari {

// "%Ln" and "%L1" would be written by QLocale, which knows only the language's own digits.
QString ChosenDigitsTranslator::translate(
    const char *context, const char *source, const char *disambiguation, int n) const
{
    QString text = QTranslator::translate(context, source, disambiguation, n);
    // A null text means that somebody else may know it; an empty one would be shown.
    if (text.isNull() || localtext::digits() == Digits::OfLanguage || QLocale().zeroDigit() == u"0"_s)
        return text;
    return localtext::inChosenDigits(text.replace(u"%L"_s, u"%"_s));
}

LanguageController::LanguageController(QObject *parent)
    : QObject(parent)
{
    install();
}

LanguageController::~LanguageController()
{
    QCoreApplication::removeTranslator(&m_translator);
    localtext::setDigits(Digits::OfLanguage);
}

void LanguageController::setLanguage(Language language)
{
    if (language == m_language) {
        return;
    }
    m_language = language;
    install();
    Q_EMIT changed();
}

Language LanguageController::systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    return !wanted.isEmpty() && wanted.first().startsWith(u"ne"_s) ? Language::Nepali : Language::English;
}

void LanguageController::setDigits(Digits digits)
{
    if (digits == localtext::digits()) {
        return;
    }
    localtext::setDigits(digits);
    install();
    Q_EMIT changed();
}

QString LanguageController::code(Language language)
{
    switch (language) {
    case Language::English:
        return u"en"_s;
    case Language::Nepali:
        return u"ne"_s;
    }
    return {};
}

Language LanguageController::fromCode(QStringView code)
{
    return code == u"ne" ? Language::Nepali : Language::English;
}

// English has a file too: it holds the plural forms.
void LanguageController::install()
{
    QCoreApplication::removeTranslator(&m_translator);
    QLocale::setDefault(m_language == Language::Nepali ? QLocale(QLocale::Nepali, QLocale::Nepal)
                                                       : QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (m_translator.load(u":/i18n/chautari_%1.qm"_s.arg(code(m_language)))) {
        QCoreApplication::installTranslator(&m_translator);
    }
}

} // namespace chautari
