// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/compose/cannedreply.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace chautari {

class GlyphButton;

//! \brief Where prepared replies are written: add, change, delete, put in order, add files. Every change counts at
//! once. Files are copied into `folder` (elsewhere than in the GUI thread), so that the reply keeps them; without a
//! folder they stay where they are. GUI thread.
class RepliesPage : public QWidget
{
    Q_OBJECT
public:
    RepliesPage(const QList<CannedReply> &replies, const QString &folder, const ThemeController &theme,
        QWidget *parent = nullptr);

    //! To the reply that is chosen.
    void addFiles(const QStringList &paths);

Q_SIGNALS:
    void changed(const QList<chautari::CannedReply> &replies);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(const ThemeController &theme);
    void connectParts();
    void fillList(int row);
    void showReply();
    void add();
    void remove();
    void move(int step);
    void chooseFiles();
    void keepFile(const QString &path);
    void removeFile();
    void forgetFiles(const QStringList &paths) const;
    void handleEdited();
    void retranslate();
    [[nodiscard]] int current() const;
    [[nodiscard]] QString titleOf(const CannedReply &reply) const;

    QList<CannedReply> m_replies;
    QString m_folder;
    int m_copying = 0; //!< files; the replies keep their places meanwhile
    QLabel *m_intro;
    QListWidget *m_list;
    GlyphButton *m_add = nullptr;
    GlyphButton *m_remove = nullptr;
    GlyphButton *m_up = nullptr;
    GlyphButton *m_down = nullptr;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_textLabel;
    QPlainTextEdit *m_text;
    QLabel *m_variables;
    QListWidget *m_files;
    QPushButton *m_addFile;
    QPushButton *m_removeFile;
    QLabel *m_problem;
};

} // namespace chautari
