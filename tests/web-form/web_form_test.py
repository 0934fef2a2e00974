"""Imports the exports of examples/*/web-form into new programs, twice, and compares what becomes of each row.

    web_form_test.py build/matchdesk
"""

import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"

# Preset, then for each file: its role, how many rows are added, known and rejected, the lines of those rejected.
EXPECTED = {
    "score": [
        ("mentors", "mentor", {"added": 28, "known": 1, "rejected": 1}, [28]),
        ("clients", "client", {"added": 40, "rejected": 6}, [19, 24, 27, 31, 35, 39]),
    ],
    "connector": [
        ("connectors", "connector", {"added": 11, "known": 1}, []),
        ("connectees", "connectee", {"added": 10, "known": 1, "rejected": 1}, [12]),
    ],
}


class Desk:
    def __init__(self, matchdesk, root):
        self.matchdesk, self.root = Path(matchdesk).resolve(), root
        self.environment = {**os.environ, "MATCHDESK_NOW": "2026-05-21T09:00:00-05:00", "MATCHDESK_USER": "dana@example.org"}
        self.environment.pop("MATCHDESK_DIR", None)

    def json(self, *words):
        done = subprocess.run([self.matchdesk, "-C", self.root, *words, "--format", "json"], env=self.environment,
                              capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), f"{words}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.returncode, json.loads(done.stdout)

    def files(self):
        return {path: path.read_bytes() for path in sorted(self.root.rglob("*.*")) if path.is_file() and ".matchdesk" not in path.parts}

    def take_in(self, folder, name, role):
        return self.json("intake", "import", folder / f"{name}.csv", "--as", role, "--map", folder / f"{name}.map.yaml")


def check(matchdesk, preset, root):
    subprocess.run([matchdesk, "init", root, "--preset", preset, "--no-git", "--by", "dana@example.org"], check=True, capture_output=True)
    desk = Desk(matchdesk, root)
    folder = EXAMPLES / preset / "web-form"
    for name, role, counts, rejected in EXPECTED[preset]:
        status, result = desk.take_in(folder, name, role)
        found = collections.Counter(item["result"] for item in result["items"])
        assert found == counts, f"{name}: {found}"
        lines = [item["line"] for item in result["items"] if item["result"] == "rejected"]
        assert lines == rejected, f"{name}: {lines}"
        assert status == (1 if rejected else 0), status
        assert (root / "rejects" / f"{name}.csv").exists() == bool(rejected)
    before = desk.files()
    for name, role, counts, rejected in EXPECTED[preset]:
        _, result = desk.take_in(folder, name, role)
        found = collections.Counter(item["result"] for item in result["items"])
        assert found["added"] == 0 and found["rejected"] == len(rejected), f"{name} again: {found}"
    assert desk.files() == before, "importing again changed a file"
    _, found = desk.json("check")
    errors = [item for item in found["items"] if item["severity"] == "error"]
    assert not errors, errors


def main():
    for preset in EXPECTED:
        with tempfile.TemporaryDirectory() as scratch:
            check(sys.argv[1], preset, Path(scratch) / "desk")
    print("as expected")


if __name__ == "__main__":
    main()
