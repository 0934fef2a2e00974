"""Runs the worked examples of Markdown pages and compares what they show, exactly.

A fenced block marked `console` holds commands and what they print, as a terminal shows it:

    $ matchdesk accept cafe
    error: ...
    [exit 4]

Lines that begin with "$ " are commands, run by sh; lines right after one that begin with "> ", and the line after one that
ends with a backslash, belong to it. What follows is its standard output and standard error together. A last line "[exit N]" stands for an exit status that is not 0, and
"[no newline]" for output whose last line has no end. Blocks of one page run one after another in one directory; `cd` lasts.

A comment says where a page begins, and at what time:

    <!-- program: connector; now: 2026-05-20T10:00:00-04:00 -->

The same words can follow `console` where a block begins anew: "```console program=empty now=2026-05-21T09:00:00-04:00".
A program is a copy of examples/NAME/desk; `empty` is an empty directory.

    run_examples.py --matchdesk build/matchdesk cmd/assign.md ...
    run_examples.py --matchdesk build/matchdesk --accept cmd/assign.md     writes the output as it is now into the page

Exit status: 0 all as written; 1 something differs; 2 wrong usage; 3 output was accepted, run again.
"""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent
DEFAULT_PROGRAM = "score"
NOW = {"score": "2026-05-20T10:00:00-05:00", "connector": "2026-05-20T10:00:00-04:00",
       "career": "2026-05-20T10:00:00-07:00"}
# What stands in the pages instead of the scratch directory.
SHOWN_HOME = "/home/dana"


@dataclass
class Step:
    """One command of a block, with the lines that the page shows after it."""

    command: str
    shown: list
    first: int  # lines of the page: of the command, and [begin, end) of what is shown
    begin: int
    end: int


@dataclass
class Block:
    line: int
    settings: dict
    steps: list = field(default_factory=list)


class PageError(Exception):
    pass


def settings_of(text, separator, page, line):
    """"program: empty; now: …" as a dictionary."""
    settings = {}
    for part in filter(None, (part.strip() for part in re.split(separator, text))):
        match = re.fullmatch(r"(program|now)\s*[:=]\s*(\S+)", part)
        if not match:
            raise PageError(f"{page}:{line}: '{part}' is neither 'program' nor 'now'")
        settings[match[1]] = match[2]
    return settings


def parse(page, lines):
    """The page's settings and its console blocks."""
    settings, blocks, block, fence = {}, [], None, ""
    for number, line in enumerate(lines):
        if fence:
            if line.rstrip() == fence:
                fence, block = "", None
            elif block is not None:
                add_line(page, block, number, line)
            continue
        comment = re.fullmatch(r"<!--\s*((?:program|now)\b.*?)\s*-->", line)
        if comment:
            settings = settings_of(comment[1], ";", page, number + 1)
        opening = re.fullmatch(r"(`{3,})(\S*)(.*)", line)
        if opening:
            fence = opening[1]
            if opening[2] == "console":
                block = Block(number, settings_of(opening[3], r"\s+", page, number + 1))
                blocks.append(block)
    if fence:
        raise PageError(f"{page}: a fenced block never ends")
    return settings, blocks


def add_line(page, block, number, line):
    if line.startswith("$ "):
        block.steps.append(Step(line[2:], [], number, number + 1, number + 1))
        return
    if not block.steps:
        raise PageError(f"{page}:{number + 1}: a console block begins with a command, '$ …'")
    step = block.steps[-1]
    if not step.shown and (line.startswith("> ") or step.command.endswith("\\")):
        step.command += "\n" + line.removeprefix("> ")
        step.begin = step.end = number + 1
    else:
        step.shown.append(line)
        step.end = number + 1


