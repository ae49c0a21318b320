// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;

namespace chautari {

class GlyphButton;

//! \brief Looks for words in one conversation: from the newest hit to older ones and back. Asks when the person stops
//! typing; knows no session. GUI thread.
class SearchBar : public QWidget
{
    Q_OBJECT
public:
    explicit SearchBar(const ThemeController &theme, QWidget *parent = nullptr);

    void open(); //!< with the words of before marked, so that typing begins anew
    void close();
    void showResults(const SearchResults &results);
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    //! `before` is the last hit there is; invalid at first.
    void searchRequested(const QString &words, chautari::MessageId before);
    void hitChosen(const chautari::Message &message);
    void wordsChanged(const QString &words); //!< that are to stand out; empty when the bar closes
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void go(int step);
    void refresh();
    void retranslate();

    QLineEdit *m_edit;
    QLabel *m_count;
    GlyphButton *m_olderButton;
    GlyphButton *m_newerButton;
    GlyphButton *m_closeButton;
    QTimer m_pause;
    QList<Message> m_hits; //!< newest first
    QString m_asked; //!< the words that m_hits are of
    qsizetype m_index = -1;
    bool m_hasMore = false;
    bool m_isAnswered = true;
};

} // namespace chautari
