// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QBitArray>
#include <QtWidgets/QWidget>

namespace chautari {

//! \brief A text as a QR picture: always dark on white, as cameras want it, and as large as there is room. GUI thread.
class QrPicture : public QWidget
{
    Q_OBJECT
public:
    explicit QrPicture(QWidget *parent = nullptr);

    //! Empty, or longer than a QR picture can hold: nothing is shown.
    void setText(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_side == 0; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side = 0; //!< modules
    QBitArray m_dark;
};

} // namespace chautari
