// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/searchbar.h"

#include "app/ui/widgets/glyphbutton.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int pauseMs = 200;

} // namespace

SearchBar::SearchBar(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_olderButton(new GlyphButton(Glyph::Up, theme, this))
    , m_newerButton(new GlyphButton(Glyph::Down, theme, this))
    , m_closeButton(new GlyphButton(Glyph::Close, theme, this))
{
    setObjectName(u"chatSearchBar"_s);
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_edit->setObjectName(u"chatSearchEdit"_s);
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_count->setObjectName(u"chatSearchCountLabel"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", u"muted"_s);
    m_count->setProperty("textSize", u"meta"_s);
    m_olderButton->setObjectName(u"olderHitButton"_s);
    m_newerButton->setObjectName(u"newerHitButton"_s);
    m_closeButton->setObjectName(u"closeSearchButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, grid / 2, 2 * grid, grid / 2);
    row->setSpacing(grid);
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_olderButton);
    row->addWidget(m_newerButton);
    row->addWidget(m_closeButton);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchBar::ask);
    connect(m_edit, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_olderButton, &QAbstractButton::clicked, this, [this] { go(1); });
    connect(m_newerButton, &QAbstractButton::clicked, this, [this] { go(-1); });
    connect(m_closeButton, &QAbstractButton::clicked, this, &SearchBar::close);
    retranslate();
    hide();
}

void SearchBar::open()
{
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    ask();
}

void SearchBar::close()
{
    if (isHidden())
        return;
    hide();
    m_pause.stop();
    m_hits.clear();
    m_asked.clear();
    Q_EMIT wordsChanged({});
    Q_EMIT closed();
}

QString SearchBar::words() const
{
    return m_edit->text().trimmed();
}

void SearchBar::ask()
{
    m_pause.stop();
    m_asked = words();
    m_hits.clear();
    m_index = -1;
    m_hasMore = false;
    m_isAnswered = m_asked.isEmpty();
    Q_EMIT wordsChanged(m_asked);
    refresh();
    if (!m_asked.isEmpty())
        Q_EMIT searchRequested(m_asked, {});
}

void SearchBar::showResults(const SearchResults &results)
{
    if (isHidden() || results.query != m_asked)
        return;
    m_isAnswered = true;
    m_hits += results.messages;
    m_hasMore = results.hasMore;
    const bool isFirst = m_index < 0 && !m_hits.isEmpty();
    refresh();
    if (isFirst)
        go(1);
}

// Behind the last hit that is known the next page is asked for; it is gone on from there when the person asks again.
void SearchBar::go(int step)
{
    const qsizetype next = m_index + step;
    if (next < 0)
        return;
    if (next >= m_hits.size()) {
        if (m_hasMore && m_isAnswered) {
            m_isAnswered = false;
            Q_EMIT searchRequested(m_asked, m_hits.last().id);
        }
        return;
    }
    m_index = next;
    refresh();
    Q_EMIT hitChosen(m_hits.at(m_index));
}

void SearchBar::refresh()
{
    const QString found = localtext::toString(m_hits.size()) + (m_hasMore ? u"+"_s : QString());
    m_count->setText(m_asked.isEmpty() ? QString()
            : m_hits.isEmpty()         ? (m_isAnswered ? tr("Nothing found") : QString())
                               : tr("%1 of %2", "which hit, of how many").arg(localtext::toString(m_index + 1), found));
    m_olderButton->setEnabled(m_index + 1 < m_hits.size() || m_hasMore);
    m_newerButton->setEnabled(m_index > 0);
}

void SearchBar::retranslate()
{
    m_edit->setPlaceholderText(tr("Search in this conversation"));
    m_edit->setAccessibleName(tr("Search in this conversation"));
    const std::pair<GlyphButton *, QString> names[]{{m_olderButton, tr("Older (Enter)")},
        {m_newerButton, tr("Newer (Shift+Enter)")}, {m_closeButton, tr("Close the search (Esc)")}};
    for (const auto &[button, name] : names) {
        button->setAccessibleName(name);
        button->setToolTip(name);
    }
    refresh();
}

void SearchBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_pause.isActive())
            ask();
        else
            go(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_Up:
        go(1);
        return true;
    case Qt::Key_Down:
        go(-1);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace chautari
