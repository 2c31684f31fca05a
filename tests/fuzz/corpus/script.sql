-- revision: aa11
-- down-revision: none
-- depends-on: b1, c2
-- branch: own
-- message: m
-- transaction: yes

-- @upgrade sqlite
-- @when missing-column t.a
ALTER TABLE t ADD COLUMN a TEXT DEFAULT 'x';
-- @list t.a WHERE a = 'x'
UPDATE t SET a = 'y' -- why
WHERE a IS NULL;
-- @upgrade postgresql
SELECT 1;
-- @downgrade sqlite data-loss: t.a
-- @rebuild t
ALTER TABLE t DROP COLUMN a;
-- @verify
SELECT 1 FROM t WHERE a = '?';
