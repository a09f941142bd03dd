"""A press review: several articles on one event, their actors aligned, every measure beside the others' with its interval.

press: the articles and their analyses; align: one identity for each actor; measures, heard, named, stances, told, wording: the measures; apart: what
sets each article apart, in sentences; trust: how often such a difference is right. `framescope.report.comparison` makes a folder to keep of it.
"""

from .apart import Difference, differences, in_words, passages
from .heard import ABSENT, HEARD, MENTIONED, coverage, only_in_one, statements
from .measures import evidence, loaded, shares, sides, source_kinds, stance, tone
from .named import names_for
from .press import Review, articles_in, labels, measured, mirrored, review, reviewed
from .stances import toward, toward_in_words
from .told import choices, only_told
from .trust import how_often, judged
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
    "how_often",
    "in_words",
    "judged",
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
    "toward",
    "toward_in_words",
]
