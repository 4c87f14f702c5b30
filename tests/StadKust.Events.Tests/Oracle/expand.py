"""Expands rules with python-dateutil. Reads one JSON list of [start, rule, to], writes one list of lists of dates.

The first start counts, whether it fits the rule or not; COUNT counts it too (RFC 5545, 3.8.5.3).
"""
import json
import sys
from datetime import datetime

from dateutil.rrule import rrulestr


def days(start, rule, to):
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(to + "T23:59:59")
    series = rrulestr(rule, dtstart=first)
    fits = next(iter(series), None) == first
    count = series._count
    found = [first]
    for at in series:
        if at > last or (count is not None and not fits and len(found) >= count):
            break
        if at != first:
            found.append(at)
    return [d.date().isoformat() for d in found if d <= last]


json.dump([days(*case) for case in json.load(sys.stdin)], sys.stdout)
