// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QByteArray>

#include <memory>

class QIODevice;

namespace chautari {

//! \brief Writes files under a passphrase into one: the edition, a salt, and libsodium's secretstream in blocks of 64
//! KiB. The last block says that it is the last one, so a file that was cut short is told from a whole one. One thread.
class SealedWriter
{
public:
    //! \param edition the first line of the file, which is not secret
    //! \param device open for writing; outlives the writer
    static Result<std::unique_ptr<SealedWriter>> open(
        QIODevice &device, const QByteArray &edition, const QByteArray &passphrase);
    ~SealedWriter(); //!< the key is wiped

    //! From here on what is written belongs to this name, `size` bytes.
    Result<void> begin(const QString &name, qint64 size);
    Result<void> write(const QByteArray &bytes);
    Result<void> finish();

private:
    struct State;
    SealedWriter(QIODevice &device, std::unique_ptr<State> state);
    Result<void> flush(bool isLast);

    QIODevice &m_device;
    std::unique_ptr<State> m_state;
    QByteArray m_waiting;
};

//! \brief Reads one. What it gives has been proved; a wrong passphrase is BadCredentials, damage MalformedRequest.
class SealedReader
{
public:
    //! \param device open for reading; outlives the reader
    static Result<std::unique_ptr<SealedReader>> open(
        QIODevice &device, const QByteArray &edition, const QByteArray &passphrase);
    ~SealedReader();

    //! False: the end, and nothing is missing.
    Result<bool> next();
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] qint64 size() const { return m_size; }
    //! The entry's next bytes; empty: all were read.
    Result<QByteArray> read();

private:
    struct State;
    SealedReader(QIODevice &device, std::unique_ptr<State> state);
    Result<void> fill(qsizetype wanted);

    QIODevice &m_device;
    std::unique_ptr<State> m_state;
    QByteArray m_clear;
    QString m_name;
    qint64 m_size = 0;
    qint64 m_left = 0; //!< of this entry
    bool m_isLastRead = false;
};

} // namespace chautari
