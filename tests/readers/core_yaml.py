"""YAML files as a reader of YAML 1.2's core schema sees them, and JSON Schemas as the judge of what they hold.

    errors = list(problems(load(path), schema))

Dates and times stay texts, as the core schema has no type for them; keys are texts, as JSON has no others; numbers that
JSON cannot hold are refused.
"""

import datetime
import math
import re

import jsonschema
import yaml


class NotJson(ValueError):
    """A value that JSON cannot hold."""


class _CoreLoader(yaml.SafeLoader):
    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    def construct_core_map(self, node):
        return self.construct_mapping(node)

    def construct_core_int(self, node):
        text = node.value
        if text.startswith("0o"):
            return int(text[2:], 8)
        return int(text[2:], 16) if text.startswith("0x") else int(text)

    def construct_core_float(self, node):
        if re.search("inf|nan", node.value, re.IGNORECASE) or math.isinf(float(node.value)):
            raise NotJson(f"{node.value} is no number in JSON")
        return float(node.value)

    def construct_core_bool(self, node):
        return node.value.lower() == "true"


_CoreLoader.add_constructor("tag:yaml.org,2002:map", _CoreLoader.construct_core_map)
_CoreLoader.add_constructor("tag:yaml.org,2002:int", _CoreLoader.construct_core_int)
_CoreLoader.add_constructor("tag:yaml.org,2002:float", _CoreLoader.construct_core_float)
_CoreLoader.add_constructor("tag:yaml.org,2002:bool", _CoreLoader.construct_core_bool)

# Section 10.3.2 of the specification of YAML 1.2.2.
for _tag, _pattern in (
    ("null", r"(null|Null|NULL|~|)\Z"),
    ("bool", r"(true|True|TRUE|false|False|FALSE)\Z"),
    ("int", r"([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z"),
    ("float", r"([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\Z"),
):
    _CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + _tag, re.compile(_pattern), None)


def loads(text):
    """The value of one YAML document given as text or bytes."""
    return yaml.load(text, _CoreLoader)


def load(path):
    """The value of a file's one YAML document."""
    with open(path, "rb") as file:
        return loads(file.read())


_formats = jsonschema.FormatChecker(())


@_formats.checks("date", raises=ValueError)
def _is_date(value):
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value))


@_formats.checks("date-time", raises=ValueError)
def _is_time(value):
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value[:10]))


def validator(schema):
    """A judge of values by this JSON Schema (2020-12), dates and times included."""
    return jsonschema.Draft202012Validator(schema, format_checker=_formats)


def problems(value, schema):
    """What the JSON Schema says against the value, a text each."""
    for error in validator(schema).iter_errors(value):
        yield f"{error.json_path}: {error.message}"


def differences(meant, read, path=""):
    """What a reader sees otherwise than it was meant, a text each."""
    if type(meant) is not type(read):
        yield f"{path}: meant {meant!r}, read {read!r}"
    elif isinstance(meant, dict):
        if list(meant) != list(read):
            wrong = [key for key in meant if key not in read]
            yield f"{path}: keys differ: {wrong[:5]!r}"
        for key in meant:
            if key in read:
                yield from differences(meant[key], read[key], f"{path}.{key!r}")
    elif isinstance(meant, list):
        if len(meant) != len(read):
            yield f"{path}: {len(meant)} items meant, {len(read)} read"
        for index, (left, right) in enumerate(zip(meant, read)):
            yield from differences(left, right, f"{path}[{index}]")
    elif meant != read:
        yield f"{path}: meant {meant!r}, read {read!r}"
