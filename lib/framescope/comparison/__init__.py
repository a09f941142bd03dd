"""A press review: several articles on one event, their actors aligned, every measure beside the others' with its interval.

press: the articles and their analyses; align: one identity for each actor; measures, heard, named, told, wording: the measures; apart: what
sets each article apart, in sentences. `framescope.report.comparison` makes a folder to keep of it.
"""

from .apart import Difference, differences, in_words, passages
from .heard import ABSENT, HEARD, MENTIONED, coverage, only_in_one, statements
from .measures import evidence, loaded, shares, sides, source_kinds, stance, tone
from .named import names_for
from .press import Review, articles_in, labels, measured, mirrored, review, reviewed
from .told import choices, only_told
from .wording import distinctive, lemmas

__all__ = [
    "ABSENT",
    "HEARD",
    "MENTIONED",
    "Difference",
    "Review",
    "articles_in",
    "choices",
    "coverage",
    "differences",
    "distinctive",
    "evidence",
    "in_words",
    "labels",
    "lemmas",
    "loaded",
    "measured",
    "mirrored",
    "names_for",
    "only_in_one",
    "only_told",
    "passages",
    "review",
    "reviewed",
    "shares",
    "sides",
    "source_kinds",
    "stance",
    "statements",
    "tone",
]
