// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/camera/systemcamera.h"

#include <QtMultimedia/QCamera>
#include <QtMultimedia/QCameraDevice>
#include <QtMultimedia/QMediaCaptureSession>
#include <QtMultimedia/QMediaDevices>
#include <QtMultimedia/QVideoFrame>
#include <QtMultimedia/QVideoSink>

namespace chautari {

namespace {

constexpr int widest = 1920;
constexpr qint64 frameMs = 66; // to make a picture of a frame costs some milliseconds: 15 a second are enough

// The largest that a message does well with, else what the camera begins with.
QCameraFormat fittingFormat(const QCameraDevice &device)
{
    QCameraFormat best;
    for (const QCameraFormat &format : device.videoFormats()) {
        const QSize size = format.resolution();
        if (size.width() <= widest && size.width() > best.resolution().width())
            best = format;
    }
    return best;
}

} // namespace

SystemCamera::SystemCamera(QObject *parent)
    : CameraSource(parent)
{ }

SystemCamera::~SystemCamera() = default;

void SystemCamera::start()
{
    const QCameraDevice device = QMediaDevices::defaultVideoInput();
    if (device.isNull()) {
        Q_EMIT failed();
        return;
    }
    m_camera = std::make_unique<QCamera>(device);
    m_sink = std::make_unique<QVideoSink>();
    m_session = std::make_unique<QMediaCaptureSession>();
    if (const QCameraFormat format = fittingFormat(device); !format.isNull())
        m_camera->setCameraFormat(format);
    m_session->setCamera(m_camera.get());
    m_session->setVideoSink(m_sink.get());
    connect(m_sink.get(), &QVideoSink::videoFrameChanged, this, &SystemCamera::handleFrame);
    connect(m_camera.get(), &QCamera::errorOccurred, this, [this] { Q_EMIT failed(); });
    m_camera->start();
}

void SystemCamera::stop()
{
    if (m_camera)
        m_camera->stop();
}

void SystemCamera::handleFrame(const QVideoFrame &frame)
{
    if (m_last.isValid() && m_last.elapsed() < frameMs)
        return;
    const QImage picture = frame.toImage();
    m_last.start();
    if (!picture.isNull())
        Q_EMIT frameArrived(picture);
}

} // namespace chautari
