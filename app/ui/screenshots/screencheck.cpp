// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/screenshots/screencheck.h"

#include "app/ui/chat/messageview.h"
#include "app/ui/widgets/elidedlabel.h"

#include <QtGui/QAccessible>
#include <QtGui/QTextDocument>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionButton>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace chautari::screencheck {

namespace {

// A pixel more is rounding, not a cut letter.
constexpr int tolerance = 1;

QString nameOf(const QWidget &widget)
{
    const QString name = widget.objectName();
    const QString kind = QString::fromLatin1(widget.metaObject()->className());
    return name.isEmpty() ? kind : kind + u' ' + name;
}

QList<const QWidget *> visibleWidgets(const QWidget &window)
{
    QList<const QWidget *> widgets;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const bool isQtsOwn = qobject_cast<const QTabBar *>(widget->parentWidget()); // its two arrows
        if (widget->isVisibleTo(&window) && widget->window() == &window && !isQtsOwn)
            widgets.append(widget);
    }
    return widgets;
}

QRect rectIn(const QWidget &window, const QWidget &widget)
{
    return {widget.mapTo(&window, QPoint()), widget.size()};
}

// What of it can be seen: scroll areas cut their contents on purpose.
QRect visibleRectIn(const QWidget &window, const QWidget &widget)
{
    QRect rect = rectIn(window, widget);
    for (const QWidget *parent = widget.parentWidget(); parent && parent != &window; parent = parent->parentWidget())
        rect &= rectIn(window, *parent);
    return rect;
}

bool isCut(const QLabel &label)
{
    if (label.text().isEmpty() || qobject_cast<const ElidedLabel *>(&label))
        return false;
    const QRect room
        = label.contentsRect().marginsRemoved(QMargins(label.margin(), label.margin(), label.margin(), label.margin()));
    const QFontMetrics metrics(label.font());
    if (label.wordWrap())
        return metrics.boundingRect(QRect(0, 0, room.width(), 1 << 20), Qt::TextWordWrap, label.text()).height()
            > room.height() + tolerance;
    const QSize needed = metrics.size(label.buddy() ? Qt::TextShowMnemonic : 0, label.text());
    return needed.width() > room.width() + tolerance || needed.height() > room.height() + tolerance;
}

bool isCut(const QAbstractButton &button)
{
    if (button.text().isEmpty())
        return false;
    if (const auto *tool = qobject_cast<const QToolButton *>(&button);
        tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)
        return false;
    const int width = QFontMetrics(button.font()).size(Qt::TextShowMnemonic, button.text()).width();
    return width > button.width() + tolerance || button.height() < QFontMetrics(button.font()).height();
}

bool isCut(const QLineEdit &edit)
{
    return edit.text().isEmpty() && !edit.placeholderText().isEmpty()
        && QFontMetrics(edit.font()).horizontalAdvance(edit.placeholderText()) > edit.contentsRect().width();
}

bool isCut(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    const QRect room = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return QFontMetrics(box.font()).horizontalAdvance(box.currentText()) > room.width() + tolerance;
}

// As Qt::convertFromPlainText() makes it.
bool isEscaped(QString toolTip)
{
    for (const QString &tag : {u"<p>"_s, u"</p>"_s, u"<br>"_s})
        toolTip.remove(tag);
    return !toolTip.contains(u'<');
}

bool holdsText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return !label->text().isEmpty();
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
        || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QPlainTextEdit *>(&widget);
}

QStringList bubbleProblems(const MessageView &view)
{
    QStringList problems;
    const auto [first, last] = view.visibleRows();
    QRect before;
    for (int row = first; row <= last; ++row) {
        const QRect bubble = view.bubbleRect(row);
        if (bubble.left() < 0 || bubble.right() > view.viewport()->width())
            problems.append(u"message %1 leaves its view"_s.arg(row));
        if (!before.isNull() && before.intersects(bubble))
            problems.append(u"message %1 lies upon the one before"_s.arg(row));
        before = bubble;
    }
    return problems;
}

} // namespace

QStringList cutTexts(const QWidget &window)
{
    QStringList problems;
    const auto report = [&problems](const QWidget &widget, const QString &text) {
        problems.append(u"cut: %1 \"%2\""_s.arg(nameOf(widget), text));
    };
    for (const QWidget *widget : visibleWidgets(window)) {
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && isCut(*label))
            report(*widget, label->text());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && isCut(*button))
            report(*widget, button->text());
        else if (const auto *edit = qobject_cast<const QLineEdit *>(widget); edit && isCut(*edit))
            report(*widget, edit->placeholderText());
        else if (const auto *box = qobject_cast<const QComboBox *>(widget); box && isCut(*box))
            report(*widget, box->currentText());
    }
    return problems;
}

QStringList overlaps(const QWidget &window)
{
    QStringList problems;
    QList<const QWidget *> holders;
    for (const QWidget *widget : visibleWidgets(window)) {
        if (holdsText(*widget))
            holders.append(widget);
        if (const auto *view = qobject_cast<const MessageView *>(widget))
            problems += bubbleProblems(*view);
    }
    for (qsizetype i = 0; i < holders.size(); ++i) {
        const QRect rect = visibleRectIn(window, *holders.at(i));
        for (qsizetype j = i + 1; j < holders.size(); ++j) {
            const bool isWithin
                = holders.at(i)->isAncestorOf(holders.at(j)) || holders.at(j)->isAncestorOf(holders.at(i));
            const QRect common = rect & visibleRectIn(window, *holders.at(j));
            if (!isWithin && !common.isEmpty())
                problems.append(u"overlap: %1 and %2, %3 x %4"_s.arg(nameOf(*holders.at(i)), nameOf(*holders.at(j)))
                                    .arg(common.width())
                                    .arg(common.height()));
        }
    }
    return problems;
}

QStringList unnamedControls(const QWidget &window)
{
    QStringList problems;
    for (const QWidget *widget : visibleWidgets(window)) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isEnabled() || widget->focusProxy())
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            problems.append(u"no name: %1"_s.arg(nameOf(*widget)));
    }
    return problems;
}

QStringList richTexts(const QWidget &window)
{
    QStringList problems;
    for (const QWidget *widget : visibleWidgets(window)) {
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->textFormat() != Qt::PlainText)
            problems.append(u"reads markup: %1"_s.arg(nameOf(*widget)));
        if (Qt::mightBeRichText(widget->toolTip()) && !isEscaped(widget->toolTip()))
            problems.append(u"tool tip with markup: %1"_s.arg(nameOf(*widget)));
    }
    return problems;
}

QStringList problems(const QWidget &window)
{
    return cutTexts(window) + overlaps(window) + unnamedControls(window) + richTexts(window);
}

} // namespace chautari::screencheck
