// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mediaworker/blurhash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace chautari::mediaworker {

namespace {

constexpr int componentsX = 4;
constexpr int componentsY = 3;

struct Colour
{
    double red = 0;
    double green = 0;
    double blue = 0;
};

double toLinear(int value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

int toSrgb(double value)
{
    const double v = std::clamp(value, 0.0, 1.0);
    return int((v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055) * 255 + 0.5);
}

void appendBase83(QByteArray &out, int value, int digits)
{
    constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    constexpr int base = 83;
    int divisor = 1;
    for (int i = 1; i < digits; ++i)
        divisor *= base;
    for (; divisor > 0; divisor /= base)
        out.append(alphabet[value / divisor % base]);
}

//! One coefficient of the cosine transform.
Colour component(const QImage &picture, int x, int y)
{
    const bool isMean = x == 0 && y == 0;
    Colour sum;
    for (int row = 0; row < picture.height(); ++row) {
        const double vertical = std::cos(std::numbers::pi * y * row / picture.height());
        for (int column = 0; column < picture.width(); ++column) {
            const double weight = vertical * std::cos(std::numbers::pi * x * column / picture.width());
            const QRgb pixel = picture.pixel(column, row);
            sum.red += weight * toLinear(qRed(pixel));
            sum.green += weight * toLinear(qGreen(pixel));
            sum.blue += weight * toLinear(qBlue(pixel));
        }
    }
    const double scale = (isMean ? 1.0 : 2.0) / (double(picture.width()) * picture.height());
    return {sum.red * scale, sum.green * scale, sum.blue * scale};
}

//! -1..1 to 0..18, finer near 0.
int quantised(double value, double largest)
{
    const double v = value / largest;
    return int(std::clamp(std::floor(std::copysign(std::sqrt(std::abs(v)), v) * 9 + 9.5), 0.0, 18.0));
}

} // namespace

QByteArray blurHash(const QImage &picture)
{
    if (picture.isNull())
        return {};
    std::array<Colour, componentsX * componentsY> colours;
    double largest = 0;
    for (int y = 0; y < componentsY; ++y) {
        for (int x = 0; x < componentsX; ++x) {
            const Colour colour = component(picture, x, y);
            colours[size_t(y * componentsX + x)] = colour;
            if (x > 0 || y > 0)
                largest = std::max({largest, std::abs(colour.red), std::abs(colour.green), std::abs(colour.blue)});
        }
    }
    QByteArray out;
    appendBase83(out, (componentsX - 1) + (componentsY - 1) * 9, 1);
    const int scale = int(std::clamp(std::floor(largest * 166 - 0.5), 0.0, 82.0));
    appendBase83(out, scale, 1);
    const double unit = (scale + 1) / 166.0;
    const Colour &mean = colours.front();
    appendBase83(out, (toSrgb(mean.red) << 16) + (toSrgb(mean.green) << 8) + toSrgb(mean.blue), 4);
    for (auto colour = colours.begin() + 1; colour != colours.end(); ++colour) {
        const int value
            = (quantised(colour->red, unit) * 19 + quantised(colour->green, unit)) * 19 + quantised(colour->blue, unit);
        appendBase83(out, value, 2);
    }
    return out;
}

} // namespace chautari::mediaworker
