"""Sending drafts with a real msmtp to a mail server of our own, killed at every kind of moment: nothing is sent twice and
nothing is lost; what is in doubt is told of.

    sending_test.py build/matchdesk
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sink import PATIENCE, Sink  # noqa: E402

MATCHDESK = str(Path(sys.argv[1]).resolve())
DRAFTS = 4


def draft(number, to="ana@example.org"):
    return (
        f"From: desk@example.org\nTo: {to}\nSubject: Letter {number}\nDate: Wed, 20 May 2026 10:0{number}:00 -0400\n"
        f"Message-Id: <{number}@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
        + "A line of text.\n" * 2000
    )


class Desk:
    """A program with drafts, whose mail command talks to a sink."""

    def __init__(self, folder):
        self.root = Path(folder) / "desk"
        self.environment = {**os.environ, "MATCHDESK_USER": "dana@example.org", "MATCHDESK_NOW": "2026-05-20T12:00:00-04:00"}
        self.environment.pop("MATCHDESK_DIR", None)
        self.sink = Sink()
        settings = Path(folder) / "msmtprc"
        settings.write_text(f"account default\nhost 127.0.0.1\nport {self.sink.server_address[1]}\nfrom desk@example.org\n"
                            "auth off\ntls off\ntimeout 30\n")
        settings.chmod(0o600)
        self.root.mkdir()
        self.policy(f"[msmtp, -C, {settings}, -t]")
        for number in range(DRAFTS):
            self.write(number)

    def policy(self, deliver):
        (self.root / "program.yaml").write_text(f"mail: {{from: desk@example.org, deliver: {deliver}}}\n")

    def write(self, number, **kinds):
        (self.root / "outbox").mkdir(exist_ok=True)
        (self.root / "outbox" / f"letter-{number}.eml").write_text(draft(number, **kinds))

    def start(self, *words):
        return subprocess.Popen([MATCHDESK, "mail", *words], cwd=self.root, env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)

    def run(self, *words):
        running = self.start(*words)
        output, _ = running.communicate(timeout=PATIENCE)
        return running.returncode, output

    def files(self, folder):
        place = self.root / "outbox" / folder
        return sorted(path.stem for path in place.glob("*.eml")) if place.exists() else []

    def close(self):
        self.sink.shutdown()
        self.sink.server_close()


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r}, not {wanted!r}")


def ids(numbers):
    return [f"<{number}@example.org>" for number in numbers]


def names(numbers):
    return [f"letter-{number}" for number in numbers]


def sends_all_in_order(desk):
    status, output = desk.run("send")
    expect(status, 0, output)
    expect(desk.sink.taken, ids(range(DRAFTS)), "taken")
    expect((desk.files(""), desk.files("sending"), desk.files("sent")), ([], [], names(range(DRAFTS))), "the outbox")
    expect(desk.run("send"), (0, ""), "sending again")
    expect(desk.sink.taken, ids(range(DRAFTS)), "taken after sending again")


def one_is_refused(desk):
    desk.write(1, to="nobody@example.org")
    desk.sink.refuses = [b"nobody@"]
    status, output = desk.run("send")
    expect(status, 1, output)
    expect("no such person" in output and "kept as a draft: letter-1" in output, True, output)
    expect(desk.sink.taken, ids([0, 2, 3]), "taken")
    expect((desk.files(""), desk.files("sending")), (names([1]), []), "the outbox")
    desk.sink.refuses = []
    expect(desk.run("send")[0], 0, "sending again")
    expect(sorted(desk.sink.taken), ids(range(DRAFTS)), "taken in the end")


def no_such_command(desk):
    desk.policy("[no-such-command]")
    status, output = desk.run("send")
    expect(status, 5, output)
    expect(output.split("\n")[0], "error: 'no-such-command' cannot be run: No such file or directory", "message")
    expect((desk.files(""), desk.files("sending"), desk.files("sent")), (names(range(DRAFTS)), [], []), "the outbox")


def two_at_once(desk):
    hold = desk.sink.hold_at("data")
    first = desk.start("send")
    assert hold.reached.wait(PATIENCE)
    status, output = desk.run("send", "--wait", "0s")
    expect(status, 5, output)
    hold.go_on.set()
    output, _ = first.communicate(timeout=PATIENCE)
    expect(first.returncode, 0, output)
    expect(desk.sink.taken, ids(range(DRAFTS)), "taken")


def killed(desk, moment, before):
    """Matchdesk is killed while the server is at `moment` of the letter after `before` others."""
    for number in range(before):
        expect(desk.run("send", f"letter-{number}")[0], 0, "sending one")
    hold = desk.sink.hold_at(moment)
    running = desk.start("send")
    assert hold.reached.wait(PATIENCE)
    running.send_signal(signal.SIGKILL)
    running.wait(PATIENCE)
    running.stdout.close()
    hold.go_on.set()
    desk.sink.wait_for_talks(before + 1)  # the mail command lives on, and ends what it began
    expect(desk.files("sending"), names([before]), "in doubt")
    after = list(desk.sink.taken)
    status, output = desk.run("send")
    expect(status, 1, output)
    expect("1 e-mail in doubt: sending was cut off" in output, True, output)
    expect(desk.sink.taken, after + ids(range(before + 1, DRAFTS)), "taken by the next run")
    arrived = ids([before])[0] in desk.sink.taken
    expect(desk.run("settle", f"letter-{before}", "--sent" if arrived else "--not-sent")[0], 0, "settling")
    expect(desk.run("send")[0], 0, "the last run")
    expect(sorted(desk.sink.taken), ids(range(DRAFTS)), "each once in the end")
    expect((desk.files(""), desk.files("sending"), desk.files("sent")), ([], [], names(range(DRAFTS))), "the outbox")


def killed_all_over(desk):
    """The whole group, the mail command too, at whatever moment comes: again and again until all is settled."""
    for number in range(40):
        running = subprocess.Popen([MATCHDESK, "mail", "send"], cwd=desk.root, env=desk.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            running.wait(0.004 * number)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait(PATIENCE)
        running.stdout.close()
        expect(sorted(desk.files("") + desk.files("sending") + desk.files("sent")), names(range(DRAFTS)), "nothing is lost")
        expect(len(desk.sink.taken), len(set(desk.sink.taken)), "nothing is taken twice")
        for name in desk.files("sent"):
            expect(f"<{name.removeprefix('letter-')}@example.org>" in desk.sink.taken, True, f"{name} was sent")
        for name in desk.files(""):
            expect(f"<{name.removeprefix('letter-')}@example.org>" in desk.sink.taken, False, f"{name} is a draft")


CASES = [sends_all_in_order, one_is_refused, no_such_command, two_at_once, killed_all_over] + [
    lambda desk, moment=moment, before=before: killed(desk, moment, before)
    for moment in ("mail", "data", "taken", "quit") for before in (0, 2)
]


def main():
    if not shutil.which("msmtp"):
        print("msmtp is missing: install what .ci/packages lists")
        return 1
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(folder)
            try:
                case(desk)
            finally:
                desk.close()
    print(f"{len(CASES)} cases: nothing twice, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
