"""Three simulated weeks of `matchdesk sweep` every hour, and the same weeks with cron broken for three days, while
people go on working. In the end both histories hold the same (record, event, clock, due), each once; of the
reminders that were missed in the outage only the last of one wait is there. A sweep that has nothing to do prints
nothing and changes nothing, for git too.

    cron.py build/matchdesk
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(SOURCE / "tests/readers"))

from core_yaml import load  # noqa: E402

HOUR = timedelta(hours=1)
WEEKS = timedelta(weeks=3)
OUTAGE = timedelta(days=3)


@dataclass
class Plan:
    """One program's weeks: files of its own, what people do and when."""

    name: str
    example: str
    start: str
    outage: str
    files: dict
    work: list  # (time, command words)
    rules: dict = field(default_factory=dict)  # lines of program.yaml that get more lines after them

    def time(self, text):
        return datetime.fromisoformat(text)


SCORE_WORK = [
    ("2026-05-21T09:30:00-05:00", ["assign", "cafe", "ana-ruiz"]),
    ("2026-05-21T10:30:00-05:00", ["assign", "yarn", "--next"]),
    ("2026-05-22T09:30:00-05:00", ["accept", "yarn"]),
    ("2026-05-25T16:30:00-05:00", ["assign", "toys", "--next"]),
    ("2026-05-29T12:30:00-05:00", ["accept", "toys"]),
    ("2026-06-01T09:30:00-05:00", ["followup", "toys", "met", "--minutes", "50"]),
    ("2026-06-03T09:30:00-05:00", ["followup", "toys", "notes", "--text", "Begin with one fair."]),
    ("2026-06-04T09:30:00-05:00", ["transfer", "mead", "--reason", "moves away", "--note", "Knows what she wants."]),
]
CONNECTOR_WORK = [
    ("2026-06-22T09:30:00-04:00", ["roster", "contact", "tomas-vega", "--channel", "email", "--about", "the summer"]),
    ("2026-07-06T09:30:00-04:00", ["roster", "outcome", "maria-silva", "--kind", "looking"]),
]
PEOPLE_RULES = {
    "    within: 90 days": ["    remind: [75 days, 80 days]", "    escalate_to: coordinator"],
    "    every: reporting-period": ["    escalate_to: coordinator"],
}
PLANS = [
    Plan("score", "score", "2026-05-20T10:00:00-05:00", "2026-05-26T03:00:00-05:00", {}, SCORE_WORK),
    Plan(
        "two time zones",
        "score",
        "2026-05-20T10:00:00-05:00",
        "2026-05-26T03:00:00-05:00",
        {"overlays/kansas.yaml": "timezone: Pacific/Auckland\n"},
        SCORE_WORK,
    ),
    Plan(
        "connector",
        "connector",
        "2026-06-20T10:00:00-04:00",
        "2026-06-29T03:00:00-04:00",
        {},
        CONNECTOR_WORK,
        PEOPLE_RULES,
    ),
]


class Desk:
    """A copy of an example under git, in which each writing command is a commit."""

    def __init__(self, matchdesk, directory, plan):
        self.matchdesk, self.directory = matchdesk, Path(directory)
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": directory,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "MATCHDESK_USER": "dana@example.org",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_AUTHOR_NAME": "Dana",
            "GIT_AUTHOR_EMAIL": "dana@example.org",
            "GIT_COMMITTER_NAME": "Dana",
            "GIT_COMMITTER_EMAIL": "dana@example.org",
        }
        shutil.copytree(SOURCE / "examples" / plan.example / "desk", directory, dirs_exist_ok=True)
        program = self.directory / "program.yaml"
        lines = [line for line in program.read_text(encoding="utf-8").splitlines() if not line.startswith("git:")]
        for line, more in plan.rules.items():
            place = lines.index(line) + 1
            lines[place:place] = more
        program.write_text("\n".join([*lines, "git: {commit: true}", ""]), encoding="utf-8")
        for path, text in plan.files.items():
            (self.directory / path).parent.mkdir(exist_ok=True)
            (self.directory / path).write_text(text, encoding="utf-8")
        (self.directory / ".gitignore").write_text(".matchdesk/\n", encoding="utf-8")
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-qm", "as it was")
        self.commits = 1

    def git(self, *words):
        return subprocess.run(
            ["git", *words], cwd=self.directory, env=self.environment, check=True, capture_output=True, timeout=60
        ).stdout.decode()

    def run(self, at, *words):
        environment = {**self.environment, "MATCHDESK_NOW": at.isoformat()}
        done = subprocess.run(
            [self.matchdesk, *words], cwd=self.directory, env=environment, capture_output=True, timeout=60, check=False
        )
        assert done.returncode == 0, f"{words} at {at} ends with {done.returncode}: {done.stderr.decode()}"
        return done.stdout.decode()

    def files(self):
        """What the records and git's log are, byte for byte."""
        paths = [
            path
            for path in self.directory.rglob("*")
            if path.is_file() and not {".git", ".matchdesk"} & set(path.parts)
        ]
        head = (self.directory / ".git/refs/heads").glob("*")
        return {path: path.read_bytes() for path in [*paths, *head]}

    def sweep(self, at):
        """Sweeps; nothing printed means that nothing changed."""
        before = self.files()
        printed = self.run(at, "sweep")
        is_changed = self.files() != before
        assert (
            bool(printed) == is_changed
        ), f"at {at} sweep changed {'files' if is_changed else 'nothing'} and printed: {printed!r}"
        self.commits += is_changed
        return is_changed

    def check_git(self):
        assert self.git("status", "--porcelain") == "", "git status shows something after everything was committed"
        count = int(self.git("rev-list", "--count", "HEAD"))
        assert count == self.commits, f"{count} commits for {self.commits} commands that changed something"

    def swept(self):
        """What the sweeps recorded: (record, event, clock, due), how often."""
        found = Counter()
        for path in sorted(self.directory.glob("*/**/*.yaml")):
            if "overlays" in path.parts:
                continue
            record = load(path)
            found.update(
                (record["id"], event["event"], event["clock"], event["due"])
                for event in record["history"]
                if event["by"] == "sweep"
            )
        return found

    def fork(self, directory):
        shutil.copytree(self.directory, directory, dirs_exist_ok=True)
        fork = object.__new__(Desk)
        fork.matchdesk, fork.directory, fork.environment, fork.commits = (
            self.matchdesk,
            Path(directory),
            self.environment,
            self.commits,
        )
        return fork


