"""Who has the floor: the turns of printed interviews and transcripts ("Q: … A: …", "The Herald: …", "Jim Doe (Lab): …").

A turn begins with a label and a colon at the start of a line and goes on over the lines without one. Whether a label is a
speaker's is decided by its shape (a name, a title, a constituency in brackets, capitals, Q and A) and by repetition: "Note: …",
"Tickets: …" and a recipe's "Method: …" come once, or in the shape of no name. Only the text is read, so that the parser can
be told where a turn begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

AUTHOR, ANSWER, SPEAKER = "author", "answer", "speaker"
"""Roles: the interviewer, who is the text's author; an interviewee called "A"; somebody who is named or described."""

MAX_WORDS = 8
"""Words of a label before its brackets, at most."""

_LINE = re.compile(r"\S[^\n]*")
_LABEL = re.compile(
    r"(?P<bold>[*_]{0,3})(?P<label>(?=[^\W\d_])[^\W_][\w.,'’&\- ]{0,70}?)(?P<brackets>(?: ?\([^()\n:]{1,60}\)){0,3})"
    r"(?:[*_]{1,3}:|:[*_]{0,3}|(?<=^[QA])\.)(?=\s|$)\s*"
)
_QUESTION = re.compile(r"q|question|interviewer|q ?\d+", re.IGNORECASE)
_ANSWER = re.compile(r"a|answer|interviewee|a ?\d+", re.IGNORECASE)
_TITLE = re.compile(r"(mr|mrs|ms|miss|dr|sir|dame|lord|lady|sen|rep|gov|prof|president|senator|madam)\b\.?\s+(?=\S)", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(i|we|my|our|me|us|i['’]\w+|we['’]\w+)\b", re.IGNORECASE)
_MARKED = re.compile(r'["“”][^"“”\n]*["“”]?')
_REPORTS = re.compile(r"\b(said|says|told|added|replied|declined|rejected)\b")
_BYLINE = re.compile(r"^\W{0,3}[Bb]y\s+([A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,3})", re.MULTILINE)
_SMALL = {"of", "for", "the", "and", "de", "van", "von", "der", "al", "bin", "la", "da", "di", "du", "del", "hon.", "rt.", "to", "at"}
OUTLETS = {
    "herald", "times", "post", "guardian", "telegraph", "journal", "news", "gazette", "tribune", "chronicle", "mail", "observer", "magazine",
    "review", "radio", "tv", "press", "bbc", "cnn", "npr", "abc", "cbs", "nbc", "itv", "pbs", "msnbc", "ap", "afp", "reuters", "ft", "wsj",
    "nyt", "spiegel", "bloomberg", "politico", "economist", "atlantic", "independent", "newspaper", "courier", "dispatch", "examiner",
    "inquirer", "mirror", "sun", "star", "standard", "express", "globe", "daily", "television", "broadcasting",
}  # fmt: skip
"""Words of the names of newspapers and stations."""
_HEADINGS = {
    "latest", "update", "updated", "updates", "exclusive", "correction", "corrections", "clarification", "watch", "video", "photo", "photos", "breaking",
    "opinion", "revealed", "live", "editor", "byline", "note", "notes", "briefing", "analysis", "daily", "weekly", "morning",
    "guide", "part", "fact", "facts", "edition", "special", "email", "tip", "tips", "tags", "related", "timeline", "explainer", "interview", "caption",
    "by", "listen", "read", "more", "see", "also", "tickets", "ticket", "venue", "when", "where", "what", "who", "why", "how", "time", "date",
    "method", "ingredients", "serves", "preparation", "directions", "instructions", "contact", "contacts", "media", "rsvp", "location", "price", "prices",
    "cost", "info", "information", "source", "sources", "score", "scores", "result", "results", "verdict", "rating", "pros", "cons", "summary",
    "background", "conclusion", "warning", "reminder", "step", "example", "starring", "director", "cast", "credit", "credits", "image", "picture",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "today", "yesterday", "tomorrow", "poll", "survey", "study", "report",
    "claim", "claims", "myth", "reality", "truth", "goals", "substitutes", "subs", "referee", "attendance", "weather", "odds", "topics", "subject",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in characters (half-open): its label, the person's name or description in it, the colon, and what is said."""

    label: tuple[int, int]
    who: tuple[int, int]
    colon: int
    spans: tuple[tuple[int, int], ...]
    role: str

    @property
    def start(self) -> int:
        """Where the words begin."""
        return self.spans[0][0] if self.spans else self.colon + 1


@dataclass(slots=True)
class _Line:
    """A line; with a label, if it begins like a turn: its key is the last word of the name."""

    start: int
    end: int
    block: int
    match: re.Match | None = None
    who: tuple[int, int] = (0, 0)
    key: str = ""
    explicit: bool = False
    words: int = 0
    said: list[tuple[int, int]] = field(default_factory=list)


def turns(text: str) -> list[Turn]:
    """The turns of an interview or transcript, in order; none in a text that is neither."""
    if text.count(":") < 2 and not text.startswith("Q."):
        return []
    lines = list(_lines(text))
    labelled = _speakers(text, [line for line in lines if line.match])
    if not labelled:
        return []
    _take_lines(text, lines, labelled)
    authors = _authors(text, labelled)
    return [_turn(line, authors) for line in labelled]


def _lines(text: str) -> Iterator[_Line]:
    """The non-blank lines, numbered by the block between blank lines that they stand in, with what labels they have."""
    block, before = 0, 0
    for m in _LINE.finditer(text):
        block += text.count("\n", before, m.start()) > 1
        line = _Line(m.start(), m.start() + len(m[0].rstrip()), block)
        before = m.end()
        _read_label(text, line)
        yield line


def _read_label(text: str, line: _Line) -> None:
    """Fill in the label of a line, if it has the shape of one."""
    match = _LABEL.match(text[line.start : min(line.end, line.start + 240)])
    if match is None:
        return
    label, brackets = match["label"], match["brackets"]
    name, at = label, line.start + match.start("label")
    inner = re.match(r" ?\(((?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? [^()]+)\)", brackets)
    if inner:
        name, at = inner[1], line.start + match.start("brackets") + inner.start(1)
    words = label.split()
    if len(words) > MAX_WORDS or not words[0][0].isupper() or not all(w[0].isupper() or w.lower() in _SMALL for w in words):
        return
    if any(w.strip(".,'’").lower() in _HEADINGS for w in words):
        return
    title = _TITLE.match(name)
    capitals = label.replace("Mc", "").isupper() and len(label) > 2
    line.match, line.who, line.words = match, (at, at + len(name)), len(words)
    line.explicit = bool(title or capitals or (brackets and len(words) > 1))
    line.key = "q" if _QUESTION.fullmatch(label) else "a" if _ANSWER.fullmatch(label) else name.split()[-1].casefold()


def _speakers(text: str, labelled: list[_Line]) -> list[_Line]:
    """The lines whose label is a speaker's: Q and A, or names of which one at least comes back."""
    counts = Counter(line.key for line in labelled)
    if counts["q"] and counts["a"]:
        return [line for line in labelled if line.key in {"q", "a"}]
    asked = _askers(text, labelled, counts)
    often = {key for key, n in counts.items() if n > 1}
    repeated = {line.key for line in labelled if counts[line.key] > 1 and (line.explicit or line.words > 1 or asked)}
    repeated |= (often - repeated) & _names(text) if often - repeated else set()
    capitals = {line.key for line in labelled if line.explicit and text[line.who[0] : line.who[1]].isupper()}
    keys = repeated | {line.key for line in labelled if line.explicit}
    if len(capitals) < 2 and not (repeated and len(keys) > 1 and _sentences(text, labelled, keys)):
        return []
    return [line for line in labelled if line.key in keys or (repeated and line.start > labelled[0].start and _full(text, line))]


def _full(text: str, line: _Line) -> bool:
    """Whether a label that comes once is a full name and brings in a sentence."""
    return 1 < line.words < 5 and text[line.end - 1] in ".?!"


def _sentences(text: str, labelled: list[_Line], keys: set[str]) -> bool:
    """Whether the labels bring in sentences, and at least three of them, rather than the lists of a line-up."""
    ends = [text[line.end - 1] in ".?!…\"”’')]:" for line in labelled if line.key in keys]
    return len(ends) > 2 and 2 * sum(ends) > len(ends)


def _askers(text: str, labelled: list[_Line], counts: Counter[str]) -> set[str]:
    """The labels that ask in most of their turns, where there are two parties, one of which asks and one that does not."""
    parties = {key for key, n in counts.items() if n > 1}
    asks = Counter(line.key for line in labelled if "?" in text[line.start : line.end])
    asking = {key for key in parties if asks[key] > 0.6 * counts[key]}
    return asking if len(parties) == 2 and len(asking) == 1 else set()


def _names(text: str) -> set[str]:
    """The words that stand somewhere with a capital after another word, as names do, and not as labels."""
    return {m[1].casefold() for m in re.finditer(r"(?<=\w) ([^\W\d_a-z][\w'’-]*)(?![\w:])", text)}


def _take_lines(text: str, lines: list[_Line], labelled: list[_Line]) -> None:
    """Give each labelled line the words after its label, and the lines that go on with them."""
    own, last = {line.start for line in labelled}, labelled[-1]
    current: _Line | None = None
    for line in lines:
        if line.start in own:
            current = line
            begin = line.start + line.match.end()
            if begin < line.end:
                line.said.append((begin, line.end))
        elif current is not None:
            words = text[line.start : line.end]
            follows = line.block == current.block or not current.said or _goes_on(words, current is last)
            if follows and not (words[0] in "([" and words[-1] in ")]"):  # "(Laughter)"
                current.said.append((line.start, line.end))
            elif not follows and current is last:
                return


def _goes_on(words: str, after_last: bool) -> bool:
    """Whether a paragraph without a label belongs to the turn before it: no heading and no narration.

    After the last label of all it must speak in the first person and report nobody else.
    """
    plain = _MARKED.sub(" ", words)
    personal = _FIRST_PERSON.search(plain) is not None
    if after_last:
        return personal and not _REPORTS.search(plain)
    ended = words[-1] in ".?!…:;\"”’')*_"
    return (ended or len(words.split()) > 12) and (personal or plain == words or not _REPORTS.search(plain))


def _authors(text: str, labelled: list[_Line]) -> set[str]:
    """The keys of the labels that stand for the text's own author: Q, an outlet, the name or initials of the byline.

    Where questions and answers explain a matter and nobody is interviewed, the author gives the answers too.
    """
    keys = {line.key for line in labelled}
    authors = keys & (OUTLETS | {"q"})
    byline = _BYLINE.search(text, 0, labelled[0].start)
    if byline:
        names = byline[1].split()
        authors |= keys & {names[-1].casefold(), "".join(n[0] for n in names).casefold()}
    counts = Counter(line.key for line in labelled)
    asking = _askers(text, labelled, counts)
    authors |= {line.key for line in labelled if line.key in asking and _initials(text[line.who[0] : line.who[1]])}
    if "a" in keys and not any(
        _FIRST_PERSON.search(_MARKED.sub(" ", text[s:e])) for line in labelled if line.key == "a" for s, e in line.said
    ):
        authors.add("a")
    return authors


def _initials(label: str) -> bool:
    """Whether a label is an outlet's or a person's initials."""
    return label.isupper() and 1 < len(label) < 5


def _turn(line: _Line, authors: set[str]) -> Turn:
    """The labelled line as a turn."""
    match = line.match
    label = line.start + match.start("label"), line.start + match.end("brackets")
    colon = line.start + next(i for i in range(match.end("brackets"), match.end()) if match.string[i] in ":.")
    role = AUTHOR if line.key in authors else ANSWER if line.key == "a" else SPEAKER
    return Turn(label, line.who, colon, tuple(line.said), role)
