"""Damages the value of a YAML file, a little and at random.

Values are as core_yaml.load gives them; a Raw is a scalar that is written as it stands.
"""

import copy
import json
import re


class Raw(str):
    """A scalar's text in the file, quotes included."""


RAW_SCALARS = [
    Raw(text)
    for text in """
    ~ null Null NULL "null" 'null' "" '' true True "true" false yes no Yes "yes" 'no' On off y
    0 -0 +5 5 -1 007 0123 0o17 0x1F 1_000 1000000 1000001 9007199254740991 9007199254740993 1e3 1E400 1.5 1.0 .5 5. "5" '1.5'
    .inf -.INF .nan
    2026-05-14 2026-02-29 2028-02-29 2026-02-30 2026-13-01 1899-12-31 2038-01-01 20260514 2026-5-14 "2026-05-14"
    2026-05-14T09:12:00-04:00 2026-05-14T09:12:00Z 2026-05-14t09:12:00z "2026-05-14 09:12:00+00:00" 2026-05-14T09:12:00
    2026-05-14T24:00:00Z 2026-05-14T09:12:60Z 2026-02-30T09:12:00Z 2026-05-14T09:12:00.25+05:30 2026-05-14T09:12-04:00
    12:30 24:00 "09:00" 9:00 "23:59" 1:2:3
    a A a-b -a a_b a.b José ünï "a b" "a\\nb" "a\\r" "\\n" "a\\n" " a " "-" ana-ruiz client mentor des-moines iowa
    email phone Email active queued closed met assigned direct low normal HIGH queue close next time-out flag
    all any never same at-least overlap ladder order calendar-week rolling-7-days provider seeker coordinator
    "2 days" "2 business days" "1 hour" "0 days" "2 fortnights" "10000 days" "24 hours" "2  days" "3 months" '1 month '
    """.split(
        "\n"
    )
    for text in re.findall(r'"[^"]*"|\'[^\']*\'|\S+', text)
]
STRUCTURES = [
    [],
    {},
    [[]],
    [{}],
    {"a": Raw("b")},
    [Raw("a"), Raw("a")],
    [Raw("1")],
    [None],
    {"email": None},
    {"within": Raw("1")},
]
KEYS = [
    "a",
    "A",
    "id",
    "event",
    "at",
    "by",
    "name",
    "history",
    "null",
    "1",
    "true",
    "Status",
    "needs_",
    "kind",
    "with",
    "",
    "no",
    "ünï",
]


