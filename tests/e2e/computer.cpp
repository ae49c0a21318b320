// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/computer.h"

#include "app/models/conversationlistmodel.h"
#include "app/ui/mainwindow/appcontroller.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSocketNotifier>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

#include <unistd.h>

namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000; // a deadline, not a wait

//! \brief The person at one computer. Every order says what came of it; a missing thing ends the order.
class Person
{
public:
    bool start()
    {
        m_controller = std::make_unique<AppController>(AppOptions());
        return m_controller->start().hasValue();
    }

    std::optional<QString> carryOut(const QStringList &order)
    {
        const QString verb = order.value(0);
        if (verb == "host"_L1)
            return host(order.value(1));
        if (verb == "link"_L1)
            return link();
        if (verb == "code"_L1)
            return code();
        if (verb == "letin"_L1)
            return letIn();
        if (verb == "join"_L1)
            return join(order.value(1));
        if (verb == "meet"_L1)
            return meet();
        if (verb == "givecode"_L1)
            return giveCode(order.value(1));
        if (verb == "samenumber"_L1)
            return press("sameNumberButton") && press("createAccountButton") ? yes() : std::nullopt;
        if (verb == "register"_L1)
            return registerAs(order.value(1));
        if (verb == "in"_L1)
            return waitFor([this] { return find<QLabel>("accountNameLabel") != nullptr; });
        if (verb == "first"_L1)
            return writeFirst(order.value(1));
        if (verb == "write"_L1)
            return write(order.value(1));
        if (verb == "reads"_L1)
            return reads(order.value(1));
        if (verb == "online"_L1)
            return waitFor([this] { return isOnline(); });
        if (verb == "offline"_L1)
            return waitFor([this] { return !isOnline(); });
        return std::nullopt;
    }

private:
    static std::optional<QString> yes() { return u"yes"_s; }

    template <typename Condition>
    static std::optional<QString> waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, patienceMs) ? yes() : std::nullopt;
    }

    //! The visible one of that name in any window.
    template <typename T>
    T *find(const char *name) const
    {
        for (QWidget *widget : QApplication::allWidgets()) {
            if (widget->objectName() == QLatin1StringView(name) && widget->isVisible()) {
                if (auto *found = qobject_cast<T *>(widget))
                    return found;
            }
        }
        return nullptr;
    }

    template <typename T>
    T *await(const char *name) const
    {
        const auto isLaidOut = [&] {
            const T *found = find<T>(name);
            return found && !found->rect().isEmpty() && found->isEnabled();
        };
        if (QTest::qWaitFor(isLaidOut, patienceMs))
            return find<T>(name);
        qWarning("there is no %s", name);
        return nullptr;
    }

    bool press(const char *name) const
    {
        auto *button = await<QAbstractButton>(name);
        if (button)
            QTest::mouseClick(button, Qt::LeftButton);
        return button;
    }

    bool type(const char *name, const QString &text) const
    {
        auto *edit = await<QLineEdit>(name);
        if (edit) {
            edit->clear();
            QTest::keyClicks(edit, text);
        }
        return edit;
    }

    [[nodiscard]] QAction *action(const QString &name) const
    {
        return m_controller->mainWindow()->findChild<QAction *>(name);
    }

    [[nodiscard]] QListView *conversations() const { return find<QListView>("conversationList"); }

    [[nodiscard]] bool isOnline() const
    {
        const auto *label = find<QLabel>("connectionStateLabel");
        return label && label->text() == u"Online"_s;
    }

    std::optional<QString> host(const QString &rule)
    {
        const bool isAsked = press("hostButton") && type("placeNameEdit", u"Workshop"_s)
            && press(rule.toLatin1().constData()) && press("startHostingButton");
        return isAsked ? registerAs(u"Ramesh"_s) : std::nullopt;
    }

    std::optional<QString> registerAs(const QString &name)
    {
        const bool isFilled = type("firstNameEdit", name) && type("lastNameEdit", u"Rai"_s)
            && type("emailEdit", name.toLower() + u"@example.np"_s) && type("passwordEdit", u"Str0ng-pass-42"_s)
            && type("password2Edit", u"Str0ng-pass-42"_s) && press("registerButton");
        return isFilled ? yes() : std::nullopt;
    }

    std::optional<QString> link()
    {
        action(u"inviteAction"_s)->trigger();
        const auto *edit = await<QLineEdit>("invitationLinkEdit");
        if (!edit || !QTest::qWaitFor([edit] { return !edit->text().isEmpty(); }, patienceMs))
            return std::nullopt;
        const QString text = edit->text();
        press("closeButton");
        return text;
    }

    std::optional<QString> code()
    {
        action(u"inviteAction"_s)->trigger();
        if (!press("joinCodeButton"))
            return std::nullopt;
        const auto *label = await<QLabel>("joinCodeLabel");
        return label ? std::optional(label->text()) : std::nullopt; // the dialog stays: the code goes with it
    }

    std::optional<QString> letIn()
    {
        QAction *people = action(u"peopleAction"_s);
        if (!QTest::qWaitFor([people] { return people->text().contains(u'1'); }, patienceMs))
            return std::nullopt;
        people->trigger();
        return press("letInButton") && press("closeButton") ? yes() : std::nullopt;
    }

    std::optional<QString> join(const QString &text)
    {
        if (!press("joinButton") || !type("addressEdit", text))
            return std::nullopt;
        QTest::keyClick(find<QLineEdit>("addressEdit"), Qt::Key_Return);
        return yes();
    }

    //! The one that is found.
    std::optional<QString> meet()
    {
        if (!press("joinButton"))
            return std::nullopt;
        auto *hosts = await<QListWidget>("foundHostsList");
        if (!hosts || !QTest::qWaitFor([hosts] { return hosts->count() == 1; }, patienceMs))
            return std::nullopt;
        QTest::mouseClick(hosts->viewport(), Qt::LeftButton, {}, hosts->visualItemRect(hosts->item(0)).center());
        return await<QLineEdit>("joinCodeEdit") ? yes() : std::nullopt;
    }

    std::optional<QString> giveCode(const QString &digits)
    {
        if (!type("joinCodeEdit", digits))
            return std::nullopt;
        QTest::keyClick(find<QLineEdit>("joinCodeEdit"), Qt::Key_Return);
        return yes();
    }

    //! To whoever offers the only service there is.
    std::optional<QString> writeFirst(const QString &text)
    {
        action(u"servicesAction"_s)->trigger();
        auto *services = await<QListView>("serviceList");
        if (!services || !QTest::qWaitFor([services] { return services->model()->rowCount() == 1; }, patienceMs))
            return std::nullopt;
        const QPoint first = services->visualRect(services->model()->index(0, 0)).center();
        QTest::mouseClick(services->viewport(), Qt::LeftButton, {}, first);
        auto *edit = await<QPlainTextEdit>("firstMessageEdit");
        if (!edit)
            return std::nullopt;
        edit->clear();
        QTest::keyClicks(edit, text);
        return press("sendFirstButton") ? yes() : std::nullopt;
    }

    std::optional<QString> write(const QString &text)
    {
        auto *edit = await<QPlainTextEdit>("messageEdit");
        if (!edit)
            return std::nullopt;
        edit->setFocus();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        return yes();
    }

    //! The last word of the only conversation.
    std::optional<QString> reads(const QString &text)
    {
        return waitFor([this, text] {
            const QListView *list = conversations();
            return list && list->model()->rowCount() == 1
                && list->model()->index(0, 0).data(ConversationListModel::LastTextRole).toString().contains(text);
        });
    }

    std::unique_ptr<AppController> m_controller;
};

} // namespace

