"""Makes a large program, always the same one, and says how long commands take on it, beside the floor: reading every file
once with cat. No test: times depend on the machine, their ratios hardly.

    bench.py --matchdesk build/matchdesk                          20,000 participants and 20,000 requests
    bench.py --matchdesk build/matchdesk --people 2000 --requests 2000 --runs 5
    bench.py --matchdesk build/matchdesk --program DIR            keeps the program there, and uses it again

Each is run so many times; the shortest counts, the page cache is warm.
"""

import argparse
import datetime
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOW = datetime.datetime(2026, 5, 20, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=-5)))
PLACES = ["des-moines", "cedar-rapids", "wichita", "topeka"]
INDUSTRIES = ["retail", "food-service", "hospitality", "marketing", "finance", "technology", "construction",
              "manufacturing", "transportation", "agriculture", "health-care", "nonprofit"]
FIRST = ["Ana", "Bob", "Chen", "Dina", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jin", "Kay", "Lou"]
LAST = ["Abel", "Brook", "Cole", "Dunn", "Ellis", "Frost", "Gray", "Hale", "Ito", "Jones", "Kim", "Lund"]
MENTORS_IN = 4  # every so many participants is a mentor


def stamp(moment):
    return moment.isoformat(timespec="seconds")


def person(number, chance):
    mentor = number % MENTORS_IN == 0
    joined = NOW - datetime.timedelta(days=chance.randrange(200, 900), minutes=chance.randrange(600))
    lines = [
        f"id: p{number:05}",
        f"role: {'mentor' if mentor else 'client'}",
        f"name: {{first: {chance.choice(FIRST)}, last: {chance.choice(LAST)}}}",
        f"email: p{number:05}@example.org",
        f'phone: "+1 515 555 {number % 10000:04}"',
        "preferred_contact: email",
        f"joined: {joined.date()}",
        f"location: {chance.choice(PLACES)}",
    ]
    if mentor:
        lines += [f"industries: [{', '.join(chance.sample(INDUSTRIES, 2))}]", f"capacity: {{per_week: {chance.randrange(1, 4)}}}",
                  "classification: mentor"]
    lines += ["status: active", "history:", f"- {{at: {stamp(joined)}, by: web-form, event: applied}}"]
    if mentor:
        passed = joined + datetime.timedelta(days=7)
        lines.append(f"- {{at: {stamp(passed)}, by: dana@example.org, event: passed, gate: vetting}}")
    return "\n".join(lines) + "\n"


def request(number, people, chance):
    """A request with its id: most are long closed, every tenth is of the last days and open."""
    is_open = number % 10 == 0
    days = chance.randrange(0, 6) if is_open else chance.randrange(10, 180)
    submitted = NOW - datetime.timedelta(days=days, minutes=chance.randrange(1, 600))
    name = f"{submitted:%Y%m%d}-r{number:05}"
    seeker = chance.randrange(people // MENTORS_IN) * MENTORS_IN + 1
    mentor = f"p{chance.randrange(people // MENTORS_IN) * MENTORS_IN:05}"
    events = [f"{{at: {stamp(submitted)}, by: web-form, event: submitted}}"]
    at = submitted

    def then(hours, text):
        nonlocal at
        at += datetime.timedelta(hours=hours)
        events.append(f"{{at: {stamp(at)}, by: dana@example.org, event: {text}}}")

    status = ["status: queued"]
    if not is_open:
        then(3, f"assigned, provider: {mentor}, how: round-robin, level: chapter, score: 100")
        then(9, f"accepted, provider: {mentor}, channel: email")
        then(4, "attempted, method: phone, result: reached")
        then(48, "met, minutes: 50, mode: video")
        then(5, "notes, text: 'Prices, and what the first year may bring'")
        then(48, "checked-in, with: seeker, result: went well, rating: 5")
        then(1, "completed, result: completed")
        status = ["status: closed", f"provider: {mentor}", "outcome: completed"]
    elif number % 20 == 0:
        events.append(f"{{at: {stamp(max(submitted, NOW - datetime.timedelta(hours=1)))}, by: dana@example.org, "
                      f"event: assigned, provider: {mentor}, how: hand}}")
        status = ["status: pending", f"provider: {mentor}"]
    lines = [f"id: {name}", "kind: mentoring", "route: assigned", f"seeker: p{seeker:05}", f"submitted: {stamp(submitted)}",
             f"location: {chance.choice(PLACES)}", f"needs: {{industries: [{chance.choice(INDUSTRIES)}]}}",
             "message: |", "  We open next year and want to get the prices right.", *status, "history:",
             *(f"- {event}" for event in events)]
    return name, "\n".join(lines) + "\n"


def make(program, matchdesk, people, requests):
    chance = random.Random(20260520)
    subprocess.run([matchdesk, "init", str(program), "--preset", "score", "--no-git", "--by", "dana@example.org", "-q"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    folder = program / "participants"
    folder.mkdir(exist_ok=True)
    for number in range(people):
        (folder / f"p{number:05}.yaml").write_text(person(number, chance), encoding="utf-8")
    for number in range(requests):
        name, text = request(number, people, chance)
        folder = program / "requests" / f"{name[:4]}-{name[4:6]}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def waiting_request(program):
    for path in sorted(program.glob("requests/*/*.yaml")):
        if "\nstatus: queued\n" in path.read_text(encoding="utf-8"):
            return path.stem
    sys.exit("no request waits")


def shortest(command, runs, **options):
    best = None
    for _ in range(runs):
        begin = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, **options)
        took = time.perf_counter() - begin
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
        best = took if best is None else min(best, took)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--matchdesk", required=True)
    parser.add_argument("--people", type=int, default=20000)
    parser.add_argument("--requests", type=int, default=20000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--program")
    chosen = parser.parse_args()
    matchdesk = str(Path(chosen.matchdesk).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        program = Path(chosen.program or f"{scratch}/program").resolve()
        if not (program / "program.yaml").exists():
            make(program, matchdesk, chosen.people, chosen.requests)
        environment = dict(os.environ, MATCHDESK_NOW=stamp(NOW), MATCHDESK_USER="dana@example.org", NO_COLOR="1")
        floor = shortest(["sh", "-c", "find . -name '*.yaml' -print0 | xargs -0 cat"], chosen.runs, cwd=program)
        print(f"{chosen.people} participants, {chosen.requests} requests; reading every file with cat: {floor:.2f} s")
        print(f"{'command':<28}{'seconds':>9}{'of cat':>9}")
        waiting = waiting_request(program)
        for words in (["list", "requests", "--where", "status=queued"], ["queue"], ["match", waiting, "--top", "5"], ["aging"],
                      ["check"], ["report", "health", "--period", "2026-05"], ["assign", waiting, "--next", "--dry-run"],
                      ["assign", "--queue", "--dry-run"], ["simulate", "--period", "2026-05", "--set", "capacity.default.per_week=2"]):
            took = shortest([matchdesk, *words], chosen.runs, cwd=program, env=environment)
            print(f"{' '.join(words)[:27]:<28}{took:>9.2f}{took / floor:>8.0f}×")


if __name__ == "__main__":
    main()
