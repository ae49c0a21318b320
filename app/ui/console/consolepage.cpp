// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/consolepage.h"

#include "app/models/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QShowEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyledItemDelegate>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastLines = 6; // of a list: three rows

//! Two scripts in one line make it higher than the style reckons, and then the last line does not fit.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), size.height() + option.fontMetrics.height() / 2};
    }
};

class ListOnlyFilter : public QObject
{
public:
    explicit ListOnlyFilter(QComboBox &box)
        : QObject(&box)
        , m_box(box)
    { }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Wheel) {
            event->ignore();
            return true;
        }
        if (event->type() != QEvent::KeyPress || !wouldChoose(*static_cast<QKeyEvent *>(event)))
            return false;
        m_box.showPopup();
        return true;
    }

private:
    static bool wouldChoose(const QKeyEvent &press)
    {
        switch (press.key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Home:
        case Qt::Key_End:
            return true;
        default:
            return press.text().size() == 1 && press.text().front().isLetterOrNumber();
        }
    }

    QComboBox &m_box;
};

} // namespace

void chooseInListOnly(QComboBox &box)
{
    box.installEventFilter(new ListOnlyFilter(box));
}

void ConsolePeople::set(const QList<PlacePerson> &people)
{
    m_names.clear();
    for (const PlacePerson &person : people)
        m_names.insert(person.id, displaytext::name(person.displayName()));
}

QString ConsolePeople::nameOf(UserId user) const
{
    if (!user.isValid())
        return QCoreApplication::translate("chautari::ConsolePage", "the server");
    const auto found = m_names.constFind(user);
    if (found != m_names.constEnd())
        return displaytext::isolated(*found);
    return QCoreApplication::translate("chautari::ConsolePage", "account %1").arg(user.value());
}

ConsolePage::ConsolePage(const ConsoleContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(grid + grid / 2);
    connect(&context.session, &ChatSession::consoleAnswered, this, &ConsolePage::handle);
}

void ConsolePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        refresh();
}

QLabel *ConsolePage::addNote(const char *tone)
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", QLatin1StringView(tone));
    m_column->addWidget(label);
    return label;
}

QListWidget *ConsolePage::makeList(const char *name)
{
    auto *list = new QListWidget(this);
    list->setObjectName(QLatin1StringView(name));
    list->setProperty("kind", u"rows"_s);
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setResizeMode(QListView::Adjust); // rows are as high as their words at this width
    list->setItemDelegate(new RowDelegate(list));
    list->setMinimumHeight(list->fontMetrics().height() * leastLines);
    return list;
}

QPushButton *ConsolePage::makeButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    return button;
}

void ConsolePage::addButtons(const QList<QPushButton *> &buttons)
{
    auto *row = new QHBoxLayout;
    for (QPushButton *button : buttons)
        row->addWidget(button);
    row->addStretch(1);
    m_column->addLayout(row);
}

void askBefore(QWidget &parent, const GraveQuestion &question, std::function<void()> done)
{
    auto *box = new QMessageBox(QMessageBox::Warning, question.title, question.text, QMessageBox::Cancel, &parent);
    box->setObjectName(QLatin1StringView(question.name));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setDefaultButton(QMessageBox::Cancel);
    QPushButton *go = box->addButton(question.button, QMessageBox::DestructiveRole);
    go->setObjectName(QLatin1StringView(question.buttonName));
    QObject::connect(box, &QDialog::finished, &parent, [box, go, done = std::move(done)] {
        if (box->clickedButton() == go)
            done();
    });
    box->open();
}

NumberChoice::NumberChoice(QComboBox &box, QList<int> numbers)
    : m_box(box)
    , m_numbers(std::move(numbers))
{
    for (const int number : std::as_const(m_numbers))
        m_box.addItem(QString(), number);
    chooseInListOnly(m_box);
    m_box.setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

void NumberChoice::setTexts(const std::function<QString(int)> &textOf)
{
    m_textOf = textOf;
    for (int i = 0; i < m_box.count(); ++i)
        m_box.setItemText(i, textOf(m_box.itemData(i).toInt()));
}

void NumberChoice::setNumber(int number)
{
    int index = m_box.findData(number);
    if (index < 0) {
        m_box.addItem(m_textOf(number), number);
        index = m_box.count() - 1;
    }
    m_box.setCurrentIndex(index);
}

int NumberChoice::number() const
{
    return m_box.currentData().toInt();
}

} // namespace chautari
