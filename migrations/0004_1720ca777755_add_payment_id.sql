-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: 1720ca777755
-- down-revision: 1b95d36c8908
-- branch: market
-- message: add purchases.payment_id

-- NULL is allowed where we add it, so that a bot that doesn't name the column keeps selling; UNIQUE allows
-- several NULLs. On SQLite the bot's own chain stops between the column and its UNIQUE. Duplicates that stand
-- against the UNIQUE are kept: all but the first of each get "#<id>" appended.

-- @upgrade sqlite
-- @when has-column purchases.payment_id
-- @when missing-unique purchases.payment_id
-- @list purchases.payment_id WHERE payment_id LIKE '%#' || id
UPDATE purchases SET payment_id = payment_id || '#' || id
WHERE payment_id IN (SELECT payment_id FROM purchases GROUP BY payment_id HAVING count(*) > 1)
  AND id NOT IN (SELECT min(id) FROM purchases GROUP BY payment_id HAVING count(*) > 1);
-- @when missing-column purchases.payment_id
ALTER TABLE purchases ADD COLUMN payment_id VARCHAR;
UPDATE purchases SET payment_id = 'unknown-' || id WHERE payment_id IS NULL;
-- @when missing-unique purchases.payment_id
CREATE UNIQUE INDEX uq_purchases_payment_id ON purchases (payment_id);

-- @upgrade postgresql
-- @when has-column purchases.payment_id
-- @when missing-unique purchases.payment_id
-- @list purchases.payment_id WHERE payment_id LIKE '%#' || id
UPDATE purchases SET payment_id = payment_id || '#' || id
WHERE payment_id IN (SELECT payment_id FROM purchases GROUP BY payment_id HAVING count(*) > 1)
  AND id NOT IN (SELECT min(id) FROM purchases GROUP BY payment_id HAVING count(*) > 1);
-- @when missing-column purchases.payment_id
ALTER TABLE purchases ADD COLUMN payment_id VARCHAR;
UPDATE purchases SET payment_id = 'unknown-' || id WHERE payment_id IS NULL;
-- @when missing-unique purchases.payment_id
ALTER TABLE purchases ADD CONSTRAINT uq_purchases_payment_id UNIQUE (payment_id);

-- @downgrade sqlite data-loss: purchases.payment_id
-- @when has-column purchases.payment_id
-- @rebuild purchases
ALTER TABLE purchases DROP COLUMN payment_id;

-- @downgrade postgresql data-loss: purchases.payment_id
-- @when has-column purchases.payment_id
ALTER TABLE purchases DROP COLUMN payment_id;

-- A bot that does not know the column goes on selling without it.
-- @verify
-- @once
SELECT id FROM purchases WHERE payment_id IS NULL;
