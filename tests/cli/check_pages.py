"""Holds the commands and their pages together: every command and topic has a page, every page belongs to one of them, and a
command's page shows at least two worked examples.

    check_pages.py build/matchdesk
"""

import json
import re
import subprocess
import sys
from pathlib import Path

COMMANDS = Path(__file__).resolve().parent.parent.parent / "cmd"


def examples(page):
    """How many console blocks there are below the heading of the examples."""
    return len(re.findall(r"^```console", page.partition("## Examples")[2], re.MULTILINE))


def problems(items, pages):
    named = {item["page"]: item for item in items}
    for page in sorted(pages.keys() - named.keys()):
        yield f"cmd/{page}.md belongs to no command and no topic"
    for page, item in named.items():
        if page not in pages:
            yield f"the {item['kind']} '{item['name']}' has no page: write cmd/{page}.md"
        elif item["kind"] == "command" and examples(pages[page]) < 2:
            yield f"cmd/{page}.md shows {examples(pages[page])} examples: a command's page shows two at least, below '## Examples'"


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    listed = subprocess.run([sys.argv[1], "help", "--format", "json"], capture_output=True, text=True, check=True).stdout
    pages = {path.stem: path.read_text(encoding="utf-8") for path in COMMANDS.glob("*.md")}
    found = list(problems(json.loads(listed)["items"], pages))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
