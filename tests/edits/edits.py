"""Runs commands on records written by hand in every style, a record each, and looks at the files afterwards:

- the record, as PyYAML and ruamel.yaml read it, is the one that the command means;
- the lines that differ are those of the event and of the keys that it changes, and no comment is lost;
- one event with a change of status is two lines in a diff, and a line more for each further key;
- what cannot be edited so is refused, untouched, and can be edited after `matchdesk fmt`.

    edits.py build/matchdesk [--seed 1] [--rounds 40]
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ruamel.yaml
import yaml

from scenarios import BY, NOW, scenarios
from typeset import Typesetter, loads

SOURCE = Path(__file__).resolve().parent.parent.parent
FIX = ["check", "--fix"]  # mends all of a program at once
PEOPLE = {
    "asker": "id: asker\nrole: client\nname: {first: Al, last: Asker}\nemail: asker@example.org\nlocation: des-moines\nstatus: active\n"
    "history:\n- {at: 2026-05-01T09:00:00-05:00, by: web-form, event: applied}\n",
}
for _name in ("helper", "second"):
    PEOPLE[_name] = (
        f"id: {_name}\nrole: mentor\nname: {{first: He, last: {_name.title()}}}\nemail: {_name}@example.org\nlocation: des-moines\n"
        "industries: [retail]\ncapacity: {per_week: 1000}\nclassification: mentor\nstatus: active\nhistory:\n"
        "- {at: 2026-05-01T09:00:00-05:00, by: web-form, event: applied}\n"
        "- {at: 2026-05-02T09:00:00-05:00, by: dana@example.org, event: passed, gate: vetting}\n"
    )


class RuamelText(ruamel.yaml.constructor.SafeConstructor):
    """Leaves dates and times as the texts that they are."""


RuamelText.add_constructor("tag:yaml.org,2002:timestamp", ruamel.yaml.constructor.SafeConstructor.construct_yaml_str)


def read_ruamel(text):
    reader = ruamel.yaml.YAML(typ="safe", pure=True)
    reader.Constructor = RuamelText
    return reader.load(text)


class PyYamlText(yaml.SafeLoader):
    """YAML 1.1, with dates and times as texts."""


PyYamlText.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)


def read_pyyaml(text):
    return yaml.load(text, PyYamlText)


class Program:
    """A directory with a git repository, the people that every request needs, and one record for each scenario."""

    def __init__(self, matchdesk, directory, seed):
        self.matchdesk, self.directory = matchdesk, Path(directory)
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": directory,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "MATCHDESK_NOW": NOW,
            "MATCHDESK_USER": BY,
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_AUTHOR_NAME": "Dana",
            "GIT_AUTHOR_EMAIL": BY,
            "GIT_COMMITTER_NAME": "Dana",
            "GIT_COMMITTER_EMAIL": BY,
        }
        shutil.copy(SOURCE / "examples/score/desk/program.yaml", directory)
        for name, text in PEOPLE.items():
            self.write(f"participants/{name}.yaml", text)
        chance = random.Random(seed)
        self.records = []
        for scenario in scenarios(chance, 0):
            path = f"{scenario.folder}/{scenario.record['id']}.yaml"
            text, comments = Typesetter(chance).file(scenario.record, scenario.command != FIX)
            self.write(path, text)
            self.records.append((scenario, path, text, comments))
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-qm", "as written by hand")

    def write(self, path, text):
        file = self.directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, path):
        return (self.directory / path).read_bytes().decode()

    def run(self, *words):
        return subprocess.run(
            words, cwd=self.directory, env=self.environment, capture_output=True, timeout=60, check=False
        )

    def git(self, *words):
        done = self.run("git", "-c", "core.autocrlf=false", *words)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()


def differences(program, scenario, path, before, comments):
    """What is wrong with the file after its command."""
    after = program.read(path)
    if after == before:
        yield "nothing changed"
        return
    yield from wrong_values(scenario, before, after)
    diff = program.git("diff", "-U0", "--no-color", "--", path).split("\n@@", 1)[1].split("\n")[1:]
    yield from wrong_lines(scenario, before, diff)
    kept = {word for key, words in comments.items() if scenario.summary.get(key, "") is not None for word in words}
    lost = [
        word
        for word in re.findall(r"word\d+", before)
        if word not in after and (word in kept or not any(word in each for each in comments.values()))
    ]
    if lost:
        yield f"comments were lost: {lost}"


def wrong_values(scenario, before, after):
    intended = scenario.intended()
    for reader in (loads, read_ruamel, read_pyyaml):
        read = reader(after)
        if scenario.event:
            for name in scenario.loose:
                read["history"][-1].pop(name, None)
        # What the hand wrote is for each reader what it was; what the command wrote must be read the same by all.
        wanted = {**reader(before), **{key: value for key, value in intended.items() if key in scenario.summary}}
        for key, value in scenario.summary.items():
            if value is None:
                wanted.pop(key, None)
        wanted["history"] = [*reader(before)["history"], *intended["history"][len(scenario.record["history"]) :]]
        if read != wanted:
            keys = [key for key in {**read, **wanted} if read.get(key) != wanted.get(key)]
            yield f"{reader.__name__}: " + "; ".join(
                f"{key} is {read.get(key)!r}, meant {wanted.get(key)!r}" for key in keys
            )


def wrong_lines(scenario, before, diff):
    removed = [line[1:].removeprefix("\ufeff") for line in diff if line.startswith("-")]
    added = [line[1:].removeprefix("\ufeff") for line in diff if line.startswith("+")]
    if before.startswith("\ufeff") and removed and added and removed[-1] == added[0]:
        removed.pop(), added.pop(0)  # the mark moves to the next line when the first is removed
    is_of_key = re.compile("[\"']?(" + "|".join(map(re.escape, scenario.summary or ["$^"])) + ")[\"']? ?:")
    last = before.split("\n")[-1]
    others = [line for line in removed if not is_of_key.match(line) and not (last and line == last)]
    if others:
        yield f"these lines were changed too: {others}"
    if "\r\n" in before and any(not line.endswith("\r") for line in added[:-1] + ([] if last else added[-1:])):
        yield "a line does not end as the others of its file"
    # The event's line, one a changed key, and the last line that had no end.
    texts = [value for value in (scenario.event or {}).values() if isinstance(value, str) and "\n" in value]
    block = sum(1 + len(text.split("\n")) for text in texts) + 4 if texts else 1
    limit = (block if scenario.event else 0) + len(scenario.summary) + (1 if last else 0)
    if len(added) > limit:
        yield f"{len(added)} lines were added, at most {limit} are needed: {added}"


def run_command(program, scenario):
    """Runs the scenario's command; the text of what went wrong, or None."""
    words = [scenario.record["id"] if word == "ID" else word for word in scenario.command]
    done = program.run(program.matchdesk, *words)
    if done.returncode == 0:
        return None
    return f"exit {done.returncode}: {done.stderr.decode()}"


