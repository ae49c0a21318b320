// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ScreenshotRun, whom one talks with and about what: services, details, blocks, privacy.
#include "app/ui/history/accountfiledialog.h"
#include "app/ui/screenshots/screenshotrun.h"
#include "app/ui/settings/privacypage.h"

#include <QtGui/QAction>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr ConversationId talkWithFiles{1};
constexpr UserId other{4};

} // namespace

void ScreenshotRun::pictureDialog(const QString &screen, const QString &dialog)
{
    for (const Look &look : looks(screen)) {
        step(screen, [this, look] { dress(look); });
        step(screen, [this, screen, dialog, look] { save(*m_window->findChild<QDialog *>(dialog), screen, look); });
    }
}

void ScreenshotRun::addServiceSteps()
{
    step(u"services"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        openMain(u"asha@demo.chautari.app"_s);
        m_window->openConversation(talkWithFiles);
    });
    waitFor(u"the messages"_s,
        [this] { return m_hasHistory && m_session->connectionStatus().state == ConnectionState::Online; });
    step(u"services"_s, [this] { visible<QAbstractButton>(u"servicesButton"_s)->click(); });
    waitFor(u"the services"_s, [this] {
        const auto *list = visible<QListView>(u"serviceList"_s);
        return list && list->model()->rowCount() > 3;
    });
    pictureDialog(u"services"_s, u"servicesDialog"_s);
    // The first one that she does not talk about already.
    step(u"quick contact"_s, [this] {
        auto *list = visible<QListView>(u"serviceList"_s);
        for (int row = 0; row < list->model()->rowCount() && !visible<QPlainTextEdit>(u"firstMessageEdit"_s); ++row)
            list->setCurrentIndex(list->model()->index(row, 0));
        visible<QPlainTextEdit>(u"firstMessageEdit"_s)->setPlainText(u"Hello! When could you come?"_s);
    });
    pictureDialog(u"quick-contact"_s, u"servicesDialog"_s);
    const Look large{ColorScheme::Light, Language::Nepali, 2.0};
    step(u"quick contact at 200 %"_s, [this, large] { dress(large); });
    step(u"quick contact at 200 %"_s,
        [this, large] { save(*m_window->findChild<QDialog *>(u"servicesDialog"_s), u"quick-contact"_s, large); });
    step(u"known"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        auto *list = visible<QListView>(u"serviceList"_s);
        for (int row = 0; row < list->model()->rowCount() && !visible<QAbstractButton>(u"continueButton"_s); ++row)
            list->setCurrentIndex(list->model()->index(row, 0));
    });
    pictureDialog(u"services-known"_s, u"servicesDialog"_s);
    step(u"no services"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        typeInto(u"serviceSearchEdit"_s, u"elephants"_s);
    });
    waitFor(u"the empty answer"_s, [this] { return visible<QListView>(u"serviceList"_s) == nullptr; });
    waitFor(u"the empty answer"_s, [this] { return visible<QLabel>(u"serviceLoadingLabel"_s) == nullptr; });
    pictureDialog(u"services-none"_s, u"servicesDialog"_s);
    step(u"services"_s, [this] { m_window->findChild<QDialog *>(u"servicesDialog"_s)->reject(); });
}

