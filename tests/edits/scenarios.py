"""Valid records of the score example, each with a command and what the command means to change in it."""

from dataclasses import dataclass, field

NOW = "2026-05-20T10:00:00-05:00"
BY = "dana@example.org"


@dataclass
class Scenario:
    folder: str
    record: dict
    command: list  # without the record's id, for which ID stands
    event: dict | None = None  # appended; its `at` and `by` are NOW and BY
    summary: dict = field(default_factory=dict)  # keys that change; None removes one
    loose: set = field(default_factory=set)  # fields of the event that only the program can know

    def intended(self):
        record = {
            key: value
            for key, value in {**self.record, **self.summary}.items()
            if value is not None or key not in self.summary
        }
        if self.event:
            record["history"] = [*self.record["history"], {"at": NOW, "by": BY, **self.event}]
        return record


def at(day, clock="09:00:00"):
    return f"2026-05-{day:02}T{clock}-05:00"


STAGES = {
    "queued": [{"at": at(12), "by": "web-form", "event": "submitted"}],
    "pending": [
        {
            "at": at(13),
            "by": BY,
            "event": "assigned",
            "provider": "helper",
            "how": "hand",
            "level": "chapter",
            "score": 80,
        }
    ],
    "accepted": [
        {"at": at(14), "by": "helper@example.org", "event": "accepted"},
        {
            "at": at(14, "09:30:00"),
            "by": BY,
            "event": "attempted",
            "method": "phone",
            "result": "reached",
            "note": "rang: no, twice",
        },
    ],
    "scheduled": [{"at": at(15), "by": BY, "event": "scheduled", "for": at(18), "mode": "video"}],
    "met": [{"at": at(18), "by": BY, "event": "met", "minutes": 60}],
    "closed": [{"at": at(19), "by": BY, "event": "completed", "result": "completed"}],
}
ORDER = list(STAGES)

TEXTS = [
    "I open a shop in the old station and need prices",
    'it\'s "quoted", and 100 % mine',
    "a: b, # no comment",
    "naïve café – 日本 please",
    "- begins with a dash",
    "ends with a colon:",
    "{not: a map} or [a, list]",
    "0123 is my number",
    "two\nlines of text",
    "no",
    "back\\slash and 'single'",
]


def chosen(random, options):
    """Some of these fields, in any order."""
    return dict(random.sample(sorted(options.items(), key=str), random.randrange(len(options) + 1)))


def shuffled(random, fields, history):
    if random.random() < 0.3:
        items = list(fields.items())
        random.shuffle(items)
        fields = dict(items)
    return {**fields, "history": history}


def request(random, number, stage):
    fields = {
        "id": f"20260512-{number:04}",
        "kind": "mentoring",
        "route": "assigned",
        "seeker": "asker",
        "submitted": at(12),
    }
    fields |= chosen(
        random,
        {
            "location": "des-moines",
            "priority": "high",
            "needs": {"industries": ["retail"], "skills": ["pricing", "marketing"]},
            "message": random.choice(TEXTS),
            "prefers": ["helper"],
            "excludes": ["second"],
            "custom": {},
            "own_key": "kept",
        },
    )
    held = stage not in ("queued", "closed")
    fields["status"] = stage
    if held or stage == "closed":
        fields["provider"] = "helper"
    if stage == "closed":
        fields["outcome"] = "completed"
    history = [event for each in ORDER[: ORDER.index(stage) + 1] for event in STAGES[each]]
    return shuffled(random, fields, history)


def person(random, number, status):
    fields = {
        "id": f"mentor-{number:04}",
        "role": "mentor",
        "name": {"first": random.choice(["Ana", "José", "No"]), "last": "O'Neil"},
        "email": f"m{number}@example.org",
        "location": "des-moines",
        "industries": ["retail"],
    }
    fields |= chosen(
        random,
        {
            "phone": random.choice(["+1 515 555 0102", "0123", "5155550102"]),
            "joined": "2025-02-03",
            "skills": ["pricing"],
            "languages": ["en", "no"],
            "capacity": {"per_week": 2, "open": 4},
            "notes": random.choice(TEXTS),
            "accepts": ["assigned", "direct"],
        },
    )
    fields |= {"classification": "mentor", "status": status}
    history = [{"at": at(1), "by": BY, "event": "applied", "via": "web-form"}]
    if status != "applied":
        history.append({"at": at(2), "by": BY, "event": "passed", "gate": "vetting"})
    if status == "paused":
        history.append({"at": at(3), "by": BY, "event": "paused", "reason": "away: two months"})
    return shuffled(random, fields, history)


