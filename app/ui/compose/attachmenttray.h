// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/compose/picturepreparing.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtWidgets/QScrollArea>

class QHBoxLayout;

namespace chautari {

//! \brief The files that will be sent with the text: each with its picture or sign, name and size, a way to take it
//! out, and, before anything is sent, why this server would not take it. Pictures are made fit to be sent meanwhile, in
//! a thread of its own. GUI thread.
class AttachmentTray : public QScrollArea
{
    Q_OBJECT
public:
    explicit AttachmentTray(const ThemeController &theme, QWidget *parent = nullptr);
    ~AttachmentTray() override; //!< waits for the picture being prepared

    void setLimits(const FileLimits &limits);
    //! Those that are there already, and folders, are left out.
    void add(const QStringList &paths);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_files.isEmpty(); }
    //! What is to be sent, in this order: the chosen files, or what was made of them. They stay until this goes.
    [[nodiscard]] QStringList paths() const;
    //! Nothing is being prepared any more.
    [[nodiscard]] bool isReady() const;
    //! One place to the left or right.
    void move(const QString &chosen, int step);
    //! The first reason why they cannot be sent as they are; empty = they can.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void filesChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    class Item;

    struct Chosen
    {
        QString path; //!< as the person chose it
        QString prepared; //!< what goes instead; empty = the file itself
        bool isPreparing = false;
    };

    void prepare(const QString &path);
    void handlePrepared(const QString &path, const QString &prepared);
    void remove(const QString &path);
    void rebuild();
    [[nodiscard]] QString problemOf(const Chosen &file) const;

    const ThemeController &m_theme;
    FileLimits m_limits;
    QList<Chosen> m_files;
    QTemporaryDir m_prepared;
    int m_number = 0;
    QThreadPool m_pool;
    QWidget *m_row;
    QHBoxLayout *m_layout;
};

} // namespace chautari
