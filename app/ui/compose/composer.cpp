// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/composer.h"

#include "app/ui/compose/cameradialog.h"
#include "app/ui/compose/composeedit.h"
#include "app/ui/compose/contextstrip.h"
#include "app/ui/compose/replylist.h"
#include "app/ui/compose/sendbutton.h"
#include "app/ui/compose/spellmarks.h"
#include "app/ui/compose/voicestrip.h"
#include "app/ui/widgets/glyphbutton.h"
#include "app/ui/widgets/styleproperty.h"
#include "shared/core/limits.h"
#include "shared/core/localtext.h"
#include "shared/core/validation.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QPointer>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtGui/QAction>
#include <QtGui/QImage>
#include <QtGui/QKeySequence>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int warnAtTenths = 9; // the counter shows from nine tenths of the limit on

} // namespace

Composer::Composer(const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_context(new ContextStrip(theme, this))
    , m_tray(new AttachmentTray(theme, this))
    , m_edit(new ComposeEdit(this))
    , m_replies(new ReplyList(*m_edit, this))
    , m_attachButton(new GlyphButton(Glyph::Attach, theme, this))
    , m_emojiButton(new GlyphButton(Glyph::Smile, theme, this))
    , m_sendButton(new SendButton(theme, this))
    , m_row(new QWidget(this))
    , m_counter(new QLabel(this))
    , m_fileProblem(new QLabel(this))
    , m_limit(limits::messageCodePoints)
{
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_edit->setObjectName(u"messageEdit"_s);
    m_counter->setObjectName(u"composeCounterLabel"_s);
    m_counter->setTextFormat(Qt::PlainText);
    m_counter->setProperty("textSize", u"meta"_s);
    m_counter->setAlignment(Qt::AlignRight);
    m_counter->setWordWrap(true);
    m_counter->hide();
    m_fileProblem->setObjectName(u"fileProblemLabel"_s);
    m_fileProblem->setTextFormat(Qt::PlainText);
    m_fileProblem->setProperty("textSize", u"meta"_s);
    m_fileProblem->setProperty("tone", u"danger"_s);
    m_fileProblem->setWordWrap(true);
    m_fileProblem->hide();
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    m_attachButton->setObjectName(u"attachButton"_s);
    row->addWidget(m_attachButton, 0, Qt::AlignBottom);
    m_emojiButton->setObjectName(u"emojiButton"_s);
    row->addWidget(m_edit, 1, Qt::AlignBottom);
    row->addWidget(m_emojiButton, 0, Qt::AlignBottom);
    row->addWidget(m_sendButton, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, grid + grid / 2, 2 * grid, grid + grid / 2);
    column->setSpacing(grid / 2);
    column->addWidget(m_context);
    column->addWidget(m_tray);
    column->addWidget(m_replies);
    column->addWidget(m_row);
    column->addWidget(m_fileProblem);
    column->addWidget(m_counter);
    connect(m_edit, &ComposeEdit::sendRequested, this, [this] { send(); });
    connect(m_emojiButton, &QAbstractButton::clicked, this, [this] {
        pickEmoji({m_emojiButton->mapToGlobal(QPoint()), m_emojiButton->size()}, [this](const QString &emoji) {
            m_edit->insertPlainText(emoji);
            focusEdit();
        });
    });
    connect(m_attachButton, &QAbstractButton::clicked, this, &Composer::attach);
    connect(m_context, &ContextStrip::cancelRequested, this, &Composer::contextCancelled);
    connect(m_tray, &AttachmentTray::filesChanged, this, [this] {
        refresh();
        m_sendsWhenReady = m_sendsWhenReady && !m_tray->isEmpty();
        if (m_sendsWhenReady && m_tray->isReady())
            send();
    });
    connect(m_edit, &ComposeEdit::editLastRequested, this, &Composer::editLastRequested);
    connect(m_edit, &ComposeEdit::filesPasted, this, &Composer::addFiles);
    connect(m_edit, &ComposeEdit::picturePasted, this, [this](const QImage &picture) { addPicture(picture); });
    connect(m_edit, &ComposeEdit::escapePressed, this, [this] {
        if (m_context->isHidden()) {
            Q_EMIT escapePressed();
        } else {
            Q_EMIT contextCancelled();
        }
    });
    connect(m_replies, &ReplyList::filesChosen, this, &Composer::addFiles);
    connect(m_sendButton, &QAbstractButton::clicked, this, [this] {
        send();
        focusEdit();
    });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_isFileRefused = false;
        refresh();
        if (!m_isSettingText)
            m_replies->look();
        // A text put back for the person is not typing, an emptied field is the end of it.
        if (!m_isSettingText || m_edit->document()->isEmpty()) {
            Q_EMIT textEdited(m_edit->document()->isEmpty());
        }
    });
    retranslate();
    refresh();
}

