"""Documents agree with the program: examples/README.md names only commands, options and words of the presets that there
are, and the topic about matching explains every kind of criterion."""
import json
import pathlib
import re
import subprocess
import sys

matchdesk, root = sys.argv[1], pathlib.Path(sys.argv[2])
page = root / "examples/README.md"
presets = "\n".join(path.read_text() for path in (root / "lib/policy/presets").glob("*.yaml"))


def help_of(*words):
    """The help of a command or of a group of them; "" where there is none."""
    asked = subprocess.run([matchdesk, "help", *words], capture_output=True, text=True)
    return asked.stdout if asked.returncode == 0 else ""


def command_help(words, seen):
    """The help of the command that a line begins with, the longest name first."""
    for length in (2, 1):
        name = tuple(words[:length])
        if len(name) == length and all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word) for word in name):
            if name not in seen:
                seen[name] = help_of(*name)
            if seen[name]:
                return seen[name]
    return ""


def faults():
    seen = {}
    for number, line in enumerate(page.read_text().splitlines(), 1):
        for span in re.findall(r"`([^`]+)`", line):
            words = span.removeprefix("matchdesk ").split()
            if words[0] == "sh" or words[0].startswith("--") or re.search(r"[/.]", words[0]) or words == ["matchdesk"]:
                continue
            text = command_help(words, seen)
            if not text and ":" not in span and not re.search(rf"\b{re.escape(span)}\b", presets):
                yield f"{page}:{number}: '{span}' is no command, and no preset knows it"
            for option in re.findall(r"(?<!\w)--[a-z-]+", span) if text else []:
                if not re.search(re.escape(option) + r"\b", text):
                    yield f"{page}:{number}: '{span}': the command has no {option}"
    if sum(bool(text) for text in seen.values()) < 30:
        yield f"{page}: fewer than 30 commands were recognised"


def criterion_kinds(schema):
    """The kinds of criteria, wherever the schema of program.yaml lists them."""
    if isinstance(schema, dict):
        schema = list(schema.values())
    elif isinstance(schema, list) and "ladder" in schema:
        yield from schema
    for part in schema if isinstance(schema, list) else []:
        yield from criterion_kinds(part)


def unexplained_kinds():
    kinds = set(criterion_kinds(json.loads((root / "schemas/program.schema.json").read_text())))
    topic = root / "cmd/topic-matching.md"
    for kind in sorted(kinds - set(re.findall(r"^- `([a-z-]+)`:", topic.read_text(), re.M))):
        yield f"{topic}: the kind of criterion '{kind}' is not explained"
    if len(kinds) < 6:
        yield f"{root}/schemas/program.schema.json: fewer than 6 kinds of criteria were found"


found = [*faults(), *unexplained_kinds()]
print("\n".join(found))
sys.exit(1 if found else 0)
