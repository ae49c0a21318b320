// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace chautari {

//! Who is who, as the owner's console was last told.
class ConsolePeople
{
public:
    void set(const QList<PlacePerson> &people);
    //! To stand inside a sentence; "the server" for nobody, a number for who is not there any more.
    [[nodiscard]] QString nameOf(UserId user) const;

private:
    QHash<UserId, QString> m_names;
};

//! What the pages share. Outlives them.
struct ConsoleContext
{
    ChatSession &session;
    const ThemeController &theme;
    const ConsolePeople &people;
};

//! \brief A page of the owner's console. It asks the server when it comes into view, shows what the answers say, and
//! gives its orders to the session. GUI thread.
class ConsolePage : public QWidget
{
    Q_OBJECT
public:
    explicit ConsolePage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    virtual void handle(const ConsoleAnswer &answer) = 0;
    virtual void retranslate() = 0;
    //! Asks anew for what it shows.
    virtual void refresh() = 0;

protected:
    void showEvent(QShowEvent *event) override;

    void order(const ConsoleOrder &order) const { m_context.session.keepConsole(order); }
    [[nodiscard]] QString nameOf(UserId user) const { return m_context.people.nameOf(user); }
    [[nodiscard]] const ConsoleContext &context() const { return m_context; }

    // Parts, with the names by which tests and screen readers find them.
    QLabel *addNote(const char *tone = "muted");
    QListWidget *makeList(const char *name);
    QPushButton *makeButton(const char *name);
    //! A row of buttons at the left.
    void addButtons(const QList<QPushButton *> &buttons);
    [[nodiscard]] QVBoxLayout &column() const { return *m_column; }

private:
    const ConsoleContext &m_context;
    QVBoxLayout *m_column;
};

//! Before what cannot be taken back. The names are those of the box and of its button, for tests.
struct GraveQuestion
{
    const char *name = nullptr;
    QString title;
    QString text;
    const char *buttonName = nullptr;
    QString button;
};

//! Asks over `parent`; Enter and Escape are Cancel. `done` is called when it is to be done.
void askBefore(QWidget &parent, const GraveQuestion &question, std::function<void()> done);

//! What is chosen may hold for everybody at once. So the wheel moves the page, and keys open the list, in which Enter
//! chooses and Escape does not.
void chooseInListOnly(QComboBox &box);

//! Choices by their numbers. A number that is not among them is shown all the same.
class NumberChoice
{
public:
    explicit NumberChoice(QComboBox &box, QList<int> numbers);
    //! \param textOf what stands for a number
    void setTexts(const std::function<QString(int)> &textOf);
    void setNumber(int number);
    [[nodiscard]] int number() const;

private:
    QComboBox &m_box;
    QList<int> m_numbers;
    std::function<QString(int)> m_textOf;
};

} // namespace chautari
