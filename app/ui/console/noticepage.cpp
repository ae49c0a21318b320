// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/noticepage.h"

#include "shared/core/limits.h"
#include "shared/core/localtext.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

int codePoints(const QString &text)
{
    return int(text.toUcs4().size());
}

} // namespace

NoticePage::NoticePage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_intro(addNote())
    , m_text(new QPlainTextEdit(this))
    , m_count(nullptr)
    , m_tellButton(makeButton("tellNoticeButton"))
    , m_takeAwayButton(makeButton("takeNoticeAwayButton"))
    , m_state(nullptr)
    , m_notice(context.session.notice())
{
    m_text->setObjectName(u"noticeEdit"_s);
    m_text->setTabChangesFocus(true);
    m_text->setPlainText(m_notice.text);
    m_tellButton->setProperty("kind", u"primary"_s);
    column().addWidget(m_text, 1);
    m_count = addNote();
    addButtons({m_tellButton, m_takeAwayButton});
    m_state = addNote();
    m_state->setObjectName(u"noticeStateLabel"_s);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NoticePage::showState);
    connect(m_tellButton, &QPushButton::clicked, this, [this] { order(SetNotice{m_text->toPlainText().trimmed()}); });
    connect(m_takeAwayButton, &QPushButton::clicked, this, [this] {
        m_text->clear();
        order(SetNotice{});
    });
    NoticePage::retranslate();
}

void NoticePage::handle(const ConsoleAnswer &answer)
{
    if (const auto *notice = std::get_if<Notice>(&answer)) {
        // What the owner is writing stays; else what everybody sees stands there.
        const bool isUntouched = m_text->toPlainText().trimmed() == m_notice.text;
        m_notice = *notice;
        if (isUntouched)
            m_text->setPlainText(m_notice.text);
        showState();
    }
}

void NoticePage::showState()
{
    const QString text = m_text->toPlainText().trimmed();
    const int left = limits::noticeLength - codePoints(text);
    m_tellButton->setEnabled(!text.isEmpty() && left >= 0 && text != m_notice.text);
    m_takeAwayButton->setEnabled(!m_notice.text.isEmpty());
    m_count->setText(
        left >= 0 ? tr("Room for %Ln characters more", nullptr, left) : tr("%Ln characters too long", nullptr, -left));
    m_state->setText(m_notice.text.isEmpty()
            ? tr("Nobody sees a notice at present.")
            : tr("Shown to everybody since %1.")
                  .arg(localtext::toString(
                      QDateTime::fromMSecsSinceEpoch(m_notice.at.microseconds() / 1000), QLocale::ShortFormat)));
}

void NoticePage::retranslate()
{
    m_intro->setText(
        tr("Everybody who is here sees it at once, who comes later sees it then, until you take it away."));
    m_text->setAccessibleName(tr("Notice to everybody"));
    m_text->setPlaceholderText(tr("For example: the shop is closed on Friday."));
    m_tellButton->setText(tr("Tell everybody"));
    m_takeAwayButton->setText(tr("Take it away"));
    showState();
}

} // namespace chautari
