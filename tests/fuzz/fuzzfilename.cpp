// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"

#include "server/media/filename.h"
#include "server/net/httpsyntax.h"
#include "server/net/multipartpart.h"

#include <QtCore/QRegularExpression>

namespace chautari::fuzz {

using namespace chautari::server;

namespace {

void checkName(const QString &name)
{
    const QString cleaned = filename::cleaned(name);
    require(!cleaned.isEmpty() && !cleaned.contains(u'/') && !cleaned.contains(u'\\') && !cleaned.contains(QChar(0)));
    require(filename::cleaned(cleaned) == cleaned);
    static const QRegularExpression safe(QStringLiteral("^[A-Za-z0-9._-]+$"));
    require(safe.match(filename::asciiSafe(cleaned)).hasMatch());
    require(httpsyntax::isFieldValue(filename::attachmentDisposition(cleaned)));
}

} // namespace

//! Whatever Content-Disposition a part brings, the name that comes out of it names no path and breaks no header.
int fileName(const std::uint8_t *data, std::size_t size)
{
    const QByteArray value(reinterpret_cast<const char *>(data), qsizetype(size));
    multipartBoundary(value);
    const auto part = MultipartPart::fromHeaders({{"Content-Disposition", value}});
    if (part && part->fileName)
        checkName(*part->fileName);
    checkName(QString::fromUtf8(value));
    return 0;
}

} // namespace chautari::fuzz
