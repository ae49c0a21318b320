// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/messageactions.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/chat/imageviewer.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/compose/composer.h"
#include "shared/core/clock.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qint64 microsecondsPerMinute = 60'000'000;

const QStringList &quickReactions()
{
    static const QStringList emojis{u"👍"_s, u"❤️"_s, u"😂"_s, u"😮"_s, u"😢"_s, u"🙏"_s};
    return emojis;
}

// What another program may be started with: kinds that are looked at, never run.
bool mayBeOpened(const QString &name)
{
    static const QSet<QString> kinds{u"jpg"_s, u"jpeg"_s, u"png"_s, u"gif"_s, u"webp"_s, u"pdf"_s, u"txt"_s, u"doc"_s,
        u"docx"_s, u"odt"_s, u"ods"_s, u"xls"_s, u"xlsx"_s, u"mp3"_s, u"ogg"_s, u"opus"_s, u"wav"_s, u"webm"_s,
        u"m4a"_s, u"mp4"_s};
    return kinds.contains(QFileInfo(name).suffix().toLower());
}

qint64 ageInMinutes(const Message &message)
{
    return (SystemClock().now().microseconds() - message.createdAt.microseconds()) / microsecondsPerMinute;
}

} // namespace

MessageActions::MessageActions(const MessageActionParts &parts, QObject *parent)
    : QObject(parent)
    , m(parts)
{
    connect(&m.view, &MessageView::menuOpening, this, [this](int row, QMenu *menu) { fillMenu(row, menu); });
    connect(&m.view, &MessageView::quoteActivated, this, [this](int row) { jumpToAnswered(row); });
    connect(&m.view, &MessageView::tileActivated, this, [this](int row, int index) { openFile(row, index); });
    connect(&m.view, &MessageView::reactionActivated, this,
        [this](int row, int reaction) { toggleReaction(row, m.model.row(row).message.reactions.at(reaction).emoji); });
    connect(&m.composer, &Composer::contextCancelled, this, [this] { endPurpose(); });
    connect(&m.composer, &Composer::editLastRequested, this, [this] { editLast(); });
    connect(&m.session, &ChatSession::messageFlagged, this, [this](MessageId, const QString &problem) {
        if (!problem.isEmpty())
            tellFailure(tr("The message could not be reported."), Error::of(ErrorCode::Internal, problem));
    });
}

MessageActions::~MessageActions() = default;

void MessageActions::reset()
{
    endPurpose();
    m.composer.clearFiles();
    m.files.reset();
    delete m_viewer;
}

// ---- writing
// ---------------------------------------------------------------------------------------------------------

void MessageActions::send(const QString &text)
{
    const Purpose purpose = m_purpose;
    const ConversationId to = m.model.conversation();
    if (isEditing()) {
        if (purpose == Purpose::EditWaiting)
            m.session.editOutgoing(m_waitingId, text);
        else if (text != m_target.text.trimmed())
            m.session.editMessage(targetNow(), text);
        endPurpose();
        return;
    }
    const MessageId answered = purpose == Purpose::Reply ? m_target.id : MessageId();
    const QStringList files = m.composer.files();
    m.composer.clear();
    m.composer.clearFiles();
    m_draft.clear();
    endPurpose();
    if (files.isEmpty())
        m.session.sendText(to, text, answered);
    else
        m.session.sendFiles(to, files, text, answered);
    m.session.saveDraft(to, {}); // after the outbox has it
    Q_EMIT sent(to);
}

void MessageActions::sendVoice(const QString &path)
{
    const ConversationId to = m.model.conversation();
    m.session.sendFiles(to, {path}, {}, m_purpose == Purpose::Reply ? m_target.id : MessageId());
    endPurpose();
    m.view.scrollToNewest();
}

// The server refuses to change what is not what the person saw. A reaction that came meanwhile changed no word of it.
Message MessageActions::targetNow() const
{
    const int row = m.model.rowOfMessage(m_target.id);
    return row >= 0 && m.model.row(row).message.text == m_target.text ? m.model.row(row).message : m_target;
}

bool MessageActions::isEditing() const
{
    return m_purpose == Purpose::EditStored || m_purpose == Purpose::EditWaiting;
}

QString MessageActions::draft() const
{
    const QString text = isEditing() ? m_draft : m.composer.text();
    return text.trimmed().isEmpty() ? QString() : text;
}

