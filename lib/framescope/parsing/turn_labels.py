"""What a speaker's label looks like at the start of a line: a name, a title, a constituency in brackets, capitals, Q or A.

A colon ends it. Without one it is *bare*: set in bold, alone on its line, or in capitals before a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_WORDS = 8
"""Words of a label before its brackets, at most."""

MAX_BARE = 4
"""Words of a label without a colon, at most."""

_LINE = re.compile(r"\S[^\n]*")
_NAME = r"(?P<label>(?=[^\W\d_])[^\W_][\w.,'’&\- ]{0,70}?)(?P<brackets>(?: ?\([^()\n:]{1,60}\)){0,3})"
_LABEL = re.compile(rf"(?P<bold>[*_]{{0,3}}){_NAME}(?:[*_]{{1,3}}:|:[*_]{{0,3}}|(?<=^[QA])\.)(?=\s|$)\s*")
_BARE = (
    re.compile(rf"(?P<bold>\*\*|__){_NAME}(?P=bold)(?=\s|$)\s*"),
    re.compile(rf"{_NAME}(?<![.,])$"),
    re.compile(rf"(?=[^a-z\n]+ ){_NAME}\s(?:—|–|--)\s+(?=\S)"),
)
_QUESTION = re.compile(r"q|question|interviewer|q ?\d+", re.IGNORECASE)
_ANSWER = re.compile(r"a|answer|interviewee|a ?\d+", re.IGNORECASE)
_TITLE = re.compile(r"(mr|mrs|ms|miss|dr|sir|dame|lord|lady|sen|rep|gov|prof|president|senator|madam)\b\.?\s+(?=\S)", re.IGNORECASE)
_SMALL = {"of", "for", "the", "and", "de", "van", "von", "der", "al", "bin", "la", "da", "di", "du", "del", "hon.", "rt.", "to", "at"}
FLAGS = frozenset(
    {"exclusive", "breaking", "live", "updated", "update", "watch", "video", "opinion", "revealed", "analysis", "interview", "latest"}
)
"""What a headline may open with before a colon without anybody speaking."""

_HEADINGS = FLAGS | {
    "updates", "correction", "corrections", "clarification", "photo", "photos",
    "editor", "byline", "note", "notes", "briefing", "daily", "weekly", "morning",
    "guide", "part", "fact", "facts", "edition", "special", "email", "tip", "tips", "tags", "related", "timeline", "explainer", "caption",
    "by", "listen", "read", "more", "see", "also", "tickets", "ticket", "venue", "when", "where", "what", "who", "why", "how", "time", "date",
    "method", "ingredients", "serves", "preparation", "directions", "instructions", "contact", "contacts", "media", "rsvp", "location", "price", "prices",
    "cost", "info", "information", "source", "sources", "score", "scores", "result", "results", "verdict", "rating", "pros", "cons", "summary",
    "background", "conclusion", "warning", "reminder", "step", "example", "starring", "director", "cast", "credit", "credits", "image", "picture",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "today", "yesterday", "tomorrow", "poll", "survey", "study", "report",
    "claim", "claims", "myth", "reality", "truth", "goals", "substitutes", "subs", "referee", "attendance", "weather", "odds", "topics", "subject",
}  # fmt: skip


@dataclass(slots=True)
class Line:
    """A line; with a label, if it begins like a turn: its key is the last word of the name."""

    start: int
    end: int
    block: int
    match: re.Match | None = None
    who: tuple[int, int] = (0, 0)
    key: str = ""
    explicit: bool = False
    bare: bool = False
    words: int = 0
    said: list[tuple[int, int]] = field(default_factory=list)


def lines(text: str) -> Iterator[Line]:
    """The non-blank lines, numbered by the block between blank lines that they stand in, with what labels they have."""
    block, before = 0, 0
    for m in _LINE.finditer(text):
        block += text.count("\n", before, m.start()) > 1
        line = Line(m.start(), m.start() + len(m[0].rstrip()), block)
        before = m.end()
        _read_label(text, line)
        yield line


def _read_label(text: str, line: Line) -> None:
    """Fill in the label of a line, if it has the shape of one."""
    words = text[line.start : line.end]
    if not words.lstrip("*_")[:1].isupper():
        return
    match = _LABEL.match(words[:240])
    if match is None and (match := next(filter(None, (bare.match(words) for bare in _BARE)), None)):
        line.bare = True
    if match is None or not _is_name(match["label"].split(), MAX_BARE if line.bare else MAX_WORDS):
        return
    label, brackets = match["label"], match["brackets"]
    name, at = label, line.start + match.start("label")
    inner = re.match(r" ?\(((?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? [^()]+)\)", brackets)
    if inner:
        name, at = inner[1], line.start + match.start("brackets") + inner.start(1)
    title = _TITLE.match(name)
    capitals = label.replace("Mc", "").isupper() and len(label) > 2
    line.match, line.who, line.words = match, (at, at + len(name)), len(label.split())
    line.explicit = bool(title or capitals or (brackets and line.words > 1))
    line.key = "q" if _QUESTION.fullmatch(label) else "a" if _ANSWER.fullmatch(label) else name.split()[-1].casefold()


def _is_name(words: list[str], most: int) -> bool:
    """Whether the words are written like a name, and are no heading."""
    if len(words) > most or not words[0][0].isupper() or not all(w[0].isupper() or w.lower() in _SMALL for w in words):
        return False
    return not any(w.strip(".,'’").lower() in _HEADINGS for w in words)
