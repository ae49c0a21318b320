// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/camerasource.h"

#include <QtCore/QElapsedTimer>

#include <memory>

class QCamera;
class QMediaCaptureSession;
class QVideoFrame;
class QVideoSink;

namespace chautari {

//! \brief The camera that the desktop has chosen, in a size that fits a message. GUI thread; a busy window gets fewer
//! pictures, not later ones.
class SystemCamera : public CameraSource
{
    Q_OBJECT
public:
    explicit SystemCamera(QObject *parent = nullptr);
    ~SystemCamera() override;

    void start() override;
    void stop() override;

private:
    void handleFrame(const QVideoFrame &frame);

    std::unique_ptr<QCamera> m_camera;
    std::unique_ptr<QVideoSink> m_sink;
    std::unique_ptr<QMediaCaptureSession> m_session;
    QElapsedTimer m_last; //!< since the last picture
};

} // namespace chautari
