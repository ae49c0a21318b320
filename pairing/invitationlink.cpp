// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairing/invitationlink.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr auto scheme = "chautari"_L1;
constexpr int groups = 5;

bool isFingerprint(const QString &text)
{
    static const QRegularExpression form(u"^sha256/[A-Za-z0-9_-]{43}$"_s);
    return form.match(text).hasMatch();
}

bool isTicket(const QString &text)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_-]{1,128}$"_s);
    return form.match(text).hasMatch();
}

//! As QUrl reads it, so that what is no host falls out.
QString checkedHost(const QString &text)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(text, QUrl::StrictMode);
    return url.host();
}

} // namespace

QString InvitationLink::toString() const
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(addresses.value(0));
    url.setPort(port);
    url.setPath(u"/"_s);
    QUrlQuery query;
    for (const QString &address : addresses.mid(1, mostAddresses - 1))
        query.addQueryItem(u"also"_s, address);
    if (!ticket.isEmpty())
        query.addQueryItem(u"ticket"_s, ticket);
    if (!query.isEmpty())
        url.setQuery(query);
    if (!fingerprint.isEmpty())
        url.setFragment(fingerprint);
    return url.toString(QUrl::FullyEncoded);
}

std::optional<InvitationLink> InvitationLink::parse(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != scheme || url.host().isEmpty() || !url.userInfo().isEmpty() || url.port() <= 0
        || (!url.path().isEmpty() && url.path() != "/"_L1))
        return std::nullopt;
    InvitationLink link;
    link.addresses.append(url.host());
    link.port = quint16(url.port());
    link.fingerprint = url.fragment(QUrl::FullyDecoded);
    const bool hasKey = url.hasFragment();
    if (hasKey && !isFingerprint(link.fingerprint))
        return std::nullopt;
    // What a later version adds is left out.
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (name == "ticket"_L1) {
            if (!isTicket(value) || !link.ticket.isEmpty())
                return std::nullopt;
            link.ticket = value;
        } else if (name == "also"_L1) {
            const QString host = checkedHost(value);
            if (host.isEmpty() || link.addresses.size() >= mostAddresses)
                return std::nullopt;
            if (!link.addresses.contains(host))
                link.addresses.append(host);
        }
    }
    if (!hasKey && (link.addresses.size() > 1 || link.ticket.isEmpty()))
        return std::nullopt;
    return link;
}

QString keyNumber(const QString &fingerprint)
{
    if (!isFingerprint(fingerprint))
        return {};
    const QByteArray key = QByteArray::fromBase64(
        fingerprint.section(u'/', 1).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QStringList parts;
    for (int i = 0; i < groups; ++i) {
        quint32 four = 0; // of 32 bits each, so that no digits are likelier than others by more than 1 in 400,000
        for (int byte = 0; byte < 4; ++byte)
            four = four << 8 | quint8(key.at(i * 4 + byte));
        parts.append(u"%1"_s.arg(four % 10'000, 4, 10, QLatin1Char('0')));
    }
    return parts.join(u' ');
}

} // namespace chautari
