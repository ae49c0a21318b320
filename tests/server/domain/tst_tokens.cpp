// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/authenticator.h"
#include "shared/core/limits.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::FakeClock;

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatItWrote();
    void readsTheUserIdAsAString();
    void refusesEveryOtherToken_data();
    void refusesEveryOtherToken();
    void refusesATokenWithAnyBitFlipped();
    void tellsAWrongType();
    void expiresAfterTheLeeway();
    void authenticatesThePersonOfTheToken();
    void refusesRevokedAndUnknownAndInactive();

private:
    [[nodiscard]] TokenClaims claims(TokenType type = TokenType::Access) const;

    FakeClock m_clock;
    QByteArray m_key = QByteArray(32, 'k');
    std::optional<TokenCodec> m_codec;
};

void TokensTest::init()
{
    m_codec.emplace(m_key, m_clock);
}

TokenClaims TokensTest::claims(TokenType type) const
{
    return {type, UserId(7), SessionId(3), TokenCodec::newJti(), m_clock.now().plusSeconds(900)};
}

void TokensTest::readsWhatItWrote()
{
    const TokenClaims wrote = claims(TokenType::Refresh);
    const Result<TokenClaims> read = m_codec->decode(m_codec->encode(wrote), TokenType::Refresh);
    QVERIFY(read);
    QCOMPARE(read->user, wrote.user);
    QCOMPARE(read->session, wrote.session);
    QCOMPARE(read->jti, wrote.jti);
    QCOMPARE(read->jti.size(), 32);
    QCOMPARE(read->expiresAt.seconds(), wrote.expiresAt.seconds());
}

namespace {

//! HS256 by another implementation than the one under test.
QByteArray hmac(const QByteArray &key, const QByteArray &data)
{
    return QMessageAuthenticationCode::hash(data, key, QCryptographicHash::Sha256);
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray tokenOf(const QByteArray &header, const QByteArray &payload, const QByteArray &key)
{
    const QByteArray text = base64Url(header) + '.' + base64Url(payload);
    return text + '.' + base64Url(hmac(key, text));
}

constexpr const char *rightHeader = R"({"alg":"HS256","typ":"JWT"})";

} // namespace

void TokensTest::readsTheUserIdAsAString()
{
    const QByteArray exp = QByteArray::number(m_clock.now().seconds() + 60);
    const QByteArray payload = R"({"token_type":"access","exp":)" + exp + R"(,"jti":"00","user_id":"7","sid":3})";
    const Result<TokenClaims> read = m_codec->decode(tokenOf(rightHeader, payload, m_key), TokenType::Access);
    QVERIFY(read);
    QCOMPARE(read->user, UserId(7));
}

void TokensTest::refusesEveryOtherToken_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray good = m_codec ? m_codec->encode(claims()) : TokenCodec(m_key, m_clock).encode(claims());
    const QByteArray payload = QByteArray::fromBase64(good.split('.').at(1), QByteArray::Base64UrlEncoding);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one word") << QByteArray("abc");
    QTest::newRow("x.y.z") << QByteArray("x.y.z");
    QTest::newRow("two dots") << QByteArray("..");
    QTest::newRow("five dots") << QByteArray(".....");
    QTest::newRow("header only") << good.left(good.indexOf('.') + 1);
    QTest::newRow("alg none, no signature")
        << base64Url(R"({"alg":"none","typ":"JWT"})") + '.' + base64Url(payload) + '.';
    QTest::newRow("alg none, right signature") << tokenOf(R"({"alg":"none","typ":"JWT"})", payload, m_key);
    QTest::newRow("HS384") << tokenOf(R"({"alg":"HS384","typ":"JWT"})", payload, m_key);
    QTest::newRow("header with spaces") << tokenOf(R"({"alg": "HS256", "typ": "JWT"})", payload, m_key);
    QTest::newRow("another key") << tokenOf(rightHeader, payload, QByteArray(32, 'x'));
    QTest::newRow("empty key") << tokenOf(rightHeader, payload, QByteArray());
    QTest::newRow("no signature") << good.left(good.lastIndexOf('.'));
    QTest::newRow("empty signature") << good.left(good.lastIndexOf('.') + 1);
    QTest::newRow("truncated by one") << good.chopped(1);
    QTest::newRow("one more character") << good + 'A';
    QTest::newRow("padded signature") << good + '=';
    QTest::newRow("trailing newline") << good + '\n';
    QTest::newRow("another part") << good + ".x";
    QTest::newRow("huge") << QByteArray(1'000'000, 'a');
    QTest::newRow("huge, right start") << good.left(37) + QByteArray(1'000'000, 'a') + good.right(44);
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe.\xff.\xff");
    QTest::newRow("payload no JSON") << tokenOf(rightHeader, "nothing", m_key);
    QTest::newRow("payload a list") << tokenOf(rightHeader, "[]", m_key);
    QTest::newRow("no expiry") << tokenOf(
        rightHeader, R"({"token_type":"access","jti":"0","user_id":7,"sid":3})", m_key);
    QTest::newRow("no session") << tokenOf(
        rightHeader, R"({"token_type":"access","exp":9999999999,"jti":"0","user_id":7})", m_key);
    QTest::newRow("negative expiry") << tokenOf(
        rightHeader, R"({"token_type":"access","exp":-1,"jti":"0","user_id":7,"sid":3})", m_key);
}

