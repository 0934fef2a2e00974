"""What examples/README.md names is there: commands, the options they take, and the words of the presets."""
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


found = list(faults())
print("\n".join(found))
sys.exit(1 if found else 0)
