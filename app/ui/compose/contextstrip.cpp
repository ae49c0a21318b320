// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/contextstrip.h"

#include "app/ui/widgets/elidedlabel.h"
#include "app/ui/widgets/glyphbutton.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int glyphSide = 3 * grid;

} // namespace

ContextStrip::ContextStrip(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new ElidedLabel(this))
    , m_text(new ElidedLabel(this))
    , m_closeButton(new GlyphButton(Glyph::Close, theme, this))
{
    setObjectName(u"composeContext"_s);
    m_title->setProperty("tone", u"accent"_s);
    m_title->setProperty("textSize", u"meta"_s);
    m_text->setProperty("tone", u"muted"_s);
    m_text->setProperty("textSize", u"meta"_s);
    m_closeButton->setObjectName(u"composeContextCloseButton"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    row->addSpacing(glyphSide + grid + grid / 2); // turns with the direction, as margins do not
    row->addLayout(words, 1);
    row->addWidget(m_closeButton, 0, Qt::AlignVCenter);
    connect(m_closeButton, &QAbstractButton::clicked, this, &ContextStrip::cancelRequested);
    retranslate();
    hide();
}

void ContextStrip::setContext(Glyph glyph, const QString &title, const QString &text)
{
    m_glyph = glyph;
    m_title->setPlainText(title);
    m_text->setPlainText(text);
    show();
    update();
}

void ContextStrip::retranslate()
{
    m_closeButton->setAccessibleName(tr("Cancel"));
    m_closeButton->setToolTip(tr("Cancel (Esc)"));
}

void ContextStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ContextStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto visual = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const QRectF glyph = visual({grid / 2, (height() - glyphSide) / 2, glyphSide, glyphSide});
    paintGlyph(painter, m_glyph, glyph.adjusted(2, 2, -2, -2), m_theme.theme().accent);
    painter.fillRect(visual({glyphSide + grid - 1, 2, 2, height() - 4}), m_theme.theme().accent);
}

} // namespace chautari
