// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace chautari {

//! \brief An optional value that costs one pointer where there is none: for what few of many thousands have. Copies
//! share it until one is written to. Compares by value. Like std::optional otherwise.
template <typename T>
class Boxed
{
public:
    Boxed() = default;
    Boxed(std::nullopt_t) { }
    Boxed(T value)
        : m_value(std::make_shared<T>(std::move(value)))
    { }
    Boxed(std::optional<T> value)
    {
        if (value)
            m_value = std::make_shared<T>(std::move(*value));
    }

    [[nodiscard]] bool has_value() const { return m_value != nullptr; }
    explicit operator bool() const { return has_value(); }
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value.get(); }
    //! To write to; there must be a value.
    T *operator->()
    {
        if (m_value.use_count() > 1)
            m_value = std::make_shared<T>(*m_value);
        return m_value.get();
    }
    T &operator*() { return *operator->(); }
    void reset() { m_value.reset(); }

    friend bool operator==(const Boxed &a, const Boxed &b)
    {
        return a.m_value == b.m_value || (a.m_value && b.m_value && *a.m_value == *b.m_value);
    }

private:
    std::shared_ptr<T> m_value;
};

} // namespace chautari
