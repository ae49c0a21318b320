// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/settings/repliespage.h"

#include "app/ui/widgets/glyphbutton.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtCore/QSignalBlocker>
#include <QtCore/QThreadPool>
#include <QtCore/QUuid>
#include <QtGui/QFontMetrics>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int nameLength = 40;

QLabel *replyLabel(QWidget *parent, const QString &tone)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", tone);
    return label;
}

GlyphButton *replyButton(Glyph glyph, const ThemeController &theme, QWidget *parent, const QString &name)
{
    auto *button = new GlyphButton(glyph, theme, parent);
    button->setObjectName(name);
    return button;
}

// A word, since a space ends what `/` looks for.
QString asName(QString text)
{
    static const QRegularExpression white(u"[\\s/]+"_s);
    return text.trimmed().replace(white, u"-"_s);
}

} // namespace

RepliesPage::RepliesPage(
    const QList<CannedReply> &replies, const QString &folder, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_replies(replies)
    , m_folder(folder)
    , m_intro(replyLabel(this, u"muted"_s))
    , m_list(new QListWidget(this))
    , m_nameLabel(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_textLabel(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_variables(replyLabel(this, u"muted"_s))
    , m_files(new QListWidget(this))
    , m_addFile(new QPushButton(this))
    , m_removeFile(new QPushButton(this))
    , m_problem(replyLabel(this, u"danger"_s))
{
    setObjectName(u"repliesPage"_s);
    m_list->setObjectName(u"repliesList"_s);
    m_name->setObjectName(u"replyNameEdit"_s);
    m_name->setMaxLength(nameLength);
    m_text->setObjectName(u"replyTextEdit"_s);
    m_text->setTabChangesFocus(true);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_files->setObjectName(u"replyFilesList"_s);
    m_addFile->setObjectName(u"addReplyFileButton"_s);
    m_removeFile->setObjectName(u"removeReplyFileButton"_s);
    m_problem->setObjectName(u"replyProblemLabel"_s);
    m_problem->hide();
    for (QPushButton *button : {m_addFile, m_removeFile})
        button->setAutoDefault(false);
    build(theme);
    connectParts();
    fillList(0);
    retranslate();
}

void RepliesPage::build(const ThemeController &theme)
{
    m_add = replyButton(Glyph::Plus, theme, this, u"addReplyButton"_s);
    m_remove = replyButton(Glyph::Bin, theme, this, u"removeReplyButton"_s);
    m_up = replyButton(Glyph::Up, theme, this, u"replyUpButton"_s);
    m_down = replyButton(Glyph::Down, theme, this, u"replyDownButton"_s);
    auto *order = new QHBoxLayout;
    order->setSpacing(grid / 2);
    for (GlyphButton *button : {m_add, m_remove, m_up, m_down})
        order->addWidget(button);
    order->addStretch(1);
    auto *left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    left->addLayout(order);
    auto *fileButtons = new QVBoxLayout; // beside each other they are wider than the field at large text
    fileButtons->setSpacing(grid / 2);
    fileButtons->addWidget(m_addFile, 0, Qt::AlignLeft);
    fileButtons->addWidget(m_removeFile, 0, Qt::AlignLeft);
    auto *right = new QVBoxLayout;
    right->setSpacing(grid / 2);
    right->addWidget(m_nameLabel);
    right->addWidget(m_name);
    right->addWidget(m_textLabel);
    right->addWidget(m_text, 3);
    right->addWidget(m_variables);
    right->addWidget(m_files, 1);
    right->addLayout(fileButtons);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(2 * grid);
    parts->addLayout(left, 2);
    parts->addLayout(right, 3);
    auto *scroll = new QScrollArea(this); // with large text it is more than a small screen has room for
    scroll->setObjectName(u"repliesArea"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *sheet = new QWidget(scroll);
    sheet->setProperty("pane", u"surface"_s);
    sheet->setAttribute(Qt::WA_StyledBackground);
    scroll->setWidget(sheet);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(scroll);
    auto *column = new QVBoxLayout(sheet);
    column->setSpacing(grid);
    column->addWidget(m_intro);
    column->addLayout(parts, 1);
    column->addWidget(m_problem);
    m_nameLabel->setTextFormat(Qt::PlainText);
    m_nameLabel->setBuddy(m_name);
    m_textLabel->setTextFormat(Qt::PlainText);
    m_textLabel->setBuddy(m_text);
    const QFontMetrics metrics(theme.font(FontRole::Body));
    m_text->setMinimumHeight(4 * metrics.lineSpacing());
    m_files->setMinimumHeight(2 * metrics.lineSpacing());
    m_files->setMaximumHeight(4 * metrics.lineSpacing());
    m_list->setMinimumWidth(14 * metrics.averageCharWidth());
    m_list->setSpacing(2);
    scroll->setMinimumWidth(48 * metrics.averageCharWidth());
    scroll->setMinimumHeight(18 * metrics.lineSpacing());
}

void RepliesPage::connectParts()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &RepliesPage::showReply);
    connect(m_add, &QAbstractButton::clicked, this, &RepliesPage::add);
    connect(m_remove, &QAbstractButton::clicked, this, &RepliesPage::remove);
    connect(m_up, &QAbstractButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QAbstractButton::clicked, this, [this] { move(1); });
    connect(m_name, &QLineEdit::textEdited, this, &RepliesPage::handleEdited);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RepliesPage::handleEdited);
    connect(m_addFile, &QPushButton::clicked, this, &RepliesPage::chooseFiles);
    connect(m_removeFile, &QPushButton::clicked, this, &RepliesPage::removeFile);
    connect(m_files, &QListWidget::currentRowChanged, this, [this](int row) { m_removeFile->setEnabled(row >= 0); });
}

int RepliesPage::current() const
{
    return m_list->currentRow();
}

QString RepliesPage::titleOf(const CannedReply &reply) const
{
    return reply.name.isEmpty() ? tr("(no name)") : QString(u'/' + reply.name);
}

void RepliesPage::fillList(int row)
{
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const CannedReply &reply : m_replies)
            m_list->addItem(titleOf(reply));
        m_list->setCurrentRow(row);
    }
    showReply();
}