void ScreenshotRun::addDetailsSteps()
{
    step(u"more pictures"_s, [this] {
        for (const QString &name : {u"tap.jpg"_s, u"garden.jpg"_s, u"tap.jpg"_s})
            m_other->sendFiles(talkWithFiles, {m_files.filePath(name)});
    });
    waitFor(u"their previews"_s, [this] {
        return std::ranges::count_if(m_seen, [](const Message &message) {
            return !message.attachments.isEmpty() && !message.attachments.first().thumbnailUrl.isEmpty();
        }) >= 4;
    });
    step(u"details"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        visible<QAbstractButton>(u"detailsButton"_s)->click();
        auto *note = visible<QPlainTextEdit>(u"noteEdit"_s);
        note->setPlainText(u"Gate code 4711. The tap behind the kitchen needs the small wrench."_s);
    });
    waitFor(u"the shared files"_s, [this] { return visible<QListView>(u"fileList"_s) != nullptr; });
    pictureMain(u"details"_s);
    step(u"details, below"_s, [this] {
        QScrollBar *bar = visible<QScrollArea>(u"detailsScrollArea"_s)->verticalScrollBar();
        bar->setValue(bar->maximum());
    });
    pictureMain(u"details-below"_s);
    addHistorySteps();
    for (const Language language : {Language::English, Language::Nepali}) {
        const Look look{ColorScheme::Light, language, 2.0};
        step(u"details at 200 %"_s, [this, look] { dress(look); });
        step(u"details at 200 %"_s, [this, look] { save(*m_window, u"details"_s, look); });
    }
    step(u"details alone"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        m_window->resize(420, 800);
    });
    step(u"details alone"_s, [this] { visible<QAbstractButton>(u"detailsButton"_s)->click(); });
    pictureMain(u"narrow-details"_s);
    step(u"blocked"_s, [this] {
        visible<QAbstractButton>(u"closeDetailsButton"_s)->click();
        m_window->resize(1200, 800);
        m_session->setBlocked(other, true);
    });
    waitFor(u"the block"_s, [this] { return m_session->isBlocked(other); });
    pictureMain(u"blocked"_s);
    step(u"blocked people"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        m_window->findChild<QAction *>(u"blockedAction"_s)->trigger();
    });
    pictureDialog(u"blocked-people"_s, u"blockedDialog"_s);
    step(u"nobody is blocked"_s, [this] { m_session->setBlocked(other, false); });
    waitFor(u"the end of the block"_s, [this] { return m_session->blocked().isEmpty(); });
    pictureDialog(u"blocked-people-empty"_s, u"blockedDialog"_s);
    step(u"privacy"_s, [this] {
        m_window->findChild<QDialog *>(u"blockedDialog"_s)->reject();
        m_privacy = std::make_unique<PrivacyPage>(*m_session, m_theme);
        m_privacy->resize(520, 320);
        m_privacy->show();
    });
    waitFor(u"the privacy settings"_s,
        [this] { return m_privacy->findChild<QCheckBox *>(u"typingCheckBox"_s)->isEnabled(); });
    for (const Language language : {Language::English, Language::Nepali}) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            const Look look{scheme, language};
            step(u"privacy"_s, [this, look] { dress(look); });
            step(u"privacy"_s, [this, look] { save(*m_privacy, u"privacy"_s, look); });
        }
    }
    step(u"privacy"_s, [this] { m_privacy.reset(); });
}

// A conversation that is taken along, an account that is kept and brought back.
void ScreenshotRun::addHistorySteps()
{
    const auto closeDialog = [this](const QString &name) {
        step(name, [this, name] { m_window->findChild<QDialog *>(name)->reject(); });
        waitFor(name, [this, name] { return m_window->findChild<QDialog *>(name) == nullptr; });
    };
    step(u"export"_s, [this] { visible<QAbstractButton>(u"exportConversationButton"_s)->click(); });
    pictureDialog(u"export"_s, u"exportDialog"_s);
    closeDialog(u"exportDialog"_s);
    AccountRecord account;
    account.me.username = u"asha"_s;
    for (const bool isBackup : {true, false}) {
        const QString screen = isBackup ? u"backup"_s : u"restore"_s;
        step(screen, [this, account, isBackup] {
            const auto of = isBackup ? std::optional(account) : std::nullopt;
            (new AccountFileDialog(m_files.path(), of, m_theme, HistoryDoors::ofSystem(), m_window.get()))->open();
        });
        pictureDialog(screen, screen + u"Dialog"_s);
        closeDialog(screen + u"Dialog"_s);
    }
}

// Why somebody who offers services cannot begin a conversation.
void ScreenshotRun::addProviderSteps()
{
    step(u"provider"_s, [this] {
        dress({ColorScheme::Light, Language::English});
        openMain(u"bikash@demo.chautari.app"_s);
    });
    waitFor(u"the provider"_s, [this] { return m_session->connectionStatus().state == ConnectionState::Online; });
    step(u"provider"_s, [this] { visible<QAbstractButton>(u"servicesButton"_s)->click(); });
    waitFor(u"the services"_s, [this] {
        const auto *list = visible<QListView>(u"serviceList"_s);
        return list && list->model()->rowCount() > 3;
    });
    step(u"provider"_s, [this] {
        auto *list = visible<QListView>(u"serviceList"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
    });
    pictureDialog(u"services-provider"_s, u"servicesDialog"_s);
    step(u"provider"_s, [this] { m_window->findChild<QDialog *>(u"servicesDialog"_s)->reject(); });
}

void ScreenshotRun::addServicesOfflineSteps()
{
    step(u"services offline"_s, [this] { visible<QAbstractButton>(u"servicesButton"_s)->click(); });
    pictureDialog(u"services-offline"_s, u"servicesDialog"_s);
}

} // namespace chautari
