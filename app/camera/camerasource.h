// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QImage>

namespace chautari {

//! \brief Where pictures come from: a camera, or what a test shows. GUI thread.
class CameraSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! What the camera sees comes as frameArrived until stop().
    virtual void start() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void frameArrived(const QImage &picture);
    void failed(); //!< there is none that can be used: nothing comes any more
};

} // namespace chautari