void Composer::setLimit(int codePoints)
{
    m_limit = codePoints > 0 ? codePoints : limits::messageCodePoints;
    refresh();
}

Composer::~Composer() = default;

void Composer::setEmojiTaste(const EmojiTaste &taste)
{
    m_taste = taste;
    if (m_picker != nullptr) {
        m_picker->setTaste(taste);
    }
}

void Composer::pickEmoji(const QRect &anchor, std::function<void(const QString &)> done)
{
    if (m_picker == nullptr) {
        m_picker = new EmojiPicker(m_theme, this);
        connect(m_picker, &EmojiPicker::chosen, this, [this](const QString &emoji) {
            if (const auto picked = std::exchange(m_picked, {})) {
                picked(emoji);
            }
        });
        connect(m_picker, &EmojiPicker::tasteChanged, this, [this](const EmojiTaste &taste) {
            m_taste = taste;
            Q_EMIT emojiTasteChanged(taste);
        });
        m_picker->setTaste(m_taste);
    }
    m_picked = std::move(done);
    m_picker->openAt(anchor);
}

void Composer::setSendsOnEnter(bool isOn)
{
    m_edit->setSendsOnEnter(isOn);
}

void Composer::setReplies(const QList<CannedReply> &replies)
{
    m_replies->setReplies(replies);
}

void Composer::setReplyWords(const ReplyWords &words)
{
    m_replies->setWords(words);
}

void Composer::setFileLimits(const FileLimits &limits)
{
    m_tray->setLimits(limits);
    m_isVoiceTaken = limits.extensions.isEmpty() || limits.extensions.contains(u"ogg"_s);
    refresh();
}

void Composer::setFilesTaken(bool isTaken)
{
    m_isFileTaken = isTaken;
    refresh();
}

void Composer::setContext(Glyph glyph, const QString &title, const QString &text)
{
    m_context->setContext(glyph, title, text);
}

void Composer::clearContext()
{
    m_context->hide();
}

void Composer::setFilesAllowed(bool isAllowed)
{
    m_attachButton->setEnabled(isAllowed);
    if (!isAllowed) {
        clearFiles();
    }
    if (m_voice != nullptr) {
        if (!isAllowed)
            m_voice->stop();
        handleVoiceState(); // a recording waits until the old text is changed
    }
    refresh();
}

void Composer::setSpelling(SpellChecker &checker)
{
    auto *marks = new SpellMarks(*m_edit, checker);
    connect(m_edit, &ComposeEdit::menuOpening, marks,
        [marks](QMenu *menu, int position) { marks->fillMenu(*menu, position); });
    const auto color = [this] { m_edit->setMarkColor(m_theme.theme().danger); };
    connect(&m_theme, &ThemeController::changed, m_edit, color);
    color();
}

