"""Whether the JSON Schema of a shape accepts what `check` accepts, judged by python3-jsonschema, over every pair of a shape
and a value that check_values prints."""

import json
import subprocess
import sys

import jsonschema

from core_yaml import NotJson, loads, problems, validator


def main():
    lines = subprocess.run([sys.argv[1]], check=True, capture_output=True).stdout.decode().splitlines()
    schemas = []
    compared = 0
    wrong = []
    for line in map(json.loads, lines):
        if "schema" in line:
            jsonschema.Draft202012Validator.check_schema(line["schema"])
            schemas.append(validator(line["schema"]))
            continue
        try:
            value = loads(line["yaml"])
        except NotJson:
            continue
        for judge, fits in zip(schemas, line["fits"]):
            compared += 1
            if judge.is_valid(value) != fits:
                schema = judge.schema
                against = list(problems(value, schema))
                wrong.append(f"{schema['title']}: {line['yaml']!r}: check {'accepts' if fits else 'refuses'}; {against}")
    print(f"{len(schemas)} schemas, {compared} verdicts, {len(wrong)} differ")
    for text in wrong[:30]:
        print("  " + text)
    return 1 if wrong or compared < 100000 else 0


if __name__ == "__main__":
    sys.exit(main())
