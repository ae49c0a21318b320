// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/accessiblemessages.h"

#include "app/ui/chat/jumpbutton.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/chat/voiceplayback.h"

#include <QtCore/QHash>
#include <QtCore/QPersistentModelIndex>
#include <QtCore/QPointer>
#include <QtWidgets/QAccessibleWidget>

#if !QT_CONFIG(accessibility)
#error "Chautari needs a Qt with accessibility"
#endif

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qsizetype interfacesKept = 400;

class AccessibleMessage : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleMessage(MessageView &view, const QModelIndex &index)
        : m_view(&view)
        , m_index(index)
    { }

    bool isValid() const override { return m_view != nullptr && m_index.isValid(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view->window()->windowHandle(); }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid() || kind != QAccessible::Name) {
            return {};
        }
        const QString name = m_index.data(Qt::AccessibleTextRole).toString();
        const QString voice = m_view->voice() != nullptr ? m_view->voice()->spokenState(m_index.row()) : QString();
        return voice.isEmpty() ? name : name + u", "_s + voice;
    }

    QRect rect() const override
    {
        const QRect row = isValid() ? m_view->rowRect(m_index.row()) : QRect();
        return {m_view->viewport()->mapToGlobal(row.topLeft()), row.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.selectableText = true;
        state.invalid = !isValid();
        state.focusable = true;
        if (isValid()) {
            state.focused = m_view->hasFocus() && m_view->currentRow() == m_index.row();
            const auto [first, last] = m_view->visibleRows();
            state.offscreen = m_index.row() < first || m_index.row() > last;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override
    {
        QStringList names = isFailed() ? QStringList{retry(), remove()} : QStringList();
        if (voice() >= 0) {
            names << play() << back() << forward() << faster();
        }
        return names;
    }

    QString localizedActionName(const QString &name) const override
    {
        if (name == play()) {
            return VoicePlayback::tr("Play or pause");
        }
        if (name == back()) {
            return VoicePlayback::tr("Back 5 seconds");
        }
        if (name == forward()) {
            return VoicePlayback::tr("Forward 10 seconds");
        }
        if (name == faster()) {
            return VoicePlayback::tr("Next speed");
        }
        return MessageLayout::actionText(name == retry() ? RowAction::Retry : RowAction::Delete);
    }

    void doAction(const QString &name) override
    {
        if (const int attachment = voice(); attachment >= 0 && name != retry() && name != remove()) {
            using Kind = VoiceCommand::Kind;
            m_view->voice()->perform(m_index.row(), attachment,
                name == back()          ? VoiceCommand{Kind::Step, -5'000}
                    : name == forward() ? VoiceCommand{Kind::Step, 10'000}
                    : name == faster()  ? VoiceCommand{Kind::Speed, 1}
                                        : VoiceCommand{Kind::Toggle, 0});
        } else if (isFailed()) {
            m_view->activate(m_index.row(), name == retry() ? RowAction::Retry : RowAction::Delete);
        }
    }

    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    static QString retry() { return u"Retry"_s; }
    static QString remove() { return u"Delete"_s; }
    static QString play() { return u"Play"_s; }
    static QString back() { return u"Back"_s; }
    static QString forward() { return u"Forward"_s; }
    static QString faster() { return u"Speed"_s; }
    int voice() const
    {
        return isValid() && m_view->voice() != nullptr ? VoicePlayback::voiceOf(m_view->messages().row(m_index.row()))
                                                       : -1;
    }
    bool isFailed() const { return isValid() && m_view->messages().row(m_index.row()).hasFailed(); }

    QPointer<MessageView> m_view;
    QPersistentModelIndex m_index;
};

// Children are numbered from the first visible row; the jump button comes last while it is shown.
class AccessibleMessageView : public QAccessibleWidget
{
public:
    explicit AccessibleMessageView(MessageView *view)
        : QAccessibleWidget(view, QAccessible::List)
    { }

    ~AccessibleMessageView() override { forgetAll(); }

    QAccessibleInterface *focusChild() const override
    {
        const int row = view().hasFocus() ? view().currentRow() : -1;
        return row >= 0 ? message(row) : QAccessibleWidget::focusChild();
    }

    int childCount() const override { return visibleCount() + (jumpButton() != nullptr ? 1 : 0); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        if (index >= visibleCount()) {
            return QAccessible::queryAccessibleInterface(jumpButton());
        }
        return message(view().visibleRows().first + index);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int index = 0; index < childCount(); ++index) {
            if (this->child(index) == child) {
                return index;
            }
        }
        return -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int index = childCount() - 1; index >= 0; --index) {
            QAccessibleInterface *candidate = child(index);
            if (candidate != nullptr && candidate->rect().contains(x, y)) {
                return candidate;
            }
        }
        return nullptr;
    }

    QAccessibleInterface *message(int row) const
    {
        const Message &message = view().messages().row(row).message;
        const QString key = message.seq > 0 ? QString::number(message.seq) : QString(u'w' + message.clientMessageId);
        if (const auto known = m_ids.constFind(key); known != m_ids.cend()) {
            QAccessibleInterface *interface = QAccessible::accessibleInterface(*known);
            if (interface != nullptr && interface->isValid()) {
                return interface;
            }
            QAccessible::deleteAccessibleInterface(*known);
        }
        if (m_ids.size() >= interfacesKept) {
            forgetAll();
        }
        auto *made = new AccessibleMessage(view(), view().messages().index(row));
        m_ids.insert(key, QAccessible::registerAccessibleInterface(made)); // Qt's cache owns it
        return made;
    }

private:
    MessageView &view() const { return *static_cast<MessageView *>(widget()); }

    int visibleCount() const
    {
        const auto [first, last] = view().visibleRows();
        return last - first + 1;
    }

    QWidget *jumpButton() const
    {
        QWidget *button = view().viewport()->findChild<JumpButton *>();
        return button != nullptr && !button->isHidden() ? button : nullptr;
    }

    void forgetAll() const
    {
        for (const QAccessible::Id id : std::as_const(m_ids)) {
            QAccessible::deleteAccessibleInterface(id);
        }
        m_ids.clear();
    }

    mutable QHash<QString, QAccessible::Id> m_ids;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<MessageView *>(object);
    return view != nullptr ? new AccessibleMessageView(view) : nullptr;
}

} // namespace

void installAccessibleMessages()
{
    QAccessible::installFactory(makeInterface); // Qt keeps one entry per function
}

void focusMessage(MessageView &view, int row)
{
    auto *list = dynamic_cast<AccessibleMessageView *>(QAccessible::queryAccessibleInterface(&view));
    if (list == nullptr) {
        return;
    }
    QAccessibleEvent event(list->message(row), QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void renameMessage(MessageView &view, int row)
{
    auto *list = dynamic_cast<AccessibleMessageView *>(QAccessible::queryAccessibleInterface(&view));
    if (list == nullptr) {
        return;
    }
    QAccessibleEvent event(list->message(row), QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void announceMessage(MessageView &view, int row)
{
    auto *list = dynamic_cast<AccessibleMessageView *>(QAccessible::queryAccessibleInterface(&view));
    if (list == nullptr) {
        return;
    }
    QAccessibleInterface *item = list->message(row);
    QAccessibleEvent shown(item, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
    QAccessibleEvent alert(item, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace chautari
