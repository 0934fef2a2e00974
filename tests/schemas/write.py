"""Writes damaged values as YAML, in one of its styles."""

import json
import re

from mutate import Raw

PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 @./_-]*[A-Za-z0-9])?")
TYPED = re.compile(r"(null|true|false|yes|no)\Z", re.IGNORECASE)


class Writer:
    """Writes values as YAML: block or flow style, quotes where they are needed and now and then where they are not."""

    def __init__(self, random):
        self.random = random

    def write(self, value):
        if isinstance(value, dict) and value:
            return "".join(self.block_member(key, each, 0) for key, each in value.items())
        return self.flow(value) + "\n"

    def text(self, text):
        if PLAIN.fullmatch(text) and not TYPED.match(text) and self.random.random() < 0.9:
            return text
        if "'" not in text and text.isprintable() and self.random.random() < 0.2:
            return f"'{text}'"
        return json.dumps(text, ensure_ascii=False)

    def scalar(self, value):
        if isinstance(value, Raw):
            return str(value)
        return self.text(value) if isinstance(value, str) else json.dumps(value)

    def flow(self, value):
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.text(key)}: {self.flow(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(each) for each in value) + "]"
        return self.scalar(value)

    def block_member(self, key, value, indent):
        head = " " * indent + self.text(key) + ":"
        if value is None and self.random.random() < 0.5:
            return head + "\n"
        if not isinstance(value, (dict, list)) or not value or self.random.random() < 0.4:
            return f"{head} {self.flow(value)}\n"
        if isinstance(value, dict):
            return head + "\n" + "".join(self.block_member(name, each, indent + 2) for name, each in value.items())
        return head + "\n" + "".join(f"{' ' * indent}- {self.flow(each)}\n" for each in value)
