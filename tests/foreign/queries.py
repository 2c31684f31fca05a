#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs printed queries under the distribution's SQLAlchemy: queries.py URL FILE…  A line of JSON for each.

A file is run in its three sections (imports, models, query); the models are the same in many of them and run once.
"""
import json
import sys
import traceback
import warnings

from sqlalchemy import create_engine
from sqlalchemy.exc import MovedIn20Warning, RemovedIn20Warning, SAWarning
from sqlalchemy.orm import Session

MODELS = "\n# --- The models "
QUERY = "\n# --- The query\n"


def main():
    for each in (MovedIn20Warning, RemovedIn20Warning, SAWarning):
        warnings.simplefilter("error", each)
    engine = create_engine(sys.argv[1], future=True)
    known = {}
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            before, query = file.read().split(QUERY)
        imports, models = before.split(MODELS)
        try:
            names = {"__name__": "printed"}
            exec(compile(imports, path, "exec"), names)
            if models not in known:
                known[models] = dict(names)
                exec(compile("# " + models, path, "exec"), known[models])
            names = {**known[models], **names}
            exec(compile(query, path, "exec"), names)
            with Session(engine, future=True) as session:
                result = {"answer": names["answer"](session)}
        except Exception:
            result = {"failure": traceback.format_exc()}
        print(json.dumps(result))


if __name__ == "__main__":
    main()