void RepliesPage::showReply()
{
    const int row = current();
    const CannedReply reply = row >= 0 ? m_replies.at(row) : CannedReply();
    const QSignalBlocker blocker(m_text); // said by the program, not by the person
    m_name->setText(reply.name);
    m_text->setPlainText(reply.text);
    m_files->clear();
    for (const QString &path : reply.files)
        m_files->addItem(QFileInfo(path).fileName());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_text, m_files, m_addFile})
        widget->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0 && m_copying == 0);
    m_removeFile->setEnabled(false);
    m_up->setEnabled(row > 0 && m_copying == 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_replies.size() && m_copying == 0);
}

void RepliesPage::add()
{
    m_replies.append(CannedReply());
    fillList(int(m_replies.size()) - 1);
    m_name->setFocus(Qt::OtherFocusReason);
}

void RepliesPage::remove()
{
    const int row = current();
    if (row < 0)
        return;
    forgetFiles(m_replies.takeAt(row).files);
    fillList(std::min(row, int(m_replies.size()) - 1));
    Q_EMIT changed(m_replies);
}

void RepliesPage::move(int step)
{
    const int row = current();
    m_replies.move(row, row + step);
    fillList(row + step);
    Q_EMIT changed(m_replies);
}

void RepliesPage::handleEdited()
{
    if (current() < 0)
        return;
    CannedReply &reply = m_replies[current()];
    reply.name = asName(m_name->text());
    reply.text = m_text->toPlainText();
    m_list->currentItem()->setText(titleOf(reply));
    Q_EMIT changed(m_replies);
}

void RepliesPage::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Files that go with this reply"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &RepliesPage::addFiles);
    dialog->open();
}

void RepliesPage::addFiles(const QStringList &paths)
{
    m_problem->hide();
    for (const QString &path : paths)
        keepFile(path);
}

// A folder of its own for each, so that the file keeps its name.
void RepliesPage::keepFile(const QString &path)
{
    const int row = current();
    if (row < 0)
        return;
    const QString folder = m_folder + u'/' + QUuid::createUuid().toString(QUuid::Id128).left(12);
    const QString target = m_folder.isEmpty() ? path : QString(folder + u'/' + QFileInfo(path).fileName());
    const auto finish = [page = QPointer(this), row, target](bool isKept) {
        if (!page)
            return;
        --page->m_copying;
        if (isKept)
            page->m_replies[row].files.append(target);
        page->showReply();
        page->m_problem->setVisible(!isKept);
        Q_EMIT page->changed(page->m_replies);
    };
    ++m_copying;
    if (m_folder.isEmpty()) {
        finish(true);
        return;
    }
    showReply();
    QThreadPool::globalInstance()->start([path, folder, target, finish] {
        const bool isKept = QDir().mkpath(folder) && QFile::copy(path, target);
        QMetaObject::invokeMethod(
            qApp, [finish, isKept] { finish(isKept); }, Qt::QueuedConnection);
    });
}

void RepliesPage::removeFile()
{
    const int row = m_files->currentRow();
    if (current() < 0 || row < 0)
        return;
    forgetFiles({m_replies[current()].files.takeAt(row)});
    showReply();
    Q_EMIT changed(m_replies);
}

// Only copies of ours.
void RepliesPage::forgetFiles(const QStringList &paths) const
{
    for (const QString &path : paths) {
        if (!m_folder.isEmpty() && path.startsWith(QString(m_folder + u'/'))) {
            QFile::remove(path);
            QDir().rmdir(QFileInfo(path).path());
        }
    }
}

void RepliesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RepliesPage::retranslate()
{
    m_intro->setText(tr("Write a reply once. Typing / and its name in a message puts it there."));
    m_list->setAccessibleName(tr("Prepared replies"));
    const std::initializer_list<std::pair<GlyphButton *, QString>> buttons{{m_add, tr("Add a reply")},
        {m_remove, tr("Delete this reply")}, {m_up, tr("Move up")}, {m_down, tr("Move down")}};
    for (const auto &[button, text] : buttons) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    }
    m_nameLabel->setText(tr("Name, one word"));
    m_textLabel->setText(tr("Text"));
    m_variables->setText(tr("{name}: the other person, {service}: the service, {me}: your name, {date}: today"));
    m_files->setAccessibleName(tr("Files that go with this reply"));
    m_addFile->setText(tr("Add a file…"));
    m_removeFile->setText(tr("Take it out"));
    m_problem->setText(tr("The file could not be copied. Is there room on the disk?"));
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setText(titleOf(m_replies.at(row)));
}

} // namespace chautari
