// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/hostservice.h"

#include "app/session/hostknock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusVariant>
#include <QtNetwork/QNetworkAccessManager>

#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

const QString managerName = u"org.freedesktop.systemd1"_s;
const QString managerPath = u"/org/freedesktop/systemd1"_s;
const QString managerInterface = u"org.freedesktop.systemd1.Manager"_s;
const QString hostUnit = u"chautari-host.service"_s;
constexpr int jobPatienceMs = 60'000; // as long as systemd gives the server to stop
constexpr int jobPauseMs = 100;
constexpr int knockPatienceMs = 10'000;
constexpr int lastWordMs = 1'000;
constexpr auto writtenByUs = "# Written by Chautari, and again when its programs move.\n";

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
}

QString unitPath()
{
    return configFolder() + u"/systemd/user/"_s + hostUnit;
}

Result<void> writePrivately(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(text) == text.size()
        && file.commit();
    if (isWritten)
        return {};
    return Error::of(ErrorCode::Internal, HostService::tr("%1 cannot be written: %2.").arg(path, file.errorString()));
}

QString serverProgram()
{
    const QString name = u"chautari-server"_s;
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

//! A word of a unit's command line (systemd.service(5), "Command lines").
QByteArray quoted(const QString &word)
{
    QString escaped = word;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'%', u"%%"_s);
    return '"' + escaped.toUtf8() + '"';
}

//! The installed unit, with this program's neighbour in the place of the installed server.
Result<void> writeUnit()
{
    const QString program = serverProgram();
    if (program.isEmpty())
        return Error::of(ErrorCode::Internal,
            HostService::tr("The program chautari-server is not on this computer. Install it to keep this place "
                            "running."));
    QFile unit(u":/chautari/systemd/chautari-host.service.in"_s);
    if (!unit.open(QIODevice::ReadOnly))
        return Error::of(ErrorCode::Internal);
    QByteArray text = unit.readAll();
    text.replace("@CMAKE_INSTALL_FULL_BINDIR@/chautari-server", quoted(program));
    return writePrivately(unitPath(), writtenByUs + text);
}

//! A person's own unit is not ours to change; one of ours may be of a program that has been moved since.
bool isWrittenByUs()
{
    QFile unit(unitPath());
    return unit.open(QIODevice::ReadOnly) && unit.readAll().startsWith(writtenByUs);
}

QString settingsPath()
{
    return configFolder() + u"/chautari/host.conf"_s;
}

QString dataLine(const QString &dataDir)
{
    return u"data-dir = "_s + dataDir;
}

Result<void> writeSettings(const QString &dataDir, quint16 port)
{
    const QString text = u"# Written by Chautari: the place that keeps running when its window is closed.\n"_s
        + dataLine(dataDir) + u"\nlisten = [::]:%1\ntls = auto\nannounce = yes\n"_s.arg(port);
    return writePrivately(settingsPath(), text.toUtf8());
}

} // namespace

HostService::HostService(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
    , m_network(new QNetworkAccessManager(this))
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"NameHasOwner"_s);
    question.setArguments({managerName});
    ask(question, [this](const QDBusMessage &reply) {
        m_isThere = reply.type() == QDBusMessage::ReplyMessage && reply.arguments().value(0).toBool();
        if (m_isThere)
            Q_EMIT thereChanged(true);
    });
}

bool HostService::isFor(const QString &dataDir)
{
    QFile settings(settingsPath());
    return settings.open(QIODevice::ReadOnly)
        && QString::fromUtf8(settings.readAll()).split(u'\n').contains(dataLine(dataDir));
}

Error HostService::isOfAnother()
{
    return Error::of(ErrorCode::Internal,
        tr("Another place of yours runs as a service already. Stop that one first: systemctl --user stop "
           "chautari-host"));
}

void HostService::prepare(const QString &dataDir, quint16 port, Done done)
{
    m_done = std::move(done);
    refuseRunning([this, dataDir, port] {
        if (const Result<void> written = writeSettings(dataDir, port); !written) {
            finish(written);
            return;
        }
        order(u"GetUnitFileState"_s, {hostUnit}, [this](const QDBusMessage &reply) {
            const bool isKnown = reply.type() == QDBusMessage::ReplyMessage;
            const Result<void> written = isKnown && !isWrittenByUs() ? Result<void>() : writeUnit();
            if (!written) {
                finish(written);
                return;
            }
            orderOrFail(u"EnableUnitFiles"_s, {QStringList(hostUnit), false, false},
                [this] { orderOrFail(u"Reload"_s, {}, [this] { finish({}); }); });
        });
    });
}

// Whoever asks holds the data's lock, so a service that runs has others: settings written now would not be its own.
void HostService::refuseRunning(std::function<void()> then)
{
    askState([this, then = std::move(then)](const QString &state) {
        if (state == "active"_L1 || state == "activating"_L1 || state == "reloading"_L1)
            finish(isOfAnother());
        else
            then(); // a manager that is gone says so at the next question
    });
}

