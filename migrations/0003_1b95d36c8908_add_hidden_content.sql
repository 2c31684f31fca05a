-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: 1b95d36c8908
-- down-revision: 2fda6446e69f
-- branch: market
-- message: add products.hidden_content

-- The bot adds it as NOT NULL without a default, which fails on every table with rows. The default keeps
-- those rows, and a bot that doesn't know the column can still insert. A run that was killed may have
-- left it with NULLs.

-- @upgrade
-- @when missing-column products.hidden_content
ALTER TABLE products ADD COLUMN hidden_content TEXT DEFAULT '' NOT NULL;
UPDATE products SET hidden_content = '' WHERE hidden_content IS NULL;

-- @downgrade sqlite data-loss: products.hidden_content
-- @when has-column products.hidden_content
-- @rebuild products
ALTER TABLE products DROP COLUMN hidden_content;

-- @downgrade postgresql data-loss: products.hidden_content
-- @when has-column products.hidden_content
ALTER TABLE products DROP COLUMN hidden_content;

-- A bot that does not know the column goes on selling without it.
-- @verify
-- @once
SELECT id FROM products WHERE hidden_content IS NULL;
