// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/cameradialog.h"

#include "app/ui/widgets/pictureview.h"

#include <QtCore/QEvent>
#include <QtGui/QShowEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace chautari {

CameraDialog::CameraDialog(std::unique_ptr<CameraSource> source, QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_view(new PictureView(this))
    , m_status(new QLabel(this))
    , m_take(new QPushButton(this))
    , m_use(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"cameraDialog"_s);
    m_view->setObjectName(u"cameraView"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_status->setObjectName(u"cameraStatusLabel"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_take->setObjectName(u"takeButton"_s);
    m_use->setObjectName(u"usePhotoButton"_s);
    m_close->setObjectName(u"closeButton"_s);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    buttons->addWidget(m_take);
    buttons->addWidget(m_use);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(grid + grid / 2);
    column->addWidget(m_view, 1);
    column->addWidget(m_status);
    column->addLayout(buttons);
    resize(640, 560);
    connect(m_source.get(), &CameraSource::frameArrived, this, [this](const QImage &picture) {
        if (m_state == State::Waiting)
            setState(State::Seeing);
        if (m_state == State::Seeing)
            m_view->setPicture(picture);
    });
    connect(m_source.get(), &CameraSource::failed, this, [this] {
        if (m_state != State::Taken)
            setState(State::Failed);
    });
    connect(m_take, &QPushButton::clicked, this, [this] { m_state == State::Taken ? look() : take(); });
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT taken(m_view->picture());
        accept();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

CameraDialog::~CameraDialog()
{
    m_source->stop();
}

void CameraDialog::look()
{
    setState(State::Waiting);
    m_source->start();
}

void CameraDialog::take()
{
    m_source->stop();
    setState(State::Taken);
    m_use->setFocus();
}

void CameraDialog::setState(State state)
{
    m_state = state;
    retranslate();
    m_take->setEnabled(state == State::Seeing || state == State::Taken);
    m_use->setVisible(state == State::Taken);
    (state == State::Taken ? m_use : m_take)->setDefault(true);
}

// Nothing is seen of a hidden dialog, not by the camera either.
void CameraDialog::hideEvent(QHideEvent *event)
{
    m_source->stop();
    QDialog::hideEvent(event);
}

void CameraDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous() && m_state != State::Taken)
        look();
}

void CameraDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void CameraDialog::retranslate()
{
    setWindowTitle(tr("Take a photo"));
    m_view->setAccessibleName(m_state == State::Taken ? tr("The photo") : tr("What the camera sees"));
    m_take->setText(m_state == State::Taken ? tr("&Again") : tr("&Take the photo"));
    m_use->setText(tr("&Use it"));
    m_close->setText(tr("Cancel"));
    QString status;
    switch (m_state) {
    case State::Waiting:
        status = tr("Waiting for the camera…");
        break;
    case State::Seeing:
        break;
    case State::Taken:
        status = tr("The photo goes to your message, where you can still leave it out.");
        break;
    case State::Failed:
        status = tr("The camera cannot be used. Another program may have it, or it is not allowed.");
        break;
    }
    m_status->setText(status);
}

} // namespace chautari
