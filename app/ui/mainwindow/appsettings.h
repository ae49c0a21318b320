// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/away/officehours.h"
#include "app/spell/spellingrules.h"
#include "app/ui/chat/voicememory.h"
#include "app/ui/compose/cannedreply.h"
#include "app/ui/lock/applock.h"
#include "app/ui/notify/quiethours.h"
#include "app/ui/widgets/languagecontroller.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QByteArray>
#include <QtCore/QSettings>

#include <memory>

namespace chautari {

//! \brief What one profile remembers between starts: looks, sizes, the last server. Never a password or a token.
//! Without a profile (demo, screenshots, tests) it keeps what the person chose until it ends, and nothing else. GUI
//! thread.
class AppSettings
{
public:
    AppSettings() = default;
    //! Kept in the configuration folder of the person, one file per profile.
    explicit AppSettings(const QString &profile);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray splitter() const;
    void setSplitter(const QByteArray &state);
    [[nodiscard]] ColorScheme scheme() const;
    void setScheme(ColorScheme scheme);
    [[nodiscard]] double textScale() const;
    void setTextScale(double scale);
    [[nodiscard]] Language language() const;
    void setLanguage(Language language);
    [[nodiscard]] Digits digits() const;
    void setDigits(Digits digits);
    [[nodiscard]] bool reducesMotion() const; //!< else as the desktop says
    void setReducesMotion(bool reduces);
    [[nodiscard]] QStringList recentEmojis() const;
    [[nodiscard]] int skinTone() const;
    void setEmojis(const QStringList &recent, int skinTone);
    [[nodiscard]] VoiceMemory voiceMemory() const;
    void setVoiceMemory(const VoiceMemory &memory);
    [[nodiscard]] bool showsNotifications() const;
    void setShowsNotifications(bool isOn);
    [[nodiscard]] bool showsMessageText() const; //!< in notifications
    void setShowsMessageText(bool isOn);
    [[nodiscard]] QuietHours quietHours() const;
    void setQuietHours(const QuietHours &hours);
    [[nodiscard]] bool isPaused() const; //!< "do not disturb"
    void setPaused(bool isPaused);
    [[nodiscard]] OfficeHours officeHours() const;
    void setOfficeHours(const OfficeHours &hours);
    [[nodiscard]] bool sendsOnEnter() const; //!< else with Ctrl+Enter
    void setSendsOnEnter(bool isOn);
    [[nodiscard]] bool staysInTray() const; //!< when the last window is closed
    void setStaysInTray(bool isOn);
    [[nodiscard]] bool showsDetails() const; //!< beside the chat
    void setShowsDetails(bool isShown);
    [[nodiscard]] QList<CannedReply> replies() const;
    void setReplies(const QList<CannedReply> &replies);
    //! Where their files are kept; empty = nowhere.
    [[nodiscard]] QString repliesFolder() const;
    [[nodiscard]] QStringList recentCommands() const; //!< the newest first
    void setRecentCommands(const QStringList &ids);
    [[nodiscard]] SpellingRules spelling() const;
    void setSpelling(const SpellingRules &rules);
    [[nodiscard]] LockRecord lock() const;
    void setLock(const LockRecord &record); //!< is on the disk when it returns
    //! Whether this computer hosts, and on which port.
    [[nodiscard]] bool isHosting() const;
    [[nodiscard]] quint16 hostPort() const;
    void setHosting(bool isHosting, quint16 port);
    [[nodiscard]] bool isHostKept() const; //!< by a service, when no window is open
    void setHostKept(bool isKept);
    //! The owner's notice that was put aside last, by its time.
    //! \param account whose window it stood in: of which server, and who there
    [[nodiscard]] Timestamp readNotice(const QString &account) const;
    void setReadNotice(const QString &account, Timestamp at);
    //! What is a person's own: account, prepared replies, what was heard and used. Looks stay.
    void forgetPerson();
    [[nodiscard]] QString server() const;
    [[nodiscard]] QString email() const;
    void setAccount(const QString &server, const QString &email);

private:
    [[nodiscard]] QVariant value(const QString &key) const;
    void setValue(const QString &key, const QVariant &value);
    [[nodiscard]] QVariant choice(const QString &key, const QVariant &otherwise) const;
    void setChoice(const QString &key, const QVariant &value);

    std::unique_ptr<QSettings> m_file;
    QVariantHash m_choices; //!< without a file
};

} // namespace chautari
