# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner's env.py, as `alembic init` leaves it but for the models: it knows nothing of Shopbook."""
import ages
from alembic import context
from sqlalchemy import create_engine, pool

target_metadata = ages.metadata(context.config.get_main_option("age"))

# here the lines of HACKING.md

engine = create_engine(context.config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()
