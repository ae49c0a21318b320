// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/displaytext.h"
#include "app/models/messagelistmodel.h"
#include "app/session/clientcore.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/mainwindow/mainwindow.h"

#include <QtTest/QTest>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QToolButton>

namespace chautari::test {

using namespace Qt::StringLiterals;

//! \brief One person at one window, acting by keys and clicks. The caller lets the session sign in or restore itself.
class WindowSide
{
public:
    WindowSide(ClientCore &core, const QUrl &server, const Shell &shell)
        : session(core.createSession(ServerAddress::fromHttpUrl(server)))
        , window(*session, shell)
    {
        window.resize(1000, 700);
        window.show();
    }

    template <typename Widget>
    Widget *find(const QString &objectName)
    {
        return window.findChild<Widget *>(objectName);
    }
    QListView *list() { return find<QListView>(u"conversationList"_s); }
    QListView *hits() { return find<QListView>(u"messageHits"_s); }
    QPlainTextEdit *edit() { return find<QPlainTextEdit>(u"messageEdit"_s); }
    MessageView *view() { return find<MessageView>(u"messageView"_s); }
    const MessageListModel &messages() { return view()->messages(); }
    [[nodiscard]] bool isOnline() const { return session->connectionStatus().state == ConnectionState::Online; }

    //! The colour in the middle of a message's first picture.
    QColor pictureColor(int row)
    {
        view()->scrollToRow(row);
        const QImage shot = view()->viewport()->grab().toImage();
        return shot.pixelColor(view()->partRect(row, {RowPart::Kind::Tile, 0}).center() * shot.devicePixelRatio());
    }

    //! Clicks the row whose other participant has that name.
    bool open(const QString &peer)
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data().toString() != peer)
                continue;
            list()->scrollTo(index);
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(index).center());
            return true;
        }
        return false;
    }
    void type(const QString &text)
    {
        for (const QChar c : text) {
            if (c.unicode() < 0x80)
                QTest::keyClick(edit(), c.toLatin1());
            else
                edit()->insertPlainText(c); // no keyboard here has the key; an input method commits it
        }
    }
    void say(const QString &text)
    {
        type(text);
        QTest::keyClick(edit(), Qt::Key_Return);
    }
    bool attach(const QString &path)
    {
        QTest::mouseClick(find<QToolButton>(u"attachButton"_s), Qt::LeftButton);
        auto *dialog = window.findChild<QFileDialog *>(u"attachDialog"_s);
        if (!dialog)
            return false;
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        if (!name)
            return false;
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        QTest::keyClick(edit(), Qt::Key_Return);
        return true;
    }
    //! The last `count` messages in words.
    QStringList lastTexts(int count)
    {
        QStringList texts;
        for (int row = qMax(0, messages().rowCount() - count); row < messages().rowCount(); ++row)
            texts.append(displaytext::message(messages().row(row).message));
        return texts;
    }
    int countOf(DeliveryState state)
    {
        int count = 0;
        for (int row = 0; row < messages().rowCount(); ++row)
            count += messages().row(row).delivery == state ? 1 : 0;
        return count;
    }

    std::unique_ptr<ChatSession> session;
    MainWindow window;
};

} // namespace chautari::test
