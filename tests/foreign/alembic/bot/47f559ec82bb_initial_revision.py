# SPDX-License-Identifier: GPL-3.0-or-later
"""Initial revision

Revision ID: 47f559ec82bb
Revises: 
"""
from typing import Sequence, Union


revision: str = '47f559ec82bb'
down_revision: Union[str, None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
