// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/choicebutton.h"

#include "app/ui/widgets/glyphpicture.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;

namespace chautari {

ChoiceButton::ChoiceButton(Glyph glyph, const ThemeController &theme, QWidget *parent)
    : QPushButton(parent)
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
{
    setProperty("kind", u"choice"_s);
    setAutoDefault(true);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    m_title->setTextFormat(Qt::PlainText);
    m_explanation->setTextFormat(Qt::PlainText);
    m_title->setProperty("tone", u"title"_s);
    m_explanation->setProperty("tone", u"muted"_s);
    m_explanation->setWordWrap(true);
    auto *picture = new GlyphPicture(glyph, 6 * grid, theme, this);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(grid / 2);
    texts->addWidget(m_title);
    texts->addWidget(m_explanation);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    row->setSpacing(2 * grid);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    for (QWidget *child : std::initializer_list<QWidget *>{m_title, m_explanation, picture}) {
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
}

// The labels carry the words; the button's own text stays empty, so its accessible name says both.
void ChoiceButton::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    updateGeometry();
}

QSize ChoiceButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize ChoiceButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

int ChoiceButton::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

} // namespace chautari
