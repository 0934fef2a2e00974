"""Each source of lib/ has a unit test of its name, or covered.txt names the test that covers it."""
import pathlib
import sys


def faults(root: pathlib.Path):
    covered = {}
    for line in (root / "tests/house/covered.txt").read_text().splitlines():
        source, test = line.split(": ")
        covered[source] = test
        if not (root / "tests" / test).is_file():
            yield f"tests/house/covered.txt: there is no tests/{test}"
        if not (root / "lib" / source).is_file():
            yield f"tests/house/covered.txt: there is no lib/{source}"
    for path in sorted((root / "lib").glob("*/*.cpp")):
        source = path.relative_to(root / "lib").as_posix()
        own = root / "tests/unit" / source.replace(".cpp", "_test.cpp")
        if own.is_file() and source in covered:
            yield f"tests/house/covered.txt: lib/{source} has a test of its own"
        if not own.is_file() and source not in covered:
            yield f"lib/{source}: write tests/unit/{source.replace('.cpp', '_test.cpp')}, or name in tests/house/covered.txt what covers it"


found = list(faults(pathlib.Path(sys.argv[1])))
print("\n".join(found))
sys.exit(bool(found))
