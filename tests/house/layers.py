"""Rooms of lib/ include only rooms that stand before them, libraries have their one place, and no two headers define a
type of one name in one namespace (which the linker would mix up without a word)."""
import pathlib
import re
import sys

ORDER = ["text", "time", "yaml", "record", "policy", "matching", "aging", "intake", "store", "check", "mail", "report", "simulate"]
# A library, by how its headers begin, and the only place that may include it.
HOMES = {
    "yaml-cpp/": r"lib/yaml/.*",
    "CLI/": r"cmd/command_line\.cpp",
    "nlohmann/": r"lib/text/json\.cpp",
    "date/": r"lib/time/zone\.cpp",
    "unicode/": r"lib/text/.*",
    "gmime/": r"lib/mail/message\.cpp",
    "libical/": r"lib/mail/invitation\.cpp",
    "kainjow/": r"lib/mail/template\.cpp",
}


def faults(root: pathlib.Path):
    for path in sorted([*root.glob("lib/**/*.[ch]pp"), *root.glob("cmd/**/*.[ch]pp")]):
        name = path.relative_to(root).as_posix()
        room = name.split("/")[1] if name.startswith("lib/") else None
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(r'#include ["<]([^">]+)[">]', line)
            if not found:
                continue
            header = found.group(1)
            for begin, home in HOMES.items():
                if header.startswith(begin) and not re.fullmatch(home, name):
                    yield f"{name}:{number}: {header} belongs in {home} alone"
            other = header.split("/")[0]
            if room is None or line.startswith("#include <"):
                continue
            if other == "cmd":
                yield f"{name}:{number}: lib/ may not include cmd/"
            elif other in ORDER and ORDER.index(other) > ORDER.index(room):
                yield f"{name}:{number}: {room}/ may not include {other}/, which stands after it"


def twice(root: pathlib.Path):
    seen = {}
    for path in sorted([*root.glob("lib/**/*.hpp"), *root.glob("cmd/**/*.hpp")]):
        text = path.read_text()
        namespace = "::".join(re.findall(r"^namespace ([\w:]+) {", text, re.M))
        for kind, name in re.findall(r"^(struct|class|enum class) (\w+)\b[^;(]*{", text, re.M):
            first = seen.setdefault((namespace, name), path)
            if first != path:
                yield f"{path.relative_to(root)}: {namespace}::{name} is also defined in {first.relative_to(root)}"


if __name__ == "__main__":
    root = pathlib.Path(sys.argv[1])
    found = [*faults(root), *twice(root)]
    print("\n".join(found) or "every arrow runs downwards")
    sys.exit(1 if found else 0)
