-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: 5b00c7a19e40
-- down-revision: none
-- branch: shopbook
-- message: add Shopbook's history, journal and archive

-- What Shopbook keeps for itself. Times are the text that was stored, exactly: an id alone may be given
-- again on SQLite, so a row is named by its table, id and created_at. No foreign key leads to another
-- program's table.
-- On SQLite the lesson's tables hold the text 'False' in `deleted`, which counts as true for every reader; it
-- becomes what was meant. Any other value stays as it is.

-- @upgrade sqlite
CREATE TABLE shopbook_revision (
    branch TEXT NOT NULL,
    revision TEXT NOT NULL,
    PRIMARY KEY (branch)
);
CREATE TABLE shopbook_history (
    id INTEGER NOT NULL,
    revision TEXT NOT NULL,
    branch TEXT NOT NULL,
    direction TEXT NOT NULL,
    message TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    program TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE shopbook_step (
    id INTEGER NOT NULL,
    author TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes INTEGER,
    head TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE shopbook_change (
    step INTEGER NOT NULL,
    position INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    row_created_at TEXT,
    operation TEXT NOT NULL,
    old_json TEXT,
    new_json TEXT,
    PRIMARY KEY (step, position),
    FOREIGN KEY (step) REFERENCES shopbook_step (id)
);
CREATE INDEX ix_shopbook_change_row ON shopbook_change (table_name, row_id);
CREATE TABLE shopbook_archived (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    row_created_at TEXT,
    PRIMARY KEY (table_name, row_id)
);
-- @when has-table phonebook
-- @when has-column user.email
-- @when has-column user.deleted
UPDATE "user" SET deleted = (deleted = 'True') WHERE typeof(deleted) = 'text' AND deleted IN ('False', 'True');
-- @when has-column phonebook.number
-- @when has-column phonebook.deleted
UPDATE phonebook SET deleted = (deleted = 'True') WHERE typeof(deleted) = 'text' AND deleted IN ('False', 'True');

-- @upgrade postgresql
-- CREATE SCHEMA IF NOT EXISTS asks for the right to create even when the schema is there.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'shopbook') THEN
        CREATE SCHEMA shopbook;
    END IF;
END
$$;
CREATE TABLE shopbook_revision (
    branch TEXT NOT NULL,
    revision TEXT NOT NULL,
    PRIMARY KEY (branch)
);
CREATE TABLE shopbook_history (
    id BIGSERIAL NOT NULL,
    revision TEXT NOT NULL,
    branch TEXT NOT NULL,
    direction TEXT NOT NULL,
    message TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    duration_ms BIGINT NOT NULL,
    program TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE shopbook_step (
    id BIGSERIAL NOT NULL,
    author TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes BIGINT,
    head TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE shopbook_change (
    step BIGINT NOT NULL,
    position INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    row_created_at TEXT,
    operation TEXT NOT NULL,
    old_json TEXT,
    new_json TEXT,
    PRIMARY KEY (step, position),
    FOREIGN KEY (step) REFERENCES shopbook_step (id)
);
CREATE INDEX ix_shopbook_change_row ON shopbook_change (table_name, row_id);
CREATE TABLE shopbook_archived (
    table_name TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    row_created_at TEXT,
    PRIMARY KEY (table_name, row_id)
);

-- @downgrade data-loss: shopbook_change, shopbook_step, shopbook_archived, shopbook_history, shopbook_revision
DROP TABLE shopbook_archived;
DROP TABLE shopbook_change;
DROP TABLE shopbook_step;
DROP TABLE shopbook_history;
DROP TABLE shopbook_revision;
