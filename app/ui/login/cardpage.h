// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace chautari {

class GlyphButton;

//! \brief One step before the chat: a back arrow, a title and a column of readable width in the middle, which scrolls
//! when the text is large or the window small. Base of the pages in login/. GUI thread.
class CardPage : public QWidget
{
    Q_OBJECT
public:
    explicit CardPage(const ThemeController &theme, QWidget *parent = nullptr);

    void setBackVisible(bool isVisible);

Q_SIGNALS:
    void backRequested();

protected:
    [[nodiscard]] const ThemeController &theme() const { return m_theme; }
    //! Where a page puts its own widgets, below title and subtitle.
    [[nodiscard]] QVBoxLayout &column() const { return *m_column; }
    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    //! A sentence in the colour of errors above the fields; empty hides it.
    void setProblem(const QString &problem);
    //! Adds the thin progress line at this place of the column.
    void addProgress();
    void setProgressVisible(bool isVisible);
    //! Of everything the page says; called once by each page's constructor and at every change of the language.
    virtual void retranslate();

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateWidth();

    const ThemeController &m_theme;
    GlyphButton *m_backButton;
    QWidget *m_columnWidget;
    QVBoxLayout *m_column;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_problem;
    QProgressBar *m_progress = nullptr;
};

} // namespace chautari
