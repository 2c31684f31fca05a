-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: 5ca0f991801d
-- down-revision: 1720ca777755
-- branch: market
-- message: add purchases.payment_type

-- How older purchases were paid is not recorded: they say so, and so does what a bot inserts that does
-- not know the column.

-- @upgrade
-- @when missing-column purchases.payment_type
ALTER TABLE purchases ADD COLUMN payment_type VARCHAR DEFAULT 'unknown' NOT NULL;
UPDATE purchases SET payment_type = 'unknown' WHERE payment_type IS NULL;

-- @downgrade sqlite data-loss: purchases.payment_type
-- @when has-column purchases.payment_type
-- @rebuild purchases
ALTER TABLE purchases DROP COLUMN payment_type;

-- @downgrade postgresql data-loss: purchases.payment_type
-- @when has-column purchases.payment_type
ALTER TABLE purchases DROP COLUMN payment_type;

-- @verify
SELECT id FROM purchases WHERE payment_type IS NULL;
