"""Rooms of lib/ include only rooms that stand before them, libraries have their one place, no two headers define a type of
one name in one namespace (which the linker would mix up without a word), and sources include what they use of the headers
that are compiled before them all, whose absence the compiler cannot see."""
import pathlib
import re
import sys

ORDER = ["text", "time", "yaml", "record", "policy", "matching", "aging", "facts", "intake", "store", "check", "mail", "report", "simulate"]
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
# What the precompiled headers of CMakeLists.txt declare.
PRECOMPILED = {
    "algorithm": r"std::(ranges::)?(all_of|any_of|binary_search|clamp|copy\w*|count\w*|equal|equal_range|fill|find|find_if\w*|"
                 r"for_each|lexicographical_compare|lower_bound|(max|min)(_element)?|minmax|nth_element|none_of|partition|"
                 r"remove_if|replace|reverse|rotate|set_\w+|sort|stable_sort|transform|unique|upper_bound)\(",
    "array": r"std::array\b",
    "chrono": r"std::chrono\b",
    "filesystem": r"std::filesystem\b",
    "functional": r"std::(function|less|greater|plus|invoke|ref|cref|hash|reference_wrapper)\b",
    "map": r"std::(multi)?map\b",
    "memory": r"std::(unique_ptr|shared_ptr|weak_ptr|make_unique|make_shared)\b",
    "optional": r"std::(optional|nullopt|make_optional)\b",
    "set": r"std::(multi)?set\b",
    "span": r"std::span\b",
    "string": r"std::(string|to_string)\b",
    "string_view": r"std::string_view\b",
    "utility": r"std::(move|forward|pair|swap|exchange|as_const|in_place\w*)\b",
    "variant": r"std::(variant|visit|monostate|get_if|holds_alternative)\b",
    "vector": r"std::vector\b",
    "fmt/format.h": r"\bfmt::",
    "tl/expected.hpp": r"\btl::",
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


class Includes:
    """The headers of others that a file of ours includes, itself or through others of ours."""

    def __init__(self, root: pathlib.Path):
        self.root, self.known = root, {}

    def of(self, path: pathlib.Path):
        if path not in self.known:
            self.known[path] = set()
            text = path.read_text()
            found = set(re.findall(r"^#include <(.+)>", text, re.M))
            for name in re.findall(r'^#include "(.+)"', text, re.M):
                for ours in (self.root / "lib" / name, self.root / name):
                    if ours.exists():
                        found |= self.of(ours)
            self.known[path] = found
        return self.known[path]


def not_included(root: pathlib.Path):
    includes = Includes(root)
    for path in sorted([*root.glob("lib/**/*.[ch]pp"), *root.glob("cmd/*.[ch]pp")]):
        code = re.sub(r"//.*", "", path.read_text())
        for header, names in PRECOMPILED.items():
            if header not in includes.of(path) and (found := re.search(names, code)):
                yield f"{path.relative_to(root)}: uses {found.group(0).rstrip('(')} without <{header}>"


if __name__ == "__main__":
    root = pathlib.Path(sys.argv[1])
    found = [*faults(root), *twice(root), *not_included(root)]
    print("\n".join(found) or "every arrow runs downwards")
    sys.exit(1 if found else 0)
