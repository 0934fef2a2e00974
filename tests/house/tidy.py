"""clang-tidy finds nothing in lib/ and cmd/.

    tidy.py CHECKOUT BUILD

Reads the compile commands of the build directory and keeps there, in tidy/clean, which sources were clean: only those are
linted that have changed since, or include something that has, or whose compile command, .clang-tidy or this script has.

clang-tidy spends most of its time on the headers of the standard library, so the texts of several sources are linted as one
file. Sources whose unnamed namespaces define the same name are never in one file. When something is found in such a file, or
it does not compile, its sources are linted one by one, and what is found then counts."""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

CLANG_TIDY = "clang-tidy-19"
MOST_IN_A_GROUP = 12


def compile_options(command: str) -> list[str]:
    """What of a g++ command clang-tidy needs: the language, where headers are, definitions and warnings."""
    words = iter(shlex.split(command)[1:])
    options = []
    for word in words:
        if word in ("-isystem", "-I"):
            options.append(word + next(words))
        elif re.match(r"-(I|isystem|D|std=|W(?!error|invalid-pch))", word):
            options.append(word)
    return options


class Source:
    def __init__(self, path: pathlib.Path, options: list[str]):
        self.path, self.options, self.text = path, options, path.read_text()
        unnamed = "".join(re.findall(r"^namespace \{\n(.*?)^\}  // namespace\n", self.text, re.S | re.M))
        self.unnamed = set(re.findall(r"^(?:struct|class|enum class) (\w+)|^[\w:].*?[ &*](\w+)(?:\(|\{| =)", unnamed, re.M))
        self.unnamed = {name for pair in self.unnamed for name in pair if name}


class Keys:
    """A key of each source that changes with anything a finding in it may depend on."""

    def __init__(self, root: pathlib.Path):
        self.root, self.read = root, {}
        version = subprocess.run([CLANG_TIDY, "--version"], capture_output=True, check=True).stdout
        self.common = [version, (root / ".clang-tidy").read_bytes(), pathlib.Path(__file__).read_bytes()]

    def closure(self, path: pathlib.Path, seen: set):
        if path in seen:
            return
        seen.add(path)
        if path not in self.read:
            text = path.read_bytes()
            named = re.findall(rb'^#include "([^"]+)"', text, re.M)
            found = [folder / name.decode() for name in named for folder in (self.root / "lib", self.root)]
            self.read[path] = text, [each for each in found if each.exists()]
        for each in self.read[path][1]:
            self.closure(each, seen)

    def of(self, source: Source) -> str:
        seen = set()
        self.closure(source.path, seen)
        parts = [*self.common, " ".join(source.options).encode()]
        for path in sorted(seen):
            parts += [str(path).encode(), self.read[path][0]]
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def grouped(sources: list[Source]) -> list[list[Source]]:
    """The sources in as few groups as can be, in which no two define the same name in an unnamed namespace."""
    groups = []
    for source in sources:
        for group in groups:
            if len(group) < MOST_IN_A_GROUP and not any(source.unnamed & other.unnamed for other in group):
                group.append(source)
                break
        else:
            groups.append([source])
    return groups


def run(root: pathlib.Path, file: pathlib.Path, options: list[str]) -> tuple[bool, str]:
    words = [CLANG_TIDY, "--quiet", f"--config-file={root}/.clang-tidy", str(file), "--", *dict.fromkeys(options),
             "-Wreserved-identifier", "-Wno-unknown-warning-option"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout or done.stderr


def lint(root: pathlib.Path, folder: pathlib.Path, number: int, group: list[Source]) -> list[tuple[Source, str]]:
    """What is found in each source of a group: an empty text where there is nothing."""
    if len(group) > 1:
        together = folder / f"group{number}.cpp"
        together.write_text("\n".join(each.text for each in group))
        clean, found = run(root, together, [option for each in group for option in each.options])
        if clean:
            return [(each, "") for each in group]
    results = []
    for each in group:
        clean, found = run(root, each.path, each.options)
        results.append((each, "" if clean else found))
    return results


def main(root: pathlib.Path, build: pathlib.Path) -> int:
    folder = build / "tidy"
    folder.mkdir(exist_ok=True)
    commands = json.loads((build / "compile_commands.json").read_text())
    sources = [Source(pathlib.Path(each["file"]), compile_options(each["command"])) for each in commands
               if any(pathlib.Path(each["file"]).is_relative_to(root / part) for part in ("lib", "cmd"))]
    keys = Keys(root)
    key_of = {source.path: keys.of(source) for source in sources}
    record = folder / "clean"
    clean = set(record.read_text().split()) if record.exists() else set()
    pending = sorted((each for each in sources if key_of[each.path] not in clean), key=lambda each: each.path)
    clean = {key_of[each.path] for each in sources} & clean
    groups = grouped(pending)
    found_any = False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for results in pool.map(lambda item: lint(root, folder, *item), enumerate(groups)):
            for source, found in results:
                if found:
                    found_any = True
                    print(found, flush=True)
                else:
                    clean.add(key_of[source.path])
            record.write_text("\n".join(sorted(clean)) + "\n")
    print(f"{len(sources)} sources, of which {len(pending)} were linted in {len(groups)} groups")
    return 1 if found_any else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
