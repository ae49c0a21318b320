// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/compose/cannedreply.h"

#include <QtWidgets/QListWidget>

namespace chautari {

class ComposeEdit;

//! \brief The prepared replies above the field while a word that begins with `/` is typed. The field keeps the focus:
//! Up and Down choose, Enter and Tab take, Esc leaves the word as it is. While an input method composes it neither
//! opens nor takes a key. GUI thread.
class ReplyList : public QListWidget
{
    Q_OBJECT
public:
    //! Listens to the field's keys; it outlives this.
    ReplyList(ComposeEdit &edit, QWidget *parent);

    void setReplies(const QList<CannedReply> &replies);
    void setWords(const ReplyWords &words) { m_words = words; }
    //! The person has typed or moved: opens, narrows or closes.
    void look();

Q_SIGNALS:
    void filesChosen(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int slashBefore() const;
    void show(const QList<CannedReply> &found);
    void fitHeight();
    void choose(int row);
    void take();
    bool takeKey(int key);

    ComposeEdit &m_edit;
    QList<CannedReply> m_replies;
    QList<CannedReply> m_found;
    ReplyWords m_words;
    int m_dismissed = -1; //!< the slash that Esc was pressed for
};

} // namespace chautari
