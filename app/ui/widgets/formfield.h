// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;

namespace chautari {

class GlyphButton;

//! \brief A labelled line of input with its problem, or a hint, under it. A screen reader hears label and problem with
//! the field. GUI thread.
class FormField : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Text, Password };

    //! `name` becomes the field's objectName plus "Edit", e.g. "email" -> "emailEdit".
    FormField(const QString &name, Kind kind, const ThemeController &theme, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setHint(const QString &hint); //!< shown while there is no problem
    void setProblem(const QString &problem); //!< empty clears it
    [[nodiscard]] bool hasProblem() const { return !m_problem.isEmpty(); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit &edit() const { return *m_edit; }

Q_SIGNALS:
    void edited(); //!< by the person; a shown problem is already gone
    void submitted(); //!< Enter

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPasswordButton(const ThemeController &theme);
    void showNote();
    void retranslatePasswordButton();

    QLabel *m_label;
    QLineEdit *m_edit;
    QLabel *m_note;
    GlyphButton *m_showButton = nullptr;
    QString m_hint;
    QString m_problem;
};

} // namespace chautari
