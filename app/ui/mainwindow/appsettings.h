// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/languagecontroller.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QByteArray>
#include <QtCore/QSettings>

#include <memory>

namespace chautari {

//! \brief What one profile remembers between starts: looks, sizes, the last server. Never a password or a token.
//! Without a profile (demo, screenshots, tests) it remembers nothing. GUI thread.
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
    [[nodiscard]] QStringList recentEmojis() const;
    [[nodiscard]] int skinTone() const;
    void setEmojis(const QStringList &recent, int skinTone);
    [[nodiscard]] bool showsNotifications() const;
    void setShowsNotifications(bool isOn);
    [[nodiscard]] bool showsMessageText() const; //!< in notifications
    void setShowsMessageText(bool isOn);
    [[nodiscard]] bool showsDetails() const; //!< beside the chat
    void setShowsDetails(bool isShown);
    [[nodiscard]] QString server() const;
    [[nodiscard]] QString email() const;
    void setAccount(const QString &server, const QString &email);

private:
    [[nodiscard]] QVariant value(const QString &key) const;
    void setValue(const QString &key, const QVariant &value);

    std::unique_ptr<QSettings> m_file;
};

} // namespace chautari
