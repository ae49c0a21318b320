// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/linkquestion.h"

#include "app/models/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

void askToOpenLink(const QUrl &url, QWidget *parent)
{
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!isWeb || url.host().isEmpty()) {
        return;
    }
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"openLinkDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(QCoreApplication::translate("LinkQuestion", "Open a link"));
    // The host as the network sees it: letters of other scripts that look like "apple" show as "xn--...".
    box->setText(
        QCoreApplication::translate("LinkQuestion", "Open %1 in the browser?").arg(url.host(QUrl::FullyEncoded)));
    box->setInformativeText(displaytext::oneLine(url.toString(QUrl::FullyEncoded)));
    QPushButton *open = box->addButton(QCoreApplication::translate("LinkQuestion", "Open"), QMessageBox::AcceptRole);
    QPushButton *cancel
        = box->addButton(QCoreApplication::translate("LinkQuestion", "Cancel"), QMessageBox::RejectRole);
    open->setObjectName(u"openLinkButton"_s);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(open, &QAbstractButton::clicked, box, [url] { QDesktopServices::openUrl(url); });
    box->open();
}

} // namespace chautari
