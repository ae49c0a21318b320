// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mail/mailtext.h"

#include "shared/core/validation.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>
#include <QtCore/QUuid>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lineLength = 76;
constexpr qsizetype wordCharacters = 10; //!< at most 4 bytes each: an encoded word has at most 75 characters

//! Encoded whatever it is, so that no character of it can mean anything to a mail program.
QByteArray encodedWords(const QString &text)
{
    QByteArray words;
    const QList<uint> characters = text.toUcs4();
    for (qsizetype from = 0; from < characters.size(); from += wordCharacters) {
        const QList<uint> part = characters.mid(from, wordCharacters);
        const QString word = QString::fromUcs4(reinterpret_cast<const char32_t *>(part.constData()), part.size());
        words += (words.isEmpty() ? "" : "\r\n ") + QByteArray("=?UTF-8?B?") + word.toUtf8().toBase64() + "?=";
    }
    return words;
}

QByteArray inLines(const QByteArray &base64)
{
    QByteArray lines;
    for (qsizetype from = 0; from < base64.size(); from += lineLength)
        lines += base64.mid(from, lineLength) + "\r\n";
    return lines;
}

QByteArray dateOf(Timestamp time)
{
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(time.seconds(), QTimeZone::utc());
    return (QLocale::c().toString(utc, u"ddd, d MMM yyyy hh:mm:ss"_s) + u" +0000"_s).toLatin1();
}

} // namespace

Result<QByteArray> mailText(const Mail &mail, const QString &from, Timestamp now)
{
    if (!validation::isEmailAddress(mail.to) || !validation::isEmailAddress(from))
        return Error::of(ErrorCode::ValidationFailed, u"not an e-mail address"_s);
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::Id128);
    QByteArray text = "Date: " + dateOf(now) + "\r\n";
    text += "From: Chautari <" + from.toLatin1() + ">\r\n";
    text += "To: <" + mail.to.toLatin1() + ">\r\n";
    text += "Message-ID: <" + id + from.mid(from.indexOf(u'@')).toLatin1() + ">\r\n";
    text += "Subject: " + encodedWords(mail.subject) + "\r\n";
    text += "Auto-Submitted: auto-generated\r\n";
    text += "MIME-Version: 1.0\r\n";
    text += "Content-Type: text/plain; charset=utf-8\r\n";
    text += "Content-Transfer-Encoding: base64\r\n\r\n";
    text += inLines(mail.text.toUtf8().toBase64());
    return text;
}

} // namespace chautari::server
