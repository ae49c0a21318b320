// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QScrollArea>

class QHBoxLayout;

namespace chautari {

//! What a server takes in one message; 0 and empty = no limit is known.
struct FileLimits
{
    qint64 bytes = 0; //!< of one file
    int files = 0;
    QStringList extensions; //!< in lower case
};

//! \brief The files that will be sent with the text: each with its picture or sign, name and size, a way to take it out,
//! and, before anything is sent, why this server would not take it. GUI thread; pictures are read elsewhere.
class AttachmentTray : public QScrollArea
{
    Q_OBJECT
public:
    explicit AttachmentTray(const ThemeController &theme, QWidget *parent = nullptr);

    void setLimits(const FileLimits &limits);
    //! Those that are there already, and folders, are left out.
    void add(const QStringList &paths);
    void clear();
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    //! The first reason why they cannot be sent as they are; empty = they can.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void filesChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    class Item;

    void remove(const QString &path);
    void rebuild();
    [[nodiscard]] QString problemOf(const QString &path) const;

    const ThemeController &m_theme;
    FileLimits m_limits;
    QStringList m_paths;
    QWidget *m_row;
    QHBoxLayout *m_layout;
};

} // namespace chautari
