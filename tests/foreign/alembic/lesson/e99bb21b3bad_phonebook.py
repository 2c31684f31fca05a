# SPDX-License-Identifier: GPL-3.0-or-later
"""Phonebook

Revision ID: e99bb21b3bad
Revises: 8062eeb65a44
"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = 'e99bb21b3bad'
down_revision: Union[str, None] = '8062eeb65a44'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        'phonebook',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('number', sa.String(50), nullable=True),
        sa.Column('deleted', sa.Boolean(), server_default='False', nullable=True),
        sa.Column('created_at', sa.TIMESTAMP(), server_default=sa.func.now(), nullable=True),
        sa.Column('updated_at', sa.TIMESTAMP(), nullable=True),
        sa.Column('deleted_at', sa.TIMESTAMP(), nullable=True),
        sa.ForeignKeyConstraint(['user_id'], ['user.id']),
        sa.PrimaryKeyConstraint('id'),
    )


def downgrade() -> None:
    op.drop_table('phonebook')
