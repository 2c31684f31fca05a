# SPDX-License-Identifier: GPL-3.0-or-later
"""User

Revision ID: 8062eeb65a44
Revises: 
"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '8062eeb65a44'
down_revision: Union[str, None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        'user',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(25), nullable=False),
        sa.Column('surname', sa.String(30), nullable=True),
        sa.Column('age', sa.Float(), nullable=False),
        sa.Column('email', sa.String(100), nullable=False),
        sa.Column('country', sa.String(40), nullable=False),
        sa.Column('city', sa.String(30), nullable=True),
        sa.Column('deleted', sa.Boolean(), server_default='False', nullable=True),
        sa.Column('created_at', sa.TIMESTAMP(), server_default=sa.func.now(), nullable=True),
        sa.Column('updated_at', sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('email'),
    )


def downgrade() -> None:
    op.drop_table('user')