void TokensTest::refusesEveryOtherToken()
{
    QFETCH(const QByteArray, token);
    const Result<TokenClaims> read = m_codec->decode(token, TokenType::Access);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::TokenNotValid);
    QCOMPARE(read.error().detail, u"Token is invalid or expired"_s);
}

void TokensTest::refusesATokenWithAnyBitFlipped()
{
    // '-' and '_' are where decoders of base64url are lenient.
    QByteArray good;
    do {
        good = m_codec->encode(claims());
    } while (!good.right(43).contains('-') || !good.right(43).contains('_'));
    QVERIFY(m_codec->decode(good, TokenType::Access));
    for (qsizetype i = 0; i < good.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bad = good;
            bad[i] = char(bad.at(i) ^ (1 << bit));
            QVERIFY2(!m_codec->decode(bad, TokenType::Access), qPrintable(u"byte %1, bit %2"_s.arg(i).arg(bit)));
        }
    }
}

void TokensTest::tellsAWrongType()
{
    const Result<TokenClaims> read = m_codec->decode(m_codec->encode(claims(TokenType::Refresh)), TokenType::Access);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::TokenNotValid);
    QCOMPARE(read.error().detail, u"Token has wrong type"_s);
}

void TokensTest::expiresAfterTheLeeway()
{
    const QByteArray token = m_codec->encode(claims());
    m_clock.advanceSeconds(900 + limits::tokenLeewaySeconds - 1);
    QVERIFY(m_codec->decode(token, TokenType::Access));
    m_clock.advanceSeconds(1);
    QVERIFY(!m_codec->decode(token, TokenType::Access));
}

namespace {

UserChanged person(qint64 id, bool isActive)
{
    UserRecord user;
    user.id = UserId(id);
    user.role = Role::Provider;
    user.isActive = isActive;
    return UserChanged{user};
}

} // namespace

void TokensTest::authenticatesThePersonOfTheToken()
{
    Directory directory;
    directory.apply(person(7, true));
    const Authenticator authenticator(*m_codec, directory);
    const Result<Identity> who = authenticator.authenticate(m_codec->encode(claims()));
    QVERIFY(who);
    QCOMPARE(who->user, UserId(7));
    QCOMPARE(who->role, Role::Provider);
    QCOMPARE(who->session, SessionId(3));
}

void TokensTest::refusesRevokedAndUnknownAndInactive()
{
    Directory directory;
    const Authenticator authenticator(*m_codec, directory);
    const QByteArray token = m_codec->encode(claims());
    QCOMPARE(authenticator.authenticate(token).error().code, ErrorCode::UserNotFound);
    directory.apply(person(7, false));
    QCOMPARE(authenticator.authenticate(token).error().code, ErrorCode::UserInactive);
    directory.apply(person(7, true));
    QVERIFY(authenticator.authenticate(token));
    directory.apply(SessionRevoked{SessionId(3), UserId(7)});
    QCOMPARE(authenticator.authenticate(token).error().code, ErrorCode::TokenNotValid);
}

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