// Beside Send, so that one is never pressed for the other.
void Composer::setVoice(const VoiceDevices &devices, VoicePlayer &player)
{
    m_voiceButton = new GlyphButton(Glyph::Microphone, m_theme, m_row);
    m_voiceButton->setObjectName(u"voiceButton"_s);
    auto *row = qobject_cast<QHBoxLayout *>(m_row->layout());
    row->insertWidget(row->count() - 1, m_voiceButton, 0, Qt::AlignBottom);
    m_voice = new VoiceStrip(devices, player, m_theme, this);
    m_voice->hide();
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_row), m_voice);
    setTabOrder(m_emojiButton, m_voiceButton);
    setTabOrder(m_voiceButton, m_sendButton);
    m_voiceAction = new QAction(this);
    m_voiceAction->setObjectName(u"voiceAction"_s);
    m_voiceAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    addAction(m_voiceAction);
    connect(m_voiceAction, &QAction::triggered, this, [this] {
        if (m_voiceButton->isVisible())
            m_voiceButton->click();
    });
    connect(m_voiceButton, &QAbstractButton::clicked, m_voice, &VoiceStrip::record);
    connect(m_voice, &VoiceStrip::sendRequested, this, &Composer::voiceRequested);
    connect(m_voice, &VoiceStrip::escapePressed, this, &Composer::escapePressed);
    connect(m_voice, &VoiceStrip::stateChanged, this, [this] { handleVoiceState(); });
    retranslate();
    refresh();
}

void Composer::setVoiceAside(std::function<void(const VoiceRecording &)> taker)
{
    if (m_voice != nullptr)
        m_voice->setAside(std::move(taker));
}

void Composer::stopVoice()
{
    if (m_voice != nullptr)
        m_voice->stop();
}

void Composer::showVoice(const VoiceRecording &recording)
{
    if (m_voice != nullptr && !recording.isEmpty())
        m_voice->showRecording(recording);
}

void Composer::handleVoiceState()
{
    const bool isOpen = m_voice->state() != VoiceStrip::State::Closed && m_attachButton->isEnabled();
    if (isOpen != m_voice->isHidden())
        return; // as it is already
    m_voice->setVisible(isOpen);
    m_row->setVisible(!isOpen);
    focusEdit();
}

void Composer::addFiles(const QStringList &paths)
{
    if (!m_isFileTaken) {
        m_isFileRefused = true; // until the next letter
        refresh();
    } else if (m_attachButton->isEnabled()) {
        m_tray->add(paths);
        focusEdit();
    }
}

QStringList Composer::files() const
{
    return m_tray->paths();
}

void Composer::clearFiles()
{
    m_tray->clear();
}

void Composer::addPicture(const QImage &picture)
{
    if (!m_pasted) {
        m_pasted = std::make_unique<QTemporaryDir>();
    }
    const QString now = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    const QString name = tr("Picture %1", "a file's name").arg(now);
    const QString path = m_pasted->filePath(name + u".png"_s);
    // A screenshot takes a tenth of a second to be written.
    QThreadPool::globalInstance()->start([composer = QPointer(this), picture, path] {
        if (picture.save(path, "PNG")) {
            QMetaObject::invokeMethod(
                qApp,
                [composer, path] {
                    if (composer) {
                        composer->addFiles({path});
                    }
                },
                Qt::QueuedConnection);
        }
    });
}

// With a camera there is something to choose; whether one is there is asked each time, for they come and go.
void Composer::attach()
{
    if (!m_camera.isThere) {
        Q_EMIT attachRequested();
        return;
    }
    QThreadPool::globalInstance()->start([composer = QPointer(this), isThere = m_camera.isThere] {
        const bool hasCamera = isThere();
        QMetaObject::invokeMethod(
            qApp,
            [composer, hasCamera] {
                if (!composer)
                    return;
                if (hasCamera)
                    composer->offerPhoto();
                else
                    Q_EMIT composer->attachRequested();
            },
            Qt::QueuedConnection);
    });
}

void Composer::offerPhoto()
{
    if (!isVisible())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"attachMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *file = menu->addAction(tr("Choose a &file…"));
    QAction *photo = menu->addAction(tr("&Take a photo…"));
    file->setObjectName(u"chooseFileAction"_s);
    photo->setObjectName(u"takePhotoAction"_s);
    connect(file, &QAction::triggered, this, &Composer::attachRequested);
    connect(photo, &QAction::triggered, this, &Composer::takePhoto);
    menu->setActiveAction(file);
    const QPoint above = m_attachButton->mapToGlobal(QPoint(0, -menu->sizeHint().height()));
    menu->popup(above);
}

