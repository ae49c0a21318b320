// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"

#include <QtCore/QStringList>

#include <memory>

// A ChatSession that talks to nobody: it takes the place of app/session/chatsession.cpp in a test's link, writes down
// what a widget asks for and says what the test wants to hear through its own signals.
namespace chautari::testing {

class FakeSession
{
public:
    FakeSession();
    ~FakeSession();

    [[nodiscard]] ChatSession &session() { return *m_session; }
    //! Commands in their order, e.g. "openConversation 7", "sendText 7 hello".
    QStringList takeCommands(); //!< also to forget what came before
    [[nodiscard]] QStringList commands() const;
    void setStatus(const ConnectionStatus &status);
    void setTextLimit(int codePoints);
    void setLimits(const ServerLimits &limits);
    void setProfile(const ServerProfile &profile);
    void setMe(const UserAccount &me);
    void setBlocked(const QList<UserBasic> &people);
    [[nodiscard]] const CreateConversationRequest &started() const; //!< the last one
    void say(const HistoryPage &page);
    void say(const MediaEvent &media);
    void say(const UploadProgress &progress);
    void say(const SearchResults &results);

private:
    std::unique_ptr<ChatSession> m_session;
};

} // namespace chautari::testing
