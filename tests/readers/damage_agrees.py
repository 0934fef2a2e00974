"""What we accept of damaged documents must be what libyaml reads in them, scalar by scalar. What we refuse is not compared:
we are stricter by design."""

import json
import subprocess
import sys

import yaml


def main():
    lines = subprocess.run(sys.argv[1:], check=True, capture_output=True, timeout=300).stdout.decode().splitlines()
    wrong = []
    lenient = 0
    for line in map(json.loads, lines):
        try:
            read = yaml.load(line["bytes"], yaml.CBaseLoader) or {}
        except yaml.YAMLError as error:
            lenient += 1
            wrong.append(f"{line['bytes']!r}: refused by libyaml: {str(error).splitlines()[0]}")
            continue
        if read != line["says"]:
            wrong.append(f"{line['bytes']!r}: we read {line['says']!r}, libyaml {read!r}")
    print(f"{len(lines)} accepted, {len(wrong)} differ ({lenient} refused by libyaml)")
    for text in wrong[:40]:
        print("  " + text)
    return 1 if wrong or len(lines) < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
