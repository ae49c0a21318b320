// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/host/scandialog.h"

#include "app/ui/host/qrreading.h"
#include "app/ui/widgets/pictureview.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QShowEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

ScanDialog::ScanDialog(std::unique_ptr<CameraSource> source, QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_view(new PictureView(this))
    , m_status(new QLabel(this))
    , m_closeButton(new QPushButton(this))
{
    setObjectName(u"scanDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_view->setObjectName(u"scanView"_s);
    m_status->setObjectName(u"scanStatusLabel"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_closeButton->setObjectName(u"closeButton"_s);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(grid + grid / 2);
    column->addWidget(m_view, 1);
    column->addWidget(m_status);
    column->addWidget(m_closeButton, 0, Qt::AlignTrailing);
    resize(640, 560);
    connect(m_source.get(), &CameraSource::frameArrived, this, &ScanDialog::look);
    connect(m_source.get(), &CameraSource::failed, this, [this] {
        m_hasFailed = true;
        retranslate();
    });
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

ScanDialog::~ScanDialog()
{
    m_source->stop();
}

// What comes while one picture is being read is shown only: a camera is faster than the reading.
void ScanDialog::look(const QImage &picture)
{
    m_view->setPicture(picture);
    if (std::exchange(m_isReading, true))
        return;
    readQrLater(picture, this, [this](const QrText &text) {
        m_isReading = false;
        if (!text || !isVisible())
            return;
        accept();
        Q_EMIT scanned(*text);
    });
}

// Nothing is seen of a hidden dialog, not by the camera either.
void ScanDialog::hideEvent(QHideEvent *event)
{
    m_source->stop();
    QDialog::hideEvent(event);
}

void ScanDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous())
        m_source->start();
}

void ScanDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ScanDialog::retranslate()
{
    setWindowTitle(tr("Scan an invitation"));
    m_status->setText(m_hasFailed
            ? tr("The camera cannot be used. Another program may have it. A picture of the QR code can be opened, too.")
            : tr("Hold the QR code of the invitation before the camera."));
    m_view->setAccessibleName(tr("What the camera sees"));
    m_closeButton->setText(tr("Cancel"));
}

} // namespace chautari
