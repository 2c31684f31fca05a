#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""start.py SHOPBOOK SHOPBOOK_CLI EMPTY [--times N] [--rows-of FILE]: how long from exec to the first painted table of
the sample, beside an empty Qt Widgets program and one with nothing but a table of texts in memory, in turns. Each says
"painted" when it is, and the time is that until then. Prints medians, quartiles and the ratios to the empty one; the
goal is 1.5. On an X display, with --rows-of and where sqlitebrowser is installed, DB Browser for SQLite takes
turns with them, until its first row is there too. The goal there is half of its time."""

import argparse
import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOAL = 1.5


def measure(command, environment):
    begin = time.perf_counter_ns()
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        said = process.stdout.readline()
        elapsed = (time.perf_counter_ns() - begin) / 1e6
        _, trouble = process.communicate(timeout=60)
    if process.returncode != 0 or said.strip() != b"painted":
        sys.exit(f"{command[0]} ended with {process.returncode}: {trouble.decode(errors='replace')}")
    return elapsed


class XImage(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.POINTER(ctypes.c_ubyte)), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
                ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


class Screen:
    """What an X display of 32 bits a pixel shows, read without a program of its own for each look."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                       ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x11.XGetImage.restype = ctypes.POINTER(XImage)
        self.x11.XDestroyImage.argtypes = [ctypes.POINTER(XImage)]
        self.display = self.x11.XOpenDisplay(None)
        self.root = self.x11.XDefaultRootWindow(self.display)

    def black_pixels(self, x, y, width, height):
        zpixmap, all_planes = 2, ctypes.c_ulong(-1).value
        image = self.x11.XGetImage(self.display, self.root, x, y, width, height, all_planes, zpixmap)
        data = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * height)
        self.x11.XDestroyImage(image)
        return sum(max(data[at:at + 3]) < 64 for at in range(0, len(data), 4))


# Where DB Browser's first row stands when its window stands at 0, 0, and how many black pixels are a text there.
FIRST_ROW = (85, 194, 380, 16)
TEXT = 100


def measure_browser(database, environment, screen):
    """Until DB Browser's first row can be read; None if it never could, which happens to it on a bare display."""
    begin = time.perf_counter_ns()
    with subprocess.Popen(["sqlitebrowser", "-R", "-t", "purchases", database], env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        elapsed = None
        is_white = False    # the table is there and empty; before, the screen was black
        while elapsed is None and time.perf_counter_ns() - begin < 5e9:
            black = screen.black_pixels(*FIRST_ROW)
            is_white = is_white or black == 0
            if is_white and black > TEXT:
                elapsed = (time.perf_counter_ns() - begin) / 1e6
            time.sleep(0.002)
        process.kill()
    return elapsed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shopbook")
    parser.add_argument("cli")
    parser.add_argument("empty")
    parser.add_argument("--times", type=int, default=21)
    parser.add_argument("--rows-of", help="a database of yours instead of the sample")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="shopbook-bench.") as folder:
        environment = {**os.environ, "SHOPBOOK_EXIT_AFTER_FIRST_PAINT": "1", "LC_ALL": "C.UTF-8", "LANGUAGE": "en",
                       "HOME": folder}
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            environment[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        database = arguments.rows_of or str(Path(folder) / "sample.db")
        if not arguments.rows_of:
            subprocess.run([arguments.cli, "sample", database], env=environment, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        programs = {"empty window": [arguments.empty], "table of texts": [arguments.empty, "table"],
                    "shopbook": [arguments.shopbook, database]}
        browsed = bool(arguments.rows_of and "DISPLAY" in environment and environment.get("QT_QPA_PLATFORM") == "xcb"
                       and shutil.which("sqlitebrowser"))
        screen = Screen() if browsed else None
        times = {name: [] for name in programs}
        if browsed:
            times["DB Browser"] = []
        for turn in range(arguments.times + 2):
            for name, command in programs.items():
                elapsed = measure(command, environment)
                if turn >= 2:    # the first two fill the caches
                    times[name].append(elapsed)
            elapsed = measure_browser(database, environment, screen) if browsed else None
            if elapsed is not None:
                times["DB Browser"].append(elapsed)

    empty = statistics.median(times["empty window"])
    for name, values in times.items():
        low, median, high = statistics.quantiles(values, n=4)
        print(f"{name:14} {median:7.1f} ms   {median / empty:5.2f} times the empty window   "
              f"(quartiles {low:.1f} to {high:.1f} ms, {len(values)} runs)")
    if browsed and times["DB Browser"]:
        share = statistics.median(times["shopbook"]) / statistics.median(times["DB Browser"])
        print(f"shopbook takes {share:.2f} of DB Browser's time (goal: at most 0.5)")
    print(f"goal: shopbook at most {GOAL} times the empty window")


if __name__ == "__main__":
    main()
