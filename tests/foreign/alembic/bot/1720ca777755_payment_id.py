# SPDX-License-Identifier: GPL-3.0-or-later
"""Payment id

Revision ID: 1720ca777755
Revises: 1b95d36c8908
"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '1720ca777755'
down_revision: Union[str, None] = '1b95d36c8908'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


# The bot's own op.add_column() of a NOT NULL column is refused by every SQLite. An owner whose bot runs on a
# SQLite file has it in batch mode; on PostgreSQL that is the same ALTER TABLE.


def upgrade() -> None:
    recreate = 'always' if op.get_context().dialect.name == 'sqlite' else 'never'
    with op.batch_alter_table('purchases', recreate=recreate) as batch:
        batch.add_column(sa.Column('payment_id', sa.String(), nullable=False))
        batch.create_unique_constraint('purchases_payment_id_key', ['payment_id'])


def downgrade() -> None:
    with op.batch_alter_table('purchases') as batch:
        batch.drop_column('payment_id')
