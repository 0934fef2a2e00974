"""A walkthrough prints exactly what stands beside it, drafts exactly the letters that stand beside it as people read them,
and leaves a program that `check` finds clean.

With MATCHDESK_ACCEPT set, what it prints and drafts now is written there, and the test counts as skipped.
"""
import difflib
import email
import email.policy
import email.utils
import os
import pathlib
import subprocess
import sys
import tempfile

ACCEPTED = 77

folder, script = sys.argv[1], pathlib.Path(sys.argv[2])


def readable(path, outbox):
    """A letter as its reader sees it, with where it lies if that is not the outbox itself."""
    letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    state = "" if path.parent == outbox else f" ({path.parent.name})"
    lines = [f"{letter['Date']}{state}"] + [f"{name}: {letter[name]}" for name in ("To", "Cc", "Reply-To", "Subject") if letter[name]]
    lines.append("")
    lines += letter.get_body(("plain",)).get_content().rstrip().splitlines()
    for part in letter.walk():
        if part.get_content_type() == "text/calendar":
            calendar = part.get_content().replace("\r\n ", "").replace("\n ", "").splitlines()
            wanted = ("METHOD", "SUMMARY", "DTSTART", "DTEND", "DURATION", "SEQUENCE", "STATUS", "LOCATION")
            lines += ["", "[invitation] " + "; ".join(line for line in calendar if line.startswith(wanted))]
    return email.utils.parsedate_to_datetime(letter["Date"]), path.name, "\n".join(lines)


def letters_in(outbox):
    letters = sorted(readable(path, outbox) for path in outbox.rglob("*.eml"))
    return "".join(f"{'-' * 72}\n{text}\n\n" for _, _, text in letters)


def compare(golden, now):
    if os.environ.get("MATCHDESK_ACCEPT"):
        golden.write_text(now)
        return
    expected = golden.read_text() if golden.exists() else ""
    difference = list(difflib.unified_diff(expected.splitlines(), now.splitlines(), str(golden), "now", lineterm=""))
    if difference:
        sys.exit("\n".join(difference))


kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
with tempfile.TemporaryDirectory() as outbox:
    ran = subprocess.run(["sh", str(script)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True,
                         env={**kept, "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
                              "MATCHDESK_LETTERS": outbox})
    if ran.returncode:
        sys.exit(f"{script} ended with {ran.returncode}:\n{ran.stdout}")
    compare(script.with_suffix(".txt"), ran.stdout)
    compare(script.with_name("letters.txt"), letters_in(pathlib.Path(outbox)))
if os.environ.get("MATCHDESK_ACCEPT"):
    sys.exit(ACCEPTED)
ending = ran.stdout.rstrip().splitlines()[-2:]
if ending[:1] != ["$ matchdesk check"] or not ending[-1].endswith("checked: all is well"):
    sys.exit(f"{script} does not end with a clean 'matchdesk check', but with {ending}")
