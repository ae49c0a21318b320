// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/inspector/connectioninspector.h"

#include "app/ui/inspector/latencyplot.h"
#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtCore/QItemSelectionModel>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int takeMs = 100;

QPushButton *button(QWidget *parent, const QString &name)
{
    auto *made = new QPushButton(parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

QLabel *plainLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString milliseconds(qint64 us)
{
    return localtext::toString(double(us) / 1000, 'f', 1);
}

} // namespace

ConnectionInspector::ConnectionInspector(ChatSession &session, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_tap(std::make_shared<WireTap>())
    , m_shown(m_log)
    , m_history(m_log)
    , m_status(plainLabel(this, u"lineStatusLabel"_s))
    , m_pages(new QTabWidget(this))
{
    setObjectName(u"connectionInspector"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_history.setShown(WireLogFilter::Show::Connection);
    m_pages->setObjectName(u"inspectorPages"_s);
    m_pages->addTab(buildTraffic(), QString());
    m_pages->addTab(buildLatency(theme), QString());
    m_pages->addTab(buildHistory(), QString());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(grid);
    column->addWidget(m_status);
    column->addWidget(m_pages, 1);
    column->addWidget(buildSending());
    resize(860, 620);
    connect(&m_session, &ChatSession::connectionStatusChanged, this, &ConnectionInspector::showStatus);
    retranslate();
    m_session.setTap(m_tap);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionInspector::take);
    m_timer.start(takeMs);
}

ConnectionInspector::~ConnectionInspector()
{
    m_session.setTap(nullptr);
}

QTreeView *ConnectionInspector::logView(const QString &name, QAbstractItemModel &model)
{
    auto *view = new QTreeView(this);
    view->setObjectName(name);
    view->setModel(&model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAlternatingRowColors(true);
    view->setTextElideMode(Qt::ElideMiddle);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->header()->setSectionResizeMode(WireLogModel::What, QHeaderView::Stretch);
    view->header()->setResizeContentsPrecision(20); // rows: looking at all of them would cost more than drawing
    return view;
}

QWidget *ConnectionInspector::buildTraffic()
{
    auto *page = new QWidget(m_pages);
    m_filter = new QComboBox(page);
    m_filter->setObjectName(u"trafficFilterBox"_s);
    m_filter->addItems({QString(), QString(), QString(), QString()}); // as WireLogFilter::Show
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_words = new QLineEdit(page);
    m_words->setObjectName(u"trafficSearchEdit"_s);
    m_words->setClearButtonEnabled(true);
    m_pause = button(page, u"pauseButton"_s);
    m_pause->setCheckable(true);
    m_clear = button(page, u"clearButton"_s);
    m_copy = button(page, u"copyButton"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(grid);
    row->addWidget(m_filter);
    row->addWidget(m_words, 1);
    for (QPushButton *one : {m_pause, m_clear, m_copy})
        row->addWidget(one);
    m_table = logView(u"trafficTable"_s, m_shown);
    m_body = new QPlainTextEdit(page);
    m_body->setObjectName(u"bodyEdit"_s);
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    auto *splitter = new QSplitter(Qt::Vertical, page);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_body);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_hidesTexts = new QCheckBox(page);
    m_hidesTexts->setObjectName(u"hideTextsBox"_s);
    m_hidesTexts->setChecked(true);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(grid);
    column->addLayout(row);
    column->addWidget(splitter, 1);
    column->addWidget(m_hidesTexts);
    connect(m_filter, &QComboBox::currentIndexChanged, this,
        [this](int index) { m_shown.setShown(WireLogFilter::Show(index)); });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) { m_shown.setWords(words); });
    connect(m_pause, &QPushButton::toggled, this, [this] { retranslate(); });
    connect(m_clear, &QPushButton::clicked, this, &ConnectionInspector::clear);
    connect(m_copy, &QPushButton::clicked, this, &ConnectionInspector::copy);
    connect(m_hidesTexts, &QCheckBox::toggled, this, &ConnectionInspector::showBody);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConnectionInspector::showBody);
    return page;
}

