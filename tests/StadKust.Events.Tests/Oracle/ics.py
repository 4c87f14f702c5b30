"""Reads an iCalendar file with python-icalendar and expands it with dateutil, by RFC 5545 alone.

Writes {uid: [[start, end, status, summary], ...]}: instants in UTC, dates for all-day events. Expansion ends at the day given as argument.
Each VTIMEZONE is compared with the system's zone at every start.
"""
import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

to = datetime.combine(date.fromisoformat(sys.argv[1]), time.max)


def naive(value):
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time.min)


def dates(event, name):
    lists = event.get(name, [])
    return {naive(d.dt) for one in (lists if isinstance(lists, list) else [lists]) for d in one.dts}


def instants(start, length, zone):
    if zone is None:
        return [start.date().isoformat(), (start + length).date().isoformat()]
    first = start.replace(tzinfo=zone).astimezone(timezone.utc)
    return [first.isoformat(), (first + length).isoformat()]


def duration(event, zone):
    start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else event["DTSTART"].dt
    if zone is None:
        return naive(end) - naive(start)
    return naive(end).replace(tzinfo=zone).astimezone(timezone.utc) - naive(start).replace(tzinfo=zone).astimezone(timezone.utc)


def told(event, start, zone):
    return instants(start, duration(event, zone), zone) + [str(event["STATUS"]), str(event["SUMMARY"])]


calendar = Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(z["TZID"]): z.to_tz() for z in calendar.walk("VTIMEZONE")}
found, overrides = {}, {}
events = calendar.walk("VEVENT")
for event in events:
    if "RECURRENCE-ID" in event:
        overrides[(str(event["UID"]), naive(event["RECURRENCE-ID"].dt))] = event

for event in events:
    if "RECURRENCE-ID" in event:
        continue
    uid, start = str(event["UID"]), naive(event["DTSTART"].dt)
    assert uid not in found, f"{uid} stands there twice"
    tzid = event["DTSTART"].params.get("TZID")
    zone = ZoneInfo(tzid) if tzid else None
    starts = {start}
    if "RRULE" in event:
        text = event["RRULE"].to_ical().decode()
        if zone is not None and "UNTIL" in event["RRULE"]:
            until = event["RRULE"]["UNTIL"][0]
            assert until.tzinfo is not None, "UNTIL must be UTC when the start has a zone"
            text = text.replace(until.strftime("%Y%m%dT%H%M%SZ"), until.astimezone(zone).strftime("%Y%m%dT%H%M%S"))
        for at in rrulestr(text, dtstart=start):
            if at > to:
                break
            starts.add(at)
    starts = (starts | dates(event, "RDATE")) - dates(event, "EXDATE")
    occurrences = []
    for at in sorted(starts):
        override = overrides.pop((uid, at), None)
        shown, begin = (override, naive(override["DTSTART"].dt)) if override is not None else (event, at)
        occurrences.append(told(shown, begin, zone))
        if zone is not None:
            system = begin.replace(tzinfo=zone)
            gap = system.astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None) != begin
            twice = system.utcoffset() != begin.replace(tzinfo=zone, fold=1).utcoffset()
            theirs = zones[tzid].localize(begin).utcoffset() if hasattr(zones[tzid], "localize") else begin.replace(tzinfo=zones[tzid]).utcoffset()
            assert gap or twice or theirs == system.utcoffset(), f"{tzid} at {begin}: {theirs}, system {system.utcoffset()}"
    found[uid] = occurrences

unmet = [o for o in overrides if o[1] <= to]
assert not unmet, f"overrides of no occurrence: {unmet[:5]}"
json.dump(found, sys.stdout)
