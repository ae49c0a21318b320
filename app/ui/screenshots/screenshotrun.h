// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/embeddedserver.h"
#include "app/session/clientcore.h"
#include "app/spell/spellchecker.h"
#include "app/ui/lock/applock.h"
#include "app/ui/mainwindow/loginwindow.h"
#include "app/ui/mainwindow/mainwindow.h"
#include "app/ui/screenshots/posedvoice.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

#include <functional>

namespace chautari {

//! \brief Walks the program on demo data, with a real server and real sessions, and writes a picture of every screen,
//! or only looks whether anything on it is cut, overlaps or has no name. A list of steps, each with what it waits for;
//! a step that waits too long ends the walk with its name. GUI thread.
class ScreenshotRun : public QObject
{
    Q_OBJECT
public:
    //! Without a folder no pictures are written.
    explicit ScreenshotRun(const QString &folder = {});
    ~ScreenshotRun() override;

    //! The error's detail is a sentence.
    Result<void> start();
    //! What screencheck found, each with its screen.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    [[nodiscard]] int screens() const { return m_screens; }

Q_SIGNALS:
    void finished(const QString &problem); //!< empty: the whole walk was done

private:
    struct Step
    {
        QString name;
        std::function<bool()> isReady;
        std::function<void()> run;
    };
    struct Look
    {
        ColorScheme scheme;
        Language language;
        double scale = 1.0;
        Qt::LayoutDirection direction = Qt::LeftToRight;
    };

    void step(const QString &name, std::function<void()> run);
    void waitFor(const QString &name, std::function<bool()> isReady);
    void advance();
    void dress(const Look &look);
    //! The looks of an ordinary screen: both themes, both languages, and turned round where hands place things.
    [[nodiscard]] static QList<Look> looks(const QString &screen);
    void save(QWidget &window, const QString &screen, const Look &look);
    //! Both themes in one language.
    void pictureLogin(const QString &screen, Language language);
    //! Both themes, both languages.
    void pictureMain(const QString &screen, const std::function<void()> &before = {});
    void addLoginSteps(Language language);
    void addHostingSteps(Language language);
    void addPlaceSteps();
    void addConsoleSteps();
    void addKeySteps();
    void addInboxSteps();
    void addChatSteps();
    //! What an action opens, four times.
    //! \param page of the settings
    void pictureAction(const QString &screen, const char *action, const QString &name, const QString &page = {});
    void addDialogSteps();
    void addInspectorSteps();
    void addLockSteps();
    void addCameraSteps();
    void addVoiceSteps();
    void addServiceSteps();
    void addDetailsSteps();
    void addHistorySteps();
    void addProviderSteps();
    void addServicesOfflineSteps(); //!< after the server was stopped
    void addEmptySteps();
    //! A dialog of the window: both themes, both languages.
    void pictureDialog(const QString &screen, const QString &dialog);
    void addOfflineSteps();
    void openLogin(Language language);
    //! Without an e-mail the caller signs in, or registers, by itself.
    void openMain(const QString &email);
    [[nodiscard]] const Message *seen(const QString &what) const;
    template <typename T>
    T *visible(const QString &name) const;
    void typeInto(const QString &name, const QString &text);

    QString m_folder;
    QStringList m_problems;
    int m_screens = 0;
    AppSettings m_settings;
    ThemeController m_theme;
    LanguageController m_language;
    PosedVoice m_posedVoice;
    SystemClock m_clock;
    AppLock m_lock;
    SpellChecker m_spelling;
    Shell m_shell{.theme = m_theme,
        .language = m_language,
        .settings = m_settings,
        .voice = m_posedVoice.devices(),
        .spelling = &m_spelling,
        .lock = &m_lock};
    EmbeddedServer m_server;
    ClientCore m_core;
    std::unique_ptr<ChatSession> m_session;
    std::unique_ptr<ChatSession> m_other; //!< plays the other person
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<LoginWindow> m_login;
    std::unique_ptr<QWidget> m_privacy;
    QHash<MessageId, Message> m_seen; //!< as m_session was told
    QTemporaryDir m_files;
    QMap<ConversationId, Conversation> m_conversations; //!< of the session
    bool m_hasHistory = false;
    bool m_isOtherTyping = false;
    int m_losses = 0; //!< tries of the connection that failed
    int m_lossesBefore = 0;
    QList<Step> m_steps;
    qsizetype m_next = 0;
    int m_waited = 0;
    QTimer m_poll;
};

template <typename T>
T *ScreenshotRun::visible(const QString &name) const
{
    for (const QWidget *window : std::initializer_list<const QWidget *>{m_login.get(), m_window.get()}) {
        for (T *candidate : window != nullptr ? window->findChildren<T *>(name) : QList<T *>()) {
            if (candidate->isVisible()) {
                return candidate;
            }
        }
    }
    return nullptr;
}

} // namespace chautari