class Desk:
    """A scratch home in which the commands of a page run."""

    def __init__(self, matchdesk, program, now):
        if program != "empty" and program not in NOW:
            raise PageError(f"there is no example program '{program}'; it is score, connector, career or empty")
        self.home = Path(tempfile.mkdtemp(prefix="matchdesk-examples-"))
        self.directory = self.home / "desk"
        self.state = self.home / ".state"
        if program == "empty":
            self.directory.mkdir()
        else:
            shutil.copytree(SOURCE / "examples" / program / "desk", self.directory)
        now = now or NOW.get(program, NOW[DEFAULT_PROGRAM])
        self.environment = {
            "PATH": f"{Path(matchdesk).resolve().parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "MATCHDESK_NOW": now,
            "MATCHDESK_USER": "dana@example.org",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_AUTHOR_NAME": "Dana",
            "GIT_AUTHOR_EMAIL": "dana@example.org",
            "GIT_AUTHOR_DATE": now,
            "GIT_COMMITTER_NAME": "Dana",
            "GIT_COMMITTER_EMAIL": "dana@example.org",
            "GIT_COMMITTER_DATE": now,
        }

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, command):
        """The lines that a terminal would show after the command."""
        script = f'cd -- "$0" || exit 125\n{command}\nstatus=$?\npwd >"$1"\nexit $status'
        done = subprocess.run(
            ["/bin/sh", "-c", script, str(self.directory), str(self.state)],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=60, check=False,
        )
        if self.state.exists():
            self.directory = Path(self.state.read_text().rstrip("\n"))
            self.state.unlink()
        text = done.stdout.decode("utf-8", "backslashreplace").replace(str(self.home), SHOWN_HOME)
        lines = text.split("\n")
        if lines.pop():
            lines = text.split("\n") + ["[no newline]"]
        if done.returncode:
            lines.append(f"[exit {done.returncode}]")
        return lines


def unwritable(line):
    """Lines that would not be read back as output."""
    return line.startswith("$ ") or re.fullmatch(r"`{3,}", line)


def run_page(page, name, matchdesk):
    """The page's lines, and as they would be with the output of today. Nothing is compared where a page has no commands."""
    lines = page.read_text(encoding="utf-8").split("\n")
    settings, blocks = parse(name, lines)
    today, copied, desk = [], 0, None
    try:
        for block in blocks:
            if desk is None or block.settings:
                if desk:
                    desk.close()
                wanted = {**settings, **block.settings}
                desk = Desk(matchdesk, wanted.get("program", DEFAULT_PROGRAM), wanted.get("now"))
            for step in block.steps:
                output = desk.run(step.command)
                if output and (output[0].startswith("> ") or any(map(unwritable, output))):
                    raise PageError(f"{name}:{step.first + 1}: this prints a line that a page cannot show")
                today += lines[copied:step.begin] + output
                copied = step.end
    finally:
        if desk:
            desk.close()
    return lines, today + lines[copied:]


def main():
    parser = argparse.ArgumentParser(description="Runs the worked examples of Markdown pages.")
    parser.add_argument("--matchdesk", required=True, help="the program that was built")
    parser.add_argument("--accept", action="store_true", help="write the output as it is now into the pages")
    parser.add_argument("pages", nargs="+", type=Path)
    given = parser.parse_args()
    if not os.access(given.matchdesk, os.X_OK):
        parser.error(f"there is no program {given.matchdesk}: build it first")
    differs = accepted = False
    for page in given.pages:
        name = os.path.relpath(page, SOURCE) if page.resolve().is_relative_to(SOURCE) else str(page)
        try:
            lines, today = run_page(page, name, given.matchdesk)
        except (PageError, OSError, subprocess.TimeoutExpired) as problem:
            print(problem)
            return 2
        if lines == today:
            continue
        if given.accept:
            page.write_text("\n".join(today), encoding="utf-8")
            accepted = True
            print(f"{name}: accepted, run again")
        else:
            differs = True
            print("\n".join(difflib.unified_diff(lines, today, name, f"{name} (as it runs)", lineterm="")))
    return 1 if differs else 3 if accepted else 0


if __name__ == "__main__":
    sys.exit(main())
