// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/dayjump.h"

#include "app/ui/chat/daypicker.h"
#include "app/ui/chat/messageview.h"
#include "shared/core/localtext.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

namespace chautari {

namespace {

QDate dayOf(Timestamp moment)
{
    return moment.toLocalTime().date();
}

Timestamp beginningOf(QDate day)
{
    return Timestamp(day.startOfDay().toMSecsSinceEpoch() * 1000);
}

} // namespace

DayJump::DayJump(ChatSession &session, const MessageListModel &model, MessageView &view, const ThemeController &theme,
    QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_view(view)
    , m_theme(theme)
{ }

void DayJump::open(const Conversation &conversation, QDate day)
{
    m_conversation = conversation.id;
    if (m_picker == nullptr) {
        m_picker = new DayPicker(m_theme, &m_view);
        connect(m_picker, &DayPicker::chosen, this, &DayJump::go);
        connect(m_picker, &DayPicker::closed, this, [this] { m_wanted = {}; });
    }
    const QDate today = QDate::currentDate();
    QDate first = dayOf(conversation.createdAt);
    if (m_model.storedCount() > 0) {
        first = std::min(first, m_view.geometry().dayOf(0)); // of a server whose clock is wrong
    }
    if (!day.isValid()) {
        const int row = m_view.visibleRows().first;
        day = row < m_model.rowCount() ? m_view.geometry().dayOf(row) : today;
    }
    m_picker->setRange(std::min(first, day), std::max(today, day));
    m_picker->openAt({m_view.mapToGlobal(QPoint()), m_view.size()}, day);
}

void DayJump::go(QDate day)
{
    m_wanted = day;
    if (m_model.storedCount() > 0 && m_view.geometry().dayOf(0) < day) {
        show(rowOf(day));
        return;
    }
    m_picker->setNote(DayPicker::tr("Earlier messages are being loaded."));
    m_session.loadDownToTime(m_conversation, beginningOf(day));
}

void DayJump::handleHistory(const HistoryPage &page)
{
    if (!m_wanted.isValid() || page.conversation != m_conversation) {
        return;
    }
    const bool hasOlder = m_model.storedCount() > 0 && m_view.geometry().dayOf(0) < m_wanted;
    if (hasOlder || page.hasReachedStart) {
        show(rowOf(m_wanted));
    } else if (page.isFailed) {
        m_wanted = {};
        m_picker->setNote(DayPicker::tr("Earlier messages could not be loaded. Try again later."));
    } else {
        m_session.loadDownToTime(m_conversation, beginningOf(m_wanted));
    }
}

void DayJump::stop()
{
    if (m_picker != nullptr) {
        m_picker->close();
    }
}

// Rows stand in the order of the server, which is that of time.
int DayJump::rowOf(QDate day) const
{
    int low = 0;
    int high = m_model.storedCount();
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (m_view.geometry().dayOf(middle) < day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void DayJump::show(int row)
{
    const QDate wanted = std::exchange(m_wanted, {});
    const int count = m_model.storedCount();
    if (count == 0) {
        m_picker->setNote(DayPicker::tr("There is no message here yet."));
        return;
    }
    const int shown = std::min(row, count - 1);
    m_view.scrollToRow(shown);
    m_view.setCurrentRow(shown);
    const QDate there = m_view.geometry().dayOf(shown);
    if (row >= count) {
        const QString last = localtext::toString(there, QLocale::LongFormat);
        m_picker->setNote(DayPicker::tr("Nothing was written on this day or later. The last message: %1.").arg(last));
        return;
    }
    if (row == 0 && there > wanted) {
        const QString first = localtext::toString(there, QLocale::LongFormat);
        m_picker->setNote(DayPicker::tr("Nothing is before this day. The first message: %1.").arg(first));
        return;
    }
    m_picker->close();
    m_view.setFocus(Qt::OtherFocusReason);
}

} // namespace chautari
