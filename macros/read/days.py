"""Days as people and spreadsheets write them, if there is one way to read them; `3/4/2026` has two, so it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

FIRST = date(1899, 12, 30)
"""The day that spreadsheets count from; a workbook may say that it counts from another."""
TWO_WAYS = "can be read as two days"
NO_DAY = "is no day"

_MONTHS = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)
_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("lunes", "martes", "miércoles", "miercoles", "jueves", "viernes", "sábado", "sabado", "domingo"),
)
_SHORTEST = 3
"""Letters of the shortest name of a month or of a day of the week."""

_TIME = re.compile(
    r"(?<=[0-9])(?:t|,? +)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?: ?[ap]\.?m\.?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?$"
)
_YEAR = "(?P<Y>20[0-9]{2})"
_DAY = "(?P<D>[0-9]{1,2})"
_MONTH = r"(?P<M>[^\W\d_]{3,})\.?"
_GAP = "[ /.-]*"
_NAMED = (
    re.compile(rf"{_DAY}(?:st|nd|rd|th|\.)?{_GAP}(?:of |de )?{_MONTH},?{_GAP}(?:del? )?(?P<Y>(?:20)?[0-9]{{2}})"),
    re.compile(rf"{_MONTH}{_GAP}{_DAY}(?:st|nd|rd|th)?(?:, *| +|-){_YEAR}"),
    re.compile(rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}"),
)
_YEAR_FIRST = re.compile(rf"{_YEAR}(?P<G>[-/.]?)(?P<M>[0-9]{{1,2}})(?P=G){_DAY}")
_YEAR_LAST = re.compile(rf"(?P<A>[0-9]{{1,2}})(?P<G>[-/.])(?P<B>[0-9]{{1,2}})(?P=G){_YEAR}")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_CENTURY = (date(2000, 1, 1), date(2099, 12, 31))


def read_day(text: str, first: date = FIRST) -> date | str:
    """Return the day that a text means, or what is wrong with it: TWO_WAYS, NO_DAY.

    A number counts from the day `first`, as spreadsheets do.
    """
    plain = " ".join(text.casefold().split())
    if serial := _SERIAL.fullmatch(plain):
        counted = first + timedelta(days=int(serial[1]))
        return counted if _CENTURY[0] <= counted <= _CENTURY[1] else NO_DAY
    found = set(_readings(_without(plain)))
    if not found:
        return NO_DAY
    return found.pop() if len(found) == 1 else TWO_WAYS


def is_counted(text: str) -> bool:
    """Say whether a text is a number that a spreadsheet counts days with."""
    return bool(_SERIAL.fullmatch(text.strip()))


def _without(text: str) -> str:
    """Return a day without its time and the day of the week."""
    text = _TIME.sub("", text)
    word, _, rest = text.partition(" ")
    name = word.rstrip(".,")
    if rest and len(name) >= _SHORTEST and any(each.startswith(name) for each in _WEEKDAYS) and not _month(name, rest):
        return rest
    return text


def _month(name: str, rest: str) -> bool:
    """Say whether a word is a month here, and no day of the week: `mar` is both in Spanish."""
    return bool(_numbers(name)) and not re.search(r"[^\W\d_]{3,}", rest)


def _readings(text: str) -> Iterator[date]:
    if found := _YEAR_FIRST.fullmatch(text):
        # Without signs between, only eight digits are a day.
        if found["G"] or len(text) == len("20261005"):
            yield from _date(found["Y"], found["M"], found["D"])
        return
    if found := _YEAR_LAST.fullmatch(text):
        yield from _date(found["Y"], found["A"], found["B"])
        yield from _date(found["Y"], found["B"], found["A"])
        return
    for pattern in _NAMED:
        if found := pattern.fullmatch(text):
            for month in _numbers(found["M"]):
                yield from _date(found["Y"], month, found["D"])


def _numbers(name: str) -> set[int]:
    return {number for number, names in enumerate(_MONTHS, 1) if any(each.startswith(name) for each in names)}


def _date(year: str, month: str | int, day: str) -> Iterator[date]:
    try:
        yield date(int(year) + (0 if len(year) > 2 else 2000), int(month), int(day))
    except ValueError:
        return
