// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/emojipicker.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QScreen>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int cell = 5 * grid;
constexpr int columns = 9;
constexpr int rows = 7;
constexpr int recentMost = columns * 3;
constexpr int foundMost = 200;

bool isNepali()
{
    return QLocale().language() == QLocale::Nepali;
}

} // namespace

//! The emoji that are shown now, in the tone of the person.
class EmojiModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void show(QList<Emoji> emojis)
    {
        beginResetModel();
        m_emojis = std::move(emojis);
        endResetModel();
    }
    void setTone(int tone)
    {
        m_tone = tone;
        if (!m_emojis.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_emojis.size()) - 1));
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_emojis.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || !checkIndex(index))
            return {};
        const Emoji &emoji = m_emojis.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return emojidata::withTone(emoji, m_tone);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return isNepali() && !emoji.nepaliName.isEmpty() ? emoji.nepaliName : emoji.name;
        default:
            return {};
        }
    }

private:
    QList<Emoji> m_emojis;
    int m_tone = 0;
};

namespace {

class EmojiDelegate : public QStyledItemDelegate
{
public:
    EmojiDelegate(const ThemeController &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        if (isChosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(isChosen ? QPen(m_theme.theme().focus, 2) : QPen(Qt::NoPen));
            painter->setBrush(m_theme.theme().rowHover);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 6, 6);
        }
        QFont font = m_theme.font(FontRole::Body);
        font.setPixelSize(cell * 5 / 8);
        painter->setFont(font);
        painter->setPen(m_theme.theme().text);
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {cell, cell}; }

private:
    const ThemeController &m_theme;
};

} // namespace

EmojiPicker::EmojiPicker(const ThemeController &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_model(new EmojiModel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_groups(new QHBoxLayout)
    , m_tones(new QHBoxLayout)
    , m_name(new QLabel(this))
{
    setObjectName(u"emojiPicker"_s);
    setProperty("pane", u"card"_s);
    m_search->setObjectName(u"emojiSearchEdit"_s);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"emojiList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EmojiDelegate(theme, this));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setUniformItemSizes(true);
    m_list->setGridSize({cell, cell});
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_list->setFixedSize(cell * columns + 2 * grid + 4, cell * rows);
    m_list->installEventFilter(this);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setProperty("tone", u"muted"_s);
    m_name->setProperty("textSize", u"meta"_s);
    m_groups->setSpacing(0);
    m_tones->setSpacing(0);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_name, 1);
    foot->addLayout(m_tones);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(grid, grid, grid, grid);
    column->setSpacing(grid / 2);
    column->addWidget(m_search);
    column->addLayout(m_groups);
    column->addWidget(m_list);
    column->addLayout(foot);
    connect(m_search, &QLineEdit::textChanged, this, &EmojiPicker::showFound);
    connect(m_list, &QListView::clicked, this, &EmojiPicker::choose);
    connect(m_list, &QListView::entered, this, &EmojiPicker::tellName);
    buildGroups();
    buildTones();
    retranslate();
}

void EmojiPicker::buildGroups()
{
    const auto add = [this](const QString &sign, auto show) {
        auto *button = new QToolButton(this);
        button->setText(sign);
        button->setAccessibleName(sign);
        connect(button, &QAbstractButton::clicked, this, show);
        m_groups->addWidget(button, 1);
    };
    add(u"🕘"_s, [this] { showRecent(); });
    const QStringList &groups = emojidata::groups();
    for (int group = 0; group < groups.size(); ++group)
        add(groups.at(group), [this, group] { showGroup(group); });
}

void EmojiPicker::buildTones()
{
    Emoji hand;
    hand.text = u"✋"_s;
    hand.hasTones = true;
    for (int tone = 0; tone <= 5; ++tone) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"emojiTone%1"_s.arg(tone));
        button->setText(emojidata::withTone(hand, tone));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        connect(button, &QAbstractButton::clicked, this, [this, tone] { setTone(tone); });
        m_tones->addWidget(button);
    }
}

void EmojiPicker::setTaste(const EmojiTaste &taste)
{
    m_taste = taste;
    m_model->setTone(taste.tone);
    if (auto *button = qobject_cast<QToolButton *>(m_tones->itemAt(std::clamp(taste.tone, 0, 5))->widget()))
        button->setChecked(true);
}

void EmojiPicker::openAt(const QRect &anchor)
{
    m_search->clear();
    if (m_taste.recent.isEmpty())
        showGroup(0);
    else
        showRecent();
    adjustSize();
    const QRect room = screen()->availableGeometry();
    QPoint at(anchor.left(), anchor.top() - height() - grid / 2);
    if (at.y() < room.top())
        at.setY(anchor.bottom() + grid / 2);
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(at);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void EmojiPicker::showRecent()
{
    QList<Emoji> recent;
    for (const QString &text : std::as_const(m_taste.recent)) {
        Emoji emoji;
        emoji.text = emoji.name = text; // with its tone already
        const auto known = std::ranges::find(emojidata::all(), text, &Emoji::text);
        recent.append(known == emojidata::all().end() ? emoji : *known);
    }
    m_model->show(std::move(recent));
}

void EmojiPicker::showGroup(int group)
{
    QList<Emoji> members;
    std::ranges::copy_if(
        emojidata::all(), std::back_inserter(members), [group](const Emoji &emoji) { return emoji.group == group; });
    m_model->show(std::move(members));
    m_list->scrollToTop();
}

void EmojiPicker::showFound()
{
    const QString words = m_search->text().trimmed();
    if (words.isEmpty()) {
        showGroup(0);
        return;
    }
    m_model->show(emojidata::search(words, foundMost));
    m_name->setText(m_model->rowCount() == 0 ? tr("Nothing found") : QString());
    m_list->setCurrentIndex(m_model->index(0));
}

void EmojiPicker::setTone(int tone)
{
    m_taste.tone = tone;
    m_model->setTone(tone);
    Q_EMIT tasteChanged(m_taste);
}

void EmojiPicker::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString emoji = index.data().toString();
    m_taste.recent.removeAll(emoji);
    m_taste.recent.prepend(emoji);
    m_taste.recent = m_taste.recent.mid(0, recentMost);
    close();
    Q_EMIT tasteChanged(m_taste);
    Q_EMIT chosen(emoji);
}

void EmojiPicker::tellName(const QModelIndex &index)
{
    m_name->setText(index.data(Qt::ToolTipRole).toString());
}

// From the field into the list by the arrows, Enter takes the first or the chosen one.
bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const QModelIndex current = m_list->currentIndex();
    if (isEnter) {
        choose(current.isValid() ? current : m_model->index(0));
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        m_list->setFocus(Qt::OtherFocusReason);
        m_list->setCurrentIndex(current.isValid() ? current : m_model->index(0));
        tellName(m_list->currentIndex());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void EmojiPicker::retranslate()
{
    m_search->setPlaceholderText(tr("Search emoji"));
    m_search->setAccessibleName(tr("Search emoji"));
    m_list->setAccessibleName(tr("Emoji"));
    const QStringList tones{tr("No skin tone"), tr("Light skin"), tr("Medium-light skin"), tr("Medium skin"),
        tr("Medium-dark skin"), tr("Dark skin")};
    for (int tone = 0; tone <= 5; ++tone) {
        auto *button = static_cast<QToolButton *>(m_tones->itemAt(tone)->widget());
        button->setAccessibleName(tones.at(tone));
        button->setToolTip(tones.at(tone));
    }
}

void EmojiPicker::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace chautari
