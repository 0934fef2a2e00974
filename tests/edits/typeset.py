"""Writes records as many hands would: comments, blank lines, odd spacing, every style of quoting, CRLF, no final
newline."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "readers"))

from core_yaml import loads  # noqa: E402


class Typesetter:
    """One file's habits, drawn at random. Each comment holds a word of its own, so that a lost one is seen."""

    def __init__(self, random):
        self.random = random
        self.comments = 0
        self.dash_indent = random.choice([0, 0, 0, 2, 4])
        self.tidiness = random.choice([0.3, 0.7, 1])
        self.ends = random.choice(["\n", "\n", "\n", "\r\n"])

    def likes(self, chance):
        """Whether something odd is done here."""
        return self.random.random() > self.tidiness and self.random.random() < chance

    def file(self, record, may_be_flow):
        """The record's text, and the words of the comments on the line of each key. `may_be_flow`: now and then as a
        whole in braces, which no command edits in place."""
        if may_be_flow and self.likes(0.04):
            return self.flow_map(record) + self.ends, {}
        lines, on_line = self.opening(), {}
        for key, value in record.items():
            while self.likes(0.3):
                # After a text in a block an indented line would be part of it.
                last = next((line for line in reversed(lines) if line.strip()), "")
                indented = [] if last.startswith(" ") else [f"   # {self.word()}", "  "]
                lines.append(self.random.choice(["", "", f"# {self.word()}", *indented]))
            before = self.comments
            lines += self.member(key, value)
            on_line[key] = [f"word{number}" for number in range(before, self.comments)]
        while self.likes(0.4):
            lines.append(self.random.choice(["", f"# {self.word()}"]))
        text = ("\ufeff" if self.likes(0.1) else "") + self.ends.join(lines)
        if not self.likes(0.4):
            text += self.ends
        assert loads(text) == record, f"the generator wrote what it did not mean:\n{text}"
        return text, on_line

    def opening(self):
        lines = []
        if self.likes(0.2):
            lines.append(f"# {self.word()} status: pending, history: []")
        if self.likes(0.1):
            lines.append("---")
        return lines

    def word(self):
        self.comments += 1
        return f"word{self.comments - 1}"

    def member(self, key, value):
        if key == "history":
            return [self.head(key), *self.history(value)]
        if isinstance(value, dict):
            return self.map_member(key, value)
        if isinstance(value, list):
            return self.list_member(key, value)
        if value is None:
            return [self.with_comment(self.head(key) + self.random.choice(["", " ", " ~", " null"]))]
        if isinstance(value, str) and key in ("message", "notes") and self.likes(0.8):
            return self.long_text(key, value)
        return [self.with_comment(self.head(key) + self.gap() + self.scalar(value, ""))]

    def head(self, key):
        name = self.random.choice([f'"{key}"', f"'{key}'"]) if self.likes(0.2) else key
        return name + (" :" if self.likes(0.1) else ":")

    def gap(self):
        return " " * (self.random.choice([2, 3, 9]) if self.likes(0.3) else 1)

    def with_comment(self, line):
        if not self.likes(0.4):
            return line + (self.random.choice([" ", "   "]) if self.likes(0.2) else "")
        return f"{line}{self.gap()}# {self.word()}: {self.random.choice(['ask them', 'status: met', '{a: b}', 'é', '- x'])}"

    # One line, in a style that says the same there. `around` is what stands about it: a flow collection or nothing.
    def scalar(self, value, around):
        if not isinstance(value, str):
            return json.dumps(value)
        styles = [value, json.dumps(value, ensure_ascii=False), json.dumps(value)]
        styles.append("'" + value.replace("'", "''") + "'")
        if self.likes(0.8):
            self.random.shuffle(styles)
        frame = "[{}]" if around else "{}"
        for style in styles:
            try:
                read = loads(frame.format(style))
            except Exception:  # a text that is no plain scalar
                continue
            if read == ([value] if around else value) and "\n" not in style:
                return style
        raise AssertionError(f"no style for {value!r}")

    # Over several lines: literal, folded, in double quotes.
    def long_text(self, key, value):
        indent = " " * self.random.choice([1, 2, 4])
        words = value.split(" ")
        half = len(words) // 2
        options = [[f"{self.head(key)} |-", *(indent + line for line in value.split("\n"))]]
        if "\n" not in value and 0 < half:
            first, second = " ".join(words[:half]), " ".join(words[half:])
            options.append([f"{self.head(key)} >-", indent + first, indent + second])
            options.append([f'{self.head(key)} "{first}', f'{indent}{second}"'])
        for lines in self.random.sample(options, len(options)):
            try:
                if loads("\n".join(lines) + "\n") == {key: value}:
                    return lines
            except Exception:  # a text that this style cannot hold
                continue
        return [self.head(key) + " " + self.scalar(value, "")]

    def flow_items(self, items, brackets):
        comma = "," + self.random.choice(["", "  "]) if self.likes(0.1) and brackets == "[]" else ", "
        inside = comma.join(items)
        if self.likes(0.15):
            inside = f" {inside} "
        return brackets[0] + inside + brackets[1]

    def flow_map(self, value):
        return self.flow_items([f"{key}: {self.flow(each)}" for key, each in value.items()], "{}")

    def flow(self, value):
        if isinstance(value, dict):
            return self.flow_map(value)
        if isinstance(value, list):
            return self.flow_items([self.flow(each) for each in value], "[]")
        return self.scalar(value, "flow")

    def map_member(self, key, value):
        if not value or not self.likes(0.5):
            return [self.with_comment(self.head(key) + self.gap() + self.flow_map(value))]
        if self.likes(0.3):
            parts = [f"{name}: {self.flow(each)}" for name, each in value.items()]
            return [
                f"{self.head(key)} {{{parts[0]}{',' if len(parts) > 1 else ''}",
                *(f"  {part}," for part in parts[1:]),
                "  }",
            ]
        indent = " " * self.random.choice([1, 2, 4])
        return [
            self.head(key),
            *(self.with_comment(f"{indent}{name}: {self.flow(each)}") for name, each in value.items()),
        ]

    def list_member(self, key, value):
        if not value or not self.likes(0.5):
            return [self.with_comment(self.head(key) + self.gap() + self.flow(value))]
        return [
            self.head(key),
            *(self.with_comment(f"{' ' * self.dash_indent}-{self.gap()}{self.scalar(each, '')}") for each in value),
        ]

    def history(self, events):
        indent, lines = " " * self.dash_indent, []
        for event in events:
            while self.likes(0.15):
                lines.append(self.random.choice(["", f"{indent}# {self.word()}", f"# {self.word()}"]))
            if self.likes(0.4):
                gap = self.gap()
                inner = indent + " " + " " * len(gap)
                members = [self.with_comment(f"{name}: {self.flow(each)}") for name, each in event.items()]
                lines += [f"{indent}-{gap}{members[0]}", *(inner + member for member in members[1:])]
            else:
                lines.append(self.with_comment(f"{indent}-{self.gap()}{self.flow_map(event)}"))
        return lines
