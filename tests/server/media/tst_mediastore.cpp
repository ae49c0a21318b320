// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/mediastore.h"
#include "server/net/temporaryfile.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

class MediaStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsAFileForItsOwnerAlone();
    void leavesNothingOfWhatItCannotKeep();
    void addsParts();
    void dropsWhatACrashLeftBehindTheLastPart();
    void removesTheThumbnailToo();
    void followsNoLink();
    void corpusNamesNothing();

private:
    QString written(const QByteArray &bytes);
    QByteArray content(const QString &name, MediaStore::Part part = MediaStore::Part::Whole);
    int fileCount();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MediaStore> m_store;
};

void MediaStoreTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<MediaStore>(m_dir->path() + u"/media"_s);
    QVERIFY(m_store->prepare());
    QVERIFY(TemporaryFile::prepareFolder(m_dir->path() + u"/incoming"_s));
}

QString MediaStoreTest::written(const QByteArray &bytes)
{
    FileDescriptor descriptor;
    const auto file = TemporaryFile::create(m_dir->path() + u"/incoming"_s, descriptor);
    if (!file || ::write(descriptor.value(), bytes.constData(), size_t(bytes.size())) != bytes.size())
        return {};
    const Result<QString> name = m_store->keep(*file);
    return name ? *name : QString();
}

QByteArray MediaStoreTest::content(const QString &name, MediaStore::Part part)
{
    const auto body = m_store->open(name, part);
    if (!body)
        return {};
    QByteArray bytes((*body)->length, Qt::Uninitialized);
    bytes.truncate(::pread((*body)->descriptor.value(), bytes.data(), size_t(bytes.size()), 0));
    return bytes;
}

int MediaStoreTest::fileCount()
{
    int count = 0;
    for (QDirIterator it(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();
         it.next())
        ++count;
    return count;
}

void MediaStoreTest::keepsAFileForItsOwnerAlone()
{
    const QString name = written("hello");
    QVERIFY(MediaStore::isName(name));
    QCOMPARE(content(name), "hello");
    const QByteArray path = QFile::encodeName(m_dir->path() + u"/media/"_s + name.left(2) + u'/' + name);
    struct stat info = {};
    QCOMPARE(::stat(path.constData(), &info), 0);
    QCOMPARE(int(info.st_mode & 0777), 0600);
    QVERIFY(QDir(m_dir->path() + u"/incoming"_s).isEmpty());
    QVERIFY(name != written("hello"));
}

void MediaStoreTest::leavesNothingOfWhatItCannotKeep()
{
    FileDescriptor descriptor;
    auto file = TemporaryFile::create(m_dir->path() + u"/incoming"_s, descriptor);
    const MediaStore nowhere(m_dir->path() + u"/missing/media"_s);
    QVERIFY(!nowhere.keep(*file));
    file.reset();
    QCOMPARE(fileCount(), 0);
}

void MediaStoreTest::addsParts()
{
    const Result<QString> name = m_store->create();
    QVERIFY(name);
    QFile part(m_dir->path() + u"/part"_s);
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write("abc");
    part.close();
    QVERIFY(m_store->append(*name, 0, part.fileName()));
    QVERIFY(m_store->append(*name, 3, part.fileName()));
    const auto contents = m_store->read(*name, 4);
    QVERIFY(contents);
    QCOMPARE(contents->head, "abca");
    QCOMPARE(contents->hash.size(), 32);
    QCOMPARE(content(*name), "abcabc");
}

void MediaStoreTest::dropsWhatACrashLeftBehindTheLastPart()
{
    const QString name = written("abcdefgh");
    QFile part(m_dir->path() + u"/part"_s);
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write("XY");
    part.close();
    QVERIFY(m_store->append(name, 3, part.fileName()));
    QCOMPARE(content(name), "abcXY");
}

void MediaStoreTest::removesTheThumbnailToo()
{
    const QString name = written("picture");
    QVERIFY(m_store->saveThumbnail(name, "small"));
    QCOMPARE(content(name, MediaStore::Part::Thumbnail), "small");
    QVERIFY(m_store->remove(name));
    QVERIFY(m_store->remove(name));
    QCOMPARE(fileCount(), 0);
}

void MediaStoreTest::followsNoLink()
{
    const QString name = written("mine");
    const QString path = m_dir->path() + u"/media/"_s + name.left(2) + u'/' + name;
    QFile secret(m_dir->path() + u"/secret"_s);
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("secret");
    secret.close();
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::link(secret.fileName(), path));
    QVERIFY(!m_store->open(name));
    QVERIFY(!m_store->append(name, 0, secret.fileName()));
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QVERIFY(!m_store->open(name)); // and does not wait for a writer
}

void MediaStoreTest::corpusNamesNothing()
{
    const QString kept = written("kept");
    QFile corpus(QStringLiteral(CHAUTARI_TEST_DATA "/paths.txt"));
    QVERIFY(corpus.open(QIODevice::ReadOnly));
    const int files = fileCount();
    int names = 0;
    while (!corpus.atEnd()) {
        const QString name = QJsonDocument::fromJson('[' + corpus.readLine() + ']').array().first().toString();
        for (const QString &tried : QStringList{name, kept + u'/' + name, name + kept}) {
            QVERIFY2(!m_store->open(tried), qPrintable(tried));
            QVERIFY2(!m_store->remove(tried), qPrintable(tried));
            QVERIFY2(!m_store->saveThumbnail(tried, "x"), qPrintable(tried));
            QVERIFY2(!m_store->append(tried, 0, corpus.fileName()), qPrintable(tried));
        }
        ++names;
    }
    QVERIFY(names >= 100);
    QCOMPARE(fileCount(), files);
    QCOMPARE(content(kept), "kept");
}

QTEST_GUILESS_MAIN(MediaStoreTest)
#include "tst_mediastore.moc"