void MessageActions::reply(int row)
{
    endPurpose();
    m_purpose = Purpose::Reply;
    m_target = m.model.row(row).message;
    const QString who = m.model.row(row).isOwn()
        ? tr("Reply to yourself")
        : tr("Reply to %1").arg(displaytext::isolated(displaytext::name(m_target.sender.displayName())));
    m.composer.setContext(Glyph::Reply, who, displaytext::oneLine(displaytext::message(m_target)));
    m.composer.focusEdit();
}

void MessageActions::edit(int row)
{
    endPurpose();
    const MessageRow &chosen = m.model.row(row);
    m_purpose = chosen.isStored() ? Purpose::EditStored : Purpose::EditWaiting;
    m_target = chosen.message;
    m_waitingId = chosen.outgoingId();
    m_draft = m.composer.text();
    m.composer.setContext(Glyph::Pencil, tr("Edit the message"), displaytext::oneLine(m_target.text));
    m.composer.setFilesAllowed(false);
    m.composer.setText(m_target.text);
    m.composer.focusEdit();
}

void MessageActions::editLast()
{
    for (int row = m.model.rowCount() - 1; row >= 0 && m_purpose == Purpose::New; --row) {
        if (!m.model.row(row).isOwn())
            continue;
        if (canEdit(m.model.row(row)))
            edit(row);
        return; // an older one is not the last
    }
}

void MessageActions::endPurpose()
{
    const bool wasEditing = isEditing();
    m_purpose = Purpose::New;
    m.composer.clearContext();
    if (wasEditing) {
        m.composer.setFilesAllowed(true);
        m.composer.setText(std::exchange(m_draft, {}));
    }
}

bool MessageActions::canEdit(const MessageRow &row) const
{
    if (!row.isOwn() || row.message.deletion != DeletionType::None)
        return false;
    if (!row.isStored())
        return row.delivery != DeliveryState::Sending && row.message.attachments.isEmpty();
    return m.session.profile().hasEdits && m.session.limits().editMinutes > 0
        && ageInMinutes(row.message) < m.session.limits().editMinutes;
}

// ---- the menu
// --------------------------------------------------------------------------------------------------------

void MessageActions::fillMenu(int row, QMenu *menu)
{
    const MessageRow &chosen = m.model.row(row);
    const bool isDeleted = chosen.message.deletion != DeletionType::None;
    // The model may have moved on when the choice is made.
    const auto add = [this, menu, row](const QString &text, const char *name, auto what) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this, [this, what, at = QPersistentModelIndex(m.model.index(row))] {
            if (at.isValid())
                (this->*what)(at.row());
        });
    };
    if (chosen.isStored() && !isDeleted && m.session.profile().hasReplies)
        add(tr("Reply"), "replyAction", &MessageActions::reply);
    if (chosen.isStored() && !isDeleted && m.session.profile().hasReactions)
        addReactions(row, menu);
    if (chosen.isStored() && !isDeleted)
        add(tr("Forward…"), "forwardAction", &MessageActions::forward);
    if (canEdit(chosen))
        add(tr("Edit"), "editAction", &MessageActions::edit);
    if (!isDeleted)
        addFileActions(row, menu);
    if (chosen.isStored() && !isDeleted)
        add(tr("Choose"), "chooseAction", &MessageActions::choose);
    if (!chosen.isStored() && !chosen.hasFailed())
        add(tr("Do not send"), "cancelSendingAction", &MessageActions::cancelSending);
    if (chosen.isStored() && m.session.profile().hasDeletion)
        add(tr("Delete…"), "deleteAction", &MessageActions::askToDelete);
    if (chosen.isStored() && !isDeleted && !chosen.isOwn() && m.session.profile().hasFlags)
        add(tr("Report to the host…"), "reportAction", &MessageActions::askToReport);
}

void MessageActions::addReactions(int row, QMenu *menu)
{
    QMenu *reactions = menu->addMenu(tr("React"));
    reactions->setObjectName(u"reactMenu"_s);
    for (const QString &emoji : quickReactions()) {
        QAction *action = reactions->addAction(emoji);
        action->setCheckable(true);
        const QList<Reaction> &there = m.model.row(row).message.reactions;
        const auto same = std::ranges::find(there, emoji, &Reaction::emoji);
        action->setChecked(same != there.end() && same->users.contains(m.session.me().id));
        connect(action, &QAction::triggered, this, [this, emoji, at = QPersistentModelIndex(m.model.index(row))] {
            if (at.isValid())
                toggleReaction(at.row(), emoji);
        });
    }
    reactions->addSeparator();
    QAction *more = reactions->addAction(tr("More…"));
    connect(more, &QAction::triggered, this, [this, at = QPersistentModelIndex(m.model.index(row))] {
        if (!at.isValid())
            return;
        const QRect bubble = m.view.bubbleRect(at.row());
        m.composer.pickEmoji(
            {m.view.viewport()->mapToGlobal(bubble.topLeft()), bubble.size()}, [this, at](const QString &emoji) {
                if (at.isValid())
                    toggleReaction(at.row(), emoji);
            });
    });
}

