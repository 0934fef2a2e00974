"""Holds the commands and their pages together: every command that is declared is one of the program's, every command and topic
has a page, every page belongs to one of them, and a command's page has no title and shows at least two worked examples.

    check_pages.py build/matchdesk
"""

import json
import re
import subprocess
import sys
from pathlib import Path

COMMANDS = Path(__file__).resolve().parent.parent.parent / "cmd"


def examples(name, page):
    """How many console blocks below the heading of the examples run the command."""
    blocks = re.findall(r"^```console[^\n]*\n(.*?)^```", page.partition("## Examples")[2], re.MULTILINE | re.DOTALL)
    return sum(bool(re.search(rf"^\$ .*\bmatchdesk {re.escape(name)}\b", block, re.MULTILINE)) for block in blocks)


def problems(items, pages):
    named = {item["page"]: item for item in items}
    listed = (COMMANDS / "commands.cpp").read_text(encoding="utf-8")
    for function in re.findall(r"(\w+_commands?)\(\);", (COMMANDS / "commands.hpp").read_text(encoding="utf-8")):
        if f"{function}()" not in listed:
            yield f"cmd/commands.cpp does not list {function}()"
    for page, item in named.items():
        if item["kind"] == "command" and pages.get(page, "").startswith("# "):
            yield f"cmd/{page}.md begins with a title: its name is its title"
    for page in sorted(pages.keys() - named.keys()):
        yield f"cmd/{page}.md belongs to no command and no topic"
    for page, item in named.items():
        if page not in pages:
            yield f"the {item['kind']} '{item['name']}' has no page: write cmd/{page}.md"
        elif item["kind"] == "command" and examples(item["name"], pages[page]) < 2:
            yield (f"cmd/{page}.md shows {examples(item['name'], pages[page])} examples of the command: "
                   "a command's page shows two at least, below '## Examples'")


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
