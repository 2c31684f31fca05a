# SPDX-License-Identifier: GPL-3.0-or-later
"""Hidden content

Revision ID: 1b95d36c8908
Revises: 2fda6446e69f
"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '1b95d36c8908'
down_revision: Union[str, None] = '2fda6446e69f'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


# The bot's own op.add_column() of a NOT NULL column is refused by every SQLite. An owner whose bot runs on a
# SQLite file has it in batch mode; on PostgreSQL that is the same ALTER TABLE.


def upgrade() -> None:
    recreate = 'always' if op.get_context().dialect.name == 'sqlite' else 'never'
    with op.batch_alter_table('products', recreate=recreate) as batch:
        batch.add_column(sa.Column('hidden_content', sa.Text(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('products') as batch:
        batch.drop_column('hidden_content')
