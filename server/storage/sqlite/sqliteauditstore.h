// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

//! \brief The audit log as a chain: each line carries a keyed hash over the hash before it and itself, and the last one
//! is sealed together with the number of lines. Whoever changes, removes, adds or reorders lines in the file without
//! the key of DATA_DIR/keys is found out, also after the server has gone on writing. Who puts the whole database back
//! to what it was once, or takes all lines and their seal, is not.
class SqliteAuditStore final : public AuditStore
{
public:
    explicit SqliteAuditStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<void> append(AuditEntry entry) override;
    Result<AuditPage> page(qint64 before, int limit) override;
    Result<AuditCheck> check() override { return check(m_context.connection(), m_context.cipher()); }

    //! Of any connection to the database; takes time with the length of the log.
    static Result<AuditCheck> check(SqliteConnection &connection, const TextCipher &cipher);

private:
    SqliteStoreContext &m_context;
};

} // namespace chautari::server
