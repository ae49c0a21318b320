// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/error.h"

#include <QtWidgets/QWidget>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace chautari {

//! \brief The first message about a service: write one or take an opening, and send it; or go on with the conversation
//! there is; or read why one cannot be begun. Knows no session. GUI thread.
class QuickContact : public QWidget
{
    Q_OBJECT
public:
    explicit QuickContact(QWidget *parent = nullptr);

    enum class State {
        New, //!< nothing was said about this service yet
        Known, //!< there is a conversation
        NotAllowed, //!< whoever offers services waits for customers
    };
    void setState(State state, const QString &provider);
    void setLimit(int codePoints); //!< 0 = not known
    //! The button waits for the answer.
    void setSending(bool isSending);
    void showError(const Error &error);
    void clear();
    void focusContact();
    [[nodiscard]] QString text() const; //!< trimmed

Q_SIGNALS:
    void sendRequested();
    void continueRequested();
    void textChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildForm();
    void retranslate();
    void refresh();
    void send();
    void fillOpenings();

    QStackedWidget *m_stack;
    QWidget *m_form;
    QLabel *m_label;
    QPushButton *m_openingsButton;
    QMenu *m_openings;
    QPlainTextEdit *m_edit;
    QLabel *m_counter;
    QLabel *m_problem;
    QPushButton *m_sendButton;
    QLabel *m_knownLabel;
    QPushButton *m_continueButton;
    QLabel *m_whyNot;
    QString m_provider;
    State m_state = State::New;
    int m_limit = 0;
    bool m_isSending = false;
};

} // namespace chautari
