"""Who has the floor: the turns of printed interviews and transcripts ("Q: … A: …", "The Herald: …", "Jim Doe (Lab): …").

A turn begins with a label at the start of a line (`turn_labels`) that is a speaker's (`turn_parties`) and goes on over the lines
without one; interviews without labels are told by their questions. Only the text is read, so that the parser can be told where a turn begins.

Interviews without labels: the questions stand in bold, or as paragraphs of their own, and the paragraphs after each answer it.

Bold paragraphs count when two of them ask; plain ones when the text says that somebody was spoken to, and three paragraphs ask,
half of them "you". The answers must speak in the first person: an explainer asks and answers in its author's own voice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .turn_labels import Line, lines
from .turn_parties import all_talk, authors_of, bare_speakers, is_personal, speakers, unmarked

SPOKEN_TO = re.compile(
    r"\b(spoke|speaks|talked|talks|chatted|sat down|sits down|caught up|interview(s|ed|ing)?|(in )?conversation|told us|we asked|we met"
    r"|answer(s|ed|ing)? (our|your|readers|questions)|takes? questions|Q&A)\b",
    re.IGNORECASE,
)
"""What a text says of an interview that it prints."""

MAX_QUESTION_WORDS = 80
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
    return len(words.split()) <= MAX_QUESTION_WORDS and unmarked(words).strip().endswith("?") and words[0] not in "\"“‘'"


_REPORTS = re.compile(r"\b(said|says|told|added|replied|declined|rejected)\b")
INTERVIEWER, ANSWER, SPEAKER = "author", "answer", "speaker"
"""Roles: the interviewer, who is the text's author; an interviewee called "A"; somebody who is named or described."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in characters (half-open): its label, the person's name or description in it, what is said, and the colon.

    A turn without a label has an empty one where its words begin; only a label may have a colon.
    """

    label: tuple[int, int]
    who: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    role: str
    colon: int | None = None

    @property
    def start(self) -> int:
        """Where the words begin."""
        return self.spans[0][0] if self.spans else self.label[1] + 1


@lru_cache(maxsize=8)
def turns(text: str) -> tuple[Turn, ...]:
    """The turns of an interview or transcript, in order; none in a text that is neither."""
    found = list(lines(text))
    bare = bare_speakers(text, [line for line in found if line.match and line.bare])
    for labelled in (speakers(text, [line for line in found if line.match and not line.bare]), bare):
        _take_lines(text, found, labelled)
        if labelled and (not labelled[0].bare or all_talk(text, labelled)):
            return _turns(text, labelled)
    labelled = questions_and_answers(text, found)
    _take_lines(text, found, labelled)
    return _turns(text, labelled)


def _turns(text: str, labelled: list[Line]) -> tuple[Turn, ...]:
    authors = authors_of(text, labelled) if labelled else set()
    return tuple(_turn(line, authors) for line in labelled)


def _take_lines(text: str, lines: list[Line], labelled: list[Line]) -> None:
    """Give each labelled line the words after its label, and the lines that go on with them."""
    own, last = {line.start for line in labelled}, labelled[-1] if labelled else None
    current: Line | None = None
    for line in lines:
        if line.start in own:
            current = line
            line.said = []
            begin = line.start + (line.match.end() if line.match else 0)
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
    plain, personal = unmarked(words), is_personal(words)
    if after_last:
        return personal and not _REPORTS.search(plain)
    ended = words[-1] in ".?!…:;\"”’')*_"
    return (ended or len(words.split()) > 12) and (personal or plain == words or not _REPORTS.search(plain))


def _turn(line: Line, authors: set[str]) -> Turn:
    """The labelled line as a turn."""
    role = INTERVIEWER if line.key in authors else ANSWER if line.key == "a" else SPEAKER
    match, said = line.match, tuple(line.said)
    if match is None:
        return Turn(line.who, line.who, said, role)
    label = line.start + match.start("label"), line.start + match.end("brackets")
    colon = next((line.start + i for i in range(match.end("brackets"), match.end()) if match.string[i] in ":."), None)
    return Turn(label, line.who, said, role, colon)
