// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/localtext.h"

#include <QtCore/QObject>
#include <QtCore/QTranslator>

namespace chautari {

enum class Language { English, Nepali };

//! \brief Texts of a language; their digits, and those of the numbers put into them, are the chosen ones.
class ChosenDigitsTranslator : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(
        const char *context, const char *source, const char *disambiguation, int n) const override;
};

//! \brief The language in force. GUI thread, owned by main(). A change installs the translator, which makes Qt send
//! QEvent::LanguageChange to every widget: each re-reads its own texts there. Also sets the default QLocale.
class LanguageController : public QObject
{
    Q_OBJECT
public:
    explicit LanguageController(QObject *parent = nullptr);
    ~LanguageController() override;

    [[nodiscard]] Language language() const { return m_language; }
    void setLanguage(Language language);
    [[nodiscard]] Digits digits() const { return localtext::digits(); }
    void setDigits(Digits digits);
    //! Of this computer: Nepali where the person's own list has it first.
    [[nodiscard]] static Language systemLanguage();
    //! "en", "ne": for settings and file names.
    [[nodiscard]] static QString code(Language language);
    [[nodiscard]] static Language fromCode(QStringView code);

Q_SIGNALS:
    void changed();

private:
    void install();

    Language m_language = Language::English;
    ChosenDigitsTranslator m_translator;
};

} // namespace chautari
