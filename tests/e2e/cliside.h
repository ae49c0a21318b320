// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace chautari::test {

using namespace Qt::StringLiterals;

//! Without what Qt says when the process ends before a thread of Qt's own has: on a busy machine it happens.
inline QByteArray ownWords(const QByteArray &said)
{
    QByteArray own;
    for (const QByteArray &line : said.split('\n')) {
        if (!line.isEmpty() && !line.startsWith("QThreadStorage: Thread "))
            own += line + '\n';
    }
    return own;
}

struct CliAnswer
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QList<QJsonObject> objects() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }
};

//! \brief chautari-cli with a home of its own, one command after the other.
class CliSide
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    [[nodiscard]] QString data() const { return path(u"data"_s); }
    //! Of the commands to come, "NAME=value" each.
    void setEnvironment(const QStringList &environment) { m_environment = environment; }

    void start(QProcess &program, const QStringList &arguments) const
    {
        program.setEnvironment(
            QProcess::systemEnvironment() + QStringList(u"XDG_DATA_HOME="_s + data()) + m_environment);
        program.start(QStringLiteral(CHAUTARI_CLI),
            QStringList{u"--token-dir"_s, path(u"tokens"_s), u"--wait"_s, u"20"_s} + arguments);
    }
    CliAnswer run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess program;
        start(program, arguments);
        program.write(input);
        program.closeWriteChannel();
        // A server in this process answers from its own threads, but its stopping and starting needs this one's loop.
        if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000))
            program.kill();
        return {program.exitCode(), program.readAllStandardOutput(), ownWords(program.readAllStandardError())};
    }
    CliAnswer login(const QUrl &server) const
    {
        return run({u"login"_s, u"--server"_s, server.toString(), u"--email"_s, u"asha@demo.chautari.app"_s},
            "chautari-demo\n");
    }

private:
    QTemporaryDir m_home;
    QStringList m_environment;
};

} // namespace chautari::test
