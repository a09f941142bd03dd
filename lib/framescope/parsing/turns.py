"""Who has the floor: the turns of printed interviews and transcripts ("Q: … A: …", "The Herald: …", "Jim Doe (Lab): …").

A turn begins with a label at the start of a line (`turnlabels`) that is a speaker's (`turnparties`) and goes on over the lines
without one; interviews without labels are told by their questions (`questions`). Only the text is read, so that the parser can be told where a turn begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .questions import questions_and_answers
from .turnlabels import Line, lines
from .turnparties import all_talk, authors_of, bare_speakers, is_personal, speakers, unmarked

_REPORTS = re.compile(r"\b(said|says|told|added|replied|declined|rejected)\b")
AUTHOR, ANSWER, SPEAKER = "author", "answer", "speaker"
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
    role = AUTHOR if line.key in authors else ANSWER if line.key == "a" else SPEAKER
    match, said = line.match, tuple(line.said)
    if match is None:
        return Turn(line.who, line.who, said, role)
    label = line.start + match.start("label"), line.start + match.end("brackets")
    colon = next((line.start + i for i in range(match.end("brackets"), match.end()) if match.string[i] in ":."), None)
    return Turn(label, line.who, said, role, colon)
