-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: 8062eeb65a44
-- down-revision: none
-- branch: phonebook
-- message: create user

-- The lesson's people. The default of a BOOLEAN is 0 on SQLite: the lesson's own 'False' is a text there,
-- and a text counts as true.

-- @upgrade sqlite
-- @when missing-table user
CREATE TABLE "user" (
    id INTEGER NOT NULL,
    name VARCHAR(25) NOT NULL,
    surname VARCHAR(30),
    age FLOAT NOT NULL,
    email VARCHAR(100) NOT NULL,
    country VARCHAR(40) NOT NULL,
    city VARCHAR(30),
    deleted BOOLEAN DEFAULT 0,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP,
    PRIMARY KEY (id),
    UNIQUE (email)
);

-- @upgrade postgresql
-- @when missing-table user
CREATE TABLE "user" (
    id SERIAL NOT NULL,
    name VARCHAR(25) NOT NULL,
    surname VARCHAR(30),
    age FLOAT NOT NULL,
    email VARCHAR(100) NOT NULL,
    country VARCHAR(40) NOT NULL,
    city VARCHAR(30),
    deleted BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id),
    UNIQUE (email)
);

-- @downgrade data-loss: user
DROP TABLE "user";
