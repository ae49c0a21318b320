// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/camerasource.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QDialog>

#include <memory>

class QLabel;
class QPushButton;

namespace chautari {

class PictureView;

//! \brief Takes a photo: what the camera sees, the picture that was taken, and again or to the message with it. The
//! camera is on while what it sees is shown, and no longer. Deletes itself when it closes. GUI thread.
class CameraDialog : public QDialog
{
    Q_OBJECT
public:
    CameraDialog(std::unique_ptr<CameraSource> source, QWidget *parent = nullptr);
    ~CameraDialog() override;

Q_SIGNALS:
    void taken(const QImage &picture); //!< and is to be used

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum class State { Waiting, Seeing, Taken, Failed };

    void look();
    void take();
    void setState(State state);
    void retranslate();

    std::unique_ptr<CameraSource> m_source;
    State m_state = State::Waiting;
    PictureView *m_view;
    QLabel *m_status;
    QPushButton *m_take; //!< and again
    QPushButton *m_use;
    QPushButton *m_close;
};

} // namespace chautari
