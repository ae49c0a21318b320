// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/conversationpicker.h"

#include "app/ui/conversations/conversationdelegate.h"
#include "app/ui/conversations/conversationfiltermodel.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr QSize usualSize(420, 480);

} // namespace

ConversationPicker::ConversationPicker(ConversationListModel &model, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_found(new ConversationFilterModel(this))
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_pickButton(new QPushButton(this))
    , m_cancelButton(new QPushButton(this))
{
    setObjectName(u"conversationPicker"_s);
    m_found->setSourceModel(&model);
    m_edit->setObjectName(u"pickerEdit"_s);
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"pickerList"_s);
    m_list->setModel(m_found);
    m_list->setItemDelegate(new ConversationDelegate(theme, m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_pickButton->setObjectName(u"pickButton"_s);
    m_pickButton->setProperty("kind", u"primary"_s);
    m_pickButton->setDefault(true);
    m_cancelButton->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancelButton);
    buttons->addWidget(m_pickButton);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_found->setNeedle(words);
        chooseFirst();
    });
    connect(m_list, &QListView::activated, this, &ConversationPicker::pick);
    connect(m_list, &QListView::doubleClicked, this, &ConversationPicker::pick);
    connect(m_pickButton, &QPushButton::clicked, this, &ConversationPicker::pick);
    connect(m_cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    resize(usualSize * theme.textScale());
    retranslate();
    chooseFirst();
}

void ConversationPicker::chooseFirst()
{
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_found->index(0, 0));
    m_pickButton->setEnabled(m_found->rowCount() > 0);
}

void ConversationPicker::pick()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    Q_EMIT picked(ConversationId(chosen.data(ConversationListModel::ConversationIdRole).toLongLong()));
    accept();
}

// The list is walked while the hands stay in the field.
bool ConversationPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            const int step = key->key() == Qt::Key_Up ? -1 : 1;
            const QModelIndex next = m_found->index(m_list->currentIndex().row() + step, 0);
            if (next.isValid())
                m_list->setCurrentIndex(next);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ConversationPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ConversationPicker::retranslate()
{
    setWindowTitle(tr("Forward to"));
    m_edit->setPlaceholderText(tr("Name or service"));
    m_edit->setAccessibleName(tr("Name or service"));
    m_list->setAccessibleName(tr("Conversations"));
    m_pickButton->setText(tr("Forward"));
    m_cancelButton->setText(tr("Cancel"));
}

} // namespace chautari
