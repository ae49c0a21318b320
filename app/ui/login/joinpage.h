// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/cameradevices.h"
#include "app/session/applink.h"
#include "app/ui/login/cardpage.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace chautari {

class FormField;

//! \brief Asks for a server's address, or a picture of an invitation (opened, pasted or dropped), and says at each key
//! what it would be understood as. Asks nobody itself: whoever hears joinRequested() does, and answers with setBusy()
//! and showProblem(). GUI thread.
class JoinPage : public CardPage
{
    Q_OBJECT
public:
    explicit JoinPage(const ThemeController &theme, QWidget *parent = nullptr);

    //! For scanning; without it, or without a camera, that is not offered.
    void setCamera(const CameraDevices &camera);
    void setAddressText(const QString &text);
    void setBusy(bool isBusy);
    void showAddressProblem(const QString &problem);
    void focusFirst();
    //! A host by an id of the caller's; a name may be there twice.
    struct Row
    {
        QString id;
        QString name;
        QString where;
        bool isThere = true; //!< found on the network just now
        bool isKnown = false; //!< joined before
    };
    void setHosts(const QList<Row> &rows);
    void setLooking(bool isLooking);
    //! What is typed, if it is an address or a link.
    [[nodiscard]] std::optional<AppLink> link() const;

Q_SIGNALS:
    void hostChosen(const QString &id);
    void joinRequested(const chautari::AppLink &link); //!< an address alone is one too
    void cancelRequested();
    void testRequested(); //!< why what is looked for is not found

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit();
    void choosePicture();
    void scan();
    void lookForCamera();
    void take(const Result<QString> &qr);
    void updateHint();
    void fitHosts();
    [[nodiscard]] QString lineOf(const Row &row) const;

    QLabel *m_hostsLabel;
    QListWidget *m_hosts;
    FormField *m_address;
    QPushButton *m_joinButton;
    QPushButton *m_scanButton;
    QPushButton *m_pictureButton;
    CameraDevices m_camera;
    QPushButton *m_testButton;
    bool m_isBusy = false;
    bool m_isLooking = false;
    QList<Row> m_rows;
};

} // namespace chautari