def request_scenarios(random, number):
    text = random.choice(TEXTS)
    line = text.replace("\n", " ")

    def on(stage, command, event, summary=None, loose=()):
        return Scenario(
            "requests/2026-05",
            request(random, number, random.choice(stage.split())),
            command,
            event,
            summary or {},
            set(loose),
        )

    yield on("pending", ["accept", "ID"], {"event": "accepted"}, {"status": "accepted"})
    yield on(
        "pending",
        ["decline", "ID", "--reason", "illness"],
        {"event": "declined", "reason": "illness", "then": "queued"},
        {"status": "queued", "provider": None},
    )
    yield on(
        "accepted scheduled",
        ["followup", "ID", "attempt", "--method", "phone", "--result", "no-answer", "--note", line],
        {"event": "attempted", "method": "phone", "result": "no-answer", "note": line},
    )
    yield on(
        "accepted",
        ["followup", "ID", "schedule", "--for", at(25)],
        {"event": "scheduled", "for": at(25)},
        {"status": "scheduled"},
    )
    yield on(
        "accepted scheduled",
        ["followup", "ID", "met", "--minutes", "45"],
        {"event": "met", "minutes": 45},
        {"status": "met"},
    )
    yield on("met", ["followup", "ID", "notes", "--text", text], {"event": "notes", "text": text})
    yield on(
        "accepted scheduled met",
        ["transfer", "ID", "--reason", line, "--note", text],
        {"event": "transferred", "reason": line, "note": text},
        {"status": "queued", "provider": None},
    )
    yield on(
        "queued",
        ["withdraw", "ID", "--reason", line],
        {"event": "withdrawn", "who": "seeker", "reason": line},
        {"status": "closed", "outcome": "withdrawn"},
    )
    yield on(
        "pending",
        ["redirect", "ID", "--service", "workshop"],
        {"event": "redirected", "service": "workshop"},
        {"status": "closed", "outcome": "redirected"},
    )
    yield on(
        "closed",
        ["reopen", "ID", "--reason", line],
        {"event": "reopened", "reason": line},
        {"status": "queued", "provider": None, "outcome": None},
    )
    yield on(
        "queued",
        ["assign", "ID", "helper", "--override", line],
        {"event": "assigned", "provider": "helper", "how": "hand", "answer": "needed"},
        {"status": "pending", "provider": "helper"},
        ["level", "score", "override"],
    )
    yield on(
        "scheduled",
        ["retract", "ID", "scheduled", "--reason", line],
        {"event": "retracted", "retracts": "scheduled", "retracts_at": at(15), "reason": line},
        {"status": "accepted"},
    )
    yield on(
        "queued pending",
        ["snooze", "ID", "--clock", "first-contact", "--until", "2026-06-01", "--reason", line],
        {"event": "snoozed", "clock": "first-contact", "until": "2026-06-01", "reason": line},
    )
    broken = on("met accepted", ["check", "--fix"], None, {})
    broken.summary = {"status": broken.record["status"]}
    broken.record["status"] = random.choice(["queued", "closed", "pending"])
    yield broken
    empty = on("queued", ["check", "--fix"], None, {"outcome": None})
    empty.record = {"outcome": "withdrawn", **empty.record}
    yield empty


def person_scenarios(random, number):
    text = random.choice(TEXTS)
    line = text.replace("\n", " ")

    def on(status, command, event, summary=None):
        return Scenario(
            "participants", person(random, number, random.choice(status.split())), command, event, summary or {}
        )

    yield on(
        "active",
        ["roster", "pause", "ID", "--until", "2026-09-01", "--reason", line],
        {"event": "paused", "until": "2026-09-01", "reason": line},
        {"status": "paused"},
    )
    yield on("paused", ["roster", "resume", "ID"], {"event": "resumed"}, {"status": "active"})
    yield on(
        "applied active paused",
        ["roster", "contact", "ID", "--channel", "phone", "--about", line],
        {"event": "contacted", "channel": "phone", "about": line},
    )
    yield on("active", ["roster", "note", "ID", text], {"event": "noted", "text": text})
    yield on(
        "active paused",
        ["roster", "exit", "ID", "--reason", line],
        {"event": "exited", "reason": line},
        {"status": "exited"},
    )
    yield on(
        "active",
        ["roster", "reclassify", "ID", "volunteer-only"],
        {"event": "reclassified", "classification": "volunteer-only", "from": "mentor"},
        {"classification": "volunteer-only"},
    )
    yield on(
        "active",
        ["roster", "correct", "ID", "email", "new@example.org"],
        {"event": "corrected", "field": "email", "from": f"m{number}@example.org", "to": "new@example.org"},
        {"email": "new@example.org"},
    )
    yield on("applied", ["intake", "pass", "ID"], {"event": "passed", "gate": "vetting", "activates": True}, {"status": "active"})
    yield on(
        "paused",
        ["retract", "ID", "paused", "--reason", line],
        {"event": "retracted", "retracts": "paused", "retracts_at": at(3), "reason": line},
        {"status": "active"},
    )
    broken = on("active paused", ["check", "--fix"], None, {})
    broken.summary = {"status": broken.record["status"]}
    del broken.record["status"]
    yield broken


def scenarios(random, number):
    """One of each kind; their ids begin with `number`."""
    for draw in (request_scenarios, person_scenarios):
        count = len(list(draw(random, number)))
        for place in range(count):
            yield list(draw(random, number + place))[place]
