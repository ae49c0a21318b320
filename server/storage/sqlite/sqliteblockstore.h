// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorecontext.h"
#include "server/storage/stores.h"

namespace chautari::server {

class SqliteBlockStore final : public BlockStore
{
public:
    explicit SqliteBlockStore(SqliteStoreContext &context)
        : m_context(context)
    { }

    Result<bool> add(const BlockRecord &block) override;
    Result<bool> remove(UserId blocker, UserId blocked) override;
    Result<QList<BlockRecord>> of(UserId blocker) override;
    Result<QList<BlockRecord>> all() override;

private:
    SqliteStoreContext &m_context;
};

} // namespace chautari::server
