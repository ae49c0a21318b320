// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace chautari {

class ComposeEdit;
class GlyphButton;
class SendButton;

//! \brief The bar under the messages: text, Send, and a counter near the server's limit. Never sends an empty or a too
//! long text. GUI thread.
class Composer : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(const ThemeController &theme, QWidget *parent = nullptr);

    //! Code points the server takes in one message.
    void setLimit(int codePoints);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void clear() { setText({}); }
    void focusEdit();

Q_SIGNALS:
    void sendRequested(const QString &text); //!< trimmed, not empty, within the limit
    void attachRequested();
    void textEdited(bool isEmpty);
    void escapePressed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void refresh();
    void send();

    ComposeEdit *m_edit;
    GlyphButton *m_attachButton;
    SendButton *m_sendButton;
    QLabel *m_counter;
    int m_limit;
    bool m_isSettingText = false;
};

} // namespace chautari
