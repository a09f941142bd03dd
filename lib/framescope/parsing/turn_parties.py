"""Which labels are speakers', and which of these speakers is the text's own author.

A label is a speaker's by its shape and by repetition: "Note: …", "Tickets: …" and a recipe's "Method: …" come once, or in the
shape of no name.
"""

from __future__ import annotations

import re
from collections import Counter

from .turn_labels import Line

_FIRST_PERSON = re.compile(r"\b(i|we|my|our|me|us|i['’]\w+|we['’]\w+)\b", re.IGNORECASE)
_MARKED = re.compile(r'["“”][^"“”\n]*["“”]?')
_BYLINE = re.compile(r"^\W{0,3}[Bb]y\s+([A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,3})", re.MULTILINE)
OUTLETS = {
    "herald", "times", "post", "guardian", "telegraph", "journal", "news", "gazette", "tribune", "chronicle", "mail", "observer", "magazine",
    "review", "radio", "tv", "press", "bbc", "cnn", "npr", "abc", "cbs", "nbc", "itv", "pbs", "msnbc", "ap", "afp", "reuters", "ft", "wsj",
    "nyt", "spiegel", "bloomberg", "politico", "economist", "atlantic", "independent", "newspaper", "courier", "dispatch", "examiner",
    "inquirer", "mirror", "sun", "star", "standard", "express", "globe", "daily", "television", "broadcasting",
}  # fmt: skip
"""Words of the names of newspapers and stations."""


def speakers(text: str, labelled: list[Line]) -> list[Line]:
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


def bare_speakers(text: str, labelled: list[Line]) -> list[Line]:
    """The lines whose bare label may be a speaker's: two at least come back, and are names of two words or used as names.

    Their words decide in the end (`all_talk`).
    """
    counts, names = Counter(line.key for line in labelled), _names(text) if labelled else set()
    often = {line.key for line in labelled if counts[line.key] > 1 and (line.words > 1 or line.key in names)}
    return [line for line in labelled if line.key in often] if len(often) > 1 else []


def all_talk(text: str, labelled: list[Line]) -> bool:
    """Whether each label has words that ask or say "I": headings that come back ("STRENGTHS", "WEAKNESSES") have none."""
    talk = {line.key for line in labelled for start, end in line.said if "?" in text[start:end] or is_personal(text[start:end])}
    return talk == {line.key for line in labelled}


def authors_of(text: str, labelled: list[Line]) -> set[str]:
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
    if "a" in keys and not any(is_personal(text[s:e]) for line in labelled if line.key == "a" for s, e in line.said):
        authors.add("a")
    return authors


def _full(text: str, line: Line) -> bool:
    """Whether a label that comes once is a full name and brings in a sentence."""
    return 1 < line.words < 5 and text[line.end - 1] in ".?!"


def _sentences(text: str, labelled: list[Line], keys: set[str]) -> bool:
    """Whether the labels bring in sentences, and at least three of them, rather than the lists of a line-up."""
    ends = [text[line.end - 1] in ".?!…\"”’')]:" for line in labelled if line.key in keys]
    return len(ends) > 2 and 2 * sum(ends) > len(ends)


def _askers(text: str, labelled: list[Line], counts: Counter[str]) -> set[str]:
    """The labels that ask in most of their turns, where there are two parties, one of which asks and one that does not."""
    parties = {key for key, n in counts.items() if n > 1}
    asks = Counter(line.key for line in labelled if "?" in text[line.start : line.end])
    asking = {key for key in parties if asks[key] > 0.6 * counts[key]}
    return asking if len(parties) == 2 and len(asking) == 1 else set()


def _names(text: str) -> set[str]:
    """The words that stand somewhere with a capital after another word, as names do, and not as labels."""
    return {m[1].casefold() for m in re.finditer(r"(?<=\w) ([^\W\d_a-z][\w'’-]*)(?![\w:])", text)}


def _initials(label: str) -> bool:
    """Whether a label is an outlet's or a person's initials."""
    return label.isupper() and 1 < len(label) < 5


def is_personal(words: str) -> bool:
    """Whether somebody says "I" or "we" outside quotation marks."""
    return _FIRST_PERSON.search(unmarked(words)) is not None


def unmarked(words: str) -> str:
    """The words without what stands in quotation marks."""
    return _MARKED.sub(" ", words)
