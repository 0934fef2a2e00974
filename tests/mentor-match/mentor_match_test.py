"""Imports two exports of a real web form, unedited, into examples/mentor-match and compares what may be matched with the pairs
and points that the scheme itself publishes.

    mentor_match_test.py build/matchdesk DATA

Exit status 77: the data is not there, nothing was tested.
"""

import collections
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "mentor-match"


class Desk:
    def __init__(self, matchdesk, root):
        self.matchdesk, self.root = Path(matchdesk).resolve(), root
        self.environment = {**os.environ, "MATCHDESK_NOW": "2026-01-06T09:00:00+00:00", "MATCHDESK_USER": "dana@example.org"}
        self.environment.pop("MATCHDESK_DIR", None)

    def run(self, *words, status=0):
        done = subprocess.run([self.matchdesk, "-C", self.root, *words], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == status, f"{words}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def json(self, *words, status=0):
        return json.loads(self.run(*words, "--format", "json", status=status))

    def files(self):
        return {path: path.read_bytes() for path in sorted(self.root.rglob("*.*")) if path.is_file() and ".matchdesk" not in path.parts}


def take_in(desk, data):
    """Both files, twice: the second time changes nothing."""
    imports = [("mentor", data / "small" / "mentors.csv", "mentors.map.yaml"), ("mentee", data / "small" / "mentees.csv", "mentees.map.yaml")]
    for role, file, name in imports:
        items = desk.json("intake", "import", file, "--as", role, "--map", EXAMPLE / name)["items"]
        assert [item["result"] for item in items] == ["added"] * 50, items
        assert not any(item["missing"] for item in items), items
    before = desk.files()
    for role, file, name in imports:
        items = desk.json("intake", "import", file, "--as", role, "--map", EXAMPLE / name)["items"]
        assert [item["result"] for item in items] == ["known"] * 50, items
        assert not any(item["differs"] for item in items), items
    assert desk.files() == before, "importing again changed a file"


def check_pairs(desk, data):
    """Who may be matched is who is in the published list, and the score orders each mentee's mentors as the points do."""
    published = collections.defaultdict(dict)
    with open(data / "small_scores.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            published[row["mentee"]][row["mentor"]] = int(row["score"])
    addresses = {item["id"]: item["email"] for item in desk.json("list", "participants")["items"]}
    requests = {item["id"]: addresses[item["seeker"]] for item in desk.json("list", "requests")["items"]}
    assert len(requests) == 50
    pairs = 0
    for request, mentee in requests.items():
        expected = published[mentee]
        items = desk.json("match", request, status=0 if expected else 1)["items"]
        found = {addresses[item["provider"]]: item["score"] for item in items}
        assert found.keys() == expected.keys(), f"{mentee}: {sorted(found.keys() ^ expected.keys())}"
        points = [expected[addresses[item["provider"]]] for item in items]
        assert points == sorted(points, reverse=True), f"{mentee}: {points}"
        for one in found:
            for other in found:
                assert (found[one] < found[other]) == (expected[one] < expected[other]), f"{mentee}: {one} and {other}"
        pairs += len(found)
    assert pairs == 392, pairs


def main():
    matchdesk, data = sys.argv[1], Path(sys.argv[2])
    if not data.is_dir():
        print(f"SKIPPED: {data} is not there")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "desk"
        root.mkdir()
        shutil.copy(EXAMPLE / "program.yaml", root)
        desk = Desk(matchdesk, root)
        take_in(desk, data)
        check_pairs(desk, data)
    print("392 pairs, as published")
    return 0


if __name__ == "__main__":
    sys.exit(main())
