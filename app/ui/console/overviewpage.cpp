// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/console/overviewpage.h"

#include "app/ui/console/plot.h"
#include "shared/core/localtext.h"

#include <QtCore/QTimerEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int askFiguresMs = 2'000;
constexpr int momentsShown = 60;
constexpr double microsecondsPerMs = 1'000;

} // namespace

OverviewPage::OverviewPage(const ConsoleContext &context, QWidget *parent)
    : ConsolePage(context, parent)
    , m_summary(addNote("strong"))
{
    m_summary->setObjectName(u"overviewLabel"_s);
    auto *rows = new QGridLayout;
    rows->setHorizontalSpacing(2 * grid);
    rows->setVerticalSpacing(2 * grid);
    rows->setColumnStretch(1, 1);
    for (const Measure measure : {Connections, Messages, Latency, Database})
        addRow(*rows, measure);
    column().addLayout(rows);
    column().addStretch(1);
    OverviewPage::retranslate();
}

void OverviewPage::addRow(QGridLayout &rows, Measure measure)
{
    static constexpr const char *names[] = {"connectionsPlot", "messagesPlot", "latencyPlot", "databasePlot"};
    Row &row = m_rows[measure];
    row.name = new QLabel(this);
    row.value = new QLabel(this);
    for (QLabel *label : {row.name, row.value})
        label->setTextFormat(Qt::PlainText);
    row.name->setProperty("tone", u"muted"_s);
    row.value->setProperty("tone", u"title"_s);
    row.plot = new Plot(measure == Messages ? Plot::Kind::Bars : Plot::Kind::Line, context().theme, this);
    row.plot->setObjectName(QLatin1StringView(names[measure]));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(row.name);
    texts->addWidget(row.value);
    texts->addStretch(1);
    rows.addLayout(texts, measure, 0);
    rows.addWidget(row.plot, measure, 1);
}

void OverviewPage::refresh()
{
    order(ShowFigures{});
    m_timer.start(askFiguresMs, this);
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    ConsolePage::hideEvent(event);
}

void OverviewPage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        order(ShowFigures{});
    else
        ConsolePage::timerEvent(event);
}

void OverviewPage::handle(const ConsoleAnswer &answer)
{
    const auto *figures = std::get_if<PlaceFigures>(&answer);
    if (!figures)
        return;
    m_figures = *figures;
    m_isKnown = true;
    const std::pair<Measure, double> measured[]{{Connections, double(figures->connections)},
        {Latency, double(figures->latencyP99Us) / microsecondsPerMs}, {Database, double(figures->databaseBytes)}};
    for (const auto &[measure, value] : measured) {
        QList<double> &seen = m_rows[measure].seen;
        seen.append(value);
        if (seen.size() > momentsShown)
            seen.removeFirst();
    }
    m_rows[Messages].seen.clear();
    for (const int count : figures->messagesPerMinute)
        m_rows[Messages].seen.append(count);
    showFigures();
}

void OverviewPage::showFigures()
{
    if (!m_isKnown) {
        m_summary->setText(tr("Asking the server…"));
        return;
    }
    constexpr qint64 secondsPerHour = 3600;
    const qint64 hours = m_figures.uptimeSeconds / secondsPerHour;
    const QString running = hours > 0
        ? tr("%Ln hours", "the server has been running", int(hours))
        : tr("%Ln minutes", "the server has been running", int(m_figures.uptimeSeconds / 60));
    m_summary->setText(
        tr("%1 · running for %2").arg(tr("%Ln people online", nullptr, m_figures.peopleOnline), running));
    const auto milliseconds = [](double ms) { return tr("%1 ms").arg(localtext::toString(ms, 'f', 1)); };
    const auto whole = [](double value) { return localtext::toString(qlonglong(value)); };
    const auto size = [](double bytes) { return localtext::dataSize(qint64(bytes), 1); };
    const auto now
        = [this](Measure measure) { return m_rows[measure].seen.isEmpty() ? 0 : m_rows[measure].seen.last(); };
    const std::pair<Measure, std::function<QString(double)>> texts[]{
        {Connections, whole}, {Messages, whole}, {Latency, milliseconds}, {Database, size}};
    for (const auto &[measure, textOf] : texts) {
        Row &row = m_rows[measure];
        row.value->setText(textOf(now(measure)));
        row.plot->setValues(row.seen, momentsShown);
        const double highest = row.seen.isEmpty() ? 0 : *std::max_element(row.seen.cbegin(), row.seen.cend());
        row.plot->setScale(textOf(highest), textOf(0));
        row.plot->setAccessibleName(row.name->text());
        row.plot->setAccessibleDescription(tr("now %1, at most %2").arg(textOf(now(measure)), textOf(highest)));
        row.plot->setToolTip(row.plot->accessibleDescription());
    }
    int widest = 0;
    for (const Row &row : m_rows)
        widest = std::max(widest, row.plot->scaleWidth());
    for (const Row &row : m_rows)
        row.plot->setLeastScaleWidth(widest);
}

void OverviewPage::retranslate()
{
    m_rows[Connections].name->setText(tr("Connections"));
    m_rows[Messages].name->setText(tr("Messages this minute"));
    m_rows[Latency].name->setText(tr("Slowest answers (99 %)"));
    m_rows[Database].name->setText(tr("Database"));
    for (const Row &row : m_rows)
        row.plot->setAccessibleName(row.name->text());
    showFigures();
}

} // namespace chautari
