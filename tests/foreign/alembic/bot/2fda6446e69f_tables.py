# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables

Revision ID: 2fda6446e69f
Revises: 47f559ec82bb
"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '2fda6446e69f'
down_revision: Union[str, None] = '47f559ec82bb'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def row():
    """What every table of the bot has."""
    return (
        sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
        sa.Column('created_at', sa.TIMESTAMP(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
        sa.Column('updated_at', sa.TIMESTAMP(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )


def upgrade() -> None:
    op.create_table('categories', sa.Column('category_name', sa.Text(), nullable=False), *row())
    op.create_table(
        'users',
        sa.Column('telegram_id', sa.BigInteger(), nullable=False),
        sa.Column('username', sa.String(), nullable=True),
        sa.Column('first_name', sa.String(), nullable=True),
        sa.Column('last_name', sa.String(), nullable=True),
        *row(),
        sa.UniqueConstraint('telegram_id'),
    )
    op.create_table(
        'products',
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('description', sa.Text(), nullable=False),
        sa.Column('price', sa.Integer(), nullable=False),
        sa.Column('file_id', sa.Text(), nullable=True),
        sa.Column('category_id', sa.Integer(), nullable=False),
        *row(),
        sa.ForeignKeyConstraint(['category_id'], ['categories.id']),
    )
    op.create_table(
        'purchases',
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=False),
        sa.Column('price', sa.Integer(), nullable=False),
        *row(),
        sa.ForeignKeyConstraint(['product_id'], ['products.id']),
        sa.ForeignKeyConstraint(['user_id'], ['users.id']),
    )


def downgrade() -> None:
    for table in ('purchases', 'products', 'users', 'categories'):
        op.drop_table(table)
