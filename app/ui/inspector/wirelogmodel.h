// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/wiretap.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSortFilterProxyModel>

namespace chautari {

//! \brief What went over the line, the newest `WireTap::most`, oldest first. GUI thread.
class WireLogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Direction, What, Size, Outcome, ColumnCount };

    explicit WireLogModel(QObject *parent = nullptr);

    void append(const QList<WireEvent> &events);
    void clear();
    [[nodiscard]] const WireEvent &eventAt(int row) const { return m_events.at(row); }
    //! All of one row on one line, for the clipboard.
    [[nodiscard]] QString lineOf(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const WireEvent &event, int column) const;
    [[nodiscard]] QString outcome(const WireEvent &event) const;

    QList<WireEvent> m_events;
};

//! \brief Only one kind of row, and only those that hold these words. GUI thread.
class WireLogFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { Everything, Frames, Requests, Connection };

    WireLogFilter(WireLogModel &log, QObject *parent = nullptr);

    void setShown(Show shown);
    void setWords(const QString &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    WireLogModel &m_log;
    Show m_shown = Show::Everything;
    QString m_words;
};

} // namespace chautari
