// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqliteblockstore.h"

#include "server/storage/sqlite/sqlstatements.h"

namespace chautari::server {

namespace {

BlockRecord readBlockRow(SqliteQuery &row)
{
    BlockRecord block;
    block.blocker = row.readId<UserId>();
    block.blocked = row.readId<UserId>();
    block.createdAt = row.readTime();
    return block;
}

//! Whether a statement with RETURNING touched a row.
Result<bool> touched(SqliteQuery &query)
{
    const bool isThere = query.next();
    if (query.hasFailed())
        return query.error();
    if (auto done = query.run(); !done)
        return done.error();
    return isThere;
}

} // namespace

Result<bool> SqliteBlockStore::add(const BlockRecord &block)
{
    SqliteQuery query = m_context.write(sql::insertBlock);
    return touched(query.bind(block.blocker).bind(block.blocked).bind(block.createdAt));
}

Result<bool> SqliteBlockStore::remove(UserId blocker, UserId blocked)
{
    SqliteQuery query = m_context.write(sql::deleteBlock);
    return touched(query.bind(blocker).bind(blocked));
}

Result<QList<BlockRecord>> SqliteBlockStore::of(UserId blocker)
{
    SqliteQuery query = m_context.read(sql::blocksOf);
    return allRows(query.bind(blocker), readBlockRow);
}

Result<QList<BlockRecord>> SqliteBlockStore::all()
{
    SqliteQuery query = m_context.read(sql::allBlocks);
    return allRows(query, readBlockRow);
}

} // namespace chautari::server
