"""The line for crontab, as the README and the help say it, run as cron runs it: `env -i`, cron's own PATH and HOME, no git
identity, nobody's name. Hour after hour it does what is due, and prints nothing when there is nothing to do, whether
`mail.deliver` is set or not, and also where git keeps the program.

    cron_line.py build/matchdesk
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent
LINE = re.compile(r"^ *7 \* \* \* \*  cd /srv/desk && (.+)$", re.MULTILINE)
PAGES = ["README.md", "cmd/sweep.md", "cmd/topic-letters.md"]
HELP = [["help", "sweep"], ["help", "letters"]]
# An assignment of the example is reminded of on the first morning; nothing is due in the hour after it.
HOURS = ["2026-05-21T06:07:00-05:00", "2026-05-21T07:07:00-05:00"]


def the_line(matchdesk):
    """The one line that all pages and the help say."""
    texts = [(SOURCE / page).read_text(encoding="utf-8") for page in PAGES]
    texts += [subprocess.run([matchdesk, *words], capture_output=True, check=True, text=True).stdout for words in HELP]
    lines = {line for text in texts for line in LINE.findall(text)}
    missing = [name for name, text in zip([*PAGES, *map(" ".join, HELP)], texts) if not LINE.search(text)]
    assert not missing, f"no line for crontab in {missing}"
    assert len(lines) == 1, f"several lines for crontab: {sorted(lines)}"
    return lines.pop()


class Desk:
    """A copy of the example program, which writes one letter, in a home of its own, with matchdesk where PATH finds it."""

    def __init__(self, matchdesk, home):
        self.home, self.directory = Path(home), Path(home, "desk")
        shutil.copytree(SOURCE / "examples/score/desk", self.directory)
        (self.home / "bin").mkdir()
        os.symlink(matchdesk, self.home / "bin/matchdesk")
        self.change("mail: {from:", "mail: {letters: {answer-reminder: {'on': {reminded: {clock: accept}}, to: waiting-on}}, from:")

    def change(self, old, new):
        program = self.directory / "program.yaml"
        text = program.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old} is there {text.count(old)} times"
        program.write_text(text.replace(old, new), encoding="utf-8")

    def deliver(self):
        """Lets a command take each e-mail, which keeps them all."""
        taker = self.home / "take"
        taker.write_text(f'#!/bin/sh\nset -e\ncat >> "{self.home}/taken"\n', encoding="utf-8")
        taker.chmod(0o755)
        self.change("mail: {", f"mail: {{deliver: [{taker}], ")

    def keep_in_git(self):
        """Git keeps the program, and knows nobody's name once this is done."""
        self.change("git: {commit: false}", "git: {commit: true}")
        (self.directory / ".gitignore").write_text(".matchdesk/\n", encoding="utf-8")
        somebody = ["-c", "user.name=Dana", "-c", "user.email=dana@example.org"]
        for words in (["init", "-q"], ["add", "-A"], [*somebody, "commit", "-qm", "as it was"]):
            subprocess.run(["git", *words], cwd=self.directory, check=True, env=self.bare(), capture_output=True)

    def bare(self, **more):
        """What cron gives: no more than this."""
        return {"HOME": str(self.home), "PATH": f"{self.home}/bin:/usr/bin:/bin", "SHELL": "/bin/sh", **more}

    def cron(self, line, hour):
        """What the line prints in that hour."""
        words = [f"{name}={value}" for name, value in self.bare(MATCHDESK_NOW=hour).items()]
        done = subprocess.run(
            ["env", "-i", *words, "sh", "-c", f"cd {self.directory} && {line}"],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"ends with {done.returncode} at {hour}: {done.stdout.decode()}"
        return done.stdout.decode()

    def git(self, *words):
        return subprocess.run(
            ["git", *words], cwd=self.directory, env=self.bare(), check=True, capture_output=True, text=True
        ).stdout


def prove(matchdesk, line, delivers, has_git):
    with tempfile.TemporaryDirectory(prefix="matchdesk-cron-line-") as home:
        desk = Desk(matchdesk, home)
        if delivers:
            desk.deliver()
        if has_git:
            desk.keep_in_git()
        first, second = (desk.cron(line, hour) for hour in HOURS)
        lines = [line for line in first.splitlines() if line]
        assert any(each.startswith("reminded eva-stone about 20260519-bees: accept") for each in lines), first
        assert second == "", f"nothing was to be done, and it printed: {second}"
        record = (desk.directory / "requests/2026-05/20260519-bees.yaml").read_text(encoding="utf-8")
        assert "by: sweep, event: reminded" in record, record
        drafts = list(desk.directory.glob("outbox/*.eml"))
        sent = (desk.home / "taken").read_text(encoding="utf-8") if delivers else ""
        if delivers:
            assert "To: Eva Stone <eva.stone@example.org>" in sent and not drafts, f"{drafts}: {sent}"
        else:
            assert drafts, "no draft waits"
        if has_git:
            assert desk.git("status", "--porcelain") == "", "something is left that git does not have"
            by = desk.git("log", "--format=%an").splitlines()
            assert len(by) > 1 and set(by[:-1]) == {"sweep"}, by
        print(f"deliver {'set' if delivers else 'not set'}, git {'used' if has_git else 'not used'}: done, then silent")


def main():
    matchdesk = os.path.abspath(sys.argv[1])
    line = the_line(matchdesk)
    print(line)
    for delivers in (False, True):
        for has_git in (False, True):
            prove(matchdesk, line, delivers, has_git)


if __name__ == "__main__":
    main()
