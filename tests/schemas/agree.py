"""Whether the JSON Schemas, judged by python3-jsonschema, and `matchdesk check` agree: on every file of the example
programs, and on thousands of mutated ones. A schema can say what a value looks like; what follows are the codes of
`check` that say so, and those that need the policy, the other records or the order of events. A code that is in
neither list fails the test: say which it is.

    agree.py build/matchdesk [--seed 1]
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import jsonschema

SOURCE = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(Path(__file__).parent), str(SOURCE / "tests/readers")]

from core_yaml import NotJson, load, validator  # noqa: E402
from mutate import Mutator  # noqa: E402
from write import Writer  # noqa: E402

SCHEMA_CODES = set(
    """
    missing-key no-value unknown-key unknown-event wrong-kind no-alternative-fits needs-quotes quoted-number
    not-a-line not-an-id not-a-date not-a-time not-a-time-of-day not-a-duration not-a-choice not-yes-or-no
    not-an-integer not-a-number too-small too-large year-out-of-range no-such-time no-such-day no-offset
""".split()
)

# What no schema of one file says: other records, the policy's words, sums and orders within a file, the file's name.
SEMANTIC_CODES = set(
    """
    repeated-id id-and-file-name entered-twice incomplete holidays-run-out staff-missing in-the-future
    not-allowed-here summary-differs unknown-participant wrong-side unknown-term unknown-role unknown-route
    unknown-kind unknown-location unknown-level unknown-reason-to-decline unknown-service unknown-clock
    circle-of-terms final-does-not-decide holidays-end-too-early ladder-without-levels more-methods-than-attempts
    needless-alias needless-field needless-want needless-widen no-levels no-limit no-order no-role no-want
    no-weights not-a-place-name not-an-address not-open repeated-criterion repeated-holiday holidays-not-sorted
    repeated-level repeated-place repeated-term repeated-zip repeated-gate steps-not-counted too-deep-place
    two-limits two-meanings unknown-parent unknown-rule widen-not-wider wrong-action wrong-field wrong-must
    wrong-want zip-without-place unknown-place unknown-section unknown-criterion unknown-field unknown-value
    unknown-activity unknown-audience unknown-staff-role unknown-time-zone reserved-audience reserved-clock not-shared
    names-restricted
    no-sender not-recorded unknown-addressee no-template
    bad-template no-subject unknown-variable unused-template
