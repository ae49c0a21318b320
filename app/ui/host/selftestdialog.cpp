// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/host/selftestdialog.h"

#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/rowdelegate.h"

#include <QtCore/QEvent>
#include <QtCore/QRegularExpression>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int steps = 3;
constexpr int iconSide = 3 * grid;
//! A key is one long word, longer than any address: it may be broken anywhere, where the row ends.
QString breakable(QString text)
{
    static const QRegularExpression key(u"[A-Za-z0-9_/-]{31,}"_s);
    constexpr qsizetype piece = 12; // characters
    for (qsizetype at = 0;;) {
        const QRegularExpressionMatch match = key.match(text, at);
        if (!match.hasMatch())
            return text;
        at = match.capturedStart();
        for (qsizetype left = match.capturedLength(); left > piece; left -= piece) {
            at += piece;
            text.insert(at++, QChar(0x200b));
        }
        at += piece;
    }
}

} // namespace

SelfTestDialog::SelfTestDialog(const SelfTestPlan &plan, const ThemeController &theme, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
    , m_theme(theme)
    , m_status(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_list(new QListWidget(this))
    , m_copyButton(new QPushButton(this))
    , m_againButton(new QPushButton(this))
    , m_closeButton(new QPushButton(this))
{
    setObjectName(u"selfTestDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(&m_test, &SelfTest::began, this, [this](SelfTestStep step) {
        m_step = step;
        retranslate();
    });
    connect(&m_test, &SelfTest::finished, this, &SelfTestDialog::showFacts);
    connect(m_copyButton, &QPushButton::clicked, this, &SelfTestDialog::copyReport);
    connect(m_againButton, &QPushButton::clicked, this, &SelfTestDialog::run);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(&theme, &ThemeController::changed, this, &SelfTestDialog::fill);
    retranslate();
}

void SelfTestDialog::start()
{
    run();
    open();
}

void SelfTestDialog::build()
{
    m_status->setObjectName(u"selfTestStatusLabel"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_progress->setObjectName(u"selfTestProgress"_s);
    m_progress->setRange(0, steps);
    m_progress->setTextVisible(false);
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_list->setObjectName(u"findingsList"_s);
    m_list->setProperty("kind", u"rows"_s);
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize({iconSide, iconSide});
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel); // a row may be higher than the list
    const std::pair<QPushButton *, QString> buttons[]{
        {m_copyButton, u"copyReportButton"_s}, {m_againButton, u"runAgainButton"_s}, {m_closeButton, u"closeButton"_s}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        button->setAutoDefault(false);
    }
    m_closeButton->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_copyButton);
    row->addWidget(m_againButton);
    row->addStretch(1);
    row->addWidget(m_closeButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    column->setSpacing(grid + grid / 2);
    column->addWidget(m_status);
    column->addWidget(m_progress);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    resize(76 * grid, 64 * grid);
}

void SelfTestDialog::run()
{
    m_isRunning = true;
    m_step = SelfTestStep::Addresses;
    m_list->clear();
    retranslate();
    m_test.run(m_plan);
}

void SelfTestDialog::showFacts(const NetworkFacts &facts)
{
    m_isRunning = false;
    m_facts = facts;
    retranslate();
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void SelfTestDialog::fill()
{
    if (m_isRunning)
        return;
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Finding &finding : diagnosed(m_facts)) {
        const QString advice = adviceFor(finding);
        const QString text = advice.isEmpty() ? sentenceOf(finding) : sentenceOf(finding) + u'\n' + advice;
        const QString degree = finding.severity == Severity::Trouble ? tr("Trouble")
            : finding.severity == Severity::Hint                     ? tr("Perhaps")
                                                                     : tr("All right");
        auto *item = new QListWidgetItem(iconOf(finding.severity), breakable(text), m_list);
        item->setData(Qt::AccessibleTextRole, QString(degree + u": "_s + text)); // the pictogram says it to the others
    }
    m_list->setCurrentRow(row);
}

QIcon SelfTestDialog::iconOf(Severity severity) const
{
    const Theme &colors = m_theme.theme();
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(QSize(iconSide, iconSide) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const QRectF square = QRectF(0, 0, iconSide, iconSide).adjusted(2, 2, -2, -2);
    switch (severity) {
    case Severity::Trouble:
        paintGlyph(painter, Glyph::Warning, square, colors.danger);
        break;
    case Severity::Hint:
        paintGlyph(painter, Glyph::Info, square, colors.accent);
        break;
    case Severity::Good:
        paintGlyph(painter, Glyph::Check, square, colors.textMuted);
        break;
    }
    painter.end();
    QIcon icon;
    icon.addPixmap(picture);
    icon.addPixmap(picture, QIcon::Selected); // else the style tints it
    return icon;
}

void SelfTestDialog::copyReport()
{
    QGuiApplication::clipboard()->setText(reportOf(m_facts));
    m_copyButton->setText(tr("Copied"));
}

void SelfTestDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SelfTestDialog::retranslate()
{
    setWindowTitle(tr("Test the network"));
    if (m_isRunning) {
        switch (m_step) {
        case SelfTestStep::Addresses:
            m_status->setText(tr("Looking at this computer…"));
            break;
        case SelfTestStep::Listening:
            m_status->setText(tr("Listening who is on the network…"));
            break;
        case SelfTestStep::Knocking:
            m_status->setText(tr("Knocking at the addresses…"));
            break;
        }
        m_progress->setValue(int(m_step));
    } else {
        const QList<Finding> findings = diagnosed(m_facts);
        const auto troubles = std::ranges::count(findings, Severity::Trouble, &Finding::severity);
        m_status->setText(
            troubles == 0 ? tr("No trouble was found.") : tr("%Ln thing(s) stand in the way:", nullptr, int(troubles)));
        m_progress->setValue(steps);
        fill();
    }
    m_progress->setVisible(m_isRunning);
    m_progress->setAccessibleName(tr("How far the test is"));
    m_list->setAccessibleName(tr("What was found"));
    m_copyButton->setText(tr("Copy report"));
    m_copyButton->setToolTip(
        tr("For whoever helps you. It has addresses in it, but no message, no name and no password."));
    m_copyButton->setEnabled(!m_isRunning);
    m_againButton->setText(tr("Run again"));
    m_againButton->setEnabled(!m_isRunning);
    m_closeButton->setText(tr("Close"));
}

} // namespace chautari
