// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ScreenshotRun, what a conversation can hold: pictures, files, answers, reactions, changes.
#include "app/ui/chat/chatpage.h"
#include "app/ui/chat/daypicker.h"
#include "app/ui/chat/imageviewer.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/compose/attachmenttray.h"
#include "app/ui/compose/composer.h"
#include "app/ui/screenshots/screenshotrun.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr ConversationId talk{1};

// A hill, a sun and a tree, so that a picture looks like one.
bool paintLandscape(const QString &path, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal w = size.width();
    const qreal h = size.height();
    QLinearGradient sky(0, 0, 0, h);
    sky.setColorAt(0, QColor(120, 180, 225));
    sky.setColorAt(1, QColor(250, 225, 190));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 240, 200));
    painter.drawEllipse(QPointF(w * 0.75, h * 0.28), h * 0.09, h * 0.09);
    painter.setBrush(QColor(90, 120, 110));
    painter.drawEllipse(QRectF(-w * 0.2, h * 0.55, w * 0.9, h));
    painter.setBrush(QColor(60, 100, 80));
    painter.drawEllipse(QRectF(w * 0.3, h * 0.65, w, h));
    painter.setBrush(QColor(90, 60, 40));
    painter.drawRect(QRectF(w * 0.24, h * 0.42, w * 0.02, h * 0.2));
    painter.setBrush(QColor(40, 90, 50));
    painter.drawEllipse(QPointF(w * 0.25, h * 0.36), w * 0.09, h * 0.14);
    painter.end();
    return image.save(path, "JPG", 90);
}

