"""A walkthrough prints exactly what stands beside it, and leaves a program that `check` finds clean.

With MATCHDESK_ACCEPT set, what it prints now is written there, and the test counts as skipped.
"""
import difflib
import os
import pathlib
import subprocess
import sys

ACCEPTED = 77

folder, script = sys.argv[1], pathlib.Path(sys.argv[2])
kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
ran = subprocess.run(["sh", str(script)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                     env={**kept, "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}, text=True)
if ran.returncode:
    sys.exit(f"{script} ended with {ran.returncode}:\n{ran.stdout}")
golden = script.with_suffix(".txt")
if os.environ.get("MATCHDESK_ACCEPT"):
    golden.write_text(ran.stdout)
    sys.exit(ACCEPTED)
expected = golden.read_text() if golden.exists() else ""
difference = list(difflib.unified_diff(expected.splitlines(), ran.stdout.splitlines(), str(golden), "printed",
                                       lineterm=""))
if difference:
    sys.exit("\n".join(difference))
ending = ran.stdout.rstrip().splitlines()[-2:]
if ending[:1] != ["$ matchdesk check"] or not ending[-1].endswith("checked: all is well"):
    sys.exit(f"{script} does not end with a clean 'matchdesk check', but with {ending}")