//! Empty for a unit that was never loaded.
void HostService::askState(StateKnown known)
{
    order(u"GetUnit"_s, {hostUnit}, [this, known = std::move(known)](const QDBusMessage &reply) {
        const auto path = reply.arguments().value(0).value<QDBusObjectPath>();
        if (reply.type() != QDBusMessage::ReplyMessage || path.path().isEmpty()) {
            known({});
            return;
        }
        QDBusMessage question
            = QDBusMessage::createMethodCall(managerName, path.path(), u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        question.setArguments({u"org.freedesktop.systemd1.Unit"_s, u"ActiveState"_s});
        ask(question, [known](const QDBusMessage &answer) {
            known(answer.arguments().value(0).value<QDBusVariant>().variant().toString());
        });
    });
}

void HostService::start(quint16 port, const KeyPin &key, Done done)
{
    m_done = std::move(done);
    if (!key.isSet()) {
        const Error error = Error::of(ErrorCode::Internal,
            tr("The certificate of this place is missing, so that its service cannot be told from a stranger. It runs "
               "with this window now."));
        QMetaObject::invokeMethod(
            this, [this, error] { finish(error); }, Qt::QueuedConnection);
        return;
    }
    order(u"ResetFailedUnit"_s, {hostUnit}, [](const QDBusMessage &) {}); // five failures, and systemd would not try
    runJob(u"StartUnit"_s, [this, port, key](const QString &state) {
        if (state == "active"_L1)
            knock(port, key);
        else
            finish(Error::of(ErrorCode::Internal,
                tr("The service did not start (%1). What it says: journalctl --user -u chautari-host").arg(state)));
    });
}

void HostService::stop(Done done)
{
    m_done = std::move(done);
    runJob(u"StopUnit"_s, [this](const QString &state) {
        if (state == "active"_L1 || state == "deactivating"_L1)
            finish(Error::of(ErrorCode::Internal,
                tr("The service did not stop (%1). What it says: journalctl --user -u chautari-host").arg(state)));
        else
            finish({});
    });
}

void HostService::disable(Done done)
{
    m_done = std::move(done);
    orderOrFail(u"DisableUnitFiles"_s, {QStringList(hostUnit), false},
        [this] { orderOrFail(u"Reload"_s, {}, [this] { finish({}); }); });
}

void HostService::startAtLast()
{
    QDBusMessage message = QDBusMessage::createMethodCall(managerName, managerPath, managerInterface, u"StartUnit"_s);
    message.setArguments({hostUnit, u"replace"_s});
    message.setAutoStartService(false);
    m_bus.call(message, QDBus::Block, lastWordMs);
}

void HostService::ask(const QDBusMessage &question, Answered answered)
{
    QDBusMessage message = question;
    message.setAutoStartService(false); // there is a manager, or there is none
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, answered = std::move(answered)] {
        watcher->deleteLater();
        answered(watcher->reply());
    });
}

void HostService::order(const QString &method, const QVariantList &arguments, Answered answered)
{
    QDBusMessage message = QDBusMessage::createMethodCall(managerName, managerPath, managerInterface, method);
    message.setArguments(arguments);
    ask(message, std::move(answered));
}

void HostService::orderOrFail(const QString &method, const QVariantList &arguments, std::function<void()> then)
{
    order(method, arguments, [this, then = std::move(then)](const QDBusMessage &reply) {
        if (reply.type() == QDBusMessage::ReplyMessage)
            then();
        else
            finish(Error::of(ErrorCode::Internal, tr("systemd does not do it: %1.").arg(reply.errorMessage())));
    });
}

// A start has ended when the server accepts connections, a stop when its process is gone: so says Type=notify.
void HostService::runJob(const QString &method, StateKnown ended)
{
    m_patience.setRemainingTime(jobPatienceMs);
    order(method, {hostUnit, u"replace"_s}, [this, ended = std::move(ended)](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage) {
            finish(Error::of(ErrorCode::Internal, tr("systemd does not do it: %1.").arg(reply.errorMessage())));
            return;
        }
        const QString job = reply.arguments().value(0).value<QDBusObjectPath>().path();
        followJob(job.section(u'/', -1).toUInt(), ended);
    });
}

// Asked, not heard: the signal that tells it goes to subscribers alone, and a missed one would leave the place nowhere.
void HostService::followJob(uint id, const StateKnown &ended)
{
    order(u"GetJob"_s, {id}, [this, id, ended](const QDBusMessage &reply) {
        if (reply.type() == QDBusMessage::ReplyMessage && !m_patience.hasExpired())
            QTimer::singleShot(jobPauseMs, this, [this, id, ended] { followJob(id, ended); });
        else
            askState(ended);
    });
}

void HostService::knock(quint16 port, const KeyPin &key)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port);
    auto *knocking = new HostKnock(*m_network, url, key.bytes(), knockPatienceMs, this);
    connect(knocking, &HostKnock::answered, this, [this, knocking](const KnockAnswer &answer) {
        knocking->deleteLater();
        finish(answer.reach == Reach::Fine ? Result<void>() : Result<void>(answer.problem));
    });
}

void HostService::finish(const Result<void> &result)
{
    const Done done = std::exchange(m_done, {});
    if (done)
        done(result);
}

} // namespace chautari