bool writeQuote(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write(
               "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n" + QByteArray(180'000, ' '))
        > 0;
}

} // namespace

// The newest message with this text, or with this file, as the server told it.
const Message *ScreenshotRun::seen(const QString &what) const
{
    const auto isIt = [&what](const Message &message) {
        return message.text == what || std::ranges::any_of(message.attachments, [&what](const Attachment &file) {
            return file.fileName == what;
        });
    };
    const auto found = std::ranges::find_if(m_seen, isIt);
    return found == m_seen.end() ? nullptr : &*found;
}

void ScreenshotRun::addChatSteps()
{
    const QString photo = m_files.filePath(u"garden.jpg"_s);
    const QString tall = m_files.filePath(u"tap.jpg"_s);
    const QString quote = m_files.filePath(u"quotation for the new bathroom.pdf"_s);
    paintLandscape(photo, {1600, 1000});
    paintLandscape(tall, {900, 1400});
    writeQuote(quote);
    step(u"a chat with files"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        openMain(u"asha@demo.chautari.app"_s);
        m_window->openConversation(talk);
    });
    waitFor(u"the messages"_s,
        [this] { return m_hasHistory && m_session->connectionStatus().state == ConnectionState::Online; });
    step(u"photo"_s, [this, photo] { m_other->sendFiles(talk, {photo}, u"The garden tap is done."_s); });
    waitFor(u"the photo's preview"_s, [this] {
        const Message *message = seen(u"garden.jpg"_s);
        return message && !message->attachments.first().thumbnailUrl.isEmpty();
    });
    step(u"answer"_s, [this] {
        const Message photoMessage = *seen(u"garden.jpg"_s);
        m_session->sendText(talk, u"That looks great, thank you!"_s, photoMessage.id);
        m_session->react(photoMessage, u"👍"_s, true);
        m_other->react(photoMessage, u"🙏"_s, true);
    });
    waitFor(u"the reactions"_s, [this] { return seen(u"garden.jpg"_s)->reactions.size() == 2; });
    step(u"file"_s, [this, quote] { m_other->sendFiles(talk, {quote}, u"And this is the quotation."_s); });
    waitFor(u"the file"_s, [this] { return seen(u"And this is the quotation."_s) != nullptr; });
    step(u"a wrong word"_s, [this] { m_session->sendText(talk, u"I read it tonite."_s); });
    waitFor(u"the wrong word"_s, [this] { return seen(u"I read it tonite."_s) != nullptr; });
    step(u"a better word"_s, [this] { m_session->editMessage(*seen(u"I read it tonite."_s), u"म आज राति पढ्छु।"_s); });
    waitFor(u"the better word"_s, [this] { return seen(u"म आज राति पढ्छु।"_s) != nullptr; });
    const QString marked = u"Bring *two taps*, _not_ ~three~. The code is `A-7 *B*`.\n> Is it *far*?\nTen minutes."_s;
    const QString urdu = u"میں کل *صبح* آؤں گا۔"_s;
    step(u"signs"_s, [this, marked] { m_other->sendText(talk, marked); });
    waitFor(u"the signs"_s, [this, marked] { return seen(marked) != nullptr; });
    step(u"from right to left"_s, [this, urdu] { m_session->sendText(talk, urdu); });
    waitFor(u"the line from right to left"_s, [this, urdu] { return seen(urdu) != nullptr; });
    pictureMain(u"chat-files"_s);
    for (const Language language : {Language::English, Language::Nepali}) {
        const Look look{ColorScheme::Light, language, 2.0};
        step(u"chat at 200 %"_s, [this, look] { dress(look); });
        step(u"chat at 200 %"_s, [this, look] { save(*m_window, u"chat-files"_s, look); });
    }
    step(u"search"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        m_window->findChild<ChatPage *>()->openSearch();
        typeInto(u"chatSearchEdit"_s, u"clean"_s);
    });
    waitFor(u"the hits"_s, [this] { return visible<QLabel>(u"chatSearchCountLabel"_s)->text().size() > 2; });
    pictureMain(u"chat-search"_s);
    step(u"search"_s, [this] { visible<QAbstractButton>(u"closeSearchButton"_s)->click(); });
    step(u"day"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        m_window->findChild<ChatPage *>()->openDays();
    });
    for (const Look &look :
        {Look{ColorScheme::Light, Language::English, 1.0, Qt::RightToLeft}, Look{ColorScheme::Light, Language::English},
            Look{ColorScheme::Dark, Language::Nepali}, Look{ColorScheme::Light, Language::Nepali, 2.0}}) {
        step(u"day"_s, [this, look] {
            dress(look);
            m_window->findChild<DayPicker *>()->setNote(DayPicker::tr("Earlier messages are being loaded."));
        });
        step(u"day"_s, [this, look] { save(*m_window->findChild<DayPicker *>(), u"day"_s, look); });
    }
    step(u"day"_s, [this] { m_window->findChild<DayPicker *>()->close(); });
    step(u"emoji"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        m_window->findChild<ChatPage *>()->setEmojiTaste({{u"👍"_s, u"🙏🏽"_s, u"🏠"_s}, 3});
        visible<QAbstractButton>(u"emojiButton"_s)->click();
    });
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        const Look look{scheme, Language::English};
        step(u"emoji"_s, [this, look] {
            dress(look);
            m_window->findChild<EmojiPicker *>()->findChild<QLineEdit *>()->setText(u"hand"_s);
        });
        step(u"emoji"_s, [this, look] { save(*m_window->findChild<EmojiPicker *>(), u"emoji"_s, look); });
    }
    step(u"emoji"_s, [this] { m_window->findChild<EmojiPicker *>()->close(); });
    step(u"change"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        QKeyEvent up(QEvent::KeyPress, Qt::Key_Up, Qt::NoModifier);
        QCoreApplication::sendEvent(visible<QWidget>(u"messageEdit"_s), &up);
    });
    pictureMain(u"compose-change"_s);
    step(u"files to send"_s, [this, tall, quote] {
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QCoreApplication::sendEvent(visible<QWidget>(u"messageEdit"_s), &escape);
        const QString program = m_files.filePath(u"setup.exe"_s);
        QFile::copy(quote, program);
        m_window->findChild<Composer *>()->addFiles({tall, quote, program});
    });
    waitFor(u"the files to be ready"_s, [this] { return m_window->findChild<AttachmentTray *>()->isReady(); });
    pictureMain(u"compose-files"_s);
    step(u"viewer"_s, [this] {
        m_window->findChild<Composer *>()->clearFiles();
        auto *view = m_window->findChild<MessageView *>();
        Q_EMIT view->tileActivated(view->messages().rowOfMessage(seen(u"garden.jpg"_s)->id), 0);
    });
    waitFor(u"the picture"_s, [this] {
        const auto *viewer = m_window->findChild<ImageViewer *>();
        return viewer && !viewer->picture().isNull();
    });
    for (const Look &look : {Look{ColorScheme::Light, Language::English, 1.0, Qt::RightToLeft},
             Look{ColorScheme::Light, Language::English}, Look{ColorScheme::Dark, Language::English}}) {
        step(u"viewer"_s, [this, look] { dress(look); });
        step(u"viewer"_s, [this, look] { save(*m_window->findChild<ImageViewer *>(), u"viewer"_s, look); });
    }
    step(u"viewer"_s, [this] { m_window->findChild<ImageViewer *>()->close(); });
}

} // namespace chautari
