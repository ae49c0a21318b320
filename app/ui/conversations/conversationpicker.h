// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/conversationlistmodel.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QDialog>

class QLineEdit;
class QListView;
class QPushButton;

namespace chautari {

class ConversationFilterModel;

//! \brief "To whom?": the conversations, found by typing, chosen by Enter or a click. GUI thread; the model outlives
//! it.
class ConversationPicker : public QDialog
{
    Q_OBJECT
public:
    ConversationPicker(ConversationListModel &model, const ThemeController &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void picked(chautari::ConversationId conversation);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void pick();
    void chooseFirst();
    void retranslate();

    ConversationFilterModel *m_found;
    QLineEdit *m_edit;
    QListView *m_list;
    QPushButton *m_pickButton;
    QPushButton *m_cancelButton;
};

} // namespace chautari
