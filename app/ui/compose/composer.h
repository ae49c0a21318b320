// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/cameradevices.h"
#include "app/ui/compose/attachmenttray.h"
#include "app/ui/compose/cannedreply.h"
#include "app/ui/compose/emojipicker.h"
#include "app/ui/widgets/glyph.h"
#include "app/voice/voiceencoder.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <memory>

class QAction;
class QImage;
class QLabel;
class QTemporaryDir;

namespace chautari {

class AttachmentTray;
class ComposeEdit;
class ContextStrip;
class GlyphButton;
class ReplyList;
class SendButton;
class SpellChecker;
class VoicePlayer;
class VoiceStrip;
struct VoiceDevices;

//! \brief The bar under the messages: what is answered or changed, files, text, Send, and a counter near the server's
//! limit. Never sends nothing, nor what this server would refuse. GUI thread.
class Composer : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(const ThemeController &theme, QWidget *parent = nullptr);
    ~Composer() override;

    //! Code points the server takes in one message.
    void setLimit(int codePoints);
    void setSendsOnEnter(bool isOn);
    //! What `/` at the start of a word offers.
    void setReplies(const QList<CannedReply> &replies);
    void setReplyWords(const ReplyWords &words);
    void setFileLimits(const FileLimits &limits);
    //! Whether this server takes any.
    void setFilesTaken(bool isTaken);
    //! What the text is about, above it; an empty title = nothing.
    void setContext(Glyph glyph, const QString &title, const QString &text);
    void clearContext();
    //! While a text is changed, no files can go with it.
    void setFilesAllowed(bool isAllowed);
    //! Offers to take a photo beside choosing a file, while there is a camera.
    void setCamera(const CameraDevices &devices) { m_camera = devices; }
    //! Marks what is spelled wrong; the checker outlives this.
    void setSpelling(SpellChecker &checker);
    //! Offers to record voice messages; the player, with which they are listened to, outlives this.
    void setVoice(const VoiceDevices &devices, VoicePlayer &player);
    //! Another place takes over what is being recorded, in a moment; nothing when there is nothing.
    void setVoiceAside(std::function<void(const VoiceRecording &)> taker);
    void showVoice(const VoiceRecording &recording);
    void stopVoice(); //!< what is being recorded ends, and is kept
    void addFiles(const QStringList &paths);
    [[nodiscard]] QStringList files() const;
    void clearFiles();
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void clear() { setText({}); }
    void focusEdit();
    void setEmojiTaste(const EmojiTaste &taste);
    //! Lets the person choose one, above `anchor` of the screen.
    void pickEmoji(const QRect &anchor, std::function<void(const QString &)> done);

Q_SIGNALS:
    //! Trimmed and within the limit; empty only with files().
    void sendRequested(const QString &text);
    void voiceRequested(const chautari::VoiceRecording &recording); //!< is to be sent
    void contextCancelled();
    void editLastRequested(); //!< Up in an empty field
    void attachRequested();
    void emojiTasteChanged(const chautari::EmojiTaste &taste);
    void textEdited(bool isEmpty);
    void escapePressed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void refresh();
    void send();

    void addPicture(const QImage &picture);
    void attach();
    void offerPhoto();
    void takePhoto();
    void handleVoiceState();

    const ThemeController &m_theme;
    ContextStrip *m_context;
    AttachmentTray *m_tray;
    ComposeEdit *m_edit;
    ReplyList *m_replies;
    GlyphButton *m_attachButton;
    GlyphButton *m_emojiButton;
    EmojiPicker *m_picker = nullptr; //!< made when it is wanted
    EmojiTaste m_taste;
    std::function<void(const QString &)> m_picked;
    SendButton *m_sendButton;
    QWidget *m_row; //!< everything of a text message
    GlyphButton *m_voiceButton = nullptr; //!< with setVoice()
    QAction *m_voiceAction = nullptr; //!< its key
    VoiceStrip *m_voice = nullptr; //!< in place of m_row while a voice message is made
    bool m_isVoiceTaken = true; //!< by this server, like the next one
    bool m_isFileTaken = true;
    bool m_isFileRefused = false; //!< just now
    QLabel *m_counter;
    QLabel *m_fileProblem;
    int m_limit;
    CameraDevices m_camera; //!< empty: none is asked for
    std::unique_ptr<QTemporaryDir> m_pasted; //!< pictures that came from the clipboard
    bool m_isSettingText = false;
    bool m_sendsWhenReady = false; //!< Enter came while a picture was being prepared
};

} // namespace chautari
