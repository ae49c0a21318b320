// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitesealfunctions.h"

#include "server/storage/textcipher.h"

#include <sqlite3.h>

namespace chautari::server {

namespace {

QString textOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QString::fromUtf8(text, sqlite3_value_bytes(value));
}

void answerSealed(sqlite3_context *context, const TextCipher::Row &row, const QString &text)
{
    const auto *cipher = static_cast<const TextCipher *>(sqlite3_user_data(context));
    const QByteArray sealed = cipher->seal(row, text);
    sqlite3_result_blob64(
        context, sealed.isNull() ? "" : sealed.constData(), sqlite3_uint64(sealed.size()), SQLITE_TRANSIENT);
}

void sealText(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const TextCipher::Row row{TextCipher::Purpose::Message, sqlite3_value_int64(arguments[0]),
        sqlite3_value_int64(arguments[1]), sqlite3_value_int64(arguments[2])};
    answerSealed(context, row, textOf(arguments[3]));
}

void sealFileName(sqlite3_context *context, int, sqlite3_value **arguments)
{
    answerSealed(context, TextCipher::fileNameRow(textOf(arguments[0]), sqlite3_value_int64(arguments[1])),
        textOf(arguments[2]));
}

} // namespace

Result<void> addSealFunctions(SqliteConnection &connection, const TextCipher &cipher)
{
    using Function = void (*)(sqlite3_context *, int, sqlite3_value **);
    const auto add = [&](const char *name, int arguments, Function function) {
        return sqlite3_create_function_v2(connection.handle(), name, arguments, SQLITE_UTF8 | SQLITE_DIRECTONLY,
            const_cast<TextCipher *>(&cipher), function, nullptr, nullptr, nullptr);
    };
    if (add("seal_text", 4, sealText) != SQLITE_OK || add("seal_file_name", 3, sealFileName) != SQLITE_OK)
        return connection.failure("seal functions");
    return {};
}

} // namespace chautari::server
