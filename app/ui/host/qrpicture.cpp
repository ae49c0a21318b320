// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/host/qrpicture.h"

#include <QtGui/QPainter>

#include <qrencode.h>

#include <memory>

namespace chautari {

namespace {

constexpr int quietZone = 4; // modules around it, as the standard asks
constexpr int smallest = 240;

} // namespace

QrPicture::QrPicture(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(smallest, smallest);
}

void QrPicture::setText(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const std::unique_ptr<QRcode, void (*)(QRcode *)> code(
        utf8.isEmpty() ? nullptr : QRcode_encodeString8bit(utf8.constData(), 0, QR_ECLEVEL_M), QRcode_free);
    m_side = code ? code->width : 0;
    m_dark.resize(qsizetype(m_side) * m_side);
    for (qsizetype i = 0; i < m_dark.size(); ++i)
        m_dark.setBit(i, code->data[i] & 1);
    update();
}

QSize QrPicture::sizeHint() const
{
    return {smallest, smallest};
}

void QrPicture::paintEvent(QPaintEvent *)
{
    if (isEmpty())
        return;
    QPainter painter(this);
    const int modules = m_side + 2 * quietZone;
    const int size = std::max(1, std::min(width(), height()) / modules); // whole pixels, or lines appear between them
    const QPoint origin((width() - size * modules) / 2, (height() - size * modules) / 2);
    painter.fillRect(QRect(origin, QSize(size * modules, size * modules)), Qt::white);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (m_dark.at(qsizetype(y) * m_side + x))
                painter.fillRect(
                    origin.x() + (x + quietZone) * size, origin.y() + (y + quietZone) * size, size, size, Qt::black);
        }
    }
}

} // namespace chautari
