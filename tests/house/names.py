"""A type's name stands for one type. Two of one name in one namespace link without a word and then destroy each other."""
import collections
import pathlib
import re
import sys

TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;\n]*\{", re.MULTILINE)
UNNAMED = re.compile(r"^namespace \{$.*?^\}  // namespace$", re.MULTILINE | re.DOTALL)


def faults(root: pathlib.Path):
    places = collections.defaultdict(list)
    for path in sorted([*root.glob("lib/**/*.[ch]pp"), *root.glob("cmd/*.[ch]pp")]):
        text = UNNAMED.sub("", path.read_text())
        namespace = re.search(r"^namespace ([\w:]+) \{", text, re.MULTILINE)
        for found in TYPE.finditer(text):
            places[namespace and namespace[1], found[1]].append(path.relative_to(root).as_posix())
    for (namespace, name), files in places.items():
        if len(files) > 1:
            yield f"{namespace}::{name} is defined in {' and in '.join(files)}: give one another name"


if __name__ == "__main__":
    found = list(faults(pathlib.Path(sys.argv[1])))
    print("\n".join(found) or "every name has one type")
    sys.exit(1 if found else 0)
