"""The runner of examples itself: what it compares, refuses and accepts."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUNNER = Path(__file__).resolve().parent / "run_examples.py"


class RunExamples(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = Path(self.folder.name)
        self.program = self.home / "matchdesk"
        self.program.write_text('#!/bin/sh\necho "now $MATCHDESK_NOW"\n')
        self.program.chmod(0o755)

    def run_page(self, text, *options):
        page = self.home / "page.md"
        page.write_text(text)
        done = subprocess.run([sys.executable, str(RUNNER), "--matchdesk", str(self.program), *options, str(page)],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.replace(str(self.home) + "/", ""), page.read_text()

    def passes(self, text):
        self.assertEqual(self.run_page(text)[:2], (0, ""))

    def test_output_status_and_continued_lines(self):
        self.passes("Text.\n\n```console program=empty\n$ cat <<END\n> one\n> END\none\n$ echo to >&2; sh -c 'exit 4'\nto\n"
                    "[exit 4]\n$ true\n$ echo a \\\n    b\na b\n$ printf half\nhalf\n[no newline]\n```\n")

    def test_blocks_share_a_directory_until_one_begins_anew(self):
        self.passes("```console program=empty\n$ mkdir in; cd in; touch file\n```\n\n```console\n$ ls\nfile\n$ pwd\n"
                    "/home/dana/desk/in\n```\n```console program=empty\n$ ls\n```\n")

    def test_the_page_says_where_and_when(self):
        self.passes("<!-- program: empty; now: 2026-01-02T03:04:05Z -->\n```console\n$ matchdesk\nnow 2026-01-02T03:04:05Z\n```\n")

    def test_a_program_is_a_copy(self):
        self.passes("```console\n$ test -f program.yaml && rm program.yaml && matchdesk\nnow 2026-05-20T10:00:00-05:00\n```\n"
                    "```console program=connector\n$ test -f program.yaml && matchdesk\nnow 2026-05-20T10:00:00-04:00\n```\n")

    def test_other_fences_are_not_run(self):
        self.passes("```sh\n$ rm -rf everything\n```\n````markdown\n```console\n$ false\n```\n````\n")

    def test_a_difference_is_shown(self):
        status, out, _ = self.run_page("```console program=empty\n$ echo new\nold\n```\n")
        self.assertEqual(status, 1)
        self.assertEqual(out, "--- page.md\n+++ page.md (as it runs)\n@@ -1,5 +1,5 @@\n ```console program=empty\n $ echo new\n"
                              "-old\n+new\n ```\n \n")

    def test_output_that_is_missing_or_too_much_differs(self):
        self.assertEqual(self.run_page("```console program=empty\n$ echo new\n```\n")[0], 1)
        self.assertEqual(self.run_page("```console program=empty\n$ true\nold\n```\n")[0], 1)
        self.assertEqual(self.run_page("```console program=empty\n$ false\n```\n")[0], 1)

    def test_accepting_never_looks_like_passing(self):
        text = "a\n```console program=empty\n$ echo new\nold\nolder\n$ false\n```\nb\n"
        status, out, page = self.run_page(text, "--accept")
        self.assertEqual((status, out), (3, "page.md: accepted, run again\n"))
        self.assertEqual(page, "a\n```console program=empty\n$ echo new\nnew\n$ false\n[exit 1]\n```\nb\n")
        self.assertEqual(self.run_page(page, "--accept")[:2], (0, ""))

    def test_what_cannot_be_shown_or_read_is_refused(self):
        for text, message in [
                ("```console program=empty\n$ echo '$ ls'\n```\n", "page.md:2: this prints a line that a page cannot show\n"),
                ("```console program=empty\nhello\n```\n", "page.md:2: a console block begins with a command, '$ …'\n"),
                ("```console\n$ true\n", "page.md: a fenced block never ends\n"),
                ("```console progam=x\n$ true\n```\n", "page.md:1: 'progam=x' is neither 'program' nor 'now'\n"),
                ("```console program=x\n$ true\n```\n", "there is no example program 'x'; it is score, connector, career or empty\n")]:
            self.assertEqual(self.run_page(text)[:2], (2, message))

    def test_the_program_must_be_there(self):
        os.remove(self.program)
        self.assertEqual(self.run_page("text\n")[0], 2)


if __name__ == "__main__":
    unittest.main()
