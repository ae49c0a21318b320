// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/messagehits.h"

#include "app/models/displaytext.h"
#include "app/ui/conversations/listtime.h"
#include "app/ui/widgets/linepainting.h"

#include <QtCore/QDate>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int hitLineGap = 2;

//! Two lines: with whom and when, what was said.
class HitDelegate : public QStyledItemDelegate
{
public:
    HitDelegate(const ThemeController &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    { }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int texts = QFontMetrics(m_theme.font(FontRole::BodyStrong)).height()
            + QFontMetrics(m_theme.font(FontRole::Body)).height() + hitLineGap;
        return {option.rect.width(), texts + 2 * grid};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const Theme &colors = m_theme.theme();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(option.rect).adjusted(4, 1, -4, -1);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen(colors.focus, 2) : QPen(Qt::NoPen));
        painter->setBrush(isHovered ? colors.rowHover : colors.surface);
        painter->drawRoundedRect(row.adjusted(1, 1, -1, -1), grid, grid);

        const QRect inner = option.rect.adjusted(grid + grid / 2, grid, -grid - grid / 2, -grid);
        const QString time
            = listTimeText(Timestamp(index.data(MessageHitsModel::TimeRole).toLongLong()), QDate::currentDate());
        const QFont nameFont = m_theme.font(FontRole::BodyStrong);
        const QFont metaFont = m_theme.font(FontRole::Meta);
        const QFont bodyFont = m_theme.font(FontRole::Body);
        QRect line(inner.left(), inner.top(), inner.width(), QFontMetrics(nameFont).height());
        const int timeWidth = QFontMetrics(metaFont).horizontalAdvance(time);
        paintLine(*painter, line, time, metaFont, colors.textMuted, LinePlace::End);
        paintLine(*painter, QStyle::visualRect(option.direction, line, line.adjusted(0, 0, -timeWidth - grid, 0)),
            index.data(MessageHitsModel::PeerRole).toString(), nameFont, colors.text);
        line = QRect(inner.left(), line.bottom() + 1 + hitLineGap, inner.width(), QFontMetrics(bodyFont).height());
        paintLine(*painter, line, index.data().toString(), bodyFont, colors.textMuted);
        painter->restore();
    }

private:
    const ThemeController &m_theme;
};

} // namespace

MessageHits::MessageHits(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new MessageHitsModel(this))
    , m_title(new QLabel(this))
    , m_list(new QListView(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("textSize", u"meta"_s);
    m_title->setContentsMargins(grid, grid, grid, grid / 2);
    m_list->setObjectName(u"messageHits"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HitDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_list, 1);
    const auto activate = [this](const QModelIndex &index) { Q_EMIT messageActivated(m_model->message(index.row())); };
    connect(m_list, &QListView::clicked, this, activate);
    connect(m_list, &QListView::activated, this, activate);
    connect(&theme, &ThemeController::changed, m_list, [this] { m_list->doItemsLayout(); });
    retranslate();
    hide();
}

void MessageHits::show(QList<MessageHitsModel::Hit> hits, const QString &query, bool hasMore)
{
    m_hasMore = hasMore;
    m_model->setHits(std::move(hits), query);
    m_list->scrollToTop();
    retranslate();
    setVisible(!isEmpty());
}

void MessageHits::clear()
{
    m_model->clear();
    hide();
}

void MessageHits::focusList()
{
    m_list->setCurrentIndex(m_model->index(0));
    m_list->setFocus(Qt::OtherFocusReason);
}

void MessageHits::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void MessageHits::retranslate()
{
    const int count = m_model->rowCount();
    m_title->setText(m_hasMore ? tr("The newest %Ln message(s) with these words", nullptr, count)
                               : tr("%Ln message(s) with these words", nullptr, count));
    m_list->setAccessibleName(tr("Messages found"));
}

} // namespace chautari
