// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/compose/emojidata.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QFrame>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QModelIndex;

namespace chautari {

class EmojiModel;

//! What of the emoji is remembered between starts.
struct EmojiTaste
{
    QStringList recent; //!< the newest first
    int tone = 0; //!< of skin; 0 = none

    friend bool operator==(const EmojiTaste &, const EmojiTaste &) = default;
};

//! \brief Emoji to choose from: the recent ones, groups, a search in English and Nepali, one skin tone for all. A popup
//! that closes when it has been answered. GUI thread.
class EmojiPicker : public QFrame
{
    Q_OBJECT
public:
    explicit EmojiPicker(const ThemeController &theme, QWidget *parent = nullptr);

    void setTaste(const EmojiTaste &taste);
    //! Above `anchor`, inside the screen.
    void openAt(const QRect &anchor);

Q_SIGNALS:
    void chosen(const QString &emoji);
    void tasteChanged(const chautari::EmojiTaste &taste);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildGroups();
    void buildTones();
    void showRecent();
    void showGroup(int group);
    void showFound();
    void setTone(int tone);
    void choose(const QModelIndex &index);
    void tellName(const QModelIndex &index);
    void retranslate();

    const ThemeController &m_theme;
    EmojiTaste m_taste;
    EmojiModel *m_model;
    QLineEdit *m_search;
    QListView *m_list;
    QHBoxLayout *m_groups;
    QHBoxLayout *m_tones;
    QLabel *m_name;
};

} // namespace chautari
