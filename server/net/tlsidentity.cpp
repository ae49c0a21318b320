// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/tlsidentity.h"

#include "server/net/filedescriptor.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostPemBytes = 256 * 1024;
constexpr long lifeDays = 3650;
constexpr int renewDays = 60;

template <auto free>
struct Freed
{
    template <typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;

Error problem(const QString &sentence)
{
    return Error::of(ErrorCode::Internal, sentence);
}

Error cannotWrite(const QString &path)
{
    const int code = errno;
    return Error::of(code == ENOSPC || code == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Internal,
        u"Cannot write %1: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(code))));
}

Bio memory(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

QByteArray contents(const Bio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, size};
}

// OpenSSL would ask at the terminal.
int refusePassword(char *, int, int, void *wasAsked)
{
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

Result<Key> readKey(const QByteArray &pem, const QString &path)
{
    bool wasAsked = false;
    Key key(PEM_read_bio_PrivateKey(memory(pem).get(), nullptr, refusePassword, &wasAsked));
    ERR_clear_error();
    if (wasAsked)
        return problem(
            u"The key %1 is encrypted. Give one without a passphrase, readable by the server's account only."_s.arg(
                path));
    if (!key)
        return problem(u"The key %1 is damaged, or no private key in PEM."_s.arg(path));
    return key;
}

Result<Certificate> readCertificate(const QByteArray &pem, const QString &path)
{
    Certificate certificate(PEM_read_bio_X509(memory(pem).get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    if (!certificate)
        return problem(u"The certificate %1 is damaged, or no certificate in PEM."_s.arg(path));
    return certificate;
}

bool belongTogether(const Certificate &certificate, const Key &key)
{
    const bool doThey = X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    return doThey;
}

bool isBefore(const ASN1_TIME *time, const QDateTime &moment)
{
    time_t seconds = moment.toSecsSinceEpoch();
    return X509_cmp_time(time, &seconds) <= 0;
}

QString fingerprintOf(X509 &certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(&certificate), &der);
    const QByteArray spki(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    const QByteArray hash = QCryptographicHash::hash(spki, QCryptographicHash::Sha256);
    return u"sha256/"_s
        + QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<QByteArray> readFile(const QString &what, const QString &path)
{
    if (path.isEmpty() || !QFileInfo(path).isFile()) // a FIFO would keep the start waiting
        return problem(u"There is no %1 file \"%2\"."_s.arg(what, path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return problem(u"Cannot read the %1 %2: %3."_s.arg(what, path, file.errorString()));
    return file.read(mostPemBytes);
}

//! Whole or not at all, and on the disk when this returns.
Result<void> writePrivate(const QString &path, const QByteArray &bytes)
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray temporary = name + ".new";
    ::unlink(temporary.constData());
    const FileDescriptor file(
        ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isValid() || ::fchmod(file.value(), 0600) != 0
        || ::write(file.value(), bytes.constData(), size_t(bytes.size())) != bytes.size() || ::fsync(file.value()) != 0
        || ::rename(temporary.constData(), name.constData()) != 0)
        return cannotWrite(path);
    const FileDescriptor folder(
        ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isValid() || ::fsync(folder.value()) != 0)
        return cannotWrite(path);
    return {};
}

Result<QByteArray> newKey()
{
    const Key key(EVP_EC_gen("P-256"));
    const Bio out(BIO_new(BIO_s_mem()));
    if (!key || PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return problem(u"No key for TLS could be made."_s);
    return contents(out);
}

bool addExtension(X509 &certificate, int kind, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

// Everybody on the network reads it: no name of the computer or of a person, and no address, only chance.
Result<QByteArray> newCertificate(const Key &key, const QDateTime &now)
{
    const Certificate certificate(X509_new());
    unsigned char chance[24] = {};
    if (!certificate || RAND_bytes(chance, sizeof chance) != 1)
        return problem(u"No certificate for TLS could be made."_s);
    chance[0] = (chance[0] & 0x7f) | 0x40; // positive, and always 16 bytes (RFC 5280 4.1.2.2)
    const QByteArray name = "chautari-" + QByteArray(reinterpret_cast<char *>(chance + 16), 8).toHex();
    X509 &x = *certificate;
    const std::unique_ptr<BIGNUM, Freed<BN_free>> serial(BN_bin2bn(chance, 16, nullptr));
    time_t begin = now.addDays(-1).toSecsSinceEpoch(); // a client's clock may be slow
    time_t end = now.addDays(lifeDays).toSecsSinceEpoch();
    X509_NAME *subject = X509_get_subject_name(&x);
    const bool isMade = X509_set_version(&x, X509_VERSION_3) == 1
        && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(&x)) && ASN1_TIME_set(X509_getm_notBefore(&x), begin)
        && ASN1_TIME_set(X509_getm_notAfter(&x), end)
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
               reinterpret_cast<const unsigned char *>(name.constData()), int(name.size()), -1, 0)
            == 1
        && X509_set_issuer_name(&x, subject) == 1 && X509_set_pubkey(&x, key.get()) == 1
        && addExtension(x, NID_subject_alt_name, QByteArray("DNS:" + name + ".local").constData())
        && addExtension(x, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(x, NID_ext_key_usage, "serverAuth") && X509_sign(&x, key.get(), EVP_sha256()) > 0;
    const Bio out(BIO_new(BIO_s_mem()));
    if (!isMade || PEM_write_bio_X509(out.get(), &x) != 1)
        return problem(u"No certificate for TLS could be made."_s);
    return contents(out);
}

//! What is there, or an empty array.
Result<QByteArray> readIfThere(const QString &what, const QString &path)
{
    // Not exists(), which a dangling link would deny.
    struct stat info = {};
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0 && errno == ENOENT)
        return QByteArray();
    auto bytes = readFile(what, path);
    if (bytes && bytes->isEmpty())
        return problem(u"The %1 %2 is empty."_s.arg(what, path));
    return bytes;
}

Result<void> makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir())
        return {};
    if (!QDir().mkpath(info.absolutePath()) || ::mkdir(QFile::encodeName(folder).constData(), 0700) != 0)
        return cannotWrite(folder);
    return {};
}

const QString &whatToDo()
{
    static const QString sentence = u" Put back a copy of it. If you remove it and its certificate, new ones are "
                                    "made, and everybody who has pinned this server has to be invited again."_s;
    return sentence;
}

} // namespace

Result<TlsIdentity> TlsIdentity::ofFolder(const QString &folder, const QDateTime &now)
{
    const QString keyPath = folder + u"/tls-key.pem"_s;
    const QString certificatePath = folder + u"/tls-certificate.pem"_s;
    if (auto made = makeFolder(folder); !made)
        return made.error();
    Result<QByteArray> keyPem = readIfThere(u"key"_s, keyPath);
    if (!keyPem)
        return problem(keyPem.error().firstMessage() + whatToDo());
    Result<QByteArray> pem = readIfThere(u"certificate"_s, certificatePath);
    if (!pem)
        return pem.error();
    if (keyPem->isEmpty()) {
        if (!pem->isEmpty())
            return problem(u"The key %1 is missing, and its certificate is there."_s.arg(keyPath)
                + u" Put back a copy of the key. If you remove the certificate too, both are made anew, and everybody "
                  "who has pinned this server has to be invited again."_s);
        keyPem = newKey();
        if (!keyPem)
            return keyPem.error();
        if (auto written = writePrivate(keyPath, *keyPem); !written)
            return written.error();
    }
    Result<Key> key = readKey(*keyPem, keyPath);
    if (!key)
        return problem(key.error().firstMessage() + whatToDo());
    Certificate certificate;
    if (!pem->isEmpty()) {
        Result<Certificate> read = readCertificate(*pem, certificatePath);
        if (!read || !belongTogether(*read, *key))
            return problem(
                u"The certificate %1 is damaged, or not of the key beside it. Remove it: a new one is made for "
                "the same key."_s.arg(certificatePath));
        certificate = std::move(*read);
    }
    if (!certificate || isBefore(X509_get0_notAfter(certificate.get()), now.addDays(renewDays))) {
        pem = newCertificate(*key, now);
        if (!pem)
            return pem.error();
        if (auto written = writePrivate(certificatePath, *pem); !written)
            return written.error();
        Result<Certificate> read = readCertificate(*pem, certificatePath);
        if (!read)
            return read.error();
        certificate = std::move(*read);
    }
    return TlsIdentity(*pem, *keyPem, fingerprintOf(*certificate));
}

Result<TlsIdentity> TlsIdentity::fromFiles(const QString &certificatePath, const QString &keyPath, const QDateTime &now)
{
    const Result<QByteArray> pem = readFile(u"certificate"_s, certificatePath);
    if (!pem)
        return pem.error();
    const Result<QByteArray> keyPem = readFile(u"key"_s, keyPath);
    if (!keyPem)
        return keyPem.error();
    const Result<Certificate> certificate = readCertificate(*pem, certificatePath);
    if (!certificate)
        return certificate.error();
    const Result<Key> key = readKey(*keyPem, keyPath);
    if (!key)
        return key.error();
    if (!belongTogether(*certificate, *key))
        return problem(u"The certificate %1 and the key %2 do not belong together."_s.arg(certificatePath, keyPath));
    if (isBefore(X509_get0_notAfter(certificate->get()), now))
        return problem(u"The certificate %1 has expired. Renew it."_s.arg(certificatePath));
    TlsIdentity identity(*pem, *keyPem, fingerprintOf(**certificate));
    if (identity.configuration().privateKey().isNull())
        return problem(u"The key %1 is of a kind that is not supported. Give an EC or RSA key."_s.arg(keyPath));
    return identity;
}

TlsIdentity::TlsIdentity(QByteArray certificates, QByteArray key, QString fingerprint)
    : m_certificates(std::move(certificates))
    , m_key(std::move(key))
    , m_fingerprint(std::move(fingerprint))
{ }

QSslConfiguration TlsIdentity::configuration() const
{
    QSslConfiguration configuration;
    configuration.setLocalCertificateChain(QSslCertificate::fromData(m_certificates, QSsl::Pem));
    QSslKey key(m_key, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
    if (key.isNull())
        key = QSslKey(m_key, QSsl::Rsa, QSsl::Pem, QSsl::PrivateKey);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificates
    configuration.setSslOption(QSsl::SslOptionDisableCompression, true);
    configuration.setSslOption(QSsl::SslOptionDisableLegacyRenegotiation, true);
    configuration.setCiphers(
        u"TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:"
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
        "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305"_s);
    return configuration;
}

} // namespace chautari::server
