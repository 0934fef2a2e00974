#!/usr/bin/python3
"""Writes the table of deadlines that Matchdesk's own must equal, one line each, to standard output.

    deadlines.py > deadlines.csv      writes the table
    deadlines.py --check FILE         exit status 1 and a diff when FILE is not what would be written

It shares nothing with the program under test: business days come from dateutil's recurrence rules, months from its
relativedelta, zones from Python's zoneinfo and, for a second opinion, dateutil.tz. The end of a local day is not worked
out but looked for: the last minute on the time line at which the zone's clocks show that date. Business hours are not
worked out either: a walk along the time line, a quarter of an hour at a time, asks what the clocks show.

Columns: zone; weekend, the days of it, empty for saturday and sunday; hours, the spans of business hours, empty for the
whole day; holidays; half_days, each with what is open of it; day_ends, empty where days do not end early; start; within;
due. What is several is separated by spaces.
"""

import difflib
import sys
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil import tz as dateutil_tz
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, FR, rrule, rruleset

COLUMNS = ["zone", "weekend", "hours", "holidays", "half_days", "day_ends", "start", "within", "due"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

CHICAGO, TORONTO, LONDON = "America/Chicago", "America/Toronto", "Europe/London"
LORD_HOWE, ST_JOHNS, HAVANA = "Australia/Lord_Howe", "America/St_Johns", "America/Havana"
BEIRUT, NUUK, UTC = "Asia/Beirut", "America/Nuuk", "UTC"
JERUSALEM, KATHMANDU, DUBAI, MADRID = "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Dubai", "Europe/Madrid"

# The two days of clock changes in each zone. Lord Howe moves half an hour; Havana springs forward at midnight and goes
# back to midnight; Beirut springs forward at midnight and goes back from midnight to the day before; in Nuuk the hour
# before midnight is left out, and had twice.
CHANGES = {
    CHICAGO: [date(2026, 3, 8), date(2026, 11, 1)],
    TORONTO: [date(2025, 3, 9), date(2025, 11, 2)],
    LONDON: [date(2025, 3, 30), date(2025, 10, 26)],
    LORD_HOWE: [date(2025, 10, 5), date(2025, 4, 6)],
    ST_JOHNS: [date(2025, 3, 9), date(2025, 11, 2)],
    HAVANA: [date(2025, 3, 9), date(2025, 11, 2)],
    BEIRUT: [date(2024, 3, 31), date(2024, 10, 27)],
    NUUK: [date(2025, 3, 29), date(2025, 10, 25)],
    UTC: [date(2025, 3, 9), date(2025, 11, 2)],
    JERUSALEM: [date(2026, 3, 27), date(2026, 10, 25)],
    MADRID: [date(2026, 3, 29), date(2026, 10, 25)],
}

HOLIDAYS = {
    "none": [],
    "wednesday": [date(2026, 11, 11)],
    "monday": [date(2026, 5, 25)],
    "friday": [date(2026, 7, 3)],
    "thursday and friday": [date(2025, 12, 25), date(2025, 12, 26)],
    "friday and monday": [date(2026, 4, 3), date(2026, 4, 6)],
    "tuesday and thursday": [date(2024, 12, 24), date(2024, 12, 26)],
    "saturday": [date(2026, 8, 15)],
    "whole week": [date(2025, 12, day) for day in range(22, 27)],
    "christmas": [date(2026, 12, 25)],
}

HALF_DAYS = {
    "none": {},
    "christmas eve": {date(2026, 12, 24): "00:00-13:00"},
    "two halves": {date(2026, 12, 23): "12:30-24:00", date(2026, 12, 24): "00:00-13:00"},
    "early closing": {date(2026, 12, 22): "00:00-08:00"},
}


def agreed_zones(name):
    """The zone twice, from two implementations; they must agree wherever they are asked."""
    first, second = ZoneInfo(name), dateutil_tz.gettz(name)
    assert second is not None, name
    return first, second


def local(zones, instant):
    readings = [instant.astimezone(zone) for zone in zones]
    assert readings[0].replace(tzinfo=None) == readings[1].replace(tzinfo=None), (instant, readings)
    return readings[0]


def last_second_of(zones, day):
    """Walks back along the time line, minute by minute, to the last one at which clocks show this date (or one before:
    a date that a zone left out ends where the one before it ends)."""
    minute = datetime.combine(day + timedelta(days=2), time(), timezone.utc) + timedelta(hours=12)
    while local(zones, minute).date() > day:
        minute -= timedelta(minutes=1)
    return minute + timedelta(seconds=59)


def counted_date(reading, day_ends):
    late = day_ends is not None and reading.time() > day_ends
    return reading.date() + timedelta(days=1) if late else reading.date()


def business_days_later(day, count, weekend, holidays):
    days = rruleset()
    workdays = [number for number, name in enumerate(WEEKDAYS) if name not in weekend]
    days.rrule(rrule(DAILY, byweekday=workdays, dtstart=datetime.combine(day + timedelta(days=1), time())))
    for holiday in holidays:
        days.exdate(datetime.combine(holiday, time()))
    for number, found in enumerate(days, start=1):
        if number == count:
            return found.date()


def is_within(clock, span):
    """Whether the minutes after midnight lie in "09:00-17:00"."""
    begin, end = (int(part[:2]) * 60 + int(part[3:]) for part in span.split("-"))
    return begin <= clock < end


def business_hours_later(zones, start, amount, weekend, hours, holidays, half_days):
    left, now = timedelta(hours=amount), start
    while True:
        quarter = timedelta(minutes=15 - now.minute % 15) - timedelta(seconds=now.second)
        reading = local(zones, now)
        clock = reading.hour * 60 + reading.minute
        is_open = (
            WEEKDAYS[reading.weekday()] not in weekend
            and reading.date() not in holidays
            and any(is_within(clock, span) for span in hours)
            and is_within(clock, half_days.get(reading.date(), "00:00-24:00"))
        )
        if is_open and left <= quarter:
            return now + left
        left -= quarter if is_open else timedelta()
        now += quarter


def due(zones, weekend, hours, holidays, half_days, day_ends, start, amount, unit):
    if unit == "hours":
        return start + timedelta(hours=amount)
    if unit == "business hours":
        return business_hours_later(zones, start, amount, weekend, hours, holidays, half_days)
    day = counted_date(local(zones, start), day_ends)
    if unit == "business days":
        day = business_days_later(day, amount, weekend, holidays)
    else:
        day += relativedelta(**{unit: amount})
    return last_second_of(zones, day)


def row(zone, wall, within, holidays="none", day_ends=None, fold=0, weekend="", hours="", half_days="none"):
    """One deadline of the table for a wait that began when the wall clock showed `wall` (the second time with fold=1)."""
    amount, unit = within.split(" ", 1)
    plural = unit if unit.endswith("s") else unit + "s"
    zones = agreed_zones(zone)
    start = wall.replace(tzinfo=zones[0], fold=fold).astimezone(timezone.utc)
    end = time.fromisoformat(day_ends) if day_ends else None
    free = weekend.split() or ["saturday", "sunday"]
    spans = hours.split() or ["00:00-24:00"]
    halves = HALF_DAYS[half_days]
    result = due(zones, free, spans, HOLIDAYS[holidays], halves, end, start, int(amount), plural)
    days = " ".join(str(day) for day in HOLIDAYS[holidays])
    open_parts = " ".join(f"{day}={span}" for day, span in halves.items())
    begin, ending = (local(zones, instant).isoformat() for instant in (start, result))
    return [zone, weekend, hours, days, open_parts, day_ends or "", begin, within, ending]


def weekends():
    monday = date(2026, 5, 11)
    for offset in range(7):
        for clock, withins in [
            (time(0, 0, 0), ["1 day", "1 business day"]),
            (time(16, 0, 0), ["24 hours", "1 business day", "2 business days", "5 business days", "2 weeks"]),
            (time(23, 59, 59), ["2 days", "1 business day", "6 business days"]),
        ]:
            for within in withins:
                yield row(CHICAGO, datetime.combine(monday + timedelta(days=offset), clock), within)


def around_holidays():
    for name, days in HOLIDAYS.items():
        if not days:
            continue
        for before in (6, 5, 4, 3, 2, 1, 0, -1):
            start = datetime.combine(days[0] - timedelta(days=before), time(9, 30))
            for within in ("1 business day", "2 business days"):
                yield row(TORONTO, start, within, holidays=name)
        friday_before = datetime.combine(days[0] + relativedelta(weekday=FR(-1)), time(17, 1))
        for within in ("5 business days", "10 business days", "48 hours", "3 days", "1 week"):
            yield row(LONDON, friday_before, within, holidays=name)


def clock_changes():
    for zone, days in CHANGES.items():
        for day in days:
            eve, noon = day - timedelta(days=1), time(12, 0)
            yield row(zone, datetime.combine(eve, noon), "24 hours")
            yield row(zone, datetime.combine(eve, time(23, 30)), "1 hour")
            yield row(zone, datetime.combine(eve, time(23, 30)), "1 hour", fold=1)
            yield row(zone, datetime.combine(eve, time(21, 15)), "48 hours")
            yield row(zone, datetime.combine(day - timedelta(days=2), noon), "1 day")
            yield row(zone, datetime.combine(eve, noon), "1 day")
            yield row(zone, datetime.combine(day, time(0, 30)), "1 day")
            yield row(zone, datetime.combine(day - timedelta(days=3), noon), "1 business day")
            yield row(zone, datetime.combine(day, noon), "1 business day")
            yield row(zone, datetime.combine(day - timedelta(days=7), noon), "1 week")
            yield row(zone, datetime.combine(day - timedelta(days=15), noon), "2 weeks")
            yield row(zone, datetime.combine(day + relativedelta(months=-1), noon), "1 month")


def hours_had_twice():
    for zone, day in [(CHICAGO, date(2026, 11, 1)), (LONDON, date(2025, 10, 26)), (LORD_HOWE, date(2025, 4, 6))]:
        for fold in (0, 1):
            for within in ("1 hour", "2 hours", "24 hours", "1 day"):
                yield row(zone, datetime.combine(day, time(1, 45)), within, fold=fold)


def months_and_years():
    for start in (date(2025, 1, 31), date(2024, 1, 31), date(2025, 3, 31), date(2025, 8, 31), date(2023, 12, 31)):
        for months in (1, 2, 3, 6, 12):
            yield row(TORONTO, datetime.combine(start, time(10, 0)), f"{months} month{'s' * (months > 1)}")
    for start in (date(2024, 2, 28), date(2024, 2, 29), date(2025, 2, 28), date(2023, 2, 28)):
        for within in ("1 day", "1 business day", "1 week", "1 month", "12 months", "48 hours"):
            yield row(LONDON, datetime.combine(start, time(8, 15)), within)
    for start in (date(2024, 12, 31), date(2025, 12, 30), date(2026, 12, 31)):
        for within in ("1 day", "2 business days", "2 weeks", "1 month", "24 hours"):
            yield row(LORD_HOWE, datetime.combine(start, time(22, 45)), within)
    for within in ("9 days", "7 business days", "1 week"):
        yield row(CHICAGO, datetime(2037, 10, 23, 12, 0), within)
    yield row(LONDON, datetime(2037, 6, 30, 12, 0), "90 days")


def ended_days():
    for day in (8, 10, 12, 13):
        for clock in (time(16, 59, 59), time(17, 0, 0), time(17, 0, 1), time(23, 59, 59)):
            for within in ("1 day", "1 business day", "2 business days"):
                yield row(CHICAGO, datetime.combine(date(2026, 6, day), clock), within, day_ends="17:00")
    late = time(18, 30)
    for within in ("24 hours", "1 week", "1 month", "3 months"):
        yield row(TORONTO, datetime.combine(date(2026, 1, 30), late), within, day_ends="17:00")
        yield row(TORONTO, datetime.combine(date(2024, 2, 28), late), within, day_ends="17:00")
        yield row(TORONTO, datetime.combine(date(2025, 12, 31), late), within, day_ends="17:00")
    for within in ("1 day", "1 business day", "2 business days", "30 hours"):
        yield row(CHICAGO, datetime.combine(date(2026, 5, 21), late), within, holidays="monday", day_ends="16:30")
        yield row(CHICAGO, datetime.combine(date(2026, 5, 24), late), within, holidays="monday", day_ends="16:30")
        yield row(HAVANA, datetime.combine(date(2025, 3, 7), late), within, day_ends="18:00")
        yield row(NUUK, datetime.combine(date(2025, 3, 27), late), within, day_ends="12:00")


OFFICE, LUNCH, SIESTA = "09:00-17:00", "09:00-12:00 13:00-17:30", "08:30-14:00 16:00-19:15"
NIGHT, ALL_DAY = "00:00-03:15 20:00-24:00", ""


def other_weeks():
    """Business days and hours in weeks that are not Monday to Friday."""
    for zone, weekend, hours in [
        (DUBAI, "friday saturday", OFFICE),
        (JERUSALEM, "friday saturday", LUNCH),
        (KATHMANDU, "saturday", LUNCH),
        (DUBAI, "friday", SIESTA),
        (TORONTO, "sunday", OFFICE),
        (MADRID, "", SIESTA),
    ]:
        for offset in range(7):
            for clock in (time(7, 15), time(12, 20, 30), time(18, 0)):
                start = datetime.combine(date(2026, 5, 11) + timedelta(days=offset), clock)
                for within in ("1 business day", "3 business days", "1 business hour", "12 business hours"):
                    yield row(zone, start, within, weekend=weekend, hours=hours)


def half_days():
    for name in ("christmas eve", "two halves", "early closing"):
        for before in range(4):
            for clock in (time(8, 0), time(12, 45, 15), time(16, 30)):
                start = datetime.combine(date(2026, 12, 24) - timedelta(days=before), clock)
                for within in ("2 business hours", "9 business hours", "2 business days"):
                    for hours in (OFFICE, LUNCH):
                        yield row(LONDON, start, within, holidays="christmas", hours=hours, half_days=name)


def hours_around_clock_changes():
    for zone, weekend, hours in [
        (JERUSALEM, "saturday", NIGHT),
        (JERUSALEM, "friday saturday", ALL_DAY),
        (CHICAGO, "monday", NIGHT),
        (CHICAGO, "", LUNCH),
        (LONDON, "friday", ALL_DAY),
        (LORD_HOWE, "saturday", NIGHT),
        (HAVANA, "monday tuesday", ALL_DAY),
        (BEIRUT, "friday", NIGHT),
        (NUUK, "wednesday", ALL_DAY),
    ]:
        for day in CHANGES[zone]:
            for before, clock in [(2, time(14, 0)), (1, time(16, 45)), (1, time(23, 15, 10)), (0, time(6, 0))]:
                start = datetime.combine(day - timedelta(days=before), clock)
                for within in ("1 business hour", "5 business hours", "30 business hours"):
                    yield row(zone, start, within, weekend=weekend, hours=hours)


def table():
    parts = [weekends, around_holidays, clock_changes, hours_had_twice, months_and_years, ended_days, other_weeks]
    parts += [half_days, hours_around_clock_changes]
    lines = [",".join(COLUMNS)] + [",".join(each) for part in parts for each in part()]
    return "".join(line + "\n" for line in dict.fromkeys(lines))


def main(arguments):
    written = table()
    if arguments[:1] == ["--check"]:
        committed = Path(arguments[1]).read_text(encoding="utf-8")
        sys.stdout.writelines(
            difflib.unified_diff(committed.splitlines(True), written.splitlines(True), arguments[1], "generated")
        )
        return 0 if committed == written else 1
    sys.stdout.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
