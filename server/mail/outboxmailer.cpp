// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mail/outboxmailer.h"

#include "server/mail/mailtext.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTimeZone>
#include <QtCore/QUuid>

namespace chautari::server {

using namespace Qt::StringLiterals;

OutboxMailer::OutboxMailer(QString folder, QString from, const Clock &clock)
    : m_folder(std::move(folder))
    , m_from(std::move(from))
    , m_clock(clock)
{ }

Result<void> OutboxMailer::send(const Mail &mail)
{
    const Timestamp now = m_clock.now();
    const Result<QByteArray> text = mailText(mail, m_from, now);
    if (!text)
        return text.error();
    const QDir folder(m_folder);
    if (!folder.exists() && !QDir().mkpath(m_folder))
        return Error::of(ErrorCode::Internal, u"The folder %1 cannot be made."_s.arg(m_folder));
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString time = QDateTime::fromMSecsSinceEpoch(now.microseconds() / 1000, QTimeZone::utc())
                             .toString(u"yyyyMMdd-HHmmss-zzz"_s);
    // No QTemporaryFile: on Linux its file has no name before one asks for it.
    QFile file(folder.filePath(time + u'-' + QUuid::createUuid().toString(QUuid::Id128) + u".eml"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(*text) != text->size() || !file.flush())
        return Error::of(
            ErrorCode::Internal, u"A file in %1 cannot be written: %2."_s.arg(m_folder, file.errorString()));
    return {};
}

} // namespace chautari::server
