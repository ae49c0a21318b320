// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/camera/camerasource.h"

#include <QtWidgets/QDialog>

#include <memory>

class QLabel;
class QPushButton;

namespace chautari {

class PictureView;

//! \brief Looks through the camera for a QR picture and closes as soon as it has read one. The camera is on while what
//! it sees is shown, and no longer; no picture is kept. Deletes itself when it closes. GUI thread; the reading is done
//! in a worker thread, one picture at a time.
class ScanDialog : public QDialog
{
    Q_OBJECT
public:
    ScanDialog(std::unique_ptr<CameraSource> source, QWidget *parent = nullptr);
    ~ScanDialog() override;

Q_SIGNALS:
    void scanned(const QString &text); //!< once, whatever it says

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void look(const QImage &picture);
    void retranslate();

    std::unique_ptr<CameraSource> m_source;
    PictureView *m_view;
    QLabel *m_status;
    QPushButton *m_closeButton;
    bool m_isReading = false;
    bool m_hasFailed = false;
};

} // namespace chautari