QWidget *ConnectionInspector::buildLatency(const ThemeController &theme)
{
    auto *page = new QWidget(m_pages);
    m_plot = new LatencyPlot(theme, page);
    m_plot->setObjectName(u"latencyPlot"_s);
    m_heartbeatLabel = plainLabel(page, u"heartbeatLatencyLabel"_s);
    m_ackLabel = plainLabel(page, u"ackLatencyLabel"_s);
    m_ping = button(page, u"heartbeatButton"_s);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(grid);
    column->addWidget(m_plot, 1);
    column->addWidget(m_heartbeatLabel);
    column->addWidget(m_ackLabel);
    column->addWidget(m_ping, 0, Qt::AlignLeft);
    connect(m_ping, &QPushButton::clicked, this, [this] { m_session.sendRawFrame(R"({"type":"heartbeat"})"); });
    return page;
}

QWidget *ConnectionInspector::buildHistory()
{
    auto *page = new QWidget(m_pages);
    m_historyTable = logView(u"historyTable"_s, m_history);
    m_historyTable->setColumnHidden(WireLogModel::Direction, true);
    m_historyTable->setColumnHidden(WireLogModel::Size, true);
    m_drop = button(page, u"dropButton"_s);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(grid);
    column->addWidget(m_historyTable, 1);
    column->addWidget(m_drop, 0, Qt::AlignLeft);
    connect(m_drop, &QPushButton::clicked, this, [this] { m_session.dropLine(); });
    return page;
}

QWidget *ConnectionInspector::buildSending()
{
    auto *part = new QWidget(this);
    m_frame = new QLineEdit(u"{\"type\": \"heartbeat\"}"_s, part);
    m_frame->setObjectName(u"frameEdit"_s);
    m_send = button(part, u"sendFrameButton"_s);
    m_frameProblem = plainLabel(part, u"frameProblemLabel"_s);
    m_frameProblem->setProperty("tone", u"danger"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(grid);
    row->addWidget(m_frame, 1);
    row->addWidget(m_send);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid / 2);
    column->addLayout(row);
    column->addWidget(m_frameProblem);
    connect(m_frame, &QLineEdit::textChanged, this, &ConnectionInspector::checkFrame);
    connect(m_frame, &QLineEdit::returnPressed, this, &ConnectionInspector::sendFrame);
    connect(m_send, &QPushButton::clicked, this, &ConnectionInspector::sendFrame);
    return part;
}

// While it is paused nothing is taken: the tap keeps the newest and counts the rest.
void ConnectionInspector::take()
{
    if (m_pause->isChecked())
        return;
    const WireTap::Batch batch = m_tap->take();
    if (batch.events.isEmpty())
        return;
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    m_dropped += batch.dropped;
    for (const WireEvent &event : batch.events)
        m_latencies.note(event);
    m_log.append(batch.events);
    if (isAtEnd)
        m_table->scrollToBottom();
    showLatencies();
    showStatus(m_session.connectionStatus());
}

void ConnectionInspector::showBody()
{
    const QModelIndex current = m_shown.mapToSource(m_table->currentIndex());
    if (!current.isValid()) {
        m_body->clear();
        return;
    }
    const WireEvent &event = m_log.eventAt(current.row());
    QStringList parts;
    for (const QByteArray &json : {event.sent, event.body}) {
        if (const QString text = wirejson::readable(json, m_hidesTexts->isChecked()); !text.isEmpty())
            parts.append(text);
    }
    m_body->setPlainText(parts.join(u"\n\n"_s));
}

void ConnectionInspector::showLatencies()
{
    m_plot->setLatencies(m_latencies);
    const auto tell = [this](QLabel &label, Latencies::Kind kind, const QString &what) {
        const Latencies::Summary told = m_latencies.summary(kind);
        label.setText(told.count == 0 ? tr("%1: nothing measured yet").arg(what)
                                      : tr("%1: last %2 ms, median %3 ms, worst %4 ms, of the newest %5")
                                            .arg(what, milliseconds(told.lastUs), milliseconds(told.medianUs),
                                                milliseconds(told.worstUs), localtext::toString(told.count)));
    };
    tell(*m_heartbeatLabel, Latencies::Kind::Heartbeat, tr("● Heartbeat"));
    tell(*m_ackLabel, Latencies::Kind::Ack, tr("■ Message to acknowledgement"));
    m_plot->setAccessibleDescription(m_heartbeatLabel->text() + u'\n' + m_ackLabel->text());
}

