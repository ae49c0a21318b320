// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/messagehitsmodel.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QListView;

namespace chautari {

//! \brief The messages a search found, below the conversations it found. GUI thread.
class MessageHits : public QWidget
{
    Q_OBJECT
public:
    explicit MessageHits(const ThemeController &theme, QWidget *parent = nullptr);

    void show(QList<MessageHitsModel::Hit> hits, const QString &query, bool hasMore);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_model->rowCount() == 0; }
    void focusList();

Q_SIGNALS:
    void messageActivated(const chautari::Message &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    MessageHitsModel *m_model;
    QLabel *m_title;
    QListView *m_list;
    bool m_hasMore = false;
};

} // namespace chautari
