// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/cardpage.h"

#include "app/ui/widgets/glyphbutton.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QScrollArea>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int columnCharacters = 62;

QLabel *wrappingLabel(QWidget *parent, const QString &tone)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", tone);
    return label;
}

} // namespace

CardPage::CardPage(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_backButton(new GlyphButton(Glyph::Back, theme, this))
    , m_columnWidget(new QWidget)
    , m_column(new QVBoxLayout(m_columnWidget))
    , m_title(wrappingLabel(m_columnWidget, u"hero"_s))
    , m_subtitle(wrappingLabel(m_columnWidget, u"muted"_s))
    , m_problem(wrappingLabel(m_columnWidget, u"danger"_s))
{
    m_backButton->setObjectName(u"backButton"_s);
    m_problem->setObjectName(u"problemLabel"_s);
    m_title->setContentsMargins(2, 0, 0, 0); // a "J" reaches to the left of its place and would be cut
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * grid);
    auto *heading = new QVBoxLayout;
    heading->setSpacing(grid);
    heading->addWidget(m_title);
    heading->addWidget(m_subtitle);
    m_column->addLayout(heading);
    m_column->addWidget(m_problem);
    m_subtitle->hide();
    m_problem->hide();

    auto *middle = new QWidget;
    middle->setProperty("pane", u"surface"_s);
    auto *across = new QHBoxLayout(middle);
    across->setContentsMargins(3 * grid, grid, 3 * grid, 4 * grid);
    across->addStretch(1);
    across->addWidget(m_columnWidget, 100, Qt::AlignVCenter);
    across->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(grid, grid, grid, 0);
    bar->addWidget(m_backButton);
    bar->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(bar);
    page->addWidget(scroll, 1);
    setProperty("pane", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);

    connect(m_backButton, &QToolButton::clicked, this, &CardPage::backRequested);
    connect(&theme, &ThemeController::changed, this, &CardPage::updateWidth);
    // Tab scrolls by itself; a field that we focus because of its error must come into view too.
    connect(qApp, &QApplication::focusChanged, scroll, [middle, scroll](const QWidget *, QWidget *now) {
        if (now != nullptr && middle->isAncestorOf(now)) {
            scroll->ensureWidgetVisible(now);
        }
    });
    updateWidth();
}

void CardPage::setBackVisible(bool isVisible)
{
    m_backButton->setVisible(isVisible);
}

void CardPage::setTitle(const QString &title)
{
    m_title->setText(title);
}

void CardPage::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void CardPage::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void CardPage::addProgress()
{
    m_progress = new QProgressBar(m_columnWidget);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    // Its place stays when it is hidden: nothing jumps.
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_progress->hide();
    m_column->addWidget(m_progress);
}

void CardPage::setProgressVisible(bool isVisible)
{
    const int still = m_theme.reducesMotion() ? 1 : 0; // else it runs to and fro
    m_progress->setRange(0, still);
    m_progress->setValue(still);
    m_progress->setVisible(isVisible);
}

void CardPage::retranslate()
{
    const QString back = tr("Back");
    m_backButton->setAccessibleName(back);
    m_backButton->setToolTip(tr("Back (Esc)"));
    if (m_progress != nullptr) {
        m_progress->setAccessibleName(tr("Asking the server"));
    }
}

void CardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CardPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_backButton->isVisibleTo(this)) {
        Q_EMIT backRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void CardPage::updateWidth()
{
    const QFontMetrics metrics(m_theme.font(FontRole::Body));
    m_columnWidget->setMaximumWidth(metrics.averageCharWidth() * columnCharacters);
}

} // namespace chautari