Computer::Computer(const QString &home, const QString &plug)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const std::pair<QString, QString> folders[]{{u"HOME"_s, home}, {u"XDG_DATA_HOME"_s, home + u"/data"_s},
        {u"XDG_CONFIG_HOME"_s, home + u"/config"_s}, {u"XDG_RUNTIME_DIR"_s, home}};
    for (const auto &[name, folder] : folders)
        environment.insert(name, folder);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"unshare"_s, {u"--net"_s, QCoreApplication::applicationFilePath(), u"computer"_s});
    if (!m_process.waitForReadyRead(patienceMs)) // it says that it is there
        return;
    m_process.readLine();
    QProcess::execute(u"ip"_s, {u"link"_s, u"set"_s, plug, u"netns"_s, QString::number(pid())});
}

Computer::~Computer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceMs))
        m_process.kill();
    m_process.waitForFinished();
}

bool Computer::run(const QString &command) const
{
    return QProcess::execute(u"nsenter"_s, QStringList{u"--net=/proc/%1/ns/net"_s.arg(pid())} + command.split(u' '))
        == 0;
}

std::optional<QString> Computer::ask(const QStringList &order)
{
    m_process.write(QJsonDocument(QJsonArray::fromStringList(order)).toJson(QJsonDocument::Compact) + '\n');
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(2 * patienceMs))
            return std::nullopt;
    }
    const QJsonArray answer = QJsonDocument::fromJson(m_process.readLine()).array();
    return answer.isEmpty() ? std::nullopt : std::optional(answer.first().toString());
}

int runComputer(int &argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    Person person;
    const auto answer = [](const std::optional<QString> &text) {
        const QJsonArray array = text ? QJsonArray{*text} : QJsonArray();
        const QByteArray line = QJsonDocument(array).toJson(QJsonDocument::Compact) + '\n';
        return ::write(STDOUT_FILENO, line.constData(), size_t(line.size())) == line.size();
    };
    answer(u"here"_s);
    QByteArray heard;
    bool isOver = false;
    bool isStarted = false;
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &application, [&] {
        char bytes[4096];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof(bytes));
        isOver = count <= 0;
        notifier.setEnabled(!isOver);
        heard.append(bytes, std::max<ssize_t>(count, 0));
    });
    while (!isOver) {
        const qsizetype end = heard.indexOf('\n');
        if (end < 0) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            continue;
        }
        // Not before the first order: by then the cable is plugged in.
        if (!isStarted)
            isStarted = person.start();
        QStringList order;
        for (const QJsonValue &word : QJsonDocument::fromJson(heard.left(end)).array())
            order.append(word.toString());
        heard.remove(0, end + 1);
        answer(person.carryOut(order));
    }
    return 0;
}

} // namespace chautari::test