def hours(begin, end):
    while begin < end:
        yield begin
        begin += HOUR


def go(desk, plan, begin, end, is_broken=lambda at: False):
    """Cron's hours and people's work from one time to another; how many sweeps there were."""
    sweeps, work = 0, [(plan.time(at), words) for at, words in plan.work if begin <= plan.time(at) < end]
    for at in hours(begin, end):
        if not is_broken(at):
            desk.sweep(at)
            sweeps += 1
            if sweeps % 24 == 0:
                assert not desk.sweep(at), f"the second sweep at {at} did something"
                desk.check_git()
        while work and work[0][0] < at + HOUR:
            when, words = work.pop(0)
            desk.run(when, *words)
            desk.commits += 1
    desk.check_git()
    return sweeps


def compare(plan, hourly, outage, broken_from, broken_to):
    """What is wrong with the histories in the end."""
    for name, swept in (("hourly", hourly), ("with an outage", outage)):
        yield from (f"{name}: done {count} times: {key}" for key, count in swept.items() if count > 1)
    yield from (f"only with the outage: {key}" for key in sorted(set(outage) - set(hourly)))
    for key in sorted(set(hourly) - set(outage)):
        record, event, clock, due = key
        in_outage = broken_from <= plan.time(due) < broken_to
        later = [
            other
            for other in outage
            if other[:3] == (record, event, clock) and plan.time(due) < plan.time(other[3]) < broken_to
        ]
        if event != "reminded" or not in_outage or not later:
            yield f"only hourly: {key}"


def prove(matchdesk, plan):
    begin, broken_from = plan.time(plan.start), plan.time(plan.outage)
    broken_to, end = broken_from + OUTAGE, begin + WEEKS
    with tempfile.TemporaryDirectory(prefix="matchdesk-cron-") as one, tempfile.TemporaryDirectory(
        prefix="matchdesk-cron-"
    ) as other:
        desk = Desk(matchdesk, one, plan)
        before = desk.swept()
        sweeps = go(desk, plan, begin, broken_from)
        late = desk.fork(other)
        sweeps += go(desk, plan, broken_from, end)
        sweeps += go(late, plan, broken_from, end, lambda at: at < broken_to)
        hourly, outage = desk.swept(), late.swept()
        problems = list(compare(plan, hourly, outage, broken_from, broken_to))
        done = hourly - before
        missed = [key for key in done if broken_from <= plan.time(key[3]) < broken_to]
        if len(done) < 5 or len(missed) < 2:
            problems.append(f"too little happens for a proof: {len(done)} events, {len(missed)} in the outage")
        kinds = ", ".join(f"{count} {event}" for event, count in sorted(Counter(key[1] for key in done).items()))
        print(
            f"{plan.name}: {sweeps} sweeps recorded {len(done)} events ({kinds}), {len(missed)} of them due in the outage, "
            f"{len(set(hourly) - set(outage))} reminders overtaken; {len(problems)} problems"
        )
        return [f"{plan.name}: {problem}" for problem in problems]


def main():
    matchdesk = os.path.abspath(sys.argv[1])
    with ThreadPoolExecutor(max_workers=2) as workers:
        problems = [problem for found in workers.map(lambda plan: prove(matchdesk, plan), PLANS) for problem in found]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