void Composer::takePhoto()
{
    auto *dialog = new CameraDialog(m_camera.makeSource(), this);
    connect(dialog, &CameraDialog::taken, this, [this](const QImage &picture) { addPicture(picture); });
    dialog->open();
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    if (text != m_edit->toPlainText()) {
        const QScopedValueRollback<bool> guard(m_isSettingText, true);
        m_edit->setPlainText(text);
        m_edit->moveCursor(QTextCursor::End);
    }
}

void Composer::focusEdit()
{
    if (m_row->isHidden())
        m_voice->setFocus(Qt::OtherFocusReason);
    else
        m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::send()
{
    m_sendsWhenReady = !m_tray->isReady() && m_tray->problem().isEmpty();
    if (m_sendsWhenReady)
        return; // a picture is being prepared: in a moment
    const QString text = m_edit->toPlainText().trimmed();
    const bool hasSomething = !text.isEmpty() || !m_tray->isEmpty();
    if (hasSomething && m_tray->problem().isEmpty() && validation::codePointCount(text) <= m_limit) {
        Q_EMIT sendRequested(text);
    }
}

void Composer::refresh()
{
    const QString text = m_edit->toPlainText().trimmed();
    const int count = int(validation::codePointCount(text));
    const int over = count - m_limit;
    m_sendButton->setMinimumHeight(m_edit->oneLineHeight());
    m_attachButton->setMinimumHeight(m_edit->oneLineHeight());
    m_emojiButton->setMinimumHeight(m_edit->oneLineHeight());
    if (m_voiceButton != nullptr) {
        m_voiceButton->setMinimumHeight(m_edit->oneLineHeight());
        m_voice->setMinimumHeight(m_edit->oneLineHeight()); // the messages do not move when it opens
        m_voiceButton->setVisible(m_isVoiceTaken && m_isFileTaken);
        m_voiceButton->setEnabled(m_attachButton->isEnabled());
    }
    m_attachButton->setVisible(m_isFileTaken);
    const QString problem = m_tray->problem();
    m_fileProblem->setText(m_isFileRefused ? tr("This server takes no files.") : problem);
    m_fileProblem->setVisible(m_isFileRefused || !problem.isEmpty());
    m_sendButton->setEnabled((count > 0 || !m_tray->isEmpty()) && over <= 0 && problem.isEmpty());
    m_counter->setVisible(count * 10 > m_limit * warnAtTenths);
    if (m_counter->isHidden()) {
        return;
    }
    if (over > 0) {
        m_counter->setText(tr("This message is %n character(s) too long: this server takes %1.", nullptr, over)
                               .arg(localtext::toString(m_limit)));
    } else {
        m_counter->setText(tr("%1 of %2", "characters used, characters allowed")
                               .arg(localtext::toString(count), localtext::toString(m_limit)));
    }
    setStyleProperty(*m_counter, "tone", over > 0 ? u"danger"_s : u"muted"_s);
}

void Composer::retranslate()
{
    m_edit->setPlaceholderText(tr("Write a message"));
    m_edit->setAccessibleName(tr("Message"));
    m_emojiButton->setAccessibleName(tr("Emoji"));
    m_emojiButton->setToolTip(tr("Choose an emoji"));
    m_replies->setAccessibleName(tr("Prepared replies"));
    m_attachButton->setAccessibleName(tr("Send a file"));
    m_attachButton->setToolTip(tr("Send a photo or another file"));
    if (m_voiceButton != nullptr) {
        m_voiceButton->setAccessibleName(tr("Record a voice message"));
        m_voiceAction->setText(tr("Record a voice message"));
        m_voiceButton->setToolTip(tr("Record a voice message (Ctrl+Shift+R)"));
    }
    m_edit->setToolTip(tr("Enter sends, Shift+Enter starts a new line"));
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        refresh();
    }
}

void Composer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

} // namespace chautari
