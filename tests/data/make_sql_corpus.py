#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes sql.txt: strings that would do harm if any of them were pasted into a statement, one JSON string a line.

    python3 tests/data/make_sql_corpus.py > tests/data/sql.txt
"""
import itertools
import json

TABLES = ["messages", "users", "conversations", "message_words", "notifications", "sqlite_schema"]


def corpus():
    # Ends of literals and identifiers, and what may follow them.
    quotes = ["'", '"', "`", "]", "')", '")', "'))", "%27", "\\'", "''", "\u2019", "\uff07"]
    tails = [" OR 1=1 --", "; DROP TABLE messages --", " UNION SELECT password_hash FROM users --", " AND 1=0 --"]
    for quote, tail in itertools.product(quotes, tails):
        yield quote + tail
    # Numbers that go on.
    for tail in tails:
        yield "1" + tail
        yield "0x31" + tail
    for table in TABLES:
        yield f"'; DELETE FROM {table}; --"
        yield f"1; UPDATE {table} SET id = 0"
        yield f"' UNION SELECT * FROM {table} --"
    # Comments, ends of statements and blanks that no parser expects.
    yield from ["--", "/*", "*/", "/**/", "';--", "'/*", "*/'", ";", ";;", "' ;\n--", "'\t--", "'\u000b--", "'\u00a0--"]
    # Functions that read, wait or say more than they should.
    yield from ["' || sqlite_version() --", "' AND randomblob(1000000000) --", "' || load_extension('x') --",
                "' AND (SELECT count(*) FROM messages a, messages b, messages c, messages d) > 0 --",
                "' AND substr((SELECT email FROM users LIMIT 1),1,1)='a", "' || hex(zeroblob(9)) --",
                "'; ATTACH DATABASE 'x.db' AS x; --", "'; PRAGMA writable_schema=1; --", "'; VACUUM; --",
                "' AND 1=CAST((SELECT password_hash FROM users) AS INTEGER) --", "1 AND sleep(5)", "1; SELECT pg_sleep(5)",
                "' OR SLEEP(5)='", "'; EXEC xp_cmdshell('dir'); --", "$$; DROP TABLE users; $$"]
    # Patterns, JSON and names of parameters: what our own statements are made of.
    yield from ["%", "_", "%%", "\\", "\\%", "\\_", "\\\\", "100%", "_____", "[a-z]", "?", "?1", "?99", ":name", "@name",
                "$name", "#1", '"]', '["', '{"$gt":""}', "$[0]", '","x', "null", "true", "[]", "{}"]
    # Syntax of full text search.
    yield from ['"', '""', '" * NEAR ^', "a*", "^a", "NEAR(a b)", "a NEAR/2 b", "a AND", "OR", "NOT a", "text:a", "-a",
                "{a b}:c", '"a', "a + b", "(a", "a) OR (b"]
    # Orderings.
    yield from ["created_at", "-created_at", "created_at; DROP TABLE messages", "(SELECT 1)", "created_at DESC, id",
                "-created_at--", "CASE WHEN 1=1 THEN id ELSE text END", "random()", "1", "-1", "id,text"]
    # Numbers at the edges.
    yield from ["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-1", "0", "1e308", "1e-5", "0x10",
                "NaN", "Infinity", "1_000", "\u0967\u0968", " 1", "1 ", "+1", "1.0", "1,2"]


if __name__ == "__main__":
    for text in dict.fromkeys(corpus()):
        print(json.dumps(text, ensure_ascii=True))
