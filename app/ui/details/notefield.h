// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPlainTextEdit;

namespace chautari {

//! \brief A private note about a conversation. Says what was written after a pause, and at once when it is left for
//! another one. What is being written is not overwritten by news. GUI thread.
class NoteField : public QWidget
{
    Q_OBJECT
public:
    explicit NoteField(QWidget *parent = nullptr);

    //! \param limit in code points, 0 = not known
    void setNote(ConversationId conversation, const QString &note, int limit);
    //! Says what has not been said yet.
    void save();

Q_SIGNALS:
    void noteWritten(chautari::ConversationId conversation, const QString &note);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void retranslate();
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isTooLong() const;

    QPlainTextEdit *m_edit;
    QLabel *m_hint;
    QTimer m_pause;
    ConversationId m_conversation;
    QString m_said; //!< or heard, last
    int m_limit = 0;
};

} // namespace chautari
