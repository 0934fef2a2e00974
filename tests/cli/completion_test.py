"""Completion as shells do it: each script completes real lines in its shell; zsh and fish where they are installed.

    completion_test.py build/matchdesk
"""

import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

DESK = Path(__file__).resolve().parent.parent.parent / "examples" / "score" / "desk"
MATCHDESK = Path(sys.argv.pop()).resolve() if len(sys.argv) > 1 else None

# Does what bash does when a person presses the tab key after LINE: breaks the line into words, as COMP_WORDBREAKS says, and
# calls the function.
ASK_BASH = r"""
. /dev/stdin
mapfile -t COMP_WORDS <<<"$1"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_matchdesk matchdesk
printf '%s\n' "${COMPREPLY[@]}"
"""

# The same for zsh, with what it would offer printed.
ASK_ZSH = r"""
compdef() { : }
compadd() { print -rl -- "${found[@]}" }
_files() { print -r -- "files $*" }
. /dev/stdin
words=("${(@f)1}")
CURRENT=$#words
_matchdesk
"""


def environment():
    return {"PATH": f"{MATCHDESK.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}


def script(shell):
    return subprocess.run([MATCHDESK, "completion", shell], capture_output=True, text=True, check=True, env=environment()).stdout


class Bash(unittest.TestCase):
    def complete(self, *words):
        done = subprocess.run(["bash", "--norc", "-c", ASK_BASH, "bash", "\n".join(["matchdesk", *words])], input=script("bash"),
                              capture_output=True, text=True, check=True, cwd=DESK, env=environment())
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")[:-1]

    def test_commands_and_options(self):
        self.assertEqual(self.complete("assi"), ["assign"])
        self.assertEqual(self.complete("assign", "--ov"), ["--override"])
        self.assertEqual(self.complete("nonsense", ""), [""])

    def test_ids(self):
        self.assertEqual(self.complete("assign", "ca"), ["cafe"])
        self.assertEqual(self.complete("assign", "20260515"), ["20260515-vans", "20260515-mead"])
        self.assertEqual(self.complete("assign", "cafe", "an"), ["ana-ruiz"])

    def test_values_after_an_equals_sign_are_words_of_their_own(self):
        self.assertEqual(self.complete("queue", "--format", "=", "nd"), ["ndjson"])
        self.assertEqual(self.complete("queue", "--format", "="), ["table", "json", "ndjson", "csv", "markdown", "html"])
        self.assertEqual(self.complete("queue", "--format", "nd"), ["ndjson"])

    def test_directories(self):
        self.assertEqual(self.complete("init", "req"), ["requests"])

    def test_the_script_registers_the_function(self):
        done = subprocess.run(["bash", "--norc", "-c", ". /dev/stdin; complete -p matchdesk"], input=script("bash"), capture_output=True,
                              text=True, check=True)
        self.assertIn("-F _matchdesk matchdesk", done.stdout)


def needs(shell):
    return unittest.skipIf(shutil.which(shell) is None, f"{shell} is not installed")


@needs("zsh")
class Zsh(unittest.TestCase):
    def complete(self, *words):
        done = subprocess.run(["zsh", "-f", "-c", ASK_ZSH, "zsh", "\n".join(["matchdesk", *words])], input=script("zsh"),
                              capture_output=True, text=True, check=True, cwd=DESK, env=environment())
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")[:-1]

    def test_words(self):
        self.assertEqual(self.complete("assign", "ca"), ["cafe"])
        self.assertEqual(self.complete("assign", "20260515"), ["20260515-vans", "20260515-mead"])
        self.assertEqual(self.complete("queue", "--format=nd"), ["--format=ndjson"])
        self.assertEqual(self.complete("completion", ""), ["bash", "zsh", "fish"])
        self.assertEqual(self.complete("init", ""), ["files -/"])


@needs("fish")
class Fish(unittest.TestCase):
    def complete(self, line):
        done = subprocess.run(["fish", "--no-config", "-c", "source -; complete -C $argv[1]", line], input=script("fish"),
                              capture_output=True, text=True, check=True, cwd=DESK, env=environment())
        return done.stdout.split("\n")[:-1]

    def test_words(self):
        self.assertEqual(self.complete("matchdesk assign ca"), ["cafe\tIris Webb, queued"])
        self.assertEqual(self.complete("matchdesk assign cafe an"), ["ana-ruiz\tAna Ruiz, mentor, active"])
        self.assertEqual(self.complete("matchdesk completion "), ["bash", "zsh", "fish"])
        self.assertEqual(self.complete("matchdesk queue --format=nd"), ["--format=ndjson"])
        self.assertEqual(self.complete("matchdesk init req"), ["requests/\tDirectory"])


if __name__ == "__main__":
    if MATCHDESK is None:
        sys.exit(__doc__)
    unittest.main()
