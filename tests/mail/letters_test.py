"""Every letter of every preset, read by Python's e-mail package and an iCalendar library: each is there, goes to those whom
program.yaml says, with the names that the records have, in whatever script, and with no header that was smuggled in.

    letters_test.py build/tests/mail/write_letters
"""

import subprocess
import sys
import tempfile
from email import policy
from email.parser import BytesParser
from pathlib import Path

import icalendar
import yaml

NAMES = [
    ("José", "Núñez"), ("李", "小龍"), ("محمد", "العربي"), ("Zoë 🎉", "O'Neil, \"Jr.\""),
    ("Eve\r\nBcc: all@example.org", "Adams"), ("Δημήτρης", "Παπαδόπουλος"),
]
HEADERS = {
    "From", "Reply-To", "To", "Cc", "Subject", "Date", "Message-Id", "In-Reply-To", "References", "X-Matchdesk-About",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}
PEOPLE = {"seeker@example.org": 0, "provider@example.org": 1, "owner@example.org": 2}


def shown(name):
    """A name as a header may show it: what could end a line has become U+FFFD."""
    return " ".join(name).replace("\r", "\ufffd").replace("\n", "\ufffd")


def staff_of(program, role, place, parents):
    """Who holds a staff role at a place, or above it."""
    by_place = program["staff"][role]
    if not isinstance(by_place, dict):
        return by_place if isinstance(by_place, list) else [by_place]
    while place and place not in by_place:
        place = parents.get(place)
    found = by_place[place]
    return found if isinstance(found, list) else [found]


def tree_of(program):
    """The parent of each place, and the last place of all."""
    parents, last = {}, ""

    def walk(node, parent):
        nonlocal last
        for name in node or []:
            parents[name] = parent
            last = name
            below = node[name] if isinstance(node, dict) else None
            if isinstance(below, list) or (isinstance(below, dict) and "zip" not in below):
                walk(below, name)

    walk(program.get("locations", {}).get("tree", {}), None)
    return parents, last


class Preset:
    def __init__(self, folder):
        self.folder = folder
        self.program = yaml.safe_load((folder / "program.yaml").read_text(encoding="utf-8"))
        self.parents, self.place = tree_of(self.program)
        self.roles = self.program["roles"]

    def role(self, side):
        return next(name for name, role in self.roles.items() if role["side"] == side)

    def addresses(self, who, event):
        """Whom an addressee stands for, from program.yaml alone; None: depends on the event."""
        if who in ("seeker", self.role("seeker")):
            return ["seeker@example.org"]
        if who in ("provider", self.role("provider")):
            return ["provider@example.org"]
        if who == "employer":
            return ["owner@example.org"]
        if who == "participant":
            gates = self.roles[self.role("seeker")].get("gates", [])
            gate = event.get(next(iter(event)), {}).get("gate") if isinstance(event, dict) else None
            return ["provider@example.org"] if gate and gate not in gates else ["seeker@example.org"]
        if who == "waiting-on":
            return ["provider@example.org"]
        if who == "told":
            return ["lead@example.org"]
        if who == "coordinator":
            who = next(iter(self.program["coverage"]))
        return staff_of(self.program, who, self.place, self.parents)

    def letters(self):
        """Each letter's name, addressees, copies and event."""
        for name, letter in self.program["mail"]["letters"].items():
            yield name, letter["to"], letter.get("copy", []), letter["on"]
        for step in self.program.get("compliance", {}).get("steps", {}).values():
            if "template" in step:
                yield step["template"], step["tell"], step.get("copy", []), "step-taken"
            if "template_after" in step:
                yield step["template_after"], step["tell_after"], [], "excepted"


def as_list(value):
    return value if isinstance(value, list) else [value]


def problems_of(preset, name, to, copy, event, turn):
    path = preset.folder / f"{name}.eml"
    if not path.exists():
        yield "was not drafted"
        return
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    for part in message.walk():
        if part.defects:
            yield f"has defects: {part.defects}"
    if extra := set(message.keys()) - HEADERS:
        yield f"has headers that nobody wrote: {extra}"
    for header, people in (("To", to), ("Cc", copy)):
        wanted = [address for who in as_list(people) for address in preset.addresses(who, event)]
        found = message[header].addresses if message[header] else ()
        if [each.addr_spec for each in found] != list(dict.fromkeys(wanted)):
            yield f"{header} is {message[header]}, not {wanted}"
        for each in found:
            if each.addr_spec in PEOPLE:
                name_of = shown(NAMES[(turn + PEOPLE[each.addr_spec]) % len(NAMES)])
                # Python keeps the blank between two encoded words, which RFC 2047 (6.2) says is none.
                if each.display_name.replace("  ", " ") != name_of:
                    yield f"{header} has {each.display_name!r} for {name_of!r}"
    if not message["Subject"] or "{" in message["Subject"] or "\n" in message["Subject"]:
        yield f"has the subject {message['Subject']!r}"
    text = message.get_body(("plain",)).get_content()
    if "{{" in text or "}}" in text or len(text) < 80:
        yield f"has the text {text!r}"
    if any(len(line) > 72 for line in text.split("\n")):
        yield "has lines that are too long"
    calendars = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    times = any(word in str(event) for word in ("scheduled", "booked", "invited"))
    if len(calendars) != times:
        yield f"has {len(calendars)} invitations"
    for part in calendars:
        yield from calendar_problems(part, message, "2026-05-28 18:00" if "invited" in str(event) else "2026-05-26 12:30")


def calendar_problems(part, message, begins):
    if part.get_param("method") != "REQUEST":
        yield "has an invitation without its method"
    calendar = icalendar.Calendar.from_ical(part.get_content())
    meeting = calendar.walk("VEVENT")[0]
    if calendar["METHOD"] != "REQUEST" or str(meeting.decoded("DTSTART")) != f"{begins}:00+00:00":
        yield f"has the invitation {calendar}"
    invited = meeting.get("ATTENDEE")
    invited = invited if isinstance(invited, list) else [invited]
    addressed = [each.addr_spec for each in message["To"].addresses]
    if [str(each).removeprefix("mailto:") for each in invited] != addressed:
        yield f"invites {invited}"
    if meeting["SEQUENCE"] != 0 or not meeting["UID"].endswith("@example.org"):
        yield f"has UID {meeting['UID']}, SEQUENCE {meeting['SEQUENCE']}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run([sys.argv[1], folder], check=True, capture_output=True, text=True, timeout=60).stderr
        found, count, turn = [said] if said else [], 0, 0
        for preset in map(Preset, (Path(folder) / name for name in ("connector", "score", "career", "self-match"))):
            ladder = len(preset.program["mail"]["letters"])
            for number, (name, to, copy, event) in enumerate(preset.letters()):
                where = turn + number if number < ladder else 0
                found += [f"{preset.folder.name} {name} {problem}" for problem in
                          problems_of(preset, name, to, copy, event, where)]
                count += 1
            turn += ladder
    print("\n".join(found) or f"{count} letters read")
    return 1 if found or count < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
