-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: 7d1e4a90c3b2
-- down-revision: 5b00c7a19e40
-- branch: shopbook
-- message: add saved queries

-- Queries that a person keeps by name, for everybody who opens this database. The document is what query/QueryJson.h
-- describes; times are text, as in our other tables.

-- @upgrade sqlite
-- @when missing-table shopbook_query
CREATE TABLE shopbook_query (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

-- @upgrade postgresql
-- @when missing-table shopbook_query
CREATE TABLE shopbook_query (
    id BIGSERIAL NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

-- @downgrade data-loss: shopbook_query
DROP TABLE shopbook_query;