""".split()
)

# Codes and texts that depend, in a policy, on what stands beside them or on names that the policy gives. A clock of an
# overlay changes one of the program's, which may say from what it runs.
SEMANTIC_BY_FILE = {
    "program": {"'field' is missing", "'zip' must be a list", "unknown-event"},
    "overlay": {"'field' is missing", "'zip' must be a list", "unknown-event", "'from' is missing"},
}

NOW = "2026-05-20T10:00:00-05:00"
FOLDERS = {"participants": "participant", "requests": "request", "activities": "activity", "overlays": "overlay"}
# How many of each are mutated, over all examples.
MUTATIONS = {"participant": 1000, "request": 1000, "activity": 300, "overlay": 300, "program": 300}


class Disagreement(Exception):
    pass


def schema_of(path):
    return FOLDERS.get(path.removeprefix("restricted/").split("/")[0], "program")


def speaks_of_form(finding, unlisted):
    """Whether an error says what a schema could have said too."""
    code, message = finding["code"], finding["message"]
    if finding["severity"] != "error":
        return False
    if SEMANTIC_BY_FILE.get(schema_of(finding["file"]), set()) & {code, message}:
        return False
    if code not in SCHEMA_CODES | SEMANTIC_CODES:
        unlisted[code] = message
    return code in SCHEMA_CODES


def check(matchdesk, directory):
    """The findings of `check` about each file."""
    environment = {**os.environ, "MATCHDESK_NOW": NOW, "TZ": "UTC"}
    done = subprocess.run(
        [matchdesk, "-C", directory, "check", "--format", "json"],
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise Disagreement(f"check ends with {done.returncode}: {done.stderr.decode()}")
    findings = {}
    for finding in json.loads(done.stdout)["items"]:
        findings.setdefault(finding["file"], []).append(finding)
    return findings


class Comparison:
    def __init__(self, matchdesk):
        self.matchdesk = matchdesk
        self.judges = {}
        self.verdicts = Counter()
        self.codes = Counter()
        self.wrong = []
        self.unlisted = {}
        for name in (*FOLDERS.values(), "program"):
            schema = json.loads((SOURCE / f"schemas/{name}.schema.json").read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            self.judges[name] = validator(schema)

    def compare(self, directory, paths):
        """Compares what both say of these files of one program."""
        found = check(self.matchdesk, directory)
        for path in paths:
            findings = [each for each in found.get(path, []) if speaks_of_form(each, self.unlisted)]
            file = Path(directory, path)
            judge = self.judges[schema_of(path)]
            try:
                refusals = list(judge.iter_errors(load(file)))
            except NotJson:
                self.verdicts["no JSON"] += 1
                continue
            self.codes.update(each["code"] for each in findings)
            self.verdicts["refused" if findings else "accepted"] += 1
            if bool(findings) != bool(refusals):
                ours = (
                    "; ".join(f"{each['line']}:{each['column']} {each['code']}: {each['message']}" for each in findings)
                    or "fine"
                )
                theirs = "; ".join(f"{each.json_path}: {each.message}"[:200] for each in refusals) or "fine"
                self.wrong.append(f"{path}\n  check: {ours}\n  schema: {theirs}\n{file.read_text(encoding='utf-8')}")


def desk_of(example):
    return SOURCE / "examples" / example / "desk"


def files_of(desk):
    return sorted(str(file.relative_to(desk)) for file in desk.rglob("*.yaml"))


def compare_examples(comparison):
    examples = sorted(path.parent.name for path in SOURCE.glob("examples/*/desk"))
    for example in examples:
        desk = desk_of(example)
        before = len(comparison.wrong)
        comparison.compare(desk, files_of(desk))
        if comparison.verdicts["refused"]:
            raise Disagreement(f"a file of the example {example} is refused")
        if len(comparison.wrong) > before:
            raise Disagreement(comparison.wrong[-1])
    return examples


# Part of a policy, as a place may change it.
def overlay_of(chance, program):
    sections = chance.sample(sorted(program), chance.randrange(1, 5))
    overlay = {name: program[name] for name in sections}
    if chance.random() < 0.3:
        overlay["timezone"] = "America/Toronto"
    return overlay


# What no other policy here says, and what is wrong in ways that mutations seldom come to.
def rare_policies():
    yield {"program": {"name": "Small", "timezone": "UTC", "day_ends": "17:00"}}
    years = {"field": "custom.years", "kind": "range", "want": {"at_least": 3, "at_most": 9.5}}
    yield {
        "program": {"name": "Small", "timezone": "UTC"},
        "unreachable": {"attempts": -1},
        "routes": {"direct": {"max_pending": 0}},
    }
    yield {
        "program": {"name": "Small", "timezone": "UTC"},
        "matching": {"criteria": [{"field": "skills", "kind": "overlap", "must": "some"}]},
    }
    yield {
        "program": {"name": "Small", "timezone": "UTC"},
        "custom": {"years": {"type": "number"}},
        "matching": {"criteria": [years]},
    }


def compare_mutated(comparison, example, chance, share):
    """As compare_examples, for one part in `share` of all mutations."""
    desk = desk_of(example)
    samples = {}
    for path in files_of(desk):
        samples.setdefault(schema_of(path), []).append(load(desk / path))
    program = samples["program"][0]
    samples["overlay"] = [overlay_of(chance, program) for _ in range(20)]
    writer = Writer(chance)
    with tempfile.TemporaryDirectory(prefix="matchdesk-schemas-") as directory:
        shutil.copy(desk / "program.yaml", directory)
        paths = []
        for folder, name in FOLDERS.items():
            mutator = Mutator(chance, comparison.judges[name].schema, samples[name])
            Path(directory, folder).mkdir()
            for number in range(MUTATIONS[name] // share):
                sample = {**chance.choice(samples[name])}
                path = f"{folder}/m{number}.yaml"
                if name != "overlay":
                    sample["id"] = f"m{number}"
                Path(directory, path).write_text(writer.write(mutator.mutated(sample)), encoding="utf-8", newline="")
                paths.append(path)
        comparison.compare(directory, paths)
    # A policy decides over its whole program, so each needs one of its own.
    policies = [program, *(load(path) for path in sorted(SOURCE.glob("lib/policy/presets/*.yaml"))), *rare_policies()]
    mutator = Mutator(chance, comparison.judges["program"].schema, policies)
    with tempfile.TemporaryDirectory(prefix="matchdesk-schemas-") as directory:
        for _ in range(MUTATIONS["program"] // share):
            text = writer.write(mutator.mutated(chance.choice(policies)))
            Path(directory, "program.yaml").write_text(text, encoding="utf-8", newline="")
            comparison.compare(directory, ["program.yaml"])


def main():
    parser = argparse.ArgumentParser(description="Compares the JSON Schemas with `matchdesk check`.")
    parser.add_argument("matchdesk")
    parser.add_argument("--seed", type=int, default=20260520)
    given = parser.parse_args()
    comparison = Comparison(os.path.abspath(given.matchdesk))
    try:
        examples = compare_examples(comparison)
        print(f"{comparison.verdicts.total()} files of {len(examples)} examples: all accepted by both")
        comparison.verdicts.clear()
        for number, example in enumerate(examples):
            compare_mutated(comparison, example, random.Random(given.seed + number), len(examples))
    except Disagreement as problem:
        print(problem)
        return 1
    verdicts = comparison.verdicts
    print(
        f"{verdicts.total()} mutated files: {verdicts['accepted']} accepted, {verdicts['refused']} refused, "
        f"{verdicts['no JSON']} that no JSON can say; {len(comparison.wrong)} disagreements"
    )
    print("refused for: " + ", ".join(f"{code} {count}" for code, count in comparison.codes.most_common()))
    unseen = sorted(SCHEMA_CODES - set(comparison.codes))
    if unseen:
        print(f"never seen, so not compared: {', '.join(unseen)}")
    for code, message in comparison.unlisted.items():
        print(f"'{code}' is in neither list of codes: {message}")
    for text in comparison.wrong[:20]:
        print(text)
    too_few = verdicts.total() < 2000 or min(verdicts["accepted"], verdicts["refused"]) < 500
    return 1 if comparison.wrong or comparison.unlisted or too_few else 0


if __name__ == "__main__":
    sys.exit(main())
