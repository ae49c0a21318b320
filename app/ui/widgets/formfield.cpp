// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/formfield.h"

#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/styleproperty.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace chautari {

FormField::FormField(const QString &name, Kind kind, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_edit(new QLineEdit(this))
    , m_note(new QLabel(this))
{
    m_edit->setObjectName(name + u"Edit");
    m_note->setObjectName(name + u"Note");
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_edit);
    m_label->setProperty("tone", u"strong"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid / 2);
    row->addWidget(m_edit, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid / 2);
    column->addWidget(m_label);
    column->addLayout(row);
    column->addWidget(m_note);
    if (kind == Kind::Password) {
        addPasswordButton(theme);
        row->addWidget(m_showButton);
    }
    showNote();
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        setProblem({});
        Q_EMIT edited();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &FormField::submitted);
}

void FormField::addPasswordButton(const ThemeController &theme)
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_showButton = new GlyphButton(Glyph::Eye, theme, this);
    m_showButton->setObjectName(m_edit->objectName().chopped(4) + u"ShowButton");
    m_showButton->setCheckable(true);
    connect(m_showButton, &QToolButton::toggled, this, [this](bool isShown) {
        m_edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
        m_showButton->setGlyph(isShown ? Glyph::EyeOff : Glyph::Eye);
        retranslatePasswordButton();
    });
    retranslatePasswordButton();
}

void FormField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    showNote();
}

void FormField::setProblem(const QString &problem)
{
    m_problem = problem;
    showNote();
}

QString FormField::text() const
{
    return m_edit->text();
}

void FormField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslatePasswordButton();
    }
    QWidget::changeEvent(event);
}

void FormField::showNote()
{
    const QString note = m_problem.isEmpty() ? m_hint : m_problem;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_edit->setAccessibleDescription(note);
    setStyleProperty(*m_note, "textSize", m_problem.isEmpty() ? u"meta"_s : QString());
    setStyleProperty(*m_note, "tone", m_problem.isEmpty() ? u"muted"_s : u"danger"_s);
    setStyleProperty(*m_edit, "invalid", hasProblem());
}

void FormField::retranslatePasswordButton()
{
    if (m_showButton != nullptr) {
        const QString name = m_showButton->isChecked() ? tr("Hide the password") : tr("Show the password");
        m_showButton->setAccessibleName(name);
        m_showButton->setToolTip(name);
    }
}

} // namespace chautari
