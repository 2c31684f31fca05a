#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""documents.py SCHEMA FILE…: what the distribution's jsonschema says of each, a line of JSON: null or a complaint."""
import json
import sys

import jsonschema


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


schema = read(sys.argv[1])
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    worst = jsonschema.exceptions.best_match(validator.iter_errors(read(name)))
    print(json.dumps(worst and f"{worst.json_path}: {worst.message}"))