def prove(matchdesk, seed):
    """Figures and problems of one program."""
    figures, problems = Counter(), []
    with tempfile.TemporaryDirectory(prefix="matchdesk-edits-") as directory:
        program = Program(matchdesk, directory, seed)
        failures = {}
        for scenario, path, before, _ in program.records:
            if scenario.command != FIX:
                failures[path] = run_command(program, scenario)
        done = program.run(matchdesk, "check", "--fix")
        if done.returncode != 0:
            problems.append(
                f"seed {seed}: check --fix ends with {done.returncode}:\n{(done.stdout + done.stderr).decode()}"
            )
        for scenario, path, before, comments in program.records:
            figures["records"] += 1
            failure = failures.get(path)
            if failure and "matchdesk fmt" in failure and program.read(path) == before:
                figures["refused"] += 1
                failure = after_formatting(program, scenario, path)
                found = [failure] if failure else []
            else:
                found = [failure] if failure else list(differences(program, scenario, path, before, comments))
            if found:
                problems.append(
                    f"seed {seed}, {' '.join(scenario.command)}, {path}:\n"
                    + "\n".join(f"  {each}" for each in found)
                    + f"\n{before}\n=== became\n{program.read(path)}"
                )
            added, deleted = numstat(program, path)
            if not failures.get(path):
                figures["lines added"] += added
                figures["lines deleted"] += deleted
            figures["CRLF"] += "\r\n" in before
            figures["no final newline"] += not before.endswith("\n")
            figures["with comments"] += "word0" in before
        done = program.run(matchdesk, "check")
        if done.returncode != 0:
            problems.append(f"seed {seed}: check afterwards ends with {done.returncode}:\n{done.stdout.decode()}")
    return figures, problems


def numstat(program, path):
    counts = program.git("diff", "--numstat", "--", path).split()
    return (int(counts[0]), int(counts[1])) if counts else (0, 0)


def after_formatting(program, scenario, path):
    """Whether a refused file can be edited once it is in canonical form."""
    done = program.run(program.matchdesk, "fmt", path)
    if done.returncode != 0:
        return f"fmt ends with {done.returncode}: {done.stderr.decode()}"
    if loads(program.read(path)) != scenario.record:
        return "fmt changed what the record says"
    before = program.read(path)
    failure = run_command(program, scenario)
    if failure:
        return f"refused after fmt too: {failure}"
    return "; ".join(wrong_values(scenario, before, program.read(path))) or None


def main():
    parser = argparse.ArgumentParser(description="Proves that commands change only the lines they mean to.")
    parser.add_argument("matchdesk")
    parser.add_argument("--seed", type=int, default=20260520)
    parser.add_argument(
        "--rounds", type=int, default=42, help="how many programs, each with a record of every scenario"
    )
    given = parser.parse_args()
    matchdesk = os.path.abspath(given.matchdesk)
    figures, problems = Counter(), []
    with ThreadPoolExecutor(max_workers=2) as workers:
        for counted, found in workers.map(lambda number: prove(matchdesk, given.seed + number), range(given.rounds)):
            figures.update(counted)
            problems += found
    print(", ".join(f"{count} {name}" for name, count in figures.items()) + f"; {len(problems)} problems")
    for text in problems[:15]:
        print(text)
    return 1 if problems or figures["refused"] * 20 > figures["records"] else 0


if __name__ == "__main__":
    sys.exit(main())
