"""A press review: several articles on one event, their actors aligned, every measure beside the others' with its interval.

press: the articles and their analyses; align: one identity for each actor; measures, heard, wording: the measures. `framescope.report.comparison` makes
a folder to keep of it.
"""

from .heard import ABSENT, HEARD, MENTIONED, coverage, only_in_one, statements
from .measures import evidence, loaded, shares, sides, stance, tone
from .press import Review, articles_in, labels, measured, mirrored, review, reviewed
from .wording import distinctive, lemmas

__all__ = [
    "ABSENT",
    "HEARD",
    "MENTIONED",
    "Review",
    "articles_in",
    "coverage",
    "distinctive",
    "evidence",
    "labels",
    "lemmas",
    "loaded",
    "measured",
    "mirrored",
    "only_in_one",
    "review",
    "reviewed",
    "shares",
    "sides",
    "stance",
    "statements",
    "tone",
]
