"""Interviews without labels: the questions stand in bold, or as paragraphs of their own, and the paragraphs after each answer it.

Bold paragraphs count when two of them ask; plain ones when the text says that somebody was spoken to, and three paragraphs ask,
half of them "you". The answers must speak in the first person: an explainer asks and answers in its author's own voice.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .turnlabels import Line
from .turnparties import is_personal, unmarked

SPOKEN_TO = re.compile(
    r"\b(spoke|speaks|talked|talks|chatted|sat down|sits down|caught up|interview(s|ed|ing)?|(in )?conversation|told us|we asked|we met"
    r"|answer(s|ed|ing)? (our|your|readers|questions)|takes? questions|Q&A)\b",
    re.IGNORECASE,
)
"""What a text says of an interview that it prints."""

MAX_WORDS = 80
"""Words of a question, at most."""

_BOLD = re.compile(r"(\*\*|__|\*|_)[^*_\s][^*_]*[.?!…]\1")
_YOU = re.compile(r"\byou(r|rs|rself)?\b", re.IGNORECASE)


def questions_and_answers(text: str, lines: list[Line]) -> list[Line]:
    """The lines that ask (key "q") and the first line of each answer (key "a"), in order; none in a text that is no interview."""
    asked = _bold(text, lines) or _plain(text, lines)
    numbers = {line.start for line in asked}
    answers = [b for a, b in pairwise(lines) if a.start in numbers and b.start not in numbers]
    if not answers or 2 * sum(is_personal(text[a.start : a.end]) for a in answers) < len(answers):
        return []
    for line in asked:
        line.key = "q"
    for line in answers:
        line.key = "a"
    for line in (labelled := sorted([*asked, *answers], key=lambda line: line.start)):
        line.match, line.who = None, (line.start, line.start)
    return labelled


def _bold(text: str, lines: list[Line]) -> list[Line]:
    """The bold paragraphs that are sentences, where two of them ask."""
    bold = [line for line in lines if _BOLD.fullmatch(text, line.start, line.end)]
    return bold if sum(text[line.end - 3 : line.end].rstrip("*_").endswith("?") for line in bold) > 1 else []


def _plain(text: str, lines: list[Line]) -> list[Line]:
    """The paragraphs after the headline that ask, where they are an interviewer's."""
    asked = [line for line in lines[1:] if text[line.end - 1] == "?" and _is_question(text[line.start : line.end])]
    personal = sum(_YOU.search(text, line.start, line.end) is not None for line in asked)
    if len(asked) < 3 or 2 * personal < len(asked):
        return []
    numbers = {line.start for line in asked}
    told = any(SPOKEN_TO.search(text, line.start, line.end) for line in lines if line.start not in numbers)
    return asked if told else []


def _is_question(words: str) -> bool:
    """Whether a paragraph may be a question to somebody: of moderate length, and nobody's words in marks."""
    return len(words.split()) <= MAX_WORDS and unmarked(words).strip().endswith("?") and words[0] not in "\"“‘'"
