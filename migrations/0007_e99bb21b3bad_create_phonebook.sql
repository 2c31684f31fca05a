-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: e99bb21b3bad
-- down-revision: 8062eeb65a44
-- branch: phonebook
-- message: create phonebook

-- The lesson's numbers. Its own chain made and completed the two tables in these two revisions, so a
-- database at the first one may lack columns of either.

-- @upgrade sqlite
-- @when missing-column user.deleted
ALTER TABLE "user" ADD COLUMN deleted BOOLEAN DEFAULT 0;
-- @when missing-column user.updated_at
ALTER TABLE "user" ADD COLUMN updated_at TIMESTAMP;
-- @when missing-table phonebook
CREATE TABLE phonebook (
    id INTEGER NOT NULL,
    user_id INTEGER,
    number VARCHAR(50),
    deleted BOOLEAN DEFAULT 0,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP,
    deleted_at TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES "user" (id)
);
-- @when missing-column phonebook.deleted
ALTER TABLE phonebook ADD COLUMN deleted BOOLEAN DEFAULT 0;
-- @when missing-column phonebook.updated_at
ALTER TABLE phonebook ADD COLUMN updated_at TIMESTAMP;
-- @when missing-column phonebook.deleted_at
ALTER TABLE phonebook ADD COLUMN deleted_at TIMESTAMP;

-- @upgrade postgresql
-- @when missing-column user.deleted
ALTER TABLE "user" ADD COLUMN deleted BOOLEAN DEFAULT FALSE;
-- @when missing-column user.updated_at
ALTER TABLE "user" ADD COLUMN updated_at TIMESTAMP WITHOUT TIME ZONE;
-- @when missing-table phonebook
CREATE TABLE phonebook (
    id SERIAL NOT NULL,
    user_id INTEGER,
    number VARCHAR(50),
    deleted BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITHOUT TIME ZONE,
    deleted_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES "user" (id)
);
-- @when missing-column phonebook.deleted
ALTER TABLE phonebook ADD COLUMN deleted BOOLEAN DEFAULT FALSE;
-- @when missing-column phonebook.updated_at
ALTER TABLE phonebook ADD COLUMN updated_at TIMESTAMP WITHOUT TIME ZONE;
-- @when missing-column phonebook.deleted_at
ALTER TABLE phonebook ADD COLUMN deleted_at TIMESTAMP WITHOUT TIME ZONE;

-- @downgrade data-loss: phonebook
DROP TABLE phonebook;
