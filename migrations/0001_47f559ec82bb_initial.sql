-- SPDX-License-Identifier: GPL-3.0-or-later
-- revision: 47f559ec82bb
-- down-revision: none
-- branch: market
-- message: initial revision

-- The bot's own first revision: empty, it only makes the version row.

-- @upgrade

-- @downgrade
