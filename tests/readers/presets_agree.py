"""Whether the presets and every YAML file of the examples say the same to a reader of YAML 1.1 (PyYAML, also over libyaml)
as to one of YAML 1.2's core schema, and whether the JSON Schemas accept what that reader sees. Nothing may differ, save that
PyYAML has types for dates and times: their text counts.

    presets_agree.py
"""

import datetime
import json
import sys
from pathlib import Path

import yaml

from core_yaml import differences, loads, problems

SOURCE = Path(__file__).resolve().parent.parent.parent
SCHEMAS = {"participants": "participant", "requests": "request", "activities": "activity", "overlays": "overlay"}
# Words that YAML 1.1 takes for something else, in places where a person writes them.
MISTAKEN = "letters: {welcome: {on: passed}}\nclocks: {answer: off}\nsteps: {1: {tell: [mentor]}}\nat: 12:30\n"


def as_text(value):
    """The value with dates and times as they are written."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {as_text(key): as_text(each) for key, each in value.items()}
    return [as_text(each) for each in value] if isinstance(value, list) else value


def schema_of(path):
    """The schema of a file; none for maps of imports."""
    folders = set(path.parts)
    if path.name.endswith(".map.yaml"):
        return None
    kind = next((kind for folder, kind in SCHEMAS.items() if folder in folders), "program")
    return json.loads((SOURCE / f"schemas/{kind}.schema.json").read_text())


def wrong(text, schema):
    """What a reader of YAML 1.1 sees otherwise, and what the schema says against what it sees."""
    meant = loads(text)
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        seen = as_text(yaml.load(text, loader))
        yield from differences(meant, seen)
        if schema is not None:
            yield from problems(seen, schema)


def main():
    assert len(list(differences(loads(MISTAKEN), as_text(yaml.safe_load(MISTAKEN))))) >= 4, "this proves nothing"
    paths = sorted([*SOURCE.glob("lib/policy/presets/*.yaml"), *SOURCE.glob("examples/**/*.yaml")])
    found = [(path, each) for path in paths for each in wrong(path.read_bytes(), schema_of(path))]
    for path, each in found[:40]:
        print(f"{path.relative_to(SOURCE)}: {each}")
    records = sum("desk" in path.parts for path in paths)
    print(f"{len(paths)} files, {records} of them of example programs: {len(found)} differences")
    return 1 if found or records < 60 else 0


if __name__ == "__main__":
    sys.exit(main())
