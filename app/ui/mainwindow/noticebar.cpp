// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/noticebar.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace chautari {

using namespace Qt::StringLiterals;

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_closeButton(new QPushButton(this))
{
    setObjectName(u"noticeBar"_s);
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(u"noticeLabel"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_closeButton->setObjectName(u"dismissNoticeButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, grid, grid, grid);
    row->addWidget(m_text, 1);
    row->addWidget(m_closeButton, 0, Qt::AlignTop);
    connect(m_closeButton, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed(m_notice.at);
    });
    retranslate();
    hide();
}

void NoticeBar::setNotice(const Notice &notice, bool isRead)
{
    m_notice = notice;
    const bool isNews = m_text->text() != notice.text || !isVisible();
    m_text->setText(notice.text);
    showName();
    setVisible(!notice.text.isEmpty() && !isRead);
    if (!isNews || !isVisible())
        return;
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

// A name takes the place of the text for a screen reader, so it holds both.
void NoticeBar::showName()
{
    m_text->setAccessibleName(tr("A notice to everybody: %1").arg(m_notice.text));
}

void NoticeBar::retranslate()
{
    m_closeButton->setText(tr("Got it"));
    m_closeButton->setToolTip(tr("Put the notice aside"));
    showName();
}

} // namespace chautari
