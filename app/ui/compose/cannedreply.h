// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace chautari {

//! A text that is written once and put into many messages, found by `/` and its name.
struct CannedReply
{
    QString name; //!< without white space
    QString text; //!< may hold {name} {service} {me} {date}
    QStringList files; //!< go along

    friend bool operator==(const CannedReply &, const CannedReply &) = default;
};

//! What its variables stand for in this conversation.
struct ReplyWords
{
    QString name; //!< of the other person
    QString service;
    QString me;
};

namespace cannedreplies {

//! With {date} as today; an unknown variable stays as it is, and what a variable brings is not looked at again.
QString filled(const QString &text, const ReplyWords &words);
//! Those whose name begins with `typed`, then those whose name or text holds it; all when it is empty.
QList<CannedReply> matching(const QList<CannedReply> &replies, const QString &typed);

} // namespace cannedreplies

} // namespace chautari