void MessageActions::addFileActions(int row, QMenu *menu)
{
    const qsizetype count = m.model.row(row).message.attachments.size();
    for (int i = 0; i < count; ++i) {
        const QString name
            = displaytext::oneLine(displaytext::name(m.model.row(row).message.attachments.at(i).fileName), 30);
        QAction *save = menu->addAction(count == 1 ? tr("Save as…") : tr("Save %1 as…").arg(name));
        save->setObjectName(u"saveAction"_s);
        connect(save, &QAction::triggered, this, [this, i, at = QPersistentModelIndex(m.model.index(row))] {
            if (at.isValid())
                saveFile(at.row(), i);
        });
    }
}

void MessageActions::toggleReaction(int row, const QString &emoji)
{
    const MessageRow &chosen = m.model.row(row);
    const auto same = std::ranges::find(chosen.message.reactions, emoji, &Reaction::emoji);
    const bool isMine = same != chosen.message.reactions.end() && same->users.contains(m.session.me().id);
    if (chosen.isStored() && m.session.profile().hasReactions)
        m.session.react(chosen.message, emoji, !isMine);
}

int MessageActions::minutesToDelete(const MessageRow &row) const
{
    if (!row.isOwn() || row.message.deletion != DeletionType::None)
        return 0;
    return int(std::max<qint64>(0, m.session.limits().deleteEveryoneMinutes - ageInMinutes(row.message)));
}

void MessageActions::askToDelete(int row)
{
    const MessageRow &chosen = m.model.row(row);
    const int minutes = minutesToDelete(chosen);
    auto *box = new QMessageBox(&m.page);
    box->setObjectName(u"deleteMessageDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete a message"));
    box->setText(tr("Delete this message?"));
    QString more = displaytext::oneLine(displaytext::message(chosen.message), 100);
    if (minutes > 0)
        more += u"\n\n"_s
            + tr("You can delete it for everyone for %n more minute(s). Backups that were made before keep it.",
                nullptr, minutes);
    box->setInformativeText(more);
    QPushButton *forMe = box->addButton(tr("Delete for me"), QMessageBox::DestructiveRole);
    forMe->setObjectName(u"deleteForMeButton"_s);
    const auto remove
        = [this, message = chosen.message](DeletionType deletion) { m.session.deleteMessage(message, deletion); };
    connect(forMe, &QAbstractButton::clicked, this, [remove] { remove(DeletionType::Self); });
    if (minutes > 0) {
        QPushButton *forAll = box->addButton(tr("Delete for everyone"), QMessageBox::DestructiveRole);
        forAll->setObjectName(u"deleteForEveryoneButton"_s);
        connect(forAll, &QAbstractButton::clicked, this, [remove] { remove(DeletionType::Everyone); });
    }
    QPushButton *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    box->open();
}

void MessageActions::askToReport(int row)
{
    auto *dialog = new QInputDialog(&m.page);
    dialog->setObjectName(u"reportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Report a message"));
    dialog->setLabelText(tr("What is wrong with it? The host of this server reads this; the sender does not."));
    dialog->setOkButtonText(tr("Report"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this, id = m.model.row(row).message.id](
            const QString &reason) { m.session.flagMessage(id, reason.trimmed()); });
    dialog->open();
}

void MessageActions::jumpToAnswered(int row)
{
    const Boxed<ReplyPreview> &reply = m.model.row(row).message.replyTo;
    if (!reply)
        return;
    if (const int there = m.model.rowOfMessage(reply->id); there >= 0) {
        m.view.scrollToRow(there);
        m.view.setCurrentRow(there);
    } else if (reply->seq > 0) {
        Q_EMIT messageWanted(reply->id, reply->seq);
    }
}

// ---- files
// -----------------------------------------------------------------------------------------------------------

void MessageActions::forward(int row)
{
    Q_EMIT forwardRequested({m.model.row(row).message});
}

void MessageActions::choose(int row)
{
    m.view.setChosen(row, true);
    m.view.setFocus();
}

