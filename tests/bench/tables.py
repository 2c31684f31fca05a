#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tables.py SHOPBOOK SHOPBOOK_CLI EMPTY BENCH_TABLES [--times N] [--rows N] [--keep FOLDER] [--only PATTERN] [--engine E]:
large tables on both engines, a line each: what, the program's figure, the bare driver's for the same rows in the same
run, their ratio, the goal. Both take turns, medians. Then the peak memory beside that of a small table, the stock
QSqlRelationalTableModel and the first text on the screen."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_MB, MOST_MB_MORE = 96, 32


def make(cli, address, rows, environment):
    begin = time.perf_counter()
    subprocess.run([cli, "sample", address, "--purchases", str(rows), "--seed", "1"], env=environment, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(f"made: {rows:,} purchases in {time.perf_counter() - begin:.0f} s: {address}", flush=True)


def addresses(engine, folder, arguments, environment):
    """The large database of an engine, one of a tenth and one of a hundredth; made, unless they were kept."""
    found = []
    for name, rows in (("large", arguments.rows), ("tenth", arguments.rows // 10), ("small", arguments.rows // 100)):
        if engine == "sqlite":
            address = str(Path(folder) / f"{name}.db")
            if not Path(address).exists():
                make(arguments.cli, address, rows, environment)
        else:
            server = os.environ["SHOPBOOK_TEST_POSTGRES"]
            address = server.rsplit("/", 1)[0] + f"/bench_{name}"
            subprocess.run(["psql", "-q", server, "-c", f"CREATE DATABASE bench_{name}"], check=True)
            make(arguments.cli, address, rows, environment)
            subprocess.run(["psql", "-q", address, "-c", "ANALYZE"], check=True)
        found.append(address)
    return found


def measure(engine, folder, arguments, environment):
    large, tenth, small = addresses(engine, folder, arguments, environment)
    bench = [arguments.bench]
    more = ["--times", str(arguments.times)] + (["--only", arguments.only] if arguments.only else [])
    subprocess.run(bench + [large] + more, env=environment, check=True)
    for what, address in (("a tenth", tenth), ("a hundredth", small)):
        print(f"one cell saved, in a table of {what}:", flush=True)
        subprocess.run(bench + [address, "--times", str(arguments.times), "--only", "one cell"], env=environment, check=True)
    peaks = [float(subprocess.run(bench + [address, "--memory"], env=environment, check=True, stdout=subprocess.PIPE).stdout)
             for address in (large, small)]
    reached = peaks[0] <= MOST_MB and peaks[0] - peaks[1] <= MOST_MB_MORE
    print(f"{engine:10}  peak memory after everything was scrolled: {peaks[0]:.0f} MB; of a hundredth of the rows {peaks[1]:.0f} MB; "
          f"goal {MOST_MB} MB, {MOST_MB_MORE} MB more: {'reached' if reached else 'MISSED'}", flush=True)
    subprocess.run(bench + [large, "--stock"], env=environment, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shopbook", "cli", "empty", "bench"):
        parser.add_argument(name)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--keep", help="a folder for the SQLite files, which are used again the next time")
    parser.add_argument("--only", help="only lines that hold this pattern")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="shopbook-bench.") as folder:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "HOME": folder,
                       "QT_LOGGING_RULES": "*.info=false"}
        for name in ("CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"):
            environment[f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}"] = str(Path(folder) / name.lower())
        Path(environment["XDG_RUNTIME_DIR"]).mkdir(mode=0o700)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        data = arguments.keep or folder
        Path(data).mkdir(parents=True, exist_ok=True)
        for engine in [arguments.engine] if arguments.engine else ["sqlite", "postgresql"]:
            measure(engine, data, arguments, environment)
        if not arguments.only and arguments.engine != "postgresql":
            start = Path(__file__).with_name("start.py")
            subprocess.run([sys.executable, "-B", str(start), arguments.shopbook, arguments.cli, arguments.empty, "--rows-of",
                            str(Path(data) / "large.db")], check=True)


if __name__ == "__main__":
    main()