void ConnectionInspector::showStatus(const ConnectionStatus &status)
{
    m_isOnline = status.state == ConnectionState::Online;
    const QString url = m_session.server().webSocket.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    QString text = m_isOnline ? tr("Connected to %1").arg(url) : tr("Not connected to %1").arg(url);
    if (m_dropped > 0)
        text += u' ' + tr("%n older row(s) were left out.", nullptr, m_dropped);
    m_status->setText(text);
    m_drop->setEnabled(m_isOnline);
    m_ping->setEnabled(m_isOnline);
    checkFrame();
}

void ConnectionInspector::checkFrame()
{
    const int at = wirejson::problemAt(m_frame->text());
    m_frameProblem->setText(
        at > 0 ? tr("This is not a JSON object: look at character %1.").arg(localtext::toString(at)) : QString());
    m_frameProblem->setVisible(at > 0);
    m_send->setEnabled(at == 0 && m_isOnline);
}

void ConnectionInspector::sendFrame()
{
    if (m_send->isEnabled())
        m_session.sendRawFrame(m_frame->text().toUtf8());
}

// What is shown, the way it is shown: hidden texts stay hidden.
void ConnectionInspector::copy()
{
    QStringList lines;
    for (int row = 0; row < m_shown.rowCount(); ++row) {
        const int source = m_shown.mapToSource(m_shown.index(row, 0)).row();
        const WireEvent &event = m_log.eventAt(source);
        lines.append(m_log.lineOf(source));
        for (const QByteArray &json : {event.sent, event.body}) {
            if (const QString text = wirejson::readable(json, m_hidesTexts->isChecked()); !text.isEmpty())
                lines.append(text);
        }
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ConnectionInspector::clear()
{
    m_tap->take();
    m_dropped = 0;
    m_log.clear();
    m_latencies.clear();
    m_body->clear();
    showLatencies();
    showStatus(m_session.connectionStatus());
}

void ConnectionInspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ConnectionInspector::retranslate()
{
    setWindowTitle(tr("Connection"));
    m_pages->setTabText(0, tr("Traffic"));
    m_pages->setTabText(1, tr("Latency"));
    m_pages->setTabText(2, tr("History of the line"));
    const QStringList shown{tr("Everything"), tr("Frames"), tr("Requests"), tr("The line")};
    for (int i = 0; i < shown.size(); ++i)
        m_filter->setItemText(i, shown.at(i));
    m_filter->setAccessibleName(tr("What is shown"));
    m_words->setPlaceholderText(tr("Search"));
    m_words->setAccessibleName(tr("Search in the traffic"));
    m_pause->setText(m_pause->isChecked() ? tr("Go on") : tr("Pause"));
    m_clear->setText(tr("Clear"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy what is shown"));
    m_table->setAccessibleName(tr("Traffic"));
    m_body->setAccessibleName(tr("Content of the chosen row"));
    m_body->setPlaceholderText(tr("Choose a row to see its content."));
    m_hidesTexts->setText(tr("Hide what people wrote (tokens and passwords are always hidden)"));
    m_plot->setAccessibleName(tr("Latency"));
    m_ping->setText(tr("Send a heartbeat now"));
    m_historyTable->setAccessibleName(tr("History of the line"));
    m_drop->setText(tr("Drop the line"));
    m_frame->setAccessibleName(tr("A frame of your own, JSON"));
    m_frame->setToolTip(tr("A frame of your own, JSON"));
    m_send->setText(tr("Send the frame"));
    m_log.retranslate();
    showLatencies();
    showStatus(m_session.connectionStatus());
}

} // namespace chautari
