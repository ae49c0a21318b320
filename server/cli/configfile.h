// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace chautari::server {

//! One setting as it stands in the file.
struct ConfigLine
{
    int number = 0; //!< from 1
    QString name;
    QString value;
};

//! \brief Reads the file of settings: UTF-8, a NAME = VALUE on each line, # before a remark, no sections and no quotes.
//! What a name means is the caller's (serveoptions.h). The errors are sentences with file and line, one for each line
//! that cannot be read.
Result<QList<ConfigLine>, QStringList> readConfigFile(const QString &path);

//! The same of a text; `path` only stands in the sentences.
Result<QList<ConfigLine>, QStringList> parseConfig(const QByteArray &text, const QString &path);

//! "FILE, line 3: ".
QString placeInFile(const QString &path, int line);

} // namespace chautari::server
