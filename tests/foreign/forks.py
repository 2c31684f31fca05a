# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs other programs' Python, each in a process of its own that starts with the libraries loaded: a child is forked for
every line of standard input, {"folder", "arguments", "results", "words"}, as `python3 arguments…` would run. Answers
with its exit code. Ends with its input."""
import json
import os
import runpy
import sys
import traceback

import alembic.config  # noqa: F401  loaded before the fork
import psycopg2  # noqa: F401
import sqlalchemy.orm  # noqa: F401
import sqlalchemy.dialects.postgresql  # noqa: F401
import sqlalchemy.dialects.sqlite  # noqa: F401


def run(arguments):
    sys.argv = arguments[1:] if arguments[0] == "-m" else arguments
    try:
        if arguments[0] == "-m":
            runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
        else:
            sys.path.insert(0, os.path.dirname(arguments[0]))
            runpy.run_path(arguments[0], run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def child(request):
    for number, name in ((1, request["results"]), (2, request["words"])):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    if request["folder"]:
        os.chdir(request["folder"])
    code = run(request["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


for line in sys.stdin:
    process = os.fork()
    if process == 0:
        child(json.loads(line))
    _, status = os.waitpid(process, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
