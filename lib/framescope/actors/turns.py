"""Who has the floor at each token of an interview or a transcript, as far as actors go.

Who answers as "A" in an interview: the person whom the text around it says was spoken to, if it names one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..parsing.turns import ANSWER, SPEAKER, SPOKEN_TO, Turn, turns
from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc


def interviewee(doc: Doc, people: Sequence[tuple[int, int, str]]) -> tuple[str, float] | None:
    """The actor_id of the person interviewed, and how sure it is in [0, 1]; None when nobody or several may be meant.

    `people` are the places (start, end, actor_id) where a person is named. What counts is the text outside the turns: a
    sentence that tells of the interview, else the headline, else the only person named before the first turn.
    """
    text = doc.text
    floor = turns(text)
    spans = [span for turn in floor for span in turn.spans]
    outside = [p for p in people if not _within(spans, p[0])]
    starts = [p[0] for p in outside]
    for sentence in doc.sents:
        if SPOKEN_TO.search(sentence.text) and not _within(spans, sentence.start_char):
            inside = outside[bisect_left(starts, sentence.start_char) : bisect_left(starts, sentence.end_char)]
            if inside:
                return inside[0][2], 0.8
    headline = text.find("\n", len(text) - len(text.lstrip()))
    for stop, confidence in ((headline, 0.7), (floor[0].label[0] if floor else 0, 0.6)):
        named = {actor_id for start, _, actor_id in outside if start < stop}
        if len(named) == 1:
            return named.pop(), confidence
    return None


def _within(spans: Sequence[tuple[int, int]], character: int) -> bool:
    """Whether a character lies in one of the spans, which are sorted and disjoint."""
    k = bisect_right(spans, character, key=lambda span: span[0]) - 1
    return k >= 0 and character < spans[k][1]


class Floor:
    """The turns of a text, with the actor_id of each turn's speaker where it is known."""

    def __init__(self, doc: Doc, text: str, referents: dict[str, Referent], named: list[Reference]) -> None:
        self.turns = turns(text)
        self._starts = [turn.label[0] for turn in self.turns]
        people = [(r.start, r.end, r.actor_id) for r in named if r.form == "name" and referents[r.actor_id].kind == "person"]
        answers = interviewee(doc, people) if any(turn.role == ANSWER for turn in self.turns) else None
        begins = {start: actor_id for start, _, actor_id in people}
        self.speakers = [_speaker(turn, begins, answers[0] if answers else None) for turn in self.turns]

    def speaker(self, character: int, sure: bool = False) -> str | None:
        """Who speaks at a character: the speaker of the turn in whose words it stands; `sure`: only one whom its label names."""
        k = self._turn(character)
        if k < 0 or (sure and self.turns[k].role != SPEAKER):
            return None
        return self.speakers[k] if any(start <= character < end for start, end in self.turns[k].spans) else None

    def previous(self, character: int) -> str | None:
        """Who of the others spoke last before the turn at a character."""
        k = self._turn(character)
        return next((s for s in reversed(self.speakers[: max(0, k)]) if s and s != self.speakers[k]), None)

    def _turn(self, character: int) -> int:
        return bisect_right(self._starts, character) - 1


def _speaker(turn: Turn, named: dict[int, str], answers: str | None) -> str | None:
    """The last person whose name begins in a turn's label; the interviewee of an answer."""
    if turn.role != SPEAKER:
        return answers if turn.role == ANSWER else None
    return next((named[i] for i in range(turn.who[1] - 1, turn.who[0] - 1, -1) if i in named), None)
