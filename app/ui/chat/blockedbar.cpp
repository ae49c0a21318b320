// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/blockedbar.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

BlockedBar::BlockedBar(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_unblockButton(new QPushButton(this))
{
    setObjectName(u"blockedBar"_s);
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_sentence->setObjectName(u"blockedSentenceLabel"_s);
    m_sentence->setProperty("tone", u"muted"_s);
    m_problem->setObjectName(u"unblockProblemLabel"_s);
    m_problem->setProperty("tone", u"danger"_s);
    m_problem->hide();
    for (QLabel *label : {m_sentence, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_unblockButton->setObjectName(u"unblockButton"_s);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(grid / 2);
    texts->addWidget(m_sentence);
    texts->addWidget(m_problem);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, grid, 2 * grid, grid);
    row->setSpacing(2 * grid);
    row->addLayout(texts, 1);
    row->addWidget(m_unblockButton);
    connect(m_unblockButton, &QPushButton::clicked, this, [this] {
        m_problem->hide();
        m_unblockButton->setEnabled(false);
        Q_EMIT unblockRequested();
    });
    retranslate();
}

void BlockedBar::setName(const QString &name)
{
    m_name = name;
    retranslate();
}

void BlockedBar::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_unblockButton->setEnabled(true);
}

void BlockedBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BlockedBar::retranslate()
{
    m_sentence->setText(tr("You blocked %1. Unblock to write.").arg(displaytext::isolated(m_name)));
    m_unblockButton->setText(tr("Unblock"));
}

} // namespace chautari
