"""Days as archives, pages and tables write them, in the one form that can be sorted: 2023-03-16."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b\.?"
)
_YEAR, _DAY = r"(?P<year>(?:1[6-9]|20)\d\d)", r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?:(?!\d)|(?=T?\d{{4,6}}))",
        rf"\b{_MONTH}[ -]{{1,3}}{_DAY},?[ -]{{1,3}}{_YEAR}(?!\d)",
        rf"{_DAY}(?: of)?[ -]{{1,3}}{_MONTH},?[ -]{{1,3}}{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR},?[ -]{{1,3}}{_MONTH}[ -]{{1,3}}{_DAY}(?!\d)",
    )
)
_MONTH_ONLY = re.compile(rf"\b{_MONTH},?[ -]{{1,3}}{_YEAR}(?!\d)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<year>(?:1[6-9]|20)\d\d)(?!\d)")
_OPENS = re.compile(
    rf"\W{{0,3}}(?:published:?\W{{1,3}})?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|{_MONTH}|\d)", re.IGNORECASE
)
LONGEST = 90
"""Characters of a line that is a date, with its weekday, hour and edition, at most."""


def iso_date(words: str | None) -> str | None:
    """The first day that words name, as year-month-day (year-month where no day is named); None where none is named for certain.

    In numbers alone the day must be told from the month: 03/04/2023 is two days, and neither is taken.

    >>> iso_date("March 16, 2023 Thursday 9:14 PM GMT"), iso_date("Thu, 16 Mar 2023"), iso_date("16.03.2023"), iso_date("03/04/2023")
    ('2023-03-16', '2023-03-16', '2023-03-16', None)
    """
    text = " ".join((words or "")[:300].split())
    found = sorted((m for form in _FORMS if (m := form.search(text))), key=lambda m: m.start())
    for m in found:
        parts = m.groupdict()
        number = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"][:3].lower()) + 1
        if day := _day(int(parts["year"]), number, int(parts["day"])):
            return day
    return _in_numbers(text) or _of_month(text)


def _in_numbers(text: str) -> str | None:
    """A day of two numbers and a year, where one of them can be no month or both are the same."""
    m = _NUMBERS.search(text)
    if m is None:
        return None
    a, b = int(m["a"]), int(m["b"])
    days = {_day(int(m["year"]), month, day) for month, day in ((a, b), (b, a))} - {None}
    return days.pop() if len(days) == 1 else None


def _of_month(text: str) -> str | None:
    m = _MONTH_ONLY.search(text)
    return f"{m['year']}-{_MONTHS.index(m['month'][:3].lower()) + 1:02d}" if m else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def is_date_line(line: str) -> bool:
    """Whether a line is a date and what archives put behind it (weekday, hour, edition), and no sentence that names one.

    >>> is_date_line("March 16, 2023 Thursday"), is_date_line("March 16, 2023 was a Thursday on which nobody in the town went to work.")
    (True, False)
    """
    plain = " ".join(line.split())
    return len(plain) <= LONGEST and bool(_OPENS.match(plain)) and plain[-1:] != "." and iso_date(plain) is not None and _is_short(plain)


def _is_short(line: str) -> bool:
    return sum(word.islower() for word in line.split()) <= 2