def containers(value):
    """Every map and list in the value, itself too."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from containers(each)
    elif isinstance(value, list):
        yield value
        for each in value:
            yield from containers(each)


def places(value):
    """(container, key or index) of everything in the value."""
    for each in containers(value):
        yield from ((each, key) for key in (each if isinstance(each, dict) else range(len(each))))


def scalars(value):
    return [(holder, key) for holder, key in places(value) if not isinstance(holder[key], (dict, list))]


def rename(holder, old, new):
    """Gives a member another key, in its place; nothing where the key is taken."""
    if new in holder:
        return
    members = [(new if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(members)


def misspelt(random, word):
    at = random.randrange(len(word) + 1)
    return random.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + random.choice("aez-_ 1É") + word[at:],
            word.upper(),
            word[::-1],
            word + " ",
        ]
    )


class Mutator:
    """Damages values of one kind of file, of which `schema` names the keys and `samples` are whole examples."""

    def __init__(self, random, schema, samples):
        self.random = random
        self.schema = schema
        self.keys = sorted(set(keys_of(schema)))
        self.words = sorted(set(words_of(schema)))
        self.parts = [holder[key] for sample in samples for holder, key in places(sample)]

    def mutated(self, value):
        value = copy.deepcopy(value)
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            self.random.choice(
                [
                    self.replace,
                    self.replace,
                    self.reword,
                    self.retype,
                    self.respell_key,
                    self.add_key,
                    self.remove,
                    self.wrap,
                    self.unwrap,
                    self.transplant,
                    self.touch_text,
                    self.spoil,
                    self.repeat,
                    self.change_digit,
                ]
            )(value)
        return value

    def any_value(self):
        kind = self.random.random()
        if kind < 0.7:
            return self.random.choice(RAW_SCALARS)
        if kind < 0.85:
            return Raw(self.random.choice(self.words)) if self.words else None
        return copy.deepcopy(self.random.choice(STRUCTURES))

    def some_place(self, value, wanted=places):
        found = list(wanted(value))
        return self.random.choice(found) if found else (None, None)

    def replace(self, value):
        holder, key = self.some_place(value)
        if holder is not None:
            holder[key] = self.any_value()

    # Another word of the schema: another event, another status.
    def reword(self, value):
        holder, key = self.some_place(value, scalars)
        if holder is not None and self.words:
            holder[key] = Raw(self.random.choice(self.words))

    # The same text in quotes, so that a number becomes a text; or without them.
    def retype(self, value):
        holder, key = self.some_place(value, scalars)
        if holder is None:
            return
        text = holder[key] if isinstance(holder[key], str) else json.dumps(holder[key])
        if not isinstance(holder[key], Raw) and re.fullmatch(r"[\w.+-]+", text):
            holder[key] = Raw(self.random.choice(['"{}"', "'{}'", "{}"]).format(text))

    def respell_key(self, value):
        holder, key = self.some_place(value)
        if isinstance(holder, dict) and key:
            rename(holder, key, misspelt(self.random, key))

    def add_key(self, value):
        maps = list(maps_with_keys(value, [self.schema]))
        if maps:
            chosen, known = self.random.choice(maps)
            key = self.random.choice(self.random.choice([known or self.keys, known or self.keys, self.keys, KEYS]))
            chosen.setdefault(key, self.any_value())

    def remove(self, value):
        holder, key = self.some_place(value)
        if holder is not None:
            del holder[key]

    def wrap(self, value):
        holder, key = self.some_place(value)
        if holder is not None:
            holder[key] = self.random.choice([[holder[key]], {self.random.choice(self.keys): holder[key]}])

    def unwrap(self, value):
        holder, key = self.some_place(value)
        if holder is not None and isinstance(holder[key], (dict, list)) and holder[key]:
            inner = holder[key]
            holder[key] = inner[0] if isinstance(inner, list) else next(iter(inner.values()))

    # What stands elsewhere in some file, in this place.
    def transplant(self, value):
        holder, key = self.some_place(value)
        if holder is not None:
            holder[key] = copy.deepcopy(self.random.choice(self.parts))

    def touch_text(self, value):
        holder, key = self.some_place(value, scalars)
        if holder is not None and isinstance(holder[key], str) and not isinstance(holder[key], Raw) and holder[key]:
            holder[key] = misspelt(self.random, holder[key])

    # A time without its offset, a number out of bounds.
    def spoil(self, value):
        holder, key = self.some_place(value, scalars)
        if holder is None or isinstance(holder[key], Raw):
            return
        if isinstance(holder[key], str) and re.match(r"\d{4}-\d\d-\d\dT", holder[key]):
            holder[key] = holder[key][:19]
        elif isinstance(holder[key], int):
            holder[key] = self.random.choice([-1, 0, 1, 1001, 1000001, 9007199254740992, -9007199254740992, 0.5])

    def repeat(self, value):
        lists = [each for each in containers(value) if isinstance(each, list) and each]
        if lists:
            chosen = self.random.choice(lists)
            chosen.append(copy.deepcopy(self.random.choice(chosen)))

    def change_digit(self, value):
        holder, key = self.some_place(value, scalars)
        if holder is None or not isinstance(holder[key], str) or isinstance(holder[key], Raw):
            return
        digits = [at for at, letter in enumerate(holder[key]) if letter.isdigit()]
        if digits:
            at = self.random.choice(digits)
            holder[key] = holder[key][:at] + self.random.choice("0123456789-") + holder[key][at + 1 :]


def maps_with_keys(value, schemas):
    """Each map in the value, with the keys that the schemas know there."""
    schemas = list(all_parts(schemas))
    if isinstance(value, dict):
        yield value, sorted({key for each in schemas for key in each.get("properties", {})})
        for name, member in value.items():
            inner = [each.get("properties", {}).get(name, each.get("additionalProperties")) for each in schemas]
            yield from maps_with_keys(member, [each for each in inner if isinstance(each, dict)])
    elif isinstance(value, list):
        for item in value:
            yield from maps_with_keys(item, [each["items"] for each in schemas if "items" in each])


def all_parts(schemas):
    for schema in schemas:
        yield schema
        yield from all_parts(schema.get("anyOf", []) + schema.get("allOf", []))
        if "then" in schema:
            yield from all_parts([schema["then"]])


def keys_of(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for each in schema.values():
            yield from keys_of(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from keys_of(each)


# The texts that the schema lists; all of them read as texts without quotes too.
def words_of(schema):
    if isinstance(schema, dict):
        listed = schema.get("enum", []) + [schema.get("const")]
        yield from (each for each in listed if isinstance(each, str) and re.fullmatch("[a-z][a-z-]+", each))
        for each in schema.values():
            yield from words_of(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from words_of(each)
