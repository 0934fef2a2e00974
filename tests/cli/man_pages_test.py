"""The man pages of the build: all are there, groff formats each without a warning, and a page says what the help says.

    man_pages_test.py build/matchdesk build/man
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path


def formatted(page):
    """The page as groff shows it in 80 columns, and what it complains about."""
    done = subprocess.run(["groff", "-k", "-man", "-Tutf8", "-ww", "-P-c", "-rLL=80n", page], capture_output=True, text=True, check=False)
    return re.sub(".\b", "", done.stdout), done.stderr


def main():
    matchdesk, folder = sys.argv[1], Path(sys.argv[2])
    items = json.loads(subprocess.run([matchdesk, "help", "--format", "json"], capture_output=True, text=True, check=True).stdout)["items"]
    wanted = {"matchdesk.1"}
    for item in items:
        wanted.add(f"matchdesk-{item['name'].replace(' ', '-')}.{1 if item['kind'] == 'command' else 7}")
    there = {page.name for page in folder.iterdir()}
    problems = [f"{name}: is missing" for name in sorted(wanted - there)] + [f"{name}: is of nothing" for name in sorted(there - wanted)]
    if shutil.which("groff") is None:
        print("groff is not installed: the pages were counted, not formatted")
    else:
        for page in sorted(folder.iterdir()):
            text, complaints = formatted(page)
            if complaints:
                problems.append(complaints)
            if "NAME" not in text or "matchdesk" not in text:
                problems.append(f"{page.name}: is empty")
        # Spaces and line ends apart, the first paragraph of a page stands in its help too.
        text, _ = formatted(folder / "matchdesk-init.1")
        about = re.search(r"DESCRIPTION\n(.*?)\n\n", text, re.DOTALL)
        shown = subprocess.run([matchdesk, "help", "init"], capture_output=True, text=True, check=True).stdout
        plain = lambda words: re.sub(r"[\s'‐-]+", "", words)
        if not about or plain(about[1]) not in plain(shown):
            problems.append("matchdesk-init.1 does not say what 'matchdesk help init' says")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
