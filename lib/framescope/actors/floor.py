"""Who has the floor at each token of an interview or a transcript, as far as actors go."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ..parsing.turns import ANSWER, SPEAKER, Turn, turns
from .interviewee import interviewee
from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Floor:
    """The turns of a text, with the actor_id of each turn's speaker where it is known."""

    def __init__(self, doc: Doc, text: str, referents: dict[str, Referent], named: list[Reference]) -> None:
        self.turns = turns(text)
        self._starts = [turn.label[0] for turn in self.turns]
        people = [(r.start, r.end, r.actor_id) for r in named if r.form == "name" and referents[r.actor_id].kind == "person"]
        answers = interviewee(doc, people) if any(turn.role == ANSWER for turn in self.turns) else None
        named = {start: actor_id for start, _, actor_id in people}
        self.speakers = [_speaker(turn, named, answers[0] if answers else None) for turn in self.turns]

    def speaker(self, character: int) -> str | None:
        """Who speaks at a character: the speaker of the turn in whose words it stands."""
        k = self._turn(character)
        return self.speakers[k] if k >= 0 and any(start <= character < end for start, end in self.turns[k].spans) else None

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
