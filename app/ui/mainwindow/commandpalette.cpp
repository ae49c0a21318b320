// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/commandpalette.h"

#include <QtCore/QEvent>
#include <QtGui/QFontMetrics>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qsizetype mostRecent = 8;

} // namespace

CommandModel::CommandModel(const ThemeController &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{ }

void CommandModel::setCommands(const QList<Command> &commands)
{
    beginResetModel();
    m_commands = commands;
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_commands.size());
}

int CommandModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_commands.size())
        return {};
    const Command &command = m_commands.at(index.row());
    const bool isKeys = index.column() == Keys;
    switch (role) {
    case Qt::DisplayRole:
        return isKeys ? command.keys : command.text;
    case Qt::TextAlignmentRole:
        return QVariant((isKeys ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return isKeys || command.keys.isEmpty() ? QVariant() : QString(command.text + u", "_s + command.keys);
    case Qt::SizeHintRole:
        return isKeys ? QVariant() : QSize(0, QFontMetrics(m_theme.font(FontRole::Body)).height() + grid);
    default:
        return {};
    }
}

CommandPalette::CommandPalette(
    const QMainWindow &window, AppSettings &settings, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_window(window)
    , m_settings(settings)
    , m_all(commands::of(window))
    , m_found(theme)
    , m_edit(new QLineEdit(this))
    , m_list(new QTreeView(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_edit->setObjectName(u"commandEdit"_s);
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"commandList"_s);
    m_list->setModel(&m_found);
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(CommandModel::Text, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(CommandModel::Keys, QHeaderView::ResizeToContents);
    m_nothing->setObjectName(u"noCommandLabel"_s);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setProperty("tone", u"muted"_s);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(grid);
    column->addWidget(m_edit);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] { run(m_list->currentIndex()); });
    connect(m_list, &QTreeView::activated, this, &CommandPalette::run);
    connect(m_list, &QTreeView::clicked, this, &CommandPalette::run);
    const QSize wanted = QSize(520, 420) * std::max(1.0, theme.textScale());
    resize(wanted.boundedTo(window.size()));
    retranslate();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::find()
{
    m_found.setCommands(commands::matching(m_all, m_edit->text(), m_settings.recentCommands()));
    m_list->setCurrentIndex(m_found.index(0, 0));
    m_nothing->setVisible(m_found.rowCount() == 0);
}

// It runs when this has closed and the focus is back where it was.
void CommandPalette::run(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Command command = m_found.commandAt(index.row());
    if (!command.id.isEmpty()) {
        QStringList recent = m_settings.recentCommands();
        recent.removeAll(command.id);
        recent.prepend(command.id);
        m_settings.setRecentCommands(recent.mid(0, mostRecent));
    }
    accept();
    if (command.action)
        QMetaObject::invokeMethod(command.action.data(), &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            const int step = key->key() == Qt::Key_Up ? -1 : 1;
            const QModelIndex next = m_found.index(m_list->currentIndex().row() + step, 0);
            if (next.isValid())
                m_list->setCurrentIndex(next);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) // later: the window's actions may hear of it after this
        QMetaObject::invokeMethod(this, &CommandPalette::retranslate, Qt::QueuedConnection);
    QDialog::changeEvent(event);
}

void CommandPalette::retranslate()
{
    m_all = commands::of(m_window);
    setWindowTitle(tr("Commands"));
    m_edit->setPlaceholderText(tr("What do you want to do?"));
    m_edit->setAccessibleName(tr("Search in the commands"));
    m_list->setAccessibleName(tr("Commands"));
    m_nothing->setText(tr("No command has these words."));
    find();
}

} // namespace chautari
