#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the migrator beside the engine's own shell, in one run.

  migration.py CLI [--purchases N] [--rounds N] [--postgres URL]

1. A start with nothing to do: `migrate current` on a database at its head, beside `sqlite3 FILE 'SELECT …'`.
2. A shop at 2fda6446e69f with N purchases brought to the head: `migrate upgrade` without the time of its backup, beside
   sqlite3 (or psql) running what `--sql` prints for the same steps. Both commit with synchronous=FULL.

The processes take turns; what counts is the ratio of the medians. SHOPBOOK_TEST_POSTGRES names a server as for the
tests; without one that part is not printed, and says so.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SHOP = """
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version VALUES ('2fda6446e69f');
CREATE TABLE categories (category_name TEXT NOT NULL, id {id}, {times});
CREATE TABLE users (telegram_id BIGINT NOT NULL UNIQUE, username VARCHAR, first_name VARCHAR, last_name VARCHAR, id {id}, {times});
CREATE TABLE products (name TEXT NOT NULL, description TEXT NOT NULL, price INTEGER NOT NULL, file_id TEXT,
    category_id INTEGER NOT NULL REFERENCES categories (id), id {id}, {times});
CREATE TABLE purchases (user_id INTEGER NOT NULL REFERENCES users (id), product_id INTEGER NOT NULL REFERENCES products (id),
    price INTEGER NOT NULL, id {id}, {times});
"""
TIMES = ("created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL, "
         "updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL, PRIMARY KEY (id)")
SQLITE_ROWS = "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}) SELECT i FROM n)"
SERVER_ROWS = "generate_series(1, {0}) AS n (i)"
FILL = """
INSERT INTO categories (id, category_name) SELECT i, 'Category ' || i FROM {r100};
INSERT INTO users (id, telegram_id, username) SELECT i, 9007199254740993 + i, 'user' || i FROM {r10000};
INSERT INTO products (id, name, description, price, category_id) SELECT i, 'Product ' || i, 'About it', 100 + i, 1 + i % 100 FROM {r1000};
INSERT INTO purchases (id, user_id, product_id, price) SELECT i, 1 + i % 10000, 1 + i % 1000, 100 + i % 900 FROM {rows};
"""


def shop(rows, purchases, key):
    fill = FILL.format(r100=rows.format(100), r1000=rows.format(1000), r10000=rows.format(10000),
                       rows=rows.format(purchases))
    return "BEGIN;" + SHOP.format(id=key, times=TIMES) + fill + "COMMIT;"


def run(command, **arguments):
    done = subprocess.run(command, capture_output=True, text=True, **arguments)
    if done.returncode != 0:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def timed(command, **arguments):
    start = time.perf_counter()
    output = run(command, **arguments)
    return 1000 * (time.perf_counter() - start), output


def report(name, ours, theirs, peer):
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(f"{name}: {ours:.0f} ms, {peer} {theirs:.0f} ms, ratio {ours / theirs:.2f}")


def plan(cli, dialect):
    """What the upgrade runs, for the shell: our own tables, then the market from 2fda6446e69f."""
    own = run([cli, "migrate", "upgrade", "--sql", "shopbook@head", "--dialect", dialect])
    own = own.replace("CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL,\n"
                      "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n);", "")
    return own, run([cli, "migrate", "upgrade", "--sql", "2fda:head", "--dialect", dialect])


def sqlite(cli, purchases, rounds, folder):
    source = folder / "source.db"
    run(["sqlite3", "-bail", str(source)], input=shop(SQLITE_ROWS, purchases, "INTEGER NOT NULL"))
    own, market = plan(cli, "sqlite")
    script = "PRAGMA synchronous = FULL; PRAGMA cache_size = -131072;\n" + own + market
    ours, engine, theirs = [], [], []
    for _ in range(rounds):
        file = folder / "ours.db"
        shutil.copy(source, file)
        milliseconds, output = timed([cli, "--json", "--database", str(file), "migrate", "upgrade", "--now"])
        answer = json.loads(output)
        ours.append(milliseconds - answer["backup_ms"])
        engine.append(answer["locked_ms"])
        other = folder / "theirs.db"
        shutil.copy(source, other)
        theirs.append(timed(["sqlite3", "-bail", str(other)], input=script)[0])
        last = file.rename(folder / "head.db")
        other.unlink()
    report(f"SQLite, {purchases} purchases from 2fda6446e69f to the head", ours, theirs, "sqlite3")
    print(f"  of these, others could not write for {statistics.median(engine):.0f} ms beside the backup")
    ours, theirs = [], []
    for _ in range(max(10, rounds)):
        ours.append(timed([cli, "--database", str(last), "migrate", "current"])[0])
        theirs.append(timed(["sqlite3", "-readonly", str(last), "SELECT version_num FROM alembic_version"])[0])
    report("SQLite, a look at a database at its head, the whole process", ours, theirs, "sqlite3")


def postgresql(cli, server, purchases, rounds):
    own, market = plan(cli, "postgresql")
    script = own + market
    ours, theirs = [], []
    run(["psql", "-qX", server + "/postgres", "-c", "DROP DATABASE IF EXISTS bench_source"])
    run(["psql", "-qX", server + "/postgres", "-c", "CREATE DATABASE bench_source"])
    run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", server + "/bench_source"],
        input=shop(SERVER_ROWS, purchases, "SERIAL NOT NULL"))
    for _ in range(rounds):
        for name, times in (("bench_ours", ours), ("bench_theirs", theirs)):
            run(["psql", "-qX", server + "/postgres", "-c", f"DROP DATABASE IF EXISTS {name}"])
            run(["psql", "-qX", server + "/postgres", "-c", f"CREATE DATABASE {name} TEMPLATE bench_source"])
            if times is ours:
                times.append(timed([cli, "--database", f"{server}/{name}", "migrate", "upgrade"])[0])
            else:
                times.append(timed(["psql", "-qX", "-v", "ON_ERROR_STOP=1", f"{server}/{name}"], input=script)[0])
    report(f"PostgreSQL, {purchases} purchases from 2fda6446e69f to the head", ours, theirs, "psql")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--purchases", type=int, default=1000000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    cli = str(pathlib.Path(arguments.cli).resolve())
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder + "/data"
        sqlite(cli, arguments.purchases, arguments.rounds, pathlib.Path(folder))
    server = os.environ.get("SHOPBOOK_TEST_POSTGRES")
    if server:
        postgresql(cli, server.rsplit("/", 1)[0] if server.count("/") > 2 else server, arguments.purchases, arguments.rounds)
    else:
        print("PostgreSQL: no server; run it inside tests/with-postgres")


if __name__ == "__main__":
    main()