void MessageActions::cancelSending(int row)
{
    m.session.deleteOutgoing(m.model.row(row).message.clientMessageId);
}

void MessageActions::copyChosen()
{
    QStringList texts;
    for (const int row : m.view.chosenRows())
        texts.append(displaytext::message(m.model.row(row).message));
    QGuiApplication::clipboard()->setText(texts.join(u"\n\n"_s));
    m.view.clearChosen();
}

void MessageActions::forwardChosen()
{
    QList<Message> messages;
    for (const int row : m.view.chosenRows())
        messages.append(m.model.row(row).message);
    Q_EMIT forwardRequested(messages);
}

void MessageActions::deleteChosen()
{
    QList<Message> messages;
    for (const int row : m.view.chosenRows())
        messages.append(m.model.row(row).message);
    auto *box = new QMessageBox(&m.page);
    box->setObjectName(u"deleteChosenDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete messages"));
    box->setText(tr("Delete %Ln message(s) for you? The other side keeps them.", nullptr, int(messages.size())));
    QPushButton *remove = box->addButton(tr("Delete for me"), QMessageBox::DestructiveRole);
    remove->setObjectName(u"deleteForMeButton"_s);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(remove, &QAbstractButton::clicked, this, [this, messages] {
        for (const Message &message : messages)
            m.session.deleteMessage(message, DeletionType::Self);
        m.view.clearChosen();
    });
    box->open();
}

void MessageActions::openFile(int row, int attachment)
{
    const MessageRow &chosen = m.model.row(row);
    if (!chosen.isStored() && chosen.delivery == DeliveryState::Sending) {
        cancelSending(row); // its ring has a cross in it
        return;
    }
    const Attachment &file = chosen.message.attachments.at(attachment);
    if (file.kind == MessageType::Image) {
        showPicture(row, attachment);
        return;
    }
    if (!mayBeOpened(file.fileName)) {
        saveFile(row, attachment);
        return;
    }
    m.files.want(chosen, attachment, [this, name = file.fileName](const QString &path, const Error &error) {
        if (path.isEmpty())
            tellFailure(tr("%1 could not be loaded.").arg(displaytext::isolated(displaytext::name(name))), error);
        else
            openOutside(path, name);
    });
}

// Under its own name, in a folder that only this person can read; the program that shows it goes by the name.
void MessageActions::openOutside(const QString &path, const QString &name)
{
    const auto &folder = m_opened.emplace_back(std::make_unique<QTemporaryDir>());
    const QString copy = folder->filePath(safeFileName(name));
    if (!folder->isValid() || !QFile::copy(path, copy)) {
        tellFailure(tr("The file could not be opened."), {});
        return;
    }
    QFile::setPermissions(copy, QFile::ReadOwner);
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(copy)))
        tellFailure(tr("No program on this computer opens this file. You can save it."), {});
}

void MessageActions::saveFile(int row, int attachment)
{
    const MessageRow &chosen = m.model.row(row);
    const QString name = safeFileName(chosen.message.attachments.at(attachment).fileName);
    auto *dialog = new QFileDialog(
        &m.page, tr("Save the file"), QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, chosen, attachment](const QString &target) {
        m.files.want(chosen, attachment, [this, target](const QString &path, const Error &error) {
            if (path.isEmpty()) {
                tellFailure(tr("The file could not be loaded."), error);
                return;
            }
            QFile::remove(target); // the dialog has asked
            if (!QFile::copy(path, target))
                tellFailure(tr("The file could not be written there. Choose another folder."), {});
            else
                QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
        });
    });
    dialog->open();
}

void MessageActions::showPicture(int row, int attachment)
{
    QList<ViewedPicture> pictures;
    qsizetype shown = 0;
    for (int i = 0; i < m.model.rowCount(); ++i) {
        const MessageRow &other = m.model.row(i);
        for (int j = 0; j < other.message.attachments.size(); ++j) {
            if (other.message.attachments.at(j).kind != MessageType::Image)
                continue;
            if (i == row && j == attachment)
                shown = pictures.size();
            pictures.append({other, j});
        }
    }
    if (!m_viewer)
        m_viewer = new ImageViewer(m.files, m.theme, &m.page);
    m_viewer->show(pictures, shown);
}

void MessageActions::tellFailure(const QString &what, const Error &error)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Chautari"), what, QMessageBox::Ok, &m.page);
    box->setObjectName(u"failureDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(error.firstMessage());
    box->open();
}

} // namespace chautari
