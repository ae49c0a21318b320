// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/details/blockquestion.h"

#include "app/models/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

void askToBlock(const UserBasic &person, QWidget *parent, const std::function<void()> &confirmed)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("BlockQuestion", source); };
    const QString name = displaytext::isolated(displaytext::name(person.displayName()));
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"blockDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(text(QT_TRANSLATE_NOOP("BlockQuestion", "Block")));
    box->setText(text(QT_TRANSLATE_NOOP("BlockQuestion", "Block %1?")).arg(name));
    box->setInformativeText(text(QT_TRANSLATE_NOOP("BlockQuestion",
        "Their messages are refused, and you do not see each other's presence and typing. What was written stays. You "
        "can unblock them at any time.")));
    QPushButton *block
        = box->addButton(text(QT_TRANSLATE_NOOP("BlockQuestion", "Block")), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(text(QT_TRANSLATE_NOOP("BlockQuestion", "Cancel")), QMessageBox::RejectRole);
    block->setObjectName(u"confirmBlockButton"_s);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(block, &QAbstractButton::clicked, box, confirmed);
    box->open();
}

} // namespace chautari
