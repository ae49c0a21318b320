// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace chautari {

//! A dictionary on this computer.
struct Dictionary
{
    QString code; //!< "en_US", as its file is called
    QString path; //!< without ".aff" and ".dic"

    friend bool operator==(const Dictionary &, const Dictionary &) = default;
};

//! The dictionaries that hunspell's packages put on this computer. Reads a folder: not for the GUI thread.
namespace dictionaries {

//! Those in an encoding that is understood (UTF-8, ISO 8859-1), by their codes; of one path under several names, one.
QList<Dictionary> installed(const QString &folder = QStringLiteral("/usr/share/hunspell"));
//! For words in Devanagari, else for words in Latin letters.
bool isForDevanagari(const QString &code);
//! What is chosen until the person chooses: Nepali, and one of English.
QStringList usual(const QList<Dictionary> &installed);

} // namespace dictionaries

} // namespace chautari
