#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""queries.py SHOPBOOK_CLI BENCH_QUERIES [--times N] [--rows N] [--engine E]: queries over a million purchases on both
engines, a line each: what, the program's figure, the bare driver's in the same run, their ratio, the goal. The SQLite file
is measured twice: with a write-ahead log, and without, where what takes long runs on a copy."""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli")
    parser.add_argument("bench")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="shopbook-bench.") as folder:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "HOME": folder, "QT_LOGGING_RULES": "*.info=false"}
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            environment[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())

        def run(address):
            subprocess.run([arguments.bench, address, "--times", str(arguments.times)], env=environment, check=True)

        def make(address):
            subprocess.run([arguments.cli, "sample", address, "--purchases", str(arguments.rows), "--seed", "1"],
                           env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        if arguments.engine != "postgresql":
            file = str(Path(folder) / "shop.db")
            make(file)
            subprocess.run(["sqlite3", file, "ANALYZE"], check=True)
            run(file)
            print("the same file without a write-ahead log:", flush=True)
            subprocess.run(["sqlite3", file, "PRAGMA journal_mode = DELETE"], check=True, stdout=subprocess.DEVNULL)
            run(file)
        if arguments.engine != "sqlite":
            server = os.environ["SHOPBOOK_TEST_POSTGRES"]
            address = server.rsplit("/", 1)[0] + "/bench_queries"
            subprocess.run(["psql", "-q", server, "-c", "CREATE DATABASE bench_queries"], check=True)
            make(address)
            subprocess.run(["psql", "-q", address, "-c", "ANALYZE"], check=True)
            run(address)


if __name__ == "__main__":
    main()
